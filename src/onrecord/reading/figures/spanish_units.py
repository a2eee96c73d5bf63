"""What a Spanish number counts or measures: the unit or the noun behind it, told by words and endings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.reading.actors.names import spanish_adjectives
from onrecord.reading.wording import Wording, wording

from .amounts import Amount
from .draft import Kind
from .spanish_numbers import words_behind

_LOOKED_AT = 9
_VOWELS = frozenset("aeiouáéíóú")
_ENDS_IN = frozenset("lrndj")


@dataclass(frozen=True, slots=True)
class Counted:
    """A unit or noun: its English name (Spanish where none is listed), kind, and the words `[first, last)` it takes up.

    `factor` is how many of the unit its form stands for.
    """

    name: str
    kind: Kind
    first: int
    last: int
    factor: float = 1.0


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of `figures_es.yml`."""
    return frozenset(lexicon.load("figures_es")[name])


@cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """The same, each cut into words, the longest first."""
    cut = (tuple(word for word in wording(phrase).lower if word != " ") for phrase in lexicon.load("figures_es")[name])
    return tuple(sorted(cut, key=len, reverse=True))


@cache
def _units() -> dict[str, list[tuple[tuple[str, ...], str, Kind, float]]]:
    """Units by their first word, the longest first."""
    table = lexicon.load("figures_es")
    kinds: dict[str, Kind] = {"percent": "percent", "money": "money", "measures": "measure", "times": "time"}
    rows = [(form, name, kind, 1.0) for key, kind in kinds.items() for form, name in table[key].items()]
    rows += [(form, code, "money", float(factor)) for form, (code, factor) in table["scaled"].items()]
    out: dict[str, list[tuple[tuple[str, ...], str, Kind, float]]] = {}
    for form, name, kind, factor in rows:
        cut = tuple(word for word in wording(form).lower if word != " ")
        out.setdefault(cut[0], []).append((cut, name, kind, factor))
    for choices in out.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return out


def counted(words: Wording, amount: Amount, last: int, home: str) -> Counted | None:
    """What stands behind an amount: a unit, else a plural noun; None where there is neither.

    Args:
        words: The text's words.
        amount: The number.
        last: One past its last word.
        home: The money that a bare "pesos" is.
    """
    behind = words_behind(words, last, _LOOKED_AT)
    lower = [words.lower[at] for at in behind]
    at = 0
    of = lower[:1] == ["de"] and (amount.scale >= 1000 or amount.form != "exact")
    if of:
        at = 1
        while at < len(lower) and lower[at] in listed("determiners"):
            at += 1
    if (unit := _unit(behind, lower, at, home)) is not None:
        return unit
    while at < len(lower) and lower[at] in listed("before_noun"):
        at += 1
    if (unit := _unit(behind, lower, at, home)) is not None:
        return unit
    if at >= len(lower):
        return None
    noun = lower[at]
    single = amount.form == "fraction" and of
    if not noun.isalpha() or noun in listed("no_noun") or len(noun) < 3 or not (noun.endswith("s") or single):
        return None
    if words.raw[behind[at]][0].isupper() and not of and noun not in lexicon.load("figures_es")["nouns"]:
        return None
    joined = " ".join(lower[at : at + 3])
    if joined in lexicon.load("figures_es")["nouns"]:
        return Counted(_english(joined), "count", behind[at], behind[at + joined.count(" ")] + 1)
    return Counted(_english(noun), "count", behind[at], behind[at] + 1)


def _unit(behind: list[int], lower: list[str], at: int, home: str) -> Counted | None:
    if at >= len(lower):
        return None
    if lower[at] in ("pesos", "peso") and lower[at + 1 : at + 2] not in (["mexicanos"], ["argentinos"]):
        for form, name, kind, _ in _units().get("pesos", ()):
            if tuple(lower[at : at + len(form)]) == form:
                return Counted(name, kind, behind[at], behind[at + len(form) - 1] + 1)
        return Counted(home, "money", behind[at], behind[at] + 1)
    for form, name, kind, factor in _units().get(lower[at], ()):
        if tuple(lower[at : at + len(form)]) == form:
            return Counted(name, kind, behind[at], behind[at + len(form) - 1] + 1, factor)
    return None


def _english(noun: str) -> str:
    """The English name of a plural noun where it is listed; people of a land are persons; else the Spanish singular."""
    nouns: dict[str, str] = lexicon.load("figures_es")["nouns"]
    single = singular(noun)
    if single in spanish_adjectives() or (noun.endswith("as") and f"{single[:-1]}o" in spanish_adjectives()):
        return "person"
    return nouns.get(noun, single)


def singular(noun: str) -> str:
    """The singular of a plural noun, by its ending.

    Example:
        >>> singular("naciones"), singular("estudiantes"), singular("planes"), singular("luces")
        ('nación', 'estudiante', 'plan', 'luz')
    """
    if noun.endswith("iones"):
        return noun.removesuffix("iones") + "ión"
    if noun.endswith("ces"):
        return noun.removesuffix("ces") + "z"
    stem = noun.removesuffix("es")
    if stem != noun and len(stem) > 2 and stem[-1] in _ENDS_IN and stem[-2] in _VOWELS:
        return stem
    return noun.removesuffix("s")


def phrase_end(words: Wording, counted_: Counted) -> int:
    """Where the phrase of a counted noun ends: adjectives that agree in number go with it."""
    last = counted_.last
    for at in words_behind(words, last, 2):
        word = words.lower[at]
        if not word.isalpha() or not word.endswith("s") or word in listed("no_noun") or len(word) < 5:
            break
        last = at + 1
    return last
