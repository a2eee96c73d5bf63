"""The unit of an amount: money before or after it, percent, measures, rates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord import lexicon
from onrecord.reading.wording import Wording, wording

Kind = Literal["money", "percent", "measure", "time", "age"]
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's name and kind, and the words `[first, last)` it takes up around its amount.

    `factor` is how many of the unit its written form stands for: a "bcm" is a billion cubic metres.
    """

    name: str
    kind: Kind
    first: int
    last: int
    factor: float = 1.0


@cache
def _after() -> dict[str, list[tuple[tuple[str, ...], str, Kind]]]:
    """Units by their first word, longest first."""
    table = lexicon.load("units")
    forms: dict[tuple[str, ...], tuple[str, Kind]] = {}

    def add(form: str, name: str, kind: Kind) -> None:
        forms.setdefault(tuple(wording(form).lower), (name, kind))

    for name in table["percentage_point"]:
        add(name, "percentage point", "percent")
    for name in table["basis_point"]:
        add(name, "basis point", "percent")
    for name in table["percent"]:
        add(name, "percent", "percent")
    for form, code in table["names"].items():
        add(form, code, "money")
        add(form + "s", code, "money")
    for form, code in table["signs"].items():
        if not form.isalpha():
            add(form, code, "money")
    for code in table["codes"]:
        add(code.lower(), code, "money")
    for form, name in table["parts"].items():
        add(form, name, "money")
        if len(form) > 1:
            add(form + "s", name, "money")
    for form, (name, _) in table["scaled"].items():
        add(form, name, "measure")
    for kind, group in (("measure", table["measures"]), ("time", table["time"])):
        for name, others in group.items():
            for form in (name, *others):
                add(form, name, "time" if kind == "time" else "measure")
                if len(form) > 2 and form[-1].isalpha():
                    add(form + "s", name, "time" if kind == "time" else "measure")
    out: dict[str, list[tuple[tuple[str, ...], str, Kind]]] = {}
    for words, (name, kind_) in forms.items():
        out.setdefault(words[0], []).append((words, name, kind_))
    for choices in out.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return out


@cache
def _factors() -> dict[str, float]:
    return {form: factor for form, (_, factor) in lexicon.load("units")["scaled"].items()}


@cache
def _before() -> re.Pattern[str]:
    table = lexicon.load("units")
    signs = sorted(table["signs"], key=lambda sign: -len(sign))
    codes = "|".join(table["codes"])
    with_edge = "|".join((r"(?<![\w'’])" if sign[0].isalpha() else "") + re.escape(sign) for sign in signs)
    return re.compile(rf"(?:(?P<sign>(?i:{with_edge}))|(?<![^\W_])(?P<code>{codes}))[ \xa0]?[-−]?$")


_SIGN_LENGTH = 9


def unit_before(text: str, words: Wording, first: int) -> Unit | None:
    """Money whose sign or code stands before word `first`."""
    at = words.start[first]
    if at == 0 or text[at - 1].isdecimal():
        return None
    found = _before().search(text, max(0, at - _SIGN_LENGTH), at)
    if not found:
        return None
    if code := found["code"]:
        name = code
    else:
        sign = found["sign"]
        if sign.isalpha() and sign.islower():
            return None
        if sign == "PS" or sign == "Ps":
            sign = "ps"
        name = lexicon.load("units")["signs"][sign.lower()]
    start = first
    while start and words.start[start] > found.start():
        start -= 1
    return Unit(name, "money", start, first)


def unit_after(words: Wording, last: int) -> Unit | None:
    """The unit that stands at word `last` or behind a blank or hyphen there."""
    size = len(words.lower)
    at = last
    while at < size and at < last + 2 and (words.lower[at] == " " or words.lower[at] in ("-", "–", "‑", "\xa0")):
        at += 1
    if at >= size:
        return None
    for form, name, kind in _after().get(words.lower[at], ()):
        if tuple(words.lower[at : at + len(form)]) != form:
            continue
        end = at + len(form)
        if end < size and words.lower[end][0].isalnum() and words.lower[end - 1][-1].isalnum():
            continue
        printed = words.raw[at]
        if (
            name in lexicon.load("units")["codes"]
            and len(form) == 1
            and form[0] == name.lower()
            and not printed.isupper()
        ):
            continue
        if form == ("p",) and (at != last or printed != "p"):
            continue
        if len(form) == 1 and len(form[0]) == 1 and form[0].isalpha() and kind != "money" and at != last:
            continue
        return Unit(name, kind, last, end, _factors().get(form[0], 1.0) if len(form) == 1 else 1.0)
    return None


def rate_after(words: Wording, last: int) -> tuple[str, int] | None:
    """The denominator of a rate ("per barrel", "a year", "/kg") behind word `last`, and the word after it."""
    size = len(words.lower)
    at = last
    loose = False
    if at + 2 < size and words.lower[at] in (" ", "-") and words.lower[at + 1] in ("per", "a", "an"):
        loose = words.lower[at + 1] != "per"
        at += 2
        if words.lower[at] in (" ", "-", "\xa0"):
            at += 1
    elif at + 1 < size and words.lower[at] == "/":
        at += 1
    else:
        return None
    if at >= size or not words.lower[at][0].isalpha():
        return None
    unit = unit_after(words, at)
    if unit is not None and unit.kind in ("measure", "time"):
        if loose and unit.name not in _rates():
            return None
        return unit.name, unit.last
    word = words.lower[at]
    if loose and word not in _rates():
        return None
    return (word, at + 1) if word.isalpha() and (not loose or word in _rates()) else None


@cache
def _rates() -> frozenset[str]:
    return frozenset(lexicon.load("units")["rates"])
