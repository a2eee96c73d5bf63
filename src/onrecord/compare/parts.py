"""Sentences and differing words as passages of their texts."""

from __future__ import annotations

from collections.abc import Sequence

from .changes import Difference
from .comparison import Part, Passage
from .passages import Sentence
from .sides import Passages
from .words import Word


def passage_of(text: str, sentences: Sequence[Sentence]) -> Passage:
    """The characters from the first sentence to the last."""
    return _between(text, sentences[0].start, sentences[-1].end)


def parts_of(
    text_a: str, text_b: str, side_a: Passages, side_b: Passages, found: Sequence[Difference]
) -> tuple[Part, ...]:
    """The words of each difference, where they stand in the two texts."""
    return tuple(
        Part(
            kind=each.kind,
            a=_of_words(text_a, side_a.words[slice(*each.a)]),
            b=_of_words(text_b, side_b.words[slice(*each.b)]),
            at=_missing(side_a.words, each.a) if each.a[0] == each.a[1] else _missing(side_b.words, each.b),
        )
        for each in found
    )


def _missing(words: tuple[Word, ...], within: tuple[int, int]) -> int | None:
    """Where the words of an empty range would stand: behind the word before it."""
    first, last = within
    if first < last or not words:
        return None
    return words[first - 1].end if first else words[0].start


def _of_words(text: str, words: tuple[Word, ...]) -> Passage | None:
    return _between(text, words[0].start, words[-1].end) if words else None


def _between(text: str, start: int, end: int) -> Passage:
    return Passage(start=start, end=end, quote=text[start:end])
