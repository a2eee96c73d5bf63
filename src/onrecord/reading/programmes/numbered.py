"""Acts and resolutions by number."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.parsed import Parsed

from .draft import MONTHS, NAME_STOPS, OPENERS, kinds


def numbered(parsed: Parsed, heads: list[int]) -> Iterator[tuple[int, int, int]]:
    """Acts and resolutions by number: "resolution 186 (1964)", "Executive Order 14257 of April 2, 2025"."""
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    for head in heads:
        if kinds()[lower[head]] not in ("legal act", "resolution"):
            continue
        last = head + 1
        while last + 1 < size and last < head + 16 and lower[last] == "of":
            at = last + 1
            while at < size and (word[at][0].isupper() or lower[at] == "the") and not lower[at].startswith("no"):
                at += 1
            if at == last + 1:
                break
            last = at
        if last > head + 1 and (last >= size or lower[last] not in ("no.", "no")):
            continue
        if last < size and lower[last] in ("no.", "no", "number"):
            last += 2 if word[last + 1 : last + 2] == ["."] else 1
        if last >= size or not word[last][0].isdigit() or parsed.para[last] != parsed.para[head]:
            continue
        last += 1
        if last + 2 < size and word[last] == "(" and word[last + 1].isdigit() and word[last + 2] == ")":
            last += 3
        elif last + 1 < size and lower[last] == "of" and (lower[last + 1] in MONTHS or word[last + 1].isdigit()):
            last += 2
            while last < size and (
                word[last].isdigit()
                or (
                    word[last] == ","
                    and word[last + 1 : last + 2][:1]
                    and word[last + 1].isdigit()
                    and len(word[last + 1]) == 4
                )
            ):
                last += 1
        first = head
        while (
            first
            and word[first - 1][0].isupper()
            and parsed.pos[first - 1] not in OPENERS
            and lower[first - 1] not in NAME_STOPS
            and parsed.para[first - 1] == parsed.para[head]
        ):
            first -= 1
        yield first, last, head
