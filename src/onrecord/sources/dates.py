"""Dates as written in documents, to ISO 8601; only where they can be read in one way."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel import Locale

_LANGUAGES = ("en", "es", "fr", "pt", "de", "it", "ru", "uk", "pl")
_TIME_OF_DAY = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\.?)?(?:\s+[A-Z]{2,4})?)?"


@cache
def _months() -> dict[str, int]:
    """Names of months in the languages above, from CLDR."""
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        months = Locale.parse(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    names.setdefault(name.casefold().rstrip("."), number)
    names["sept"] = 9
    return {name: number for name, number in names.items() if not name.isdigit()}


@cache
def _weekdays() -> str:
    names = {
        name.casefold().rstrip(".")
        for language in _LANGUAGES
        for width in ("wide", "abbreviated")
        for name in Locale.parse(language).days["format"][width].values()
    }
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def pattern() -> str:
    """A regular expression (to be used without case) for one written date with at least a day, month and year."""
    month = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
    year = r"(?:1[5-9]|20)\d\d"
    ago = r"(?:\s*(?:г\.?|року|р\.|года))?"
    return (
        rf"(?:(?:{_weekdays()})\.?,?\s+(?:the\s+)?)?(?:"
        rf"{day}(?:\s+(?:of|de)\s+|[\s-]+)(?:{month})\.?,?(?:\s+(?:del?|of)\s+|[\s-]+){year}{ago}"
        rf"|(?:{month})\.?\s+{day},?\s+{year}"
        rf"|{year}-\d\d-\d\d|{year}/\d{{1,2}}/\d{{1,2}}|{year}年\s?\d{{1,2}}月\s?\d{{1,2}}日"
        rf"|\d{{1,2}}\.\d{{1,2}}\.{year}|\d{{1,2}}/\d{{1,2}}/{year})"
    )


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"[(\[]?({pattern()}){_TIME_OF_DAY}[)\]]?[.,]?", re.IGNORECASE)


@cache
def _month_year() -> re.Pattern[str]:
    month = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    return re.compile(rf"[(\[]?({month})\.?,?\s+(?:del?\s+|of\s+)?((?:1[5-9]|20)\d\d)[)\]]?", re.IGNORECASE)


def written_date(words: str) -> str | None:
    """The ISO date of words that are nothing but a date; None where they are not or could mean two days.

    A date in figures with strokes (3/4/2021) is read only where one of its numbers cannot be a month.

    Example:
        >>> written_date("Friday, 17 November 2023"), written_date("3/4/2021"), written_date("May 2020")
        ('2023-11-17', None, '2020-05')
    """
    words = words.strip()
    if found := _whole().fullmatch(words):
        return iso_of(found[1])
    if found := _month_year().fullmatch(words):
        return f"{found[2]}-{_months()[found[1].casefold()]:02d}"
    return None


def iso_of(words: str) -> str | None:
    """The ISO date of words that match `pattern`; None where no such day exists or two could be meant."""
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    name = next(
        (_months()[word] for word in re.findall(r"[^\W\d_]+", words.casefold()) if word in _months()),
        None,
    )
    if name is not None and len(numbers) == 2:
        day, year = numbers
        return _day(year, name, day)
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        return _day(*numbers)
    first, second, year = numbers
    if "." in words or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def metadata_date(value: str) -> str | None:
    """The ISO date of a metadata value: an ISO date or time, a year, a written date, an RFC 2822 or compact date.

    Example:
        >>> metadata_date("2021-06-13 09:29:06-04:00"), metadata_date("Fri, 17 Nov 2023 22:33:23 +0000")
        ('2021-06-13', '2023-11-17')
    """
    value = value.strip()
    if found := re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", value):
        return _day(*(int(part) for part in found.groups()))
    if found := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", value):
        return _day(*(int(part) for part in found.groups()))
    if re.fullmatch(r"(?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", value):
        return value
    if found := re.match(r"(\w{3},\s+\d{1,2}\s+\w{3}\s+\d{4})\s+\d", value):
        value = found[1]
    return written_date(value)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
