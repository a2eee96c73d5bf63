"""Acts and resolutions by number."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.parsed import Parsed

from .draft import MONTHS, NAME_STOPS, OPENERS, kinds, words

_AND = frozenset({",", "and", "or", "&", ";", "as", "well"})
_LONGEST_SERIES = 200
_LONGEST_ACT = 10
_TELLING_DIGITS = 3


def numbered(parsed: Parsed, heads: list[int]) -> Iterator[tuple[int, int, int]]:
    """Acts and resolutions by number: "resolution 186 (1964)", "Executive Order 14257 of April 2, 2025".

    Each number of a series ("resolutions 186 (1964) of 4 March and 187 (1964)") is one of its own.
    """
    for head in heads:
        if kinds()[parsed.lower[head]] not in ("legal act", "resolution"):
            continue
        start = _number(parsed, head)
        if start is None:
            continue
        last = _whole(parsed, start)
        yield _first(parsed, head), last, head
        plural = parsed.lower[head].endswith("s")
        for _ in range(_LONGEST_SERIES):
            found = _next(parsed, last, plural)
            if found is None:
                break
            last = _whole(parsed, found)
            yield found, last, head


def sections(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Sections of acts that stand for a law of their own: "Section 301", "Article 9 of the Oda Constitution"."""
    for part in words("parts"):
        for first in parsed.by_lower.get(part, ()):
            word, last = parsed.word, first + 2
            if last >= len(parsed) or not word[first][0].isupper() or not word[first + 1][0].isdigit():
                continue
            if parsed.start[first] == parsed.paras[parsed.para[first]][0] or parsed.para[first] != parsed.para[last]:
                continue
            end = _act(parsed, last)
            if end is not None:
                yield first, end, "legal act"
            elif len(word[first + 1]) >= _TELLING_DIGITS and parsed.lower[last] != "of":
                yield first, last, "legal act"


def _act(parsed: Parsed, last: int) -> int | None:
    """Where "of the Oda Constitution" ends: an act's name in capitals behind the number of its section."""
    if parsed.lower[last : last + 2] != ["of", "the"]:
        return None
    end = last + 2
    while end < len(parsed) and end < last + _LONGEST_ACT and parsed.word[end][0].isupper():
        end += 1
        if kinds().get(parsed.lower[end - 1]) in ("legal act", "treaty"):
            return end
    return None


def _number(parsed: Parsed, head: int) -> int | None:
    """The token of the number that a head has after it, past "of the Council" and "No."."""
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    last = head + 1
    while last + 1 < size and last < head + 16 and lower[last] == "of":
        at = last + 1
        while at < size and (word[at][0].isupper() or lower[at] == "the") and not lower[at].startswith("no"):
            at += 1
        if at == last + 1:
            break
        last = at
    if last > head + 1 and (last >= size or lower[last] not in ("no.", "no")):
        return None
    if last < size and lower[last] in ("no.", "no", "nos", "nos.", "number"):
        last += 2 if word[last + 1 : last + 2] == ["."] else 1
    if last >= size or not word[last][0].isdigit() or parsed.para[last] != parsed.para[head]:
        return None
    return last


def _whole(parsed: Parsed, start: int) -> int:
    """Where the number that begins at `start` ends, with its year or date."""
    last = start + 1
    if _has_year(parsed, start):
        return last + 3
    if last + 1 < len(parsed) and parsed.lower[last] == "of":
        after = parsed.word[last + 1]
        if parsed.lower[last + 1] in MONTHS or (after.isdigit() and len(after) == 4):
            return _date(parsed, last + 1)
    return last


def _has_year(parsed: Parsed, start: int) -> bool:
    opening, year, closing = (parsed.word[start + 1 : start + 4] + [""] * 3)[:3]
    return opening == "(" and closing == ")" and year.isdigit() and len(year) == 4


def _date(parsed: Parsed, first: int) -> int:
    """Where a date such as "4 March 1964" or "April 2, 2025" ends."""
    word, size = parsed.word, len(parsed)
    last = first
    while last < size and last < first + 5:
        year_follows = last + 1 < size and word[last + 1].isdigit() and len(word[last + 1]) == 4
        if not (word[last].isdigit() or parsed.lower[last] in MONTHS or (word[last] == "," and year_follows)):
            break
        last += 1
    return last


def _next(parsed: Parsed, last: int, plural: bool) -> int | None:
    """The number that goes on a series: with a year in brackets, or any after a plural head."""
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    at = last
    if at + 1 < size and lower[at] == "of" and word[at + 1].isdigit():
        at = _date(parsed, at + 1)
    joined = at
    while at < size and lower[at] in _AND:
        at += 1
    if at == joined or at >= size or not word[at][0].isdigit() or parsed.para[at] != parsed.para[last - 1]:
        return None
    counts = parsed.dep[at] == "nummod" and parsed.head[at] > at
    return at if _has_year(parsed, at) or (plural and not counts) else None


def _first(parsed: Parsed, head: int) -> int:
    first = head
    while (
        first
        and parsed.word[first - 1][0].isupper()
        and parsed.pos[first - 1] not in OPENERS
        and parsed.lower[first - 1] not in NAME_STOPS
        and parsed.para[first - 1] == parsed.para[head]
    ):
        first -= 1
    return first
