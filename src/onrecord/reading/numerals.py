"""Numbers as written: "863.4", "300,000", "two hundred and five", "twenty-five"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord import lexicon


@cache
def number_words() -> dict[str, float]:
    """Cardinal words and scales with their values."""
    table = lexicon.load("numbers")
    return {**table["words"], **table["scales"]}


@cache
def _scales() -> dict[str, float]:
    scales: dict[str, float] = lexicon.load("numbers")["scales"]
    return scales


def written_number(words: Sequence[str]) -> float | None:
    """The value of a number in lower-case words and digits ("and" and hyphens allowed); None where it is none.

    Example:
        >>> written_number(["two", "hundred", "and", "five", "thousand"])
        205000.0
        >>> written_number(["2.5", "million"])
        2500000.0
    """
    scales = _scales()
    cardinals = number_words()
    total = current = 0.0
    seen = False
    for word in words:
        if word in ("and", "-", " ", "a", "an"):
            continue
        if word in scales:
            scale = scales[word]
            current = (current if seen and current else 1.0) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word in cardinals:
            current += cardinals[word]
        else:
            value = digits(word)
            if value is None:
                return None
            current += value
        seen = True
    return total + current if seen else None


def digits(word: str) -> float | None:
    """The value of a number in digits, with commas between thousands; None where it is none or too large to hold."""
    try:
        value = float(word.replace(",", ""))
    except ValueError:
        return None
    return value if value < 1e300 else None
