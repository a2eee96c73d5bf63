"""The words of a passage as comparison sees them: normalised, each with its place and what kind of word it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord import lexicon

NEGATION, NUMBER, TIME, STRENGTH, UNIT, BOUND, PLAIN = "negation", "number", "time", "strength", "unit", "bound", ""

# A number with its sign and separators, a word with its apostrophes, a sign of money or share.
_TOKEN = re.compile(
    r"(?:(?<!\w)[-−+])?(?=[^\W_]*\d)[^\W_]+(?:[.,:/][^\W_]*\d[^\W_]*)*|[^\W_]+(?:['’][^\W_]+)*|[%‰$€£¥₽₹₩₺₪₴₦°]"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_YEAR = re.compile(r"(?:1[89]|2[01])\d\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: what it is compared by, what kind it is, and its characters in the text."""

    key: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class _Tables:
    numbers: dict[str, str]
    units: frozenset[str]
    times: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    bounding: frozenset[str]
    couples: frozenset[str]
    contractions: dict[str, tuple[str, ...]]
    strengths: dict[str, int]


@cache
def _tables() -> _Tables:
    own, numbers, times = lexicon.load("compare"), lexicon.load("numbers"), lexicon.load("time_words")
    written = {word: str(value) for word, value in numbers["words"].items()}
    for name in ("scales", "vague", "fractions"):
        written |= {word: word for word in numbers[name] if word not in written}
    written |= {word: word for word in own["counting"]}
    order: list[str] = own["strengths"]
    plain = order.index("plain")
    names = lexicon.load("units")["names"]
    units = {str(word).lower() for word in names} | {"percent", "percentage", "per", "cent", "point", "points"}
    return _Tables(
        numbers=written,
        units=frozenset(units | {f"{word}s" for word in units} | set(times["units"])),
        times=frozenset([*times["months"], *times["weekdays"], *times["seasons"], *own["time_words"]]),
        modals=frozenset(own["modals"]),
        negations=frozenset(own["negations"]),
        bounding=frozenset(own["bounding"]),
        couples=frozenset(own["couples"]),
        contractions={word: tuple(full) for word, full in own["contractions"].items()},
        strengths={word: plain - place for place, word in enumerate(order)},
    )


def strength_of(key: str) -> int:
    """How far above (or below) a bare assertion a word of strength stands; 0 for other words."""
    return _tables().strengths.get(key, 0)


def is_modal(word: Word) -> bool:
    """Whether the word is a modal auxiliary."""
    return word.kind == STRENGTH and word.key in _tables().modals


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of `text[start:end]`, in order; contractions are taken apart, numbers written as one form."""
    found: list[Word] = []
    couples = _tables().couples
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        printed = match.group()
        for key, kind in _read(printed.replace("’", "'"), bool(found)):
            found.append(Word(key, kind, match.start(), match.end()))
            if key in couples and len(found) > 2 and found[-2].key == "2" and found[-3].key == "the":
                found[-2] = replace(found[-2], kind=PLAIN)  # "the two leaders" names them, it does not count them
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _read(printed: str, inside: bool) -> tuple[tuple[str, str], ...]:
    """Keys and kinds of a printed word; `inside` a passage, not its first."""
    tables = _tables()
    return tuple(_kind(key, printed, inside, tables) for key in _full(printed.casefold(), tables))


def _full(low: str, tables: _Tables) -> tuple[str, ...]:
    if low == "n't":
        return ("not",)
    if low in tables.contractions:
        return tables.contractions[low]
    if low.endswith("n't"):
        return low[:-3], "not"
    if low.endswith("'ll"):
        return low[:-3], "will"
    return (low,)


def _kind(key: str, printed: str, inside: bool, tables: _Tables) -> tuple[str, str]:
    """A word's key and kind. "May" within a sentence is the month."""
    if any(char.isnumeric() for char in key):
        key = _THOUSANDS.sub("", key)
        return key, TIME if _YEAR.fullmatch(key) else NUMBER
    if key in tables.numbers:
        return tables.numbers[key], NUMBER
    if key in tables.negations:
        return key, NEGATION
    if key == "may" and inside and printed == "May":
        return printed, TIME
    if key in tables.strengths:
        return key, STRENGTH
    if key in tables.times:
        return key, TIME
    if len(key) == 1 and not key.isalnum():
        return key, NUMBER if key not in "°" else UNIT
    if key in tables.units:
        return key, UNIT
    return key, BOUND if key in tables.bounding else PLAIN
