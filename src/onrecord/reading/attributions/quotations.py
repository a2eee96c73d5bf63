"""Quotations: what stands between quotation marks, found in one scan over the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.parsed import Parsed

# Two single marks in a row count as one double mark; grave accents open in typewritten text.
_MARK = re.compile(r"['‘’`]{2}|[\"“”„‟«»‹›‘]|(?<![^\W_])'(?=\w)")
_SINGLE_END = re.compile(r"(?<=[.,!?…])['’](?!\w)|(?<=[^\Ws])['’](?=[\s.,;:!?)\]—–]|$)|(?<=s)['’](?=[.,;:!?)\]]|$)")
_OPENS = frozenset("“„«‹‟")
_CLOSES = frozenset("”»›")
_REOPENS = frozenset("\"“„«'‘")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{-\u2013\u2014\u2018'/")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0.,;:!?)]}-\u2013\u2014\u2019'/*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        pieces: Characters between the marks, one `[start, end)` per paragraph.
        outer: From the first mark to after the last.
        closed: Whether the last piece ends with a mark.
    """

    pieces: tuple[tuple[int, int], ...]
    outer: tuple[int, int]
    closed: bool


def find_quotations(parsed: Parsed) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order: one scan, so time grows with the text's length alone.

    Straight and curly double marks, guillemets, low opening marks and two single marks in a row count; a single mark
    only where it cannot be an apostrophe. A quotation that is left open ends with its paragraph, or before the next
    opening mark; where the next paragraph opens the mark again it goes on there.
    """
    out: list[Quotation] = []
    running: list[tuple[int, int]] = []
    running_from = running_to = 0
    paras = parsed.paras
    for number, (start, end) in enumerate(paras):
        following = parsed.text[paras[number + 1][0]] if number + 1 < len(paras) else ""
        found = _in_paragraph(parsed.text, start, end, goes_on=following in _REOPENS)
        if running and not (found and found[0][0] == start):
            out.append(Quotation(tuple(running), (running_from, running_to), False))
            running = []
        for first, last, width, closed in found:
            inner = _trim(parsed.text, first + width, last - (width if closed else 0))
            if inner is None:
                continue
            if not running:
                running_from = first
            running.append(inner)
            running_to = last
            if closed or last != end:
                out.append(Quotation(tuple(running), (running_from, running_to), closed))
                running = []
    if running:
        out.append(Quotation(tuple(running), (running_from, running_to), False))
    return tuple(out)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if any(char.isalnum() for char in text[start : min(end, start + 400)]) else None


def _in_paragraph(text: str, start: int, end: int, *, goes_on: bool) -> list[tuple[int, int, int, bool]]:
    """Outermost quotations as (first, last, width of the mark, closed), marks included."""
    done: list[tuple[int, int, int, bool]] = []
    opened: list[tuple[int, int]] = []
    single = start - 1  # no single mark before here can open: one looked this far in vain
    for match in _MARK.finditer(text, start, end):
        at, after = match.span()
        mark = match.group()
        if mark in ("‘", "'"):
            if opened or at < single:
                continue
            close = _SINGLE_END.search(text, after, end)
            single = close.end() if close else end
            if close and _clearly_quotes(text, at, after, close.start(), mark):
                done.append((at, close.end(), 1, True))
            elif close is None and goes_on and at == start:
                opened.append((at, 1))
            continue
        if done and at < done[-1][1]:
            if done[-1][2] != 1 or text[done[-1][0]] not in "‘'":
                continue
            done.pop()  # a single mark that reached over a double one did not quote
        german = mark == "“" and bool(opened) and text[opened[-1][0]] == "„"
        if not german and _opens(text, start, end, at, after, mark, bool(opened)):
            opened.append((at, after - at))
        elif opened:
            first, width = opened.pop()
            while done and done[-1][0] > first:
                done.pop()
            done.append((first, after, width, True))
    for number, (first, width) in enumerate(opened):
        done.append((first, opened[number + 1][0] if number + 1 < len(opened) else end, width, False))
    return _outermost(sorted(done), start if goes_on else -1)


def _outermost(found: list[tuple[int, int, int, bool]], whole: int) -> list[tuple[int, int, int, bool]]:
    """What lies in no other; an open quotation ends before the next mark unless it opens the paragraph at `whole`."""
    out: list[tuple[int, int, int, bool]] = []
    reach = -1
    for index, (first, last, width, closed) in enumerate(found):
        if first < reach:
            continue
        if not closed and first != whole and index + 1 < len(found):
            last = min(last, found[index + 1][0])
        out.append((first, last, width, closed))
        reach = last
    return out


def _opens(text: str, start: int, end: int, at: int, after: int, mark: str, inside: bool) -> bool:
    if mark in _OPENS or mark in ("``", "‘‘"):
        return True
    if mark in _CLOSES or mark == "’’":
        # German and Danish open with a mark that closes elsewhere; English text sometimes opens with the wrong curl.
        return not inside and after < end and not text[after].isspace() and (at == start or text[at - 1].isspace())
    before = text[at - 1] if at > start else "\n"
    following = text[after] if after < end else "\n"
    opens = before in _BEFORE_OPENING and not following.isspace()
    closes = following in _AFTER_CLOSING and not before.isspace()
    if inside:
        return opens and not closes
    return opens or not closes


def _clearly_quotes(text: str, at: int, after: int, close: int, mark: str) -> bool:
    if at and not (text[at - 1].isspace() or text[at - 1] in "([—–-:"):
        return False
    words = len(text[after:close].split())
    if mark == "'":
        return words >= 3 and text[close - 1] in ".,!?…"
    return words >= 1 and text[after : after + 1].isalnum()
