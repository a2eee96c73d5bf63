"""Marked text: a statement's text cut into paragraphs, and each paragraph into nested runs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal, NamedTuple

from .page_notes import Mark

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:[-*•·▪◦–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s", re.IGNORECASE)
_WRAPPED_AT = (50, 100)
_FEWEST_WRAPPED = 4
# HTML has no place for control characters: each is shown as its picture, one character for one, so that offsets stay.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421, 0x0D: 0x20}
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


class Run(NamedTuple):
    """A step in a paragraph: open a mark, write words, or close the mark opened last."""

    do: Literal["open", "text", "close"]
    text: str = ""
    mark: Mark | None = None
    begins: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item: characters `[start, end)`, whether it is an item, and its runs."""

    start: int
    end: int
    item: bool
    runs: tuple[Run, ...]


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """The text's paragraphs in order, each with its runs.

    Marks nest where they overlap: the one that begins first is outermost, the longer one where two begin together. A
    mark that overlaps another in part is closed and opened again, so that every character is written once, inside every
    mark that holds it.
    """
    blocks = _blocks(text)
    inside: list[list[Mark]] = [[] for _ in blocks]
    ends = [end for _, end in blocks]
    for mark in marks:
        number = bisect_left(ends, mark.start + 1)
        while number < len(blocks) and blocks[number][0] < mark.end:
            inside[number].append(mark)
            number += 1
    return [
        Paragraph(start, end, bool(_ITEM.match(text, start, end)), tuple(_runs(text, start, end, held)))
        for (start, end), held in zip(blocks, inside, strict=True)
    ]


def shown(text: str) -> str:
    """The text with control characters as pictures; same length."""
    return text if text.isprintable() else text.translate(_PICTURES)


def _runs(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Run]:
    opening = sorted(marks, key=lambda mark: (max(mark.start, start), -mark.end, mark.kind, mark.note))
    closing = {mark.end for mark in marks if mark.end < end}
    stops = sorted({start, end, *closing, *(mark.start for mark in marks if mark.start > start)})
    stack: list[Mark] = []
    waiting = 0
    for here, there in zip(stops, [*stops[1:], end], strict=True):
        if here in closing:
            yield from _close_ended(stack, here, end)
        while waiting < len(opening) and max(opening[waiting].start, start) <= here < end:
            yield _open(opening[waiting], stack, here, end)
            waiting += 1
        if there > here:
            yield Run("text", shown(text[here:there]))
    for _ in stack:
        yield Run("close")


def _close_ended(stack: list[Mark], here: int, end: int) -> Iterator[Run]:
    """Close the marks that end here, and open again those that lie inside them and go on."""
    lowest = next(depth for depth, mark in enumerate(stack) if mark.end <= here)
    going_on = [mark for mark in stack[lowest:] if mark.end > here]
    for _ in stack[lowest:]:
        yield Run("close")
    del stack[lowest:]
    for mark in going_on:
        yield _open(mark, stack, here, end)


def _open(mark: Mark, stack: list[Mark], here: int, end: int) -> Run:
    ends = mark.end <= min([end, *(outer.end for outer in stack)])
    stack.append(mark)
    return Run("open", mark=mark, begins=mark.start == here, ends=ends)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines as paragraphs; in a hard-wrapped text, lines joined up to the next blank line or list item."""
    lines = []
    for found in _LINE.finditer(text):
        line = found.group()
        if stripped := line.strip():
            start = found.start() + len(line) - len(line.lstrip())
            lines.append((start, start + len(stripped)))
    lengths = [end - start for start, end in lines]
    wrapped = len(lines) >= _FEWEST_WRAPPED and max(lengths) <= _WRAPPED_AT[1] and median(lengths) >= _WRAPPED_AT[0]
    out: list[tuple[int, int]] = []
    for start, end in lines:
        joins = wrapped and out and len(_BREAKS.findall(text, out[-1][1], start)) == 1
        if joins and not _ITEM.match(text, start, end):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
