"""What a matched time expression means: TIMEX3 type and value, and the days it covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from onrecord import lexicon
from onrecord.reading.numerals import written_number
from onrecord.record import interval_of

from .calendar import NOWHEN, Days, days_of, months, shift, unit_value

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
_ORDER = ("D", "W", "2W", "WE", "M", "Q", "Y", "DE", "CE")
_PAST, _FUTURE = -1, 1


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

    `tense` is -1 where the clause tells of the past, 1 where of the future; `before` is the value last named in the
    sentence; `rate` says that a number of things stands before it ("$3 million a year").
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
def _table(name: str) -> Any:
    return lexicon.load("time_words")[name]


def _unit(word: str) -> str:
    return {"century": "CE"}.get(word) or str(_table("units")[word])


def _count(words: Words, until: str = "uUqo") -> float | None:
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


def _step(words: Words, unit: str, count: float, start: date | None = None) -> str | None:
    anchor = words.anchor
    if start is None:
        if anchor is None or not anchor.knows(unit):
            return None
        start = anchor.first
    try:
        return unit_value(shift(start, count, unit), unit)
    except OverflowError:
        return None


def _date(value: str | None) -> Meaning | None:
    return Meaning("DATE", value, days_of(value)) if value else None


def _year_near(words: Words, month: int, day: int | None = None) -> str:
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
        step = 1 if ahead < -183 else -1 if ahead > 183 else 0
    return f"{year + step:04d}"


def _stated_year(words: Words) -> str | None:
    """The year named inside a match ("of 2023", "of last year", "fiscal 2024"), as digits or FY and digits."""
    printed = words.all("Y")
    if printed:
        return ("FY" if words.first("Zz") else "") + printed[-1]
    relation = words.letters.rfind("T"), words.letters.rfind("L"), words.letters.rfind("X")
    if max(relation) > 0 and "u" in words.letters[max(relation) :] and words.anchor:
        step = (0, -1, 1)[relation.index(max(relation))]
        return f"{words.anchor.first.year + step:04d}"
    return None


def _direction(word: str | None, letter: str) -> int:
    return {"T": 0, "D": 0, "L": -1, "l": -1, "X": 1}.get(letter, 0) if word else 0


def _relation(words: Words) -> tuple[str, int]:
    for word, letter in zip(words.lower, words.letters, strict=True):
        if letter in "TLXlD":
            return word, _direction(word, letter)
    return "", 0


def _day(words: Words) -> Meaning | None:
    month = _table("months")[words.first("M") or ""]
    number = int(words.first("d") or "0")
    year = words.first("Y") or _year_near(words, month, number)
    value = f"{year}-{month:02d}-{number:02d}"
    days = days_of(value)
    return Meaning("DATE", value, days) if days[0] or year == "XXXX" else None


def _day_span(words: Words) -> Meaning | None:
    month = _table("months")[words.first("M") or ""]
    first, last = (int(word) for word in words.all("d")[:2])
    year = words.first("Y") or _year_near(words, month, first)
    if first >= last:
        return None
    return _date(f"{year}-{month:02d}-{first:02d}/{year}-{month:02d}-{last:02d}")


def _iso(words: Words) -> Meaning | None:
    value = "-".join(word.zfill(2) for word in words.all("Yd"))
    found = _date(value)
    return found if found and found.days[0] else None


def _slashed(words: Words) -> Meaning | None:
    """Day and month in figures: read only where one of them cannot be a month; else the year alone is sure."""
    first, second = (int(word) for word in words.all("d")[:2])
    year = words.first("Y") or ""
    if first > 12 >= second or (first == second <= 12):
        return _date(f"{year}-{second:02d}-{first:02d}")
    if second > 12 >= first:
        return _date(f"{year}-{first:02d}-{second:02d}")
    return Meaning("DATE", f"{year}-XX-XX", days_of(year)) if first <= 12 else None


def _month(words: Words) -> Meaning | None:
    month = _table("months")[words.first("M") or ""]
    year = _stated_year(words)
    if year is None and words.letters[0] in "TLX" and words.anchor:
        here = words.anchor.first
        step = {"T": 0, "L": -1 if month >= here.month else 0, "X": 1 if month <= here.month else 0}[words.letters[0]]
        year = f"{here.year + step:04d}"
    return _date(f"{year or _year_near(words, month)}-{month:02d}")


def _year(words: Words) -> Meaning | None:
    return _date(words.first("Y"))


def _year_span(words: Words) -> Meaning | None:
    years = words.all("Yd9")
    first, last = years[0], years[-1]
    if len(last) < 4:
        last = first[: 4 - len(last)] + last
    if int(last) <= int(first):
        return None
    days = days_of(f"{first}/{last}")
    if words.letters[0] in "FK":
        return Meaning("DURATION", f"P{int(last) - int(first)}Y", days)
    return Meaning("DATE", f"{first}/{last}", days)


def _fiscal(words: Words) -> Meaning | None:
    years = words.all("Yd9")
    if len(years) == 2:
        return _year_span(words)
    if years:
        return _date(f"FY{years[0]}" if len(years[0]) == 4 else f"FY20{years[0].zfill(2)}")
    anchor = words.anchor
    if anchor is None or anchor.unit == "Y":
        return Meaning("DATE", "FYXXXX")
    now = anchor.first.year + (anchor.first.month >= 10)
    return _date(f"FY{now + _relation(words)[1]:04d}")


def _quarter(words: Words) -> Meaning | None:
    if "Q" in words.letters:
        number = int(words.first("d") or "0")
    elif (name := words.first("o")) is not None:
        number = 4 if _table("ordinals")[name] == -1 else _table("ordinals")[name]
    elif "j" in words.letters:
        number = int(words.first("d") or "0")
    elif (words.first("LX") in ("last", "final")) and _stated_year(words):
        number = 4
    else:
        value = _step(words, "Q", _relation(words)[1])
        return _date(value) or Meaning("DATE", "XXXX-QX")
    if not 1 <= number <= 4:
        return None
    year = _stated_year(words)
    if year is None:
        year = "XXXX"
        if words.anchor:
            here = words.anchor.first
            ahead = number * 3 - 2 - here.month
            step = (
                -1
                if (ahead > 0 and words.tense == _PAST) or ahead > 6
                else 1
                if ahead < -2 and words.tense == _FUTURE
                else 0
            )
            year = f"{here.year + step:04d}"
    return _date(f"{year}-Q{number}")


def _half(words: Words) -> Meaning | None:
    name = words.first("o")
    number = int(words.first("d") or 0) if name is None else _table("ordinals")[name]
    if number == -1:
        number = 2
    if number not in (1, 2):
        return None
    year = _stated_year(words) or (f"{words.anchor.first.year:04d}" if words.anchor else "XXXX")
    return _date(f"{year}-H{number}")


def _part_of_year(words: Words) -> Meaning | None:
    """The first nine months of 2031: a length, and the days it lies on."""
    unit = _unit(words.first("U") or "")
    number = _count(Words(words.lower[1:], words.letters[1:], words.anchor, 0, None, rate=False))
    year = _stated_year(words)
    if year is None or number is None or unit not in ("D", "W", "M", "Q"):
        return None
    first, last = days_of(year)
    if first is None or last is None:
        return None
    days = (
        (shift(last, -number, unit) + timedelta(1), last)
        if words.first("Lo") not in ("first", "opening")
        else (first, shift(first, number, unit) - timedelta(1))
    )
    if unit == "M" and words.first("Lo") not in ("first", "opening"):
        days = (
            date(last.year, last.month, 1) if number == 1 else shift(date(last.year, last.month, 1), 1 - number, "M"),
            last,
        )
    return Meaning("DURATION", length(number, unit), days)


def _month_week(words: Words) -> Meaning | None:
    if (words.first("u") or "") != "week" or "M" not in words.letters:
        return None
    month = _table("months")[words.first("M") or ""]
    year = _stated_year(words) or _year_near(words, month)
    if year == "XXXX":
        return None
    name = words.first("oL") or ""
    number = _table("ordinals").get(name, -1)
    first, last = months(int(year), month, 1)
    day = last - timedelta(6) if number == -1 else first + timedelta(7 * (number - 1) + 3)
    return _date(unit_value(day, "W"))


def _season(words: Words) -> Meaning | None:
    season = {"fall": "FA"}.get(words.first("SA") or "") or _table("seasons")[words.first("SA") or ""]
    if printed := words.first("Y"):
        return _date(f"{printed}-{season}")
    if words.anchor is None:
        return Meaning("DATE", f"XXXX-{season}")
    here = words.anchor.first
    step = 0
    started, over = days_of(f"{here.year:04d}-{season}")
    if started and over and words.anchor.unit != "Y":
        _, direction = _relation(words)
        if season == "WI" and here.month <= 2:
            step = -1
        if direction < 0 and over >= here:
            step -= 1
        elif direction > 0 and started <= here:
            step += 1
    return _date(f"{here.year + step:04d}-{season}")


def _decade(words: Words) -> Meaning | None:
    if printed := words.first("Y"):
        return _date(printed[:3]) if printed.endswith("0") else None
    short = words.first("9") or ""
    return _date(f"{'19' if short >= '30' else '20'}{short[0]}") if short.endswith("0") else None


def _century(words: Words) -> Meaning | None:
    name = words.first("o")
    number = int(words.first("d") or 0) if name is None else _table("ordinals")[name]
    return _date(f"{number - 1:02d}") if 1 < number <= 30 else None


def _ago(words: Words) -> Meaning | None:
    unit = _unit(words.first("uUqo") or "year") if words.first("uUq") else "TS"
    number = _count(words)
    back = words.letters[-1] in "GB"
    if number is None:
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    start = None
    if words.letters[-1] in "BN" and words.before:
        start = days_of(words.before)[0]
    if unit[0] == "T":
        return Meaning("TIME", "PAST_REF" if back else "FUTURE_REF")
    step = -number if back else number
    size = "D" if unit in ("W", "2W", "WE") else unit
    count = step * {"W": 7, "2W": 14, "WE": 7}.get(unit, 1)
    if size in ("DE", "CE", "Q"):
        size, count = ("Y", count * {"DE": 10, "CE": 100}[size]) if size != "Q" else ("M", count * 3)
    return _date(_step(words, size, count, start)) or Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")


def _window(words: Words) -> Meaning | None:
    """Units counted back or ahead from the time of speaking, or back from the time that "to" names."""
    unit = _unit(words.first("Uu") or "")
    number = _count(words)
    if number is None and "U" not in words.letters:
        return None
    value = length(number, unit)
    forward = "X" in words.letters or "g" in words.letters
    if words.letters[-1] in "iLb" and words.first("iLb") not in ("past", "last", "previous"):
        return Meaning("DURATION", value)
    here = words.anchor
    if here is None:
        return Meaning("DURATION", value)
    if number is None or unit[0] == "T":
        return Meaning("DURATION", value, (here.first, None) if forward else (None, here.last))
    days: Days
    try:
        days = (
            (here.first, shift(here.last, number, unit)) if forward else (shift(here.first, -number, unit), here.last)
        )
    except OverflowError:
        days = (here.first, None) if forward else (None, here.last)
    return Meaning("DURATION", value, days)


def _relative(words: Words) -> Meaning | None:
    word, direction = _relation(words)
    name = words.first("uqC") or ""
    unit = _unit(name)
    if unit[0] == "T":
        return None
    if word == "past" or (direction < 0 and unit in ("DE", "CE")):
        here = words.anchor
        days = (shift(here.first, -1, unit), here.last) if here else NOWHEN
        return Meaning("DURATION", length(1, unit), days)
    start = None
    if word in ("previous", "preceding", "prior", "following", "that", "same") and words.before:
        start = days_of(words.before)[0]
    if word == "same" and start is None:
        return None
    value = _step(words, unit, direction, start)
    return _date(value) or Meaning("DATE", {"Y": "XXXX", "M": "XXXX-XX", "D": "XXXX-XX-XX"}.get(unit, "XXXX"))


def _whole(words: Words) -> Meaning | None:
    unit = _unit(words.first("uqC") or "")
    return _date(_step(words, unit, 0)) if unit[0] != "T" else None


def _week_day(words: Words) -> Meaning | None:
    number = _table("weekdays")[words.first("W") or ""]
    part = words.first("P")
    tail = f"T{_table('day_parts')[part]}" if part else ""
    anchor = words.anchor
    if anchor is None or anchor.unit != "D":
        return Meaning("TIME" if part else "DATE", f"XXXX-WXX-{number}{tail}")
    back = (anchor.first.isoweekday() - number) % 7
    word, direction = _relation(words)
    if direction > 0 or (not word and words.tense == _FUTURE):
        day = anchor.first + timedelta((7 - back) if back or direction else 0)
    elif word == "this":
        day = anchor.first - timedelta(anchor.first.isoweekday() - number)
    else:
        day = anchor.first - timedelta(back or (7 if direction else 0))
    return Meaning("TIME" if part else "DATE", day.isoformat() + tail, (day, day))


def _part_of_day(words: Words) -> Meaning | None:
    part = _table("day_parts")[words.first("P") or ""]
    step = _table("pointing").get(words.first("R") or "", 0)
    anchor = words.anchor
    if anchor is None or anchor.unit != "D" or not isinstance(step, int):
        return Meaning("TIME", f"XXXX-XX-XXT{part}")
    day = anchor.first + timedelta(step)
    return Meaning("TIME", f"{day.isoformat()}T{part}", (day, day))


def _pointing(words: Words) -> Meaning | None:
    return reference(_table("pointing")[words.lower[0]], words.anchor)


def reference(target: int | str, anchor: Anchor | None) -> Meaning | None:
    """The meaning of a word or phrase that points to a moment by itself."""
    if isinstance(target, int):
        if anchor is None or anchor.unit != "D":
            return Meaning("DATE", "PRESENT_REF" if target == 0 else "PAST_REF" if target < 0 else "FUTURE_REF")
        day = anchor.first + timedelta(target)
        return Meaning("DATE", day.isoformat(), (day, day))
    if target == "T":
        if anchor is None or anchor.unit != "D":
            return Meaning("TIME", "XXXX-XX-XXTNI")
        return Meaning("TIME", f"{anchor.first.isoformat()}TNI", (anchor.first, anchor.first))
    return Meaning("DATE", target)


def _each(words: Words) -> Meaning | None:
    if words.first("o") and words.first("o") != "second":
        return None
    number = 2.0 if words.first("o") else _count(Words(words.lower[2:], words.letters[2:], None, 0, None, rate=False))
    return Meaning("SET", length(1.0 if number is None else number, _unit(words.first("uUq") or "")))


def _length(words: Words) -> Meaning | None:
    unit = _unit(words.first("uUq") or "")
    if words.letters[0] == "a" and words.letters[-1] != "U":
        if "q" in words.letters:
            return None
        if words.rate:
            return Meaning("SET", length(1, unit))
    return Meaning("DURATION", length(_count(words), unit))


def _bare_units(words: Words) -> Meaning | None:
    return Meaning("DURATION", length(None, _unit(words.first("U") or "")))


def _on_year(words: Words) -> Meaning | None:
    first, last = words.all("u")
    return Meaning("DURATION", length(1, _unit(first))) if first == last else None


def _repeating(words: Words) -> Meaning | None:
    return Meaning("SET", _table("repeating")[words.lower[0]])


def _clock(words: Words) -> Meaning | None:
    numbers = [word for word, letter in zip(words.lower, words.letters, strict=True) if letter in "d9"]
    if ":" in words.letters and len(numbers[1]) != 2:
        return None
    hour = int(numbers[0])
    half = words.first("p")
    if half and half.startswith("p") and hour < 12:
        hour += 12
    elif half and half.startswith("a") and hour == 12:
        hour = 0
    minute = numbers[1] if len(numbers) > 1 else "00"
    if hour > 24 or int(minute) > 59:
        return None
    zone = "Z" if words.first("k") in ("utc", "gmt") else ""
    day: str | None = words.before if words.before and len(words.before) == 10 and words.before[4] == "-" else None
    if weekday := words.first("W"):
        found = _week_day(Words([weekday], "W", words.anchor, words.tense, None, rate=False))
        day = found.value if found else day
    elif words.first("R") or day is None:
        step = _table("pointing").get(words.first("R") or "", 0)
        day = (
            (words.anchor.first + timedelta(step)).isoformat()
            if words.anchor and words.anchor.unit == "D" and isinstance(step, int)
            else "XXXX-XX-XX"
        )
    value = f"{day}T{hour:02d}:{minute}{zone}"
    return Meaning("TIME", value, days_of(day or ""))


RESOLVERS: dict[str, Callable[[Words], Meaning | None]] = {
    "clock": _clock,
    "iso": _iso,
    "slashed": _slashed,
    "day_span": _day_span,
    "day": _day,
    "fiscal": _fiscal,
    "part_of_year": _part_of_year,
    "quarter": _quarter,
    "half": _half,
    "month_week": _month_week,
    "month": _month,
    "year_span": _year_span,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "ago": _ago,
    "window": _window,
    "week_day": _week_day,
    "part_of_day": _part_of_day,
    "relative": _relative,
    "on_year": _on_year,
    "each": _each,
    "length": _length,
    "bare_units": _bare_units,
    "month_alone": _month,
    "pointing": _pointing,
    "repeating": _repeating,
    "year": _year,
    "whole": _whole,
}
