"""Lengths of time with an article for a number: "for a month", "for a whole week"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.reading.parsed import Parsed
from onrecord.reading.wording import Wording

from .draft import Draft

_UNITS = ("day", "week", "month", "year", "decade", "century")
_WHOLE = frozenset({"whole", "full", "entire"})
_BEFORE = frozenset({"for", "over", "within", "than", "about", "almost", "nearly"})


def lengths(parsed: Parsed, words: Wording) -> list[Draft]:
    """Drafts for one unit of time; none where a description follows that makes it another thing ("for a year of Y")."""
    found = []
    for unit in _UNITS:
        for token in parsed.by_lower.get(unit, ()):
            first = token - 2 if token and parsed.lower[token - 1] in _WHOLE else token - 1
            if first < 1 or parsed.lower[first] not in ("a", "an") or parsed.lower[first - 1] not in _BEFORE:
                continue
            if parsed.sent[first - 1] != parsed.sent[token] or _goes_on(parsed, token):
                continue
            begin = bisect_right(words.start, parsed.start[first]) - 1
            end = bisect_left(words.start, parsed.end[token])
            draft = Draft(begin, end, (begin, end), token, 1.0, unit=unit, kind="time")
            draft.claim, draft.rule, draft.head, draft.confidence = "duration", "length", token, 0.7
            found.append(draft)
    return found


def _goes_on(parsed: Parsed, token: int) -> bool:
    """Whether the unit only opens a longer phrase: "for a day of mourning", "for a year-long talk"."""
    after = token + 1
    if after >= len(parsed) or parsed.sent[after] != parsed.sent[token]:
        return False
    return parsed.lower[after] in ("of", "-", "’s", "'s", "and", "when", "that", "ago") or parsed.tag[after] in (
        "NN",
        "NNS",
    )
