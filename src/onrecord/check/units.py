"""Units as words, compared by what they measure."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, NamedTuple

from onrecord.lexicon import load

Class = Literal["money", "percent", "count", "mass", "index", "ratio"]


@cache
def _series() -> dict[str, Any]:
    """How official series write their units, from `units.yml`."""
    words: dict[str, Any] = load("units")["series"]
    return words


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
    words_in = [word for word in first.split() if word not in _series()["scale"] or word in _series()["mass"]]
    bare = " ".join(words_in)
    per = per.strip()
    for name, code in _series()["money"].items():
        if bare == name or bare.startswith(f"{name} "):
            return Unit("money", code, per)
    if len(words_in) == 1 and re.fullmatch(r"[A-Z]{3}", words.strip()):
        return Unit("money", words.strip())
    if any(word in _series()["mass"] for word in words_in):
        return Unit("mass", "tonne", per)
    return Unit("ratio" if per else "count", bare.rstrip("s"), per)


def multiplier_of(words: str) -> float:
    """The scale a unit's words carry: `million jobs` is 1e6."""
    scale = 1.0
    for word in re.findall(r"[a-z]+", words.lower()):
        scale *= _series()["scale"].get(word, 1.0)
    return scale


def is_time(unit: str | None) -> bool:
    """Whether the unit counts time: months, weeks, years."""
    return bool(unit) and (unit or "").lower().rstrip("s") in load("units")["time"]


def fits(claimed: str | None, held: Unit) -> bool:
    """Whether a figure with this unit can speak of a quantity held in that unit."""
    if claimed is None:
        return held.kind in ("count", "money", "index", "mass")
    if claimed.lower() in _series()["classless"] or is_time(claimed):
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
