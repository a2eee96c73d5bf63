"""Units as words, compared by what they measure."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Class = Literal["money", "percent", "count", "mass", "index", "ratio"]

_SCALE = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mn": 1e6,
    "bn": 1e9,
    "gt": 1e9,
    "gigatonne": 1e9,
    "gigatonnes": 1e9,
    "mt": 1e6,
    "kt": 1e3,
}
_MONEY = {
    "us dollars": "USD", "us dollar": "USD", "usd": "USD", "dollars": "USD", "dollar": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR",  # noqa: E501
    "pounds": "GBP", "gbp": "GBP", "yen": "JPY", "pesos": "MXN", "yuan": "CNY",
}  # fmt: skip
_MASS = {"tonne", "tonnes", "ton", "tons", "gt", "mt", "kt", "gigatonne", "gigatonnes", "kilogram", "kilograms", "kg"}
_TIME = {"month", "quarter", "week", "day", "hour", "decade", "minute", "fortnight"}
_NO_CLASS = {"rank", "ordinal", "times", "time"}


class Unit(NamedTuple):
    """What a number counts: its class, the currency or thing counted, and what it is per."""

    kind: Class
    of: str = ""
    per: str = ""


def unit_of(words: str) -> Unit:
    """The unit that words or a code stand for.

    Example:
        >>> unit_of("US dollars per gallon")
        Unit(kind='money', of='USD', per='gallon')
        >>> unit_of("encounters (events, not persons)").kind, unit_of("percent of labour force").kind
        ('count', 'percent')
    """
    low = re.sub(r"\(.*?\)", "", words).strip().lower()
    if low.startswith("index") or " index" in low:
        return Unit("index")
    if re.match(r"(percent|per cent|%|percentage|pct)", low):
        return Unit("percent", "point" if "point" in low else "")
    first, _, per = re.sub(r"[/]| an? (?=gallon|barrel|litre|tonne|head|day)", " per ", low).partition(" per ")
    words_in = [word for word in first.split() if word not in _SCALE or word in _MASS]
    bare = " ".join(words_in)
    per = per.strip()
    for name, code in _MONEY.items():
        if bare == name or bare.startswith(f"{name} "):
            return Unit("money", code, per)
    if len(words_in) == 1 and re.fullmatch(r"[A-Z]{3}", words.strip()):
        return Unit("money", words.strip())
    if any(word in _MASS for word in words_in):
        return Unit("mass", "tonne", per)
    return Unit("ratio" if per else "count", bare.rstrip("s"), per)


def multiplier_of(words: str) -> float:
    """The scale a unit's words carry: `million jobs` is 1e6."""
    scale = 1.0
    for word in re.findall(r"[a-z]+", words.lower()):
        scale *= _SCALE.get(word, 1.0)
    return scale


def is_time(unit: str | None) -> bool:
    """Whether the unit counts time: months, weeks, years."""
    return bool(unit) and (unit or "").lower().rstrip("s") in _TIME | {"year"}


def fits(claimed: str | None, held: Unit) -> bool:
    """Whether a figure with this unit can speak of a quantity held in that unit."""
    if claimed is None:
        return held.kind in ("count", "money", "index", "mass")
    if claimed.lower() in _NO_CLASS or is_time(claimed):
        return False
    unit = unit_of(claimed)
    if held.kind == "money":
        return (
            unit.kind == "money"
            and unit.of == held.of
            and (not unit.per or not held.per or unit.per.rstrip("s") == held.per.rstrip("s"))
        )
    if held.kind == "mass":
        return unit.kind == "mass"
    if held.kind == "percent":
        return unit.kind == "percent"
    return unit.kind == "count" if held.kind == "count" else unit.kind == held.kind
