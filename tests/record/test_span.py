from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Span


@given(st.text(min_size=1), st.data())
def test_quote_is_what_the_text_holds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.quote


@given(st.text(), st.integers(-3, 12), st.integers(-3, 12))
def test_empty_or_outlying_span_is_refused(text: str, start: int, end: int) -> None:
    if not 0 <= start < end <= len(text):
        with pytest.raises(ValueError, match="empty or outside"):
            Span.of(text, start, end)


def test_span_whose_quote_has_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span(start=0, end=3, quote="four")


def test_json_of_a_span_is_start_and_end() -> None:
    assert Span.of("Arvenia", 0, 3).model_dump() == {"start": 0, "end": 3}


def test_spans_that_share_a_character_overlap() -> None:
    text = "abcdef"
    left, middle, right = Span.of(text, 0, 3), Span.of(text, 2, 4), Span.of(text, 3, 6)
    assert left.overlaps(middle)
    assert not left.overlaps(right)
    assert Span.of(text, 0, 6).holds(middle)
    assert not middle.holds(left)
