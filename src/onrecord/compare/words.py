"""The words of a passage as comparison sees them: normalised, each with its place and what kind of word it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord import lexicon

NEGATION, NUMBER, TIME, STRENGTH, UNIT, BOUND, PLAIN = "negation", "number", "time", "strength", "unit", "bound", ""

# A number with its sign and separators, letters with full stops, a word with its apostrophes (and "non-"), a sign.
_TOKEN = re.compile(
    r"(?:(?<!\w)[-−+])?(?=[^\W_]*\d)[^\W_]+(?:[.,:/][^\W_]*\d[^\W_]*)*|(?:[A-Z]\.){2,}"
    r"|(?:\b[Nn]on[-‐‑] ?)?[^\W_]+(?:['’][^\W_]+)*|[%‰$€£¥₽₹₩₺₪₴₦°]"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_YEAR = re.compile(r"(?:1[89]|2[01])\d\d(?:s|['’]s)?")
_ONE_FORM = str.maketrans("’‐‑", "'--")
_ROMAN = re.compile(r"(?=[IVX]{2})(?!XI$)X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


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
    time_units: frozenset[str]
    times: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    bounding: frozenset[str]
    couples: frozenset[str]
    contractions: dict[str, tuple[str, ...]]
    ends: dict[str, str]
    failing: frozenset[str]
    contraries: frozenset[str]
    scales: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[str, str], ...]
    directions: tuple[tuple[str, str], ...]
    hedges: frozenset[str]
    obliging: dict[str, str]
    strengths: dict[str, int]


@cache
def _tables() -> _Tables:
    own, numbers, times = lexicon.load("compare"), lexicon.load("numbers"), lexicon.load("time_words")
    written = {word: str(value) for table in (own["numbers_es"], numbers["words"]) for word, value in table.items()}
    for name in ("scales", "vague", "fractions"):
        written |= {word: word for word in numbers[name] if word not in written}
    written |= {word: word for word in own["counting"]}
    order: list[str] = own["strengths"]
    plain = order.index("plain")
    table = lexicon.load("units")
    ways = [*table["names"], *table["measures"], *(way for ways in table["measures"].values() for way in ways)]
    units = {str(word).lower() for word in ways} | {"percent", "percentage", "per", "cent", "point", "points"}
    return _Tables(
        numbers=written,
        units=frozenset(units | {f"{word}s" for word in units} | set(times["units"])),
        time_units=frozenset(times["units"]),
        times=frozenset([*times["months"], *times["weekdays"], *times["seasons"], *own["time_words"]]),
        modals=frozenset(own["modals"]),
        negations=frozenset(own["negations"]),
        bounding=frozenset(own["bounding"]),
        couples=frozenset(own["couples"]),
        contractions={word: tuple(full) for word, full in own["contractions"].items()},
        ends=dict(own["contracted_ends"]),
        failing=frozenset(own["negations_before_to"]),
        contraries=frozenset(own["contraries"]),
        scales=tuple(tuple(scale) for scale in own["scales"]),
        opposites=tuple((first, second) for first, second in own["opposites"]),
        directions=tuple((first, second) for first, second in own["directions"]),
        hedges=frozenset(own["hedges"]),
        obliging=dict(own["modals_before_to"]),
        strengths={word: plain - place for place, word in enumerate(order)},
    )


def strength_of(key: str) -> int:
    """How far above (or below) a bare assertion a word of strength stands; 0 for other words."""
    return _tables().strengths.get(key, 0)


def is_modal(word: Word) -> bool:
    """Whether the word is a modal auxiliary."""
    return word.kind == STRENGTH and word.key in _tables().modals


def is_time_unit(word: Word) -> bool:
    """Whether the word is a day, a week, a year and the like."""
    return word.key in _tables().time_units


def is_split_off(key: str) -> bool:
    """Whether the word is a beginning that a hyphen at the end of a line split from its word."""
    return key in _tables().contraries


@lru_cache(maxsize=1 << 12)
def are_contrary(one: str, other: str) -> bool:
    """Whether one word is the other's contrary: "legal" and "illegal", "supports" and "opposes"."""
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and long.removesuffix(short) in _tables().contraries:
        return True
    return _are_pair(one, other, _tables().opposites)


@lru_cache(maxsize=1 << 12)
def go_apart(one: str, other: str) -> bool:
    """Whether one word says that something goes up and the other that it goes down."""
    return _are_pair(one, other, _tables().directions)


@lru_cache(maxsize=1 << 12)
def step(one: str, other: str) -> int:
    """How far the second word stands above (or below) the first on one scale; 0 where no scale holds both."""
    for scale in _tables().scales:
        places = [next((at for at, start in enumerate(scale) if key.startswith(start)), None) for key in (one, other)]
        if places[0] is not None and places[1] is not None:
            return places[0] - places[1]
    return 0


def _are_pair(one: str, other: str, pairs: tuple[tuple[str, str], ...]) -> bool:
    return any(
        (one.startswith(first) and other.startswith(second)) or (one.startswith(second) and other.startswith(first))
        for first, second in pairs
    )


def hedges() -> frozenset[str]:
    """Words that weaken an undertaking where they stand between it and "to"."""
    return _tables().hedges


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of `text[start:end]`, in order; contractions are taken apart, numbers written as one form."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        printed = match.group()
        for key, kind in _read(printed.translate(_ONE_FORM).replace("- ", "-"), bool(found)):
            found.append(Word(key, kind, match.start(), match.end()))
            _settle(found, text)
    return tuple(found)


def _settle(found: list[Word], text: str) -> None:
    """Mend the kind of the last words where only the word behind them tells it."""
    if len(found) < 2:
        return
    tables = _tables()
    before, last = found[-2], found[-1]
    if last.key == "to" and before.key in tables.failing:
        found[-2] = replace(before, kind=NEGATION)
    elif last.key == "to" and before.key in tables.obliging:
        found[-2] = replace(before, key=tables.obliging[before.key], kind=STRENGTH)
    elif before.kind == last.kind == NUMBER and text[before.end : last.start] == "-" and _is_tens(before, last):
        found[-2:] = [Word(str(int(before.key) + int(last.key)), NUMBER, before.start, last.end)]
    elif found[-3:-2] and found[-3].key == "the" and _counts_nothing(before, last, tables):
        found[-2] = replace(before, kind=PLAIN)


def _counts_nothing(before: Word, last: Word, tables: _Tables) -> bool:
    """Whether the number is part of a name ("the two leaders") or of a turn of phrase ("the first time")."""
    return (before.key == "2" and last.key in tables.couples) or (before.key, last.key) == ("first", "time")


def _is_tens(before: Word, last: Word) -> bool:
    """Whether two number words are one, as "sixty-five" is."""
    return before.key in ("20", "30", "40", "50", "60", "70", "80", "90") and last.key in "123456789"


@lru_cache(maxsize=1 << 15)
def _read(printed: str, inside: bool) -> tuple[tuple[str, str], ...]:
    """Keys and kinds of a printed word; `inside` a passage, not its first."""
    tables = _tables()
    return tuple(_kind(key, printed, inside, tables) for key in _full(printed.casefold(), tables))


def _full(low: str, tables: _Tables) -> tuple[str, ...]:
    if low in tables.contractions:
        return tables.contractions[low]
    for end, full in tables.ends.items():
        if low.endswith(end):
            return (low.removesuffix(end), full) if low != end else (full,)
    return (low,)


def _kind(key: str, printed: str, inside: bool, tables: _Tables) -> tuple[str, str]:
    """A word's key and kind. "May" within a sentence is the month, "US" is no pronoun."""
    if printed == "US" or (printed[1:2] == "." and printed[0].isalpha()):
        return printed.replace(".", "").casefold().replace("us", "US"), PLAIN
    if inside and _ROMAN.fullmatch(printed):
        return str(_value_of(key)), NUMBER
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


def _value_of(roman: str) -> int:
    digits = [_ROMAN_DIGITS[char] for char in roman]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, [*digits[1:], 0], strict=True))
