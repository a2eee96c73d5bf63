"""TIMEX3 values as intervals of days, and steps through the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]
NOWHEN: Days = (None, None)

# First day (month, day) of each season on the northern hemisphere; the solstices and equinoxes as commonly printed.
SEASONS = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}
_NEXT = {"SP": "SU", "SU": "FA", "FA": "WI", "WI": "SP"}
_VALUE = re.compile(
    r"(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d))?|Q(?P<q>[1-4])|H(?P<h>[12])|W(?P<w>\d\d)(?:-(?P<wd>[1-7]|WE))?|(?P<s>SP|SU|FA|WI)))?"
    r"(?:T.*)?|FY(?P<fy>\d{4})|(?P<de>\d{3})|(?P<ce>\d\d)"
)


def days_of(value: str) -> Days:
    """First and last day of a TIMEX3 DATE or TIME value; open where it names none.

    A fiscal year is the United States government's, October to September (31 U.S.C. 1102).
    """
    if "/" in value:
        first, _, last = value.partition("/")
        return days_of(first)[0], days_of(last)[1]
    found = _VALUE.fullmatch(value)
    if not found:
        return NOWHEN
    part = found.groupdict()
    try:
        if part["fy"]:
            year = int(part["fy"])
            return date(year - 1, 10, 1), date(year, 9, 30)
        if part["de"]:
            year = int(part["de"]) * 10
            return date(year, 1, 1), date(year + 9, 12, 31)
        if part["ce"]:
            year = int(part["ce"]) * 100
            return date(max(year, 1), 1, 1), date(year + 99, 12, 31)
        return _days_in(int(part["y"]), part)
    except (ValueError, OverflowError):
        return NOWHEN


def _days_in(year: int, part: dict[str, str | None]) -> Days:
    if part["d"]:
        day = date(year, int(part["m"] or 1), int(part["d"]))
        return day, day
    if part["m"]:
        return months(year, int(part["m"]), 1)
    if part["q"]:
        return months(year, int(part["q"]) * 3 - 2, 3)
    if part["h"]:
        return months(year, int(part["h"]) * 6 - 5, 6)
    if part["w"]:
        monday = date.fromisocalendar(year, int(part["w"]), 1)
        if part["wd"] == "WE":
            return monday + timedelta(5), monday + timedelta(6)
        if part["wd"]:
            day = monday + timedelta(int(part["wd"]) - 1)
            return day, day
        return monday, monday + timedelta(6)
    if part["s"]:
        after = _NEXT[part["s"]]
        last = date(year + (part["s"] == "WI"), *SEASONS[after]) - timedelta(1)
        return date(year, *SEASONS[part["s"]]), last
    return date(year, 1, 1), date(year, 12, 31)


def months(year: int, first: int, count: int) -> tuple[date, date]:
    """First and last day of `count` months from month `first` of a year."""
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def shift(day: date, count: float, unit: str) -> date:
    """The day `count` units later (earlier where negative); the last of the month where it has no such day.

    Raises:
        OverflowError: The day lies outside the years 1 to 9999.
    """
    if unit in ("D", "W", "2W", "WE"):
        return day + timedelta(days=round(count * {"D": 1, "W": 7, "2W": 14, "WE": 7}[unit]))
    size = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if size is None:
        return day
    at = day.year * 12 + day.month - 1 + round(count * size)
    year, month = divmod(at, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"no such year: {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)(DE|CE|[DWMQY])")


def days_after(day: date, value: str) -> date | None:
    """The day that lies a TIMEX3 duration ("P90D") after another; None where the length is vague or too long."""
    found = _LENGTH.fullmatch(value)
    try:
        return shift(day, float(found[1]), found[2]) if found else None
    except OverflowError:
        return None


def unit_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit (day, week, month, quarter, year, decade, century) that a day lies in."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "2W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    name = f"{day.year:04d}"
    return {"DE": name[:3], "CE": name[:2]}.get(unit, name)
