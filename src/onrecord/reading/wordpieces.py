"""Text as the encoder sees it: word pieces with their offsets, print features, and windows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .layout import paragraphs

Ints = NDArray[np.int64]

CASES, QUOTES, BREAKS = 3, 3, 2
FEATURES = CASES * QUOTES * BREAKS

_MARK = re.compile(r"[“”„«»\"]|''|``|\n")
_OPENERS = frozenset("([{-–—‘'/")
_CLOSERS = frozenset(".,;:!?)]}-–—’'/")


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The word pieces of a text.

    Attributes:
        ids: Rows of the vocabulary.
        start: First character of each piece; `end` is one past its last.
        feature: Letter case, place in quotation marks and paragraph break, as one number below `FEATURES`.
        paras: First piece of each paragraph.
    """

    ids: Ints
    start: Ints
    end: Ints
    feature: Ints
    paras: list[int]

    def __len__(self) -> int:
        return len(self.ids)


def quoted(text: str) -> list[tuple[int, int]]:
    """Quotations as character ranges, marks included; one left open runs to the end of its line.

    Straight marks open or close by the blanks around them; a mark that opens inside an open quotation opens it anew.
    """
    out: list[tuple[int, int]] = []
    start = -1
    for match in _MARK.finditer(text):
        mark, at, after = match.group(), match.start(), match.end()
        if mark == "\n":
            if start >= 0:
                out.append((start, at))
            start = -1
        elif mark in "“„«``":
            if start >= 0:
                out.append((start, at))
            start = at
        elif mark in "”»":
            if start >= 0:
                out.append((start, after))
            start = -1
        else:
            before = text[at - 1] if at else "\n"
            behind = text[after] if after < len(text) else "\n"
            opens = (before.isspace() or before in _OPENERS) and not behind.isspace()
            closes = (behind.isspace() or behind in _CLOSERS) and not before.isspace()
            if start < 0:
                if opens or not closes:
                    start = at
            elif opens and not closes:
                out.append((start, at))
                start = at
            else:
                out.append((start, after))
                start = -1
    if start >= 0:
        out.append((start, len(text)))
    return out


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word pieces with their features."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    start, end = offsets[:, 0], offsets[:, 1]
    case = np.fromiter((_case(text[a:b]) for a, b in encoding.offsets), dtype=np.int64, count=len(ids))
    quote = np.zeros(len(ids), dtype=np.int64)
    ranges = quoted(text)
    if ranges and len(ids):
        firsts = np.searchsorted(start, np.array([a for a, _ in ranges]))
        lasts = np.searchsorted(start, np.array([b for _, b in ranges]))
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
            quote[first:last] = 1
            quote[first : first + 1] = 2
    paras = sorted(set(np.searchsorted(start, np.array([a for a, _ in paragraphs(text)], dtype=np.int64)).tolist()))
    paras = [at for at in paras if at < len(ids)]
    breaks = np.zeros(len(ids), dtype=np.int64)
    breaks[paras] = 1
    return Pieces(ids, start, end, (case * QUOTES + quote) * BREAKS + breaks, paras)


def _case(piece: str) -> int:
    if not piece[:1].isupper():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1


def windows(size: int, paras: Sequence[int], sents: Sequence[int], longest: int) -> list[tuple[int, int]]:
    """Cut `size` pieces into windows of at most `longest`: after whole paragraphs, else after whole sentences.

    Args:
        size: How many pieces there are.
        paras: First piece of each paragraph, in order.
        sents: First piece of each sentence, in order.
        longest: Pieces in the longest window.
    """
    out: list[tuple[int, int]] = []
    at = 0
    while at < size:
        end = at + longest
        if end >= size:
            end = size
        else:
            for breaks in (paras, sents):
                index = bisect_right(breaks, end) - 1
                if index >= 0 and breaks[index] > at:
                    end = breaks[index]
                    break
        out.append((at, end))
        at = end
    return out
