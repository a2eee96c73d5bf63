"""Tolerance: which values a figure, as written, would be true of."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.record import Figure

from .told import Short, Told, say

NEARLY = 0.10
ABOUT = 0.05
OVER = 0.25


class Bounds(NamedTuple):
    """The closed interval of values that would make a figure true; the figure itself; the rule in words."""

    low: float
    high: float
    value: float
    rule: Told

    def negated(self) -> Bounds:
        """The same bounds of a fall."""
        return Bounds(-self.high, -self.low, -self.value, self.rule)

    def admits(self, value: float, slack: float = 0.0) -> bool:
        """Whether a value lies within, widened by the slack (same unit)."""
        small = 1e-9 * max(1.0, abs(value))
        return self.low - slack - small <= value <= self.high + slack + small

    def scaled(self, factor: float) -> Bounds:
        """The same claim in another unit."""
        low, high = sorted((self.low * factor, self.high * factor))
        return Bounds(low, high, self.value * factor, self.rule)


_DIGITS = re.compile(r"\d[\d,   ]*(?:\.\d+)?")


def significant(figure: Figure, text: str) -> tuple[int, float]:
    """Significant digits of a figure as written, and half a unit of its last digit in base units.

    Trailing zeros of a whole number written in digits count as rounding when there are three or more ("30,000"), or when a
    scale word follows; a number written in words has the digits its value needs.
    """  # noqa: E501
    value = abs(figure.value if figure.value is not None else figure.low or 0.0)
    quote = text[figure.span.start : figure.span.end]
    found = _DIGITS.search(quote)
    if not value:
        return 1, 0.05
    if not found:
        step = 10.0 ** math.floor(math.log10(value))
        while step > value * 1e-6 and abs(value / step - round(value / step)) > 1e-9:
            step /= 10
        return max(1, round(math.log10(value / step)) + 1), step / 2
    digits = re.sub(r"[,\s  ]", "", found.group())
    number = float(digits)
    scale = value / number if number else 1.0
    if "." in digits:
        decimals = len(digits.split(".")[1])
        return len(digits.replace(".", "").lstrip("0")) or 1, 0.5 * scale * 10.0**-decimals
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros >= 2 and len(digits) > 2:
        return max(1, len(digits) - zeros), 0.5 * scale * 10.0**zeros
    return len(digits.lstrip("0")) or 1, 0.5 * scale


@cache
def _approximators() -> dict[str, str]:
    return {word: side for side, words in load("claims")["approximators"].items() for word in words}


def _side(figure: Figure, text: str) -> str | None:
    before = text[max(0, figure.span.start - 24) : figure.span.start].lower()
    quote = text[figure.span.start : figure.span.end].lower()
    said = [(figure.approximator or "").lower(), quote, before]
    for words in said:
        best = max(
            (
                w
                for w in _approximators()
                if re.search(
                    rf"\b{re.escape(w)}\b" + (r"\s+(?:a |an |the |us |u\.s\. )?[$€£]?$" if words is before else ""),
                    words,
                )
            ),
            key=len,
            default=None,
        )
        if best:
            return _approximators()[best]
    return {"<": "below", "<=": "below", ">": "over", ">=": "over", "~": "about"}.get(figure.bound)


def bounds_of(figure: Figure, text: str) -> Bounds:
    """The values a figure, as rounded and qualified in its text, would be true of.

    Rules (docs/method-checks.md): half a unit of the last digit written; "nearly" up to 10 percent less; "about" 5 percent either
    side; "more than" from the figure (less half a unit) up to 25 percent more, without limit for judging a contradiction;
    "less than" likewise downward; a range as given.
    """  # noqa: E501
    _, half = significant(figure, text)
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        middle = (figure.low + figure.high) / 2
        return Bounds(figure.low - half, figure.high + half, middle, say("the range as written"))
    value = figure.value if figure.value is not None else figure.low if figure.low is not None else figure.high or 0.0
    size = abs(value)
    side = _side(figure, text)
    if side == "under":
        low, high, rule = size * (1 - NEARLY), size + min(half, 0.005 * size), say("“nearly”: up to 10 percent less")
    elif side == "about":
        slack = max(half if half < 0.2 * size else 0.0, ABOUT * size)
        low, high, rule = size - slack, size + slack, say("“about”: 5 percent either side")
    elif side == "over":
        low, high, rule = size - min(half, 0.02 * size), math.inf, say("“more than”: the figure or more")
    elif side == "below":
        low, high = -math.inf, size + min(half, 0.005 * size) - (1e-9 * size)
        rule = say("“less than”: the figure or less")
    elif (
        figure.unit == "percent"
        and not _DIGITS.search(text[figure.span.start : figure.span.end])
        and re.search(r"third|half|quarter|fifth", text[figure.span.start : figure.span.end])
    ):
        low, high, rule = 0.93 * size, 1.07 * size, say("a fraction in words: 7 percent of itself either side")
    else:
        half = half if half <= 0.06 * size else 0.06 * size
        low, high = size - half, size + half
        rule = say("rounding: half a unit of its last digit (%(half)s)", half=Short(half))
    return Bounds(low, high, size, rule) if value >= 0 else Bounds(-high, -low, value, rule)
