"""Texts made to be slow or to break: work grows with their length alone, and nothing is raised."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import find_actors
from onrecord.reading.attributions import find_attributions
from onrecord.reading.parsed import Parsed, parse
from onrecord.record import Attribution, Statement

WORDS = [
    *("PRESIDENT ODA:", "Q", "MR. HOLT:", "PRIME MINISTER.-", "Mina Oda:", "INTERLOCUTOR:", "A" * 500 + ":"),
    *'“”«»„‘’"—.:,',
    *("\n\n", "(inaudible)", "said Minister Oda", "dijo la ministra Oda", "que", "she said", "the leader", "We go on."),
    *("Minister Oda on Air", "- On ports:", "“We will go on with the talks today.”"),
]


def read(parsed: Parsed, title: str | None = None, language: str | None = None) -> tuple[Attribution, ...]:
    statement = Statement(text=parsed.text, title=title, language=language, published="2024-05-01", issuer="Norway")
    return find_attributions(parsed, find_actors(parsed, statement), statement)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([None, "en", "es"]), st.booleans())
def test_any_mix_of_labels_marks_and_verbs_is_read(parts: list[str], language: str | None, lines: bool) -> None:
    text = ("\n\n" if lines else " ").join(parts)
    for found in read(parse(text), title=" ".join(parts[:8]), language=language):
        assert all(text[span.start : span.end] == span.quote for span in (*found.source, *found.cue, *found.content))


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "\n\n".join(f"{'PRESIDENT ODA' if i % 2 else 'Q'}: Yes, it is so." for i in range(n)),
        lambda n: "\n\n".join(f"{'PRIME MINISTER' if i % 2 else 'PRESIDENT'}: The leader said so." for i in range(n)),
        lambda n: "\n\n".join("- On ports: “We will go on and on and on.”" for _ in range(n)),
        lambda n: "\n\n".join("A" * 500 + ": yes" for _ in range(n)),
        lambda n: "“a ” " * n,
        lambda n: '"a said b ' * n,
        lambda n: "“Iremos”, dijo Oda y agregó que irá según Oda " * n,
    ],
)
def test_work_grows_with_the_length_alone(make: Callable[[int], str]) -> None:
    def calls(count: int) -> float:
        parsed = parse(make(count))
        made = 0

        def counted(frame: FrameType, event: str, arg: object) -> None:
            nonlocal made
            made += event in ("call", "c_call")

        sys.setprofile(counted)
        try:
            read(parsed)
        finally:
            sys.setprofile(None)
        return made / len(parsed)

    assert calls(400) < 2 * calls(100)
