"""Where the words that were looked for stand, and the passages around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from .query import Phrase, pattern
from .words import Level

MOST_MARKS = 200
_WIDTH = 260
_MARGIN = 40


@dataclass(frozen=True)
class Mark:
    """A phrase found at `[start, end)`, in code points; `phrase` is its number in the query."""

    start: int
    end: int
    phrase: int = 0


@dataclass(frozen=True)
class Snippet:
    """A passage `[start, end)` of a statement's text with its words, and where in the text what was looked for stands.

    Spans count code points of the whole text: `text[start:end]` is the quote.
    """

    start: int
    end: int
    quote: str
    highlights: tuple[tuple[int, int], ...] = ()


def marks(text: str, phrases: Sequence[Phrase]) -> list[Mark]:
    """Where phrases stand in a text, in order and none over another, the first few hundred."""
    if not phrases:
        return []
    level = Level(text)
    found_by, numbers = pattern(tuple(phrases))
    found = islice(found_by.finditer(level.text), MOST_MARKS)
    return [Mark(*level.place(*each.span()), numbers[(each.lastindex or 1) - 1]) for each in found]


def snippets(text: str, found: Sequence[Mark], most: int = 2) -> tuple[Snippet, ...]:
    """The passages with most of what was looked for, in the text's order; its beginning where nothing is marked."""
    if not found:
        return (_snippet(text, 0, min(len(text), _WIDTH), ()),) if text.strip() else ()
    passages: list[tuple[int, int]] = []
    ranked = sorted(range(len(found)), key=lambda at: (*_worth(found, at), at))
    for at in ranked:
        start, end = found[at].start, _end(found, at)
        if all(end + _WIDTH < one or other + _WIDTH < start for one, other in passages):
            passages.append((start, end))
            if len(passages) == most:
                break
    return tuple(_snippet(text, start, end, found) for start, end in sorted(passages))


def _worth(found: Sequence[Mark], at: int) -> tuple[int, int]:
    near = [mark for mark in found[at : at + 20] if mark.end <= found[at].start + _WIDTH]
    return -len({mark.phrase for mark in near}), -len(near)


def _end(found: Sequence[Mark], at: int) -> int:
    """The end of the last mark that still fits into a passage that begins with this one."""
    first = found[at]
    return max([first.end, *(mark.end for mark in found[at : at + 20] if mark.end <= first.start + _WIDTH)])


def _snippet(text: str, start: int, end: int, found: Sequence[Mark]) -> Snippet:
    """A passage as wide as one is, cut at blanks where there are any near."""
    room = max(0, _WIDTH - (end - start))
    first = max(0, start - room // 2)
    last = min(len(text), end + room - (start - first))
    if first > 0 and (blank := text.find(" ", first, min(first + _MARGIN, start))) >= 0:
        first = blank + 1
    if last < len(text) and (blank := text.rfind(" ", max(last - _MARGIN, end), last)) >= 0:
        last = blank
    inside = dict.fromkeys((each.start, each.end) for each in found if first <= each.start and each.end <= last)
    return Snippet(first, last, text[first:last], tuple(inside))
