"""Times with a name of their own: days, months, years, fiscal years, quarters, halves, seasons, decades."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.reading.numerals import written_number

from .calendar import days_of, months, shift, unit_value
from .meaning import Meaning, Words, count_of, dated, length, relation, stated_year, stepped, table, unit_of, year_near

_PAST, _FUTURE = -1, 1


def read_day(words: Words) -> Meaning | None:
    """As in "17 November 2023", "Nov. 17"."""
    month = table("months")[words.first("M") or ""]
    number = int(words.first("d") or "0") or _spelled(words)
    if number < 1:  # "in June its final report"
        return None
    year = stated_year(words) or year_near(words, month, number)
    value = f"{year}-{month:02d}-{number:02d}"
    days = days_of(value)
    return Meaning("DATE", value, days) if days[0] or year == "XXXX" else None


def _spelled(words: Words) -> int:
    """The day in "the twenty-first of May"."""
    number: int = table("ordinals")[words.first("o") or "first"]
    tens = words.first("w")
    return number + int(written_number([tens]) or 0) if tens else number


def read_day_span(words: Words) -> Meaning | None:
    """As in "4-6 March"."""
    month = table("months")[words.first("M") or ""]
    first, last = (int(word) for word in words.all("d")[:2])
    year = stated_year(words) or year_near(words, month, first)
    if first >= last:
        return None
    return dated(f"{year}-{month:02d}-{first:02d}/{year}-{month:02d}-{last:02d}")


def read_iso(words: Words) -> Meaning | None:
    """As in "2023-11-17"."""
    value = "-".join(word.zfill(2) for word in words.all("Yd"))
    found = dated(value)
    return found if found and found.days[0] else None


def read_slashed(words: Words) -> Meaning | None:
    """Day and month in figures: read only where one of them cannot be a month; else the year alone is sure."""
    first, second = (int(word) for word in words.all("d")[:2])
    year = words.first("Y") or ""
    if first > 12 >= second or (first == second <= 12):
        return dated(f"{year}-{second:02d}-{first:02d}")
    if second > 12 >= first:
        return dated(f"{year}-{first:02d}-{second:02d}")
    return Meaning("DATE", f"{year}-XX-XX", days_of(year)) if first <= 12 else None


def read_month(words: Words) -> Meaning | None:
    """As in "November 2023", "in November"."""
    month = table("months")[words.first("M") or ""]
    year = stated_year(words)
    if year is None and words.letters[0] in "TLX" and words.anchor:
        here = words.anchor.first
        step = {"T": 0, "L": -1 if month >= here.month else 0, "X": 1 if month <= here.month else 0}[words.letters[0]]
        year = f"{here.year + step:04d}"
    return dated(f"{year or year_near(words, month)}-{month:02d}")


def read_year(words: Words) -> Meaning | None:
    """As in "2023"."""
    return dated(words.first("Y"))


def read_year_span(words: Words) -> Meaning | None:
    """As in "2023-24", "from 2020 to 2024"."""
    years = words.all("Yd9")
    first, last = years[0], years[-1]
    if len(last) < 4:
        last = first[: 4 - len(last)] + last
    if int(last) <= int(first):
        return None
    days = days_of(f"{first}/{last}")
    if words.letters[0] in "FKfc":
        return Meaning("DURATION", f"P{int(last) - int(first)}Y", days)
    return Meaning("DATE", f"{first}/{last}", days)


def read_fiscal(words: Words) -> Meaning | None:
    """As in "FY2024", "fiscal year 2024": October to September, as the US government counts."""
    years = words.all("Yd9")
    if len(years) == 2:
        return read_year_span(words)
    if years:
        return dated(f"FY{years[0]}" if len(years[0]) == 4 else f"FY20{years[0].zfill(2)}")
    anchor = words.anchor
    if anchor is None or anchor.unit == "Y":
        return Meaning("DATE", "FYXXXX")
    now = anchor.first.year + (anchor.first.month >= 10)
    return dated(f"FY{now + relation(words)[1]:04d}")


def read_quarter(words: Words) -> Meaning | None:
    """As in "the third quarter of 2023", "Q3"."""
    if "Q" in words.letters:
        number = int(words.first("d") or "0")
    elif (name := words.first("o")) is not None:
        number = 4 if table("ordinals")[name] == -1 else table("ordinals")[name]
    elif "j" in words.letters:
        number = int(words.first("d") or "0")
    elif (words.first("LX") in ("last", "final")) and stated_year(words):
        number = 4
    else:
        value = stepped(words, "Q", relation(words)[1])
        return dated(value) or Meaning("DATE", "XXXX-QX")
    if not 1 <= number <= 4:
        return None
    year = stated_year(words)
    if year is None:
        year = "XXXX"
        if words.anchor:
            here = words.anchor.first
            ahead = number * 3 - 2 - here.month
            step = (
                -1
                if (ahead > 0 and words.tense == _PAST) or (ahead > 6 and words.tense != _FUTURE)
                else 1
                if ahead < -2 and words.tense == _FUTURE
                else 0
            )
            year = f"{here.year + step:04d}"
    return dated(f"{year}-Q{number}")


def read_half(words: Words) -> Meaning | None:
    """As in "the first half of 2023"."""
    name = words.first("o")
    number = int(words.first("d") or 0) if name is None else table("ordinals")[name]
    if number == -1:
        number = 2
    if number not in (1, 2):
        return None
    year = stated_year(words) or (f"{words.anchor.first.year:04d}" if words.anchor else "XXXX")
    return dated(f"{year}-H{number}")


def read_part_of_year(words: Words) -> Meaning | None:
    """The first nine months of 2031: a length, and the days it lies on."""
    unit = unit_of(words.first("U") or "")
    number = count_of(Words(words.lower[1:], words.letters[1:], words.anchor, 0, None, rate=False))
    year = stated_year(words)
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


def read_month_week(words: Words) -> Meaning | None:
    """As in "the second week of March"."""
    if "M" not in words.letters:
        return None
    if words.first("u") != "week":
        return read_month(words)
    month = table("months")[words.first("M") or ""]
    year = stated_year(words) or year_near(words, month)
    if year == "XXXX":
        return None
    name = words.first("oL") or ""
    number = table("ordinals").get(name, -1)
    first, last = months(int(year), month, 1)
    day = last - timedelta(6) if number == -1 else first + timedelta(7 * (number - 1) + 3)
    return dated(unit_value(day, "W"))


def read_season(words: Words) -> Meaning | None:
    """As in "the spring of 2023"."""
    season = {"fall": "FA"}.get(words.first("SA") or "") or table("seasons")[words.first("SA") or ""]
    if printed := words.first("Y"):
        return dated(f"{printed}-{season}")
    if words.anchor is None:
        return Meaning("DATE", f"XXXX-{season}")
    here = words.anchor.first
    step = 0
    started, over = days_of(f"{here.year:04d}-{season}")
    if started and over and words.anchor.unit != "Y":
        _, direction = relation(words)
        if season == "WI" and here.month <= 2:
            step = -1
        if direction < 0 and over >= here:
            step -= 1
        elif direction > 0 and started <= here:
            step += 1
    return dated(f"{here.year + step:04d}-{season}")


def read_decade(words: Words) -> Meaning | None:
    """As in "the 1990s", "the end of the decade"."""
    if printed := words.first("Y"):
        return dated(printed[:3]) if printed.endswith("0") else None
    short = words.first("9") or ""
    return dated(f"{'19' if short >= '30' else '20'}{short[0]}") if short.endswith("0") else None


def read_century(words: Words) -> Meaning | None:
    """As in "the 21st century"."""
    name = words.first("o")
    number = int(words.first("d") or 0) if name is None else table("ordinals")[name]
    return dated(f"{number - 1:02d}") if 1 < number <= 30 else None
