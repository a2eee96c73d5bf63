"""How a text is laid out: its paragraphs and list items, found from line breaks alone."""

from __future__ import annotations

import re
from statistics import median

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_ITEM = re.compile(r"\s*(?:[-*•·▪◦–—]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|#{1,6}\s|>\s)", re.IGNORECASE)
_WRAPPED_AT = (50, 100)
_FEW_BREAKS, _HEADING = 3, 40


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Paragraphs and list items as `[start, end)` in code points, outer blanks left out, in order.

    A blank line always ends a paragraph; a single line break does unless the text is hard-wrapped, which is told from
    its lines' lengths. A line that begins with a bullet or an enumerator begins a paragraph in any case.

    Example:
        >>> paragraphs("One.\n\n- two\n- three")
        [(0, 4), (6, 11), (12, 19)]
    """
    lines = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            lines.append((start, start + len(stripped)))
    if not lines:
        return []
    wrapped = _is_wrapped([end - start for start, end in lines])
    out = [lines[0]]
    for start, end in lines[1:]:
        before = out[-1]
        if wrapped and not _blank_line(text, before[1], start) and not _ITEM.match(text, start, end):
            out[-1] = (before[0], end)
        else:
            out.append((start, end))
    return out


def flows(text: str, paras: list[tuple[int, int]]) -> list[tuple[int, int]]:
    r"""Paragraphs, those joined that a broken layout parts within a sentence, as in scanned or badly copied text.

    A layout is broken where a third of the paragraphs, at least three, begin in lower case behind one that ends in a
    letter, a digit or a comma. There every line that ends so goes on in the next, unless it is short like a heading.

    Example:
        >>> text = "It is a port of\n\nships and of\n\nboats of the\n\nold kind.\n\nYes."
        >>> [text[start:end] for start, end in flows(text, paragraphs(text))][-1]
        'Yes.'
    """
    open_ended = [text[end - 1].isalnum() or text[end - 1] in ",;%" for _, end in paras]
    going_on = [is_open and text[start].islower() for is_open, (start, _) in zip(open_ended, paras[1:], strict=False)]
    if sum(going_on) < max(_FEW_BREAKS, len(paras) / 3):
        return paras
    out = paras[:1]
    for number, (start, end) in enumerate(paras[1:]):
        long = paras[number][1] - paras[number][0] >= _HEADING
        if going_on[number] or (open_ended[number] and long):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _is_wrapped(lengths: list[int]) -> bool:
    longest = max(lengths)
    return len(lengths) >= 4 and longest <= _WRAPPED_AT[1] and median(lengths) >= _WRAPPED_AT[0]


def _blank_line(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    return gap.count("\n") > 1 or gap.count("\r") > 1 + gap.count("\n") or "\u2029" in gap
