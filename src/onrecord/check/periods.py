"""Periods: how an interval of days is covered by the observations of a series, and how it is said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Period(NamedTuple):
    """An interval of days, both ends inclusive."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Its length in days."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int:
        """Its length in whole months, rounded; at least 1."""
        return max(1, round(self.days / 30.4375))

    @property
    def whole(self) -> bool:
        """Whether it begins and ends with a month."""
        return self.start.day == 1 and self.end == month_end(self.end)

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter of a calendar year."""
        one_year = self.start.year == self.end.year
        return self.whole and one_year and self.end.month - self.start.month == 2 and self.start.month % 3 == 1

    def holds(self, other: Period) -> bool:
        """Whether the other period lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, months: int) -> Period:
        """The same kind of period so many months later; month ends stay month ends."""
        start = add_months(self.start, months)
        if self.end == month_end(self.end):
            return Period(start, month_end(add_months(self.end.replace(day=1), months)))
        if self.days <= 7:
            return Period(start, start + timedelta(days=self.days - 1))
        return Period(start, add_months(self.end, months))

    def __str__(self) -> str:
        return say_period(self)


def period_of(start: str, end: str) -> Period:
    """The period between two ISO dates."""
    return Period(date.fromisoformat(start), date.fromisoformat(end))


def month_end(day: date) -> date:
    """The last day of the day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The day so many months later, at most the last of its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9998)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def say_period(period: Period) -> str:
    """A period as people write it.

    Example:
        >>> say_period(period_of("2022-10-01", "2023-09-30")), say_period(period_of("2023-01-01", "2023-07-31"))
        ('October 2022 to September 2023', 'January to July 2023')
    """
    start, end = period
    if start == end:
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year}"
    if not period.whole:
        if period.days == 7:
            return f"the week of {start.day} {_MONTHS[start.month - 1]} {start.year}"
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year} to {end.day} {_MONTHS[end.month - 1]} {end.year}"
    if start.month == 1 and end.month == 12:
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    if period.is_quarter:
        return f"the {('first', 'second', 'third', 'fourth')[start.month // 3]} quarter of {start.year}"
    first = _MONTHS[start.month - 1] if start.year == end.year else f"{_MONTHS[start.month - 1]} {start.year}"
    return f"{first} to {_MONTHS[end.month - 1]} {end.year}"


def step_of(period: Period) -> str:
    """The frequency a period has: weekly, monthly, quarterly, annual or irregular."""
    days = period.days
    for name, low, high in (
        ("daily", 1, 1),
        ("weekly", 6, 8),
        ("monthly", 27, 32),
        ("quarterly", 88, 93),
        ("annual", 360, 370),
    ):
        if low <= days <= high:
            return name
    return "irregular"
