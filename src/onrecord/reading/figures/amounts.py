"""Written amounts: where numbers stand in a text, in digits and words, and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import Literal

from onrecord import lexicon
from onrecord.reading.numerals import digits, written_number
from onrecord.reading.wording import Wording

Form = Literal["exact", "vague", "fraction", "multiple"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: words `[first, last)`, its value, the scale word's factor ("million"), and how it is written.

    `value` of a vague amount ("dozens") is the least it can be; `letter` is a scale letter that may also be a unit
    ("35m"), which the words after it decide.
    """

    first: int
    last: int
    value: float
    scale: float = 1.0
    form: Form = "exact"
    letter: str | None = None
    words: bool = False


# Letters: # digits, w cardinal, s scale, k scale letter, g fraction sign, a article, & and, h half, f fraction,
# v vague plural, m multiple, / slash, i "in" or "out of" between a ratio's parts.
_SCALES = r"(?: s)*"
_PATTERN = re.compile(
    r"(?P<power># ?\* ?# ?\^? ?-? ?#)"
    r"|(?P<ratio>(?:w|#) (?:i|u o)(?: e)? (?:w|#))(?![\w#])"
    r"|(?P<part>#/#(?![/#\w]))"
    r"|(?P<half>(?:(?:w|#)[ -]&[ -](?:a|w)[ -][hf](?: s)?)|h (?:a )s|(?:[wa][ -])[hf] (?:o )?a s)"
    r"|(?P<mixed># ?g(?:[ -]?s)?|#[ -]#/#|g(?: s)?)"
    r"|(?P<fraction>(?:[wa#])[ -]f(?!\w)|h(?= (?:o|t|a|p)(?!\w)))"
    r"|(?P<digits>[-+]?#(?:[ -]?s(?: s)*|k(?![\w#])| k(?![\w#]))?)"
    r"|(?P<vague>(?:v o )*v(?= |-|\W|$))"
    r"|(?P<words>(?:w|a(?= s)|(?<![\w#] )s(?=[ -]))(?:(?:[ -]|, | & )(?:w|s))*)"
    r"|(?P<multiple>m)"
)


@cache
def _letters() -> dict[str, str]:
    table = lexicon.load("numbers")
    out: dict[str, str] = {}
    for name, letter in (
        ("words", "w"),
        ("scales", "s"),
        ("short_scales", "k"),
        ("signs", "g"),
        ("fractions", "f"),
        ("vague", "v"),
        ("multiples", "m"),
    ):
        out.update(dict.fromkeys(table[name], letter))
    out.update(
        {"half": "h", "a": "a", "an": "a", "and": "&", "of": "o", "in": "i", "out": "u", "every": "e", "the": "t"}
    )
    out.update(
        {
            "their": "p",
            "its": "p",
            "our": "p",
            "all": "p",
            "/": "/",
            "⁄": "/",
            ",": ",",
            "-": "-",
            "‑": "-",
            "+": "+",
            "−": "-",
            "×": "*",
            "^": "^",
        }
    )
    return out


def letter_of(word: str) -> str:
    """The letter of a lower-case word in patterns of amounts."""
    known = _letters().get(word)
    if known is not None:
        return known
    if word[-1].isdecimal() and word.isascii():
        return "#"
    return " " if word.isspace() else "x" if word[0].isalnum() else "."


def amounts(words: Wording) -> list[Amount]:
    """Every written number, in order."""
    letters = words.classes(letter_of)
    found = []
    for match in _PATTERN.finditer(letters):
        amount = _amount(match, words, letters)
        if amount is not None and isfinite(amount.value):
            found.append(amount)
    return found


def _amount(match: re.Match[str], words: Wording, letters: str) -> Amount | None:
    first, last = match.span()
    lower = words.lower[first:last]
    own = letters[first:last]
    kind = match.lastgroup
    if kind == "digits":
        return _in_digits(first, last, words, letters)
    if kind == "words":
        if own == "s" and not (first > 1 and letters[first - 2] in "xa."):
            return None
        value = written_number(lower)
        scale = max((_scale(word) for word in lower), default=1.0)
        return None if value is None else Amount(first, last, value, scale, words=True)
    if kind == "vague":
        parts = [word for word, letter in zip(lower, own, strict=True) if letter == "v"]
        value = _table("vague")[parts[0]]
        for part in parts[1:]:
            value *= _table("vague")[part] / 2
        return Amount(first, last, value, form="vague", words=True)
    if kind == "multiple":
        return Amount(first, last, _table("multiples")[lower[0]], form="multiple", words=True)
    value = _mixed(lower, own, kind or "")
    if value is None:
        return None
    scale = max((_scale(word) for word in lower), default=1.0)
    return Amount(first, last, value, scale, "exact" if kind in ("half", "mixed", "power") else "fraction", words=True)


def _in_digits(first: int, last: int, words: Wording, letters: str) -> Amount | None:
    lower = words.lower[first:last]
    sign = 1.0
    if letters[first] in "-+":
        before = words.raw[first - 1] if first else " "
        if before[-1].isalnum() or before[-1] in ")%":
            first, lower = first + 1, lower[1:]
        else:
            sign = -1.0 if letters[first] == "-" else 1.0
            lower = lower[1:]
    value = digits(lower[0])
    if value is None:
        return None
    scale, letter = 1.0, None
    paired = _table("paired_scales").get(" ".join(lower[1:]).strip())
    for word in lower[1:]:
        if paired is not None:
            scale = paired
        elif word in _table("scales"):
            scale *= _table("scales")[word]
        elif word in _table("short_scales"):
            letter = word
    if letter is not None:
        last -= 1 if letters[last - 2] != " " else 2
    return Amount(first, last, sign * value * scale, scale, letter=letter)


def _mixed(lower: list[str], own: str, kind: str) -> float | None:
    numbers = [word for word, letter in zip(lower, own, strict=True) if letter in "w#"]
    if kind == "power":
        mantissa, ten, power = (digits(word) or 0.0 for word in numbers)
        return mantissa * 10 ** (-power if "-" in own else power) if ten == 10 and power <= 300 else None
    if kind == "ratio":
        top, base = (written_number([word]) for word in numbers)
        if "u" not in own and _is_year(numbers[1]) and top != 1:
            return None
        return top / base if top and base and top < base else None
    if kind in ("part", "mixed") and "/" in own:
        values = [digits(word) for word in numbers]
        *whole, top, base = values
        if "-" in own and base not in (2, 3, 4, 8):
            return None
        if not top or not base or top >= base or base > 1000:
            return None
        return (whole[0] or 0.0 if whole else 0.0) + top / base
    if kind == "mixed":
        sign = next(word for word, letter in zip(lower, own, strict=True) if letter == "g")
        scale = next((_scale(word) for word, letter in zip(lower, own, strict=True) if letter == "s"), 1.0)
        return ((digits(numbers[0]) or 0.0 if numbers else 0.0) + _table("signs")[sign]) * scale
    part = next((word for word, letter in zip(lower, own, strict=True) if letter in "hf"), "half")
    base = _table("fractions")[part]
    if kind == "fraction":
        top = written_number(numbers) if numbers else 1.0
        return top / base if top and top < base else None
    scale = next((_scale(word) for word, letter in zip(lower, own, strict=True) if letter == "s"), 1.0)
    if "&" in own:
        whole_number = written_number(numbers[:1])
        return None if whole_number is None else (whole_number + 1 / base) * scale
    top = written_number(numbers) if numbers else 1.0
    return None if top is None else top / base * scale


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


@cache
def _table(name: str) -> dict[str, float]:
    table: dict[str, float] = lexicon.load("numbers")[name]
    return table


def _scale(word: str) -> float:
    value = _table("scales").get(word, 1.0)
    return value if value >= 1000 else 1.0
