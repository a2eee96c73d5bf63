"""What time expressions mean, and what a matched one offers to find out: its words, units, counts and years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from onrecord import lexicon
from onrecord.reading.numerals import written_number
from onrecord.record import interval_of

from .calendar import NOWHEN, Days, days_of, shift, unit_value

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
_ORDER = ("D", "W", "2W", "WE", "M", "Q", "Y", "DE", "CE")
_PAST, _FUTURE = -1, 1
_STEPS = {"T": 0, "L": -1, "X": 1}
PRESENT = 2  # of now: "el lunes abre" is the next one, "abre en octubre" no October long past


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 type and value with the days covered."""

    kind: Kind
    value: str
    days: Days = NOWHEN


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time of speaking: the days it may be and the finest unit it is known by (D, M or Y)."""

    first: date
    last: date
    unit: str

    @classmethod
    def of(cls, published: str | None) -> Anchor | None:
        """From an ISO year, month or day."""
        if not published:
            return None
        first, last = interval_of(published)
        return cls(first, last, {4: "Y", 7: "M"}.get(len(published), "D"))

    def knows(self, unit: str) -> bool:
        """Whether the unit that the time of speaking lies in is known."""
        return _ORDER.index(unit) >= _ORDER.index(self.unit)


@dataclass(frozen=True, slots=True)
class Words:
    """A match: its words, their letters, and what stands around it.

    `tense` is -1 where the clause tells of the past, 1 where of the future, else 0 or PRESENT; `before` is the value
    last named in the sentence; `rate` says that a number of things stands before it ("$3 million a year").
    """

    lower: list[str]
    letters: str
    anchor: Anchor | None
    tense: int
    before: str | None
    rate: bool

    def first(self, letters: str) -> str | None:
        """The first word with one of these letters."""
        for word, letter in zip(self.lower, self.letters, strict=True):
            if letter in letters:
                return word
        return None

    def all(self, letters: str) -> list[str]:
        """Every word with one of these letters."""
        return [word for word, letter in zip(self.lower, self.letters, strict=True) if letter in letters]


@cache
def table(name: str) -> Any:
    """One table of the vocabulary."""
    return lexicon.load("time_words")[name]


def unit_of(word: str) -> str:
    """The TIMEX3 letter of a unit word ("weeks": W)."""
    return {"century": "CE"}.get(word) or str(table("units")[word])


def count_of(words: Words, until: str = "uUqo") -> float | None:
    """The number of units; None where it is vague."""
    got: list[str] = []
    half = False
    for word, letter in zip(words.lower, words.letters, strict=True):
        if letter in until and (got or letter != "o"):
            break
        if letter == "h":
            half = True
        elif letter in "d9#w":
            got.append(word)
        elif letter == "v":
            return 2.0 if word == "couple" else None
        elif letter == "a" and not got:
            got.append("one")
    if len(got) > 1 and got[0] == "one" and half:
        got = got[1:]
    number = written_number(got) if got else None
    if half and number is not None and words.letters.count("a") and len(got) > 1 and got[-1] == "one":
        number = written_number(got[:-1])
    return number + 0.5 if half and number is not None else number


def length(number: float | None, unit: str) -> str:
    """A TIMEX3 duration."""
    if unit == "2W":
        number, unit = (None if number is None else number * 2), "W"
    count = "X" if number is None else f"{number:g}" if number < 1e6 else str(int(number))
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"


def stepped(words: Words, unit: str, count: float, start: date | None = None) -> str | None:
    """The unit that many steps away from the time of speaking, as a TIMEX3 value; None where that is not known."""
    anchor = words.anchor
    if start is None:
        if anchor is None or not anchor.knows(unit):
            return None
        start = anchor.first
    try:
        return unit_value(shift(start, count, unit), unit)
    except OverflowError:
        return None


def dated(value: str | None) -> Meaning | None:
    """A DATE of this value with its days; None for no value."""
    return Meaning("DATE", value, days_of(value)) if value else None


def year_near(words: Words, month: int, day: int | None = None) -> str:
    """The year of a month or day printed without one: by the tense of its clause, else the nearest."""
    anchor = words.anchor
    if anchor is None:
        return "XXXX"
    year = anchor.first.year
    if anchor.unit == "Y":
        return f"{year:04d}"
    mine = date(2000, month, min(day or 15, 28)).timetuple().tm_yday
    now = (
        anchor.first.timetuple().tm_yday
        if anchor.unit == "D"
        else date(2000, anchor.first.month, 15).timetuple().tm_yday
    )
    same = month == anchor.first.month and (day is None or anchor.unit != "D" or day == anchor.first.day)
    ahead = mine - now
    if same:
        step = 0
    elif words.tense == _PAST:
        step = -1 if ahead > 0 else 0
    elif words.tense == _FUTURE:
        step = 1 if ahead < 0 else 0
    else:
        step = 1 if ahead < -183 else -1 if ahead > 183 and words.tense != PRESENT else 0
    return f"{year + step:04d}"


def stated_year(words: Words) -> str | None:
    """The year named inside a match ("of 2023", "of last year", "fiscal 2024"), as digits or FY and digits."""
    printed = words.all("Y")
    if printed:
        return ("FY" if words.first("Zz") else "") + printed[-1]
    years = [at for at, word in enumerate(words.lower) if word == "year"] if words.anchor else []
    beside = [at + way for at in years for way in (-2, 2) if 0 <= at + way < len(words.letters)]
    steps = [_STEPS[words.letters[at]] for at in beside if words.letters[at] in _STEPS]
    if steps and words.anchor:
        return f"{words.anchor.first.year + steps[0]:04d}"
    return None


def _direction(word: str | None, letter: str) -> int:
    return {"T": 0, "D": 0, "L": -1, "l": -1, "X": 1}.get(letter, 0) if word else 0


def relation(words: Words) -> tuple[str, int]:
    """The word that relates a unit to the time of speaking ("last", "this", "next") and its direction."""
    for word, letter in zip(words.lower, words.letters, strict=True):
        if letter in "TLXlD":
            return word, _direction(word, letter)
    return "", 0
