"""A text as small words for patterns: letters, numbers, blanks and marks apart, each with its place.

spaCy's tokens serve syntax; they glue "10–12" and "FY2024" together and cut "5-10" apart. Patterns of numbers and times
need one even grain, so they are written over these words: one letter stands for the class of each word, and a
regular expression over the letters finds the pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from .parsed import Parsed

_WORD = re.compile(
    r"\d{1,3}(?:,\d{3})+(?![\d,]\d)(?:\.\d+)?|"
    r"\d+(?:\.\d+)?(?!\.\d)|\d+|(?<![\d\w.])\.\d+|[ap]\.m\b\.?|[^\W\d_]+|[^\S\n]+|\n\s*|.",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that together are the whole text: printed, in lower case, and their starts (one more at the end)."""

    raw: list[str]
    lower: list[str]
    start: list[int]

    def classes(self, classify: Callable[[str], str]) -> str:
        """One letter for each word."""
        return "".join(map(classify, self.lower))


def wording(text: str) -> Wording:
    """Cut a text into words, numbers, marks and blanks."""
    raw = _WORD.findall(text)
    return Wording(raw, list(map(str.lower, raw)), [0, *accumulate(map(len, raw))])


def token_at(parsed: Parsed, char: int) -> int:
    """The spaCy token that holds this character, or the last one before it; -1 before the first."""
    return bisect_right(parsed.start, char) - 1
