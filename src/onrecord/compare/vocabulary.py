"""The vocabulary of comparison: what its words are, and which say the contrary of, or more than, each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord import lexicon


@dataclass(frozen=True)
class Vocabulary:
    """`lexicon/compare.yml`, with the numbers, times and units of the reader, as comparison looks them up."""

    numbers: dict[str, str]
    units: frozenset[str]
    time_units: frozenset[str]
    times: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    bounding: frozenset[str]
    couples_after: frozenset[str]
    couples: frozenset[str]
    one_of: frozenset[str]
    enumerators: frozenset[str]
    not_denying: frozenset[str]
    contractions: dict[str, tuple[str, ...]]
    ends: dict[str, str]
    failing: frozenset[str]
    contraries: frozenset[str]
    scales: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[str, str], ...]
    directions: tuple[tuple[str, str], ...]
    hedges: frozenset[str]
    degrees: dict[str, frozenset[str]]
    obliging: dict[str, str]
    strengths: dict[str, int]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
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
    return Vocabulary(
        numbers=written,
        units=frozenset(units | {f"{word}s" for word in units} | set(times["units"])),
        time_units=frozenset(times["units"]),
        times=frozenset([*times["months"], *times["weekdays"], *times["seasons"], *own["time_words"]]),
        modals=frozenset(own["modals"]),
        negations=frozenset(own["negations"]),
        bounding=frozenset(own["bounding"]),
        couples_after=frozenset(own["couples_after"]),
        couples=frozenset(own["couples"]),
        one_of=frozenset(own["one_of"]),
        enumerators=frozenset(written.get(word, word) for word in own["enumerators"]),
        not_denying=frozenset(own["not_denying"]),
        contractions={word: tuple(full) for word, full in own["contractions"].items()},
        ends=dict(own["contracted_ends"]),
        failing=frozenset(own["negations_before_to"]),
        contraries=frozenset(own["contraries"]),
        scales=tuple(tuple(scale) for scale in own["scales"]),
        opposites=tuple((first, second) for first, second in own["opposites"]),
        directions=tuple((first, second) for first, second in own["directions"]),
        hedges=frozenset(own["hedges"]),
        degrees={name: frozenset(words) for name, words in own["degrees"].items()},
        obliging=dict(own["modals_before_to"]),
        strengths={word: plain - place for place, word in enumerate(order)},
    )


def strength_of(key: str) -> int:
    """How far above (or below) a bare assertion a word of strength stands; 0 for other words."""
    return vocabulary().strengths.get(key, 0)


def is_split_off(key: str) -> bool:
    """Whether the word is a beginning that a hyphen at the end of a line split from its word."""
    return key in vocabulary().contraries


@lru_cache(maxsize=1 << 12)
def are_contrary(one: str, other: str) -> bool:
    """Whether one word is the other's contrary: "legal" and "illegal", "supports" and "opposes"."""
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and long.removesuffix(short) in vocabulary().contraries:
        return True
    return _are_pair(one, other, vocabulary().opposites)


@lru_cache(maxsize=1 << 12)
def go_apart(one: str, other: str) -> bool:
    """Whether one word says that something goes up and the other that it goes down."""
    return _are_pair(one, other, vocabulary().directions)


@lru_cache(maxsize=1 << 12)
def step(one: str, other: str) -> int:
    """How far the second word stands above (or below) the first on one scale; 0 where no scale holds both."""
    for scale in vocabulary().scales:
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
    return vocabulary().hedges
