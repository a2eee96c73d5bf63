from __future__ import annotations

import pytest

from onrecord.export.words import limit_words
from onrecord.record import Deadline, LimitKind, Span


@pytest.mark.parametrize(
    ("quote", "kind", "first", "last", "words"),
    [
        ("by the end of 2032", "by", None, "2032-12-31", "by 31 December 2032"),
        ("within 90 days", "within", "2032-03-01", "2032-05-30", "by 30 May 2032"),
        ("on 12 March 2032", "on", "2032-03-12", "2032-03-12", "on 12 March 2032"),
        ("during 2032", "during", "2032-01-01", "2032-12-31", "2032"),
        ("until June 2032", "until", None, "2032-06-30", "until 30 June 2032"),
        ("In the\ncoming weeks", "vague", None, None, "In the coming weeks"),
        ("from June 2032", "during", "2032-06-01", None, "from 1 June 2032"),
    ],
)
def test_a_time_limit_is_told_as_what_it_is(
    quote: str, kind: LimitKind, first: str | None, last: str | None, words: str
) -> None:
    limit = Deadline(span=Span(start=0, end=len(quote), quote=quote), type=kind, from_=first, to=last)
    assert limit_words(limit) == words
