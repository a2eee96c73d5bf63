"""What a matched time expression means: one function for each kind of match."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from .calendar import days_of
from .meaning import Meaning, Words, count_of, length, table, unit_of
from .named import (
    read_century,
    read_day,
    read_day_span,
    read_decade,
    read_fiscal,
    read_half,
    read_iso,
    read_month,
    read_month_week,
    read_part_of_year,
    read_quarter,
    read_season,
    read_slashed,
    read_year,
    read_year_span,
)
from .relative import read_ago, read_part_of_day, read_pointing, read_relative, read_week_day, read_whole, read_window


def _each(words: Words) -> Meaning | None:
    if words.first("o") and words.first("o") != "second":
        return None
    number = 2.0 if words.first("o") else count_of(Words(words.lower[2:], words.letters[2:], None, 0, None, rate=False))
    return Meaning("SET", length(1.0 if number is None else number, unit_of(words.first("uUq") or "")))


def _length(words: Words) -> Meaning | None:
    unit = unit_of(words.first("uUq") or "")
    if words.letters[0] == "a" and words.letters[-1] != "U":
        if "q" in words.letters:
            return None
        if words.rate:
            return Meaning("SET", length(1, unit))
    return Meaning("DURATION", length(count_of(words), unit))


def _bare_units(words: Words) -> Meaning | None:
    return Meaning("DURATION", length(None, unit_of(words.first("U") or "")))


def _on_year(words: Words) -> Meaning | None:
    first, last = words.all("u")
    return Meaning("DURATION", length(1, unit_of(first))) if first == last else None


def _repeating(words: Words) -> Meaning | None:
    return Meaning("SET", table("repeating")[words.lower[0]])


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
        found = read_week_day(Words([weekday], "W", words.anchor, words.tense, None, rate=False))
        day = found.value if found else day
    elif words.first("R") or day is None:
        step = table("pointing").get(words.first("R") or "", 0)
        day = (
            (words.anchor.first + timedelta(step)).isoformat()
            if words.anchor and words.anchor.unit == "D" and isinstance(step, int)
            else "XXXX-XX-XX"
        )
    value = f"{day}T{hour:02d}:{minute}{zone}"
    return Meaning("TIME", value, days_of(day or ""))


RESOLVERS: dict[str, Callable[[Words], Meaning | None]] = {
    "clock": _clock,
    "iso": read_iso,
    "slashed": read_slashed,
    "day_span": read_day_span,
    "day": read_day,
    "fiscal": read_fiscal,
    "part_of_year": read_part_of_year,
    "quarter": read_quarter,
    "half": read_half,
    "month_week": read_month_week,
    "month": read_month,
    "year_span": read_year_span,
    "season": read_season,
    "decade": read_decade,
    "century": read_century,
    "ago": read_ago,
    "window": read_window,
    "week_day": read_week_day,
    "part_of_day": read_part_of_day,
    "relative": read_relative,
    "on_year": _on_year,
    "each": _each,
    "length": _length,
    "bare_units": _bare_units,
    "month_alone": read_month,
    "pointing": read_pointing,
    "repeating": _repeating,
    "year": read_year,
    "whole": read_whole,
}
