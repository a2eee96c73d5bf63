"""The words of verdicts in the languages of the interface: messages from a catalogue, numbers and days from CLDR."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import pycountry
from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import get_currency_name, get_decimal_symbol, get_group_symbol

from onrecord.check import English, Period, Unit
from onrecord.lexicon import load

from .languages import catalogue, known_messages
from .terms import N_, TERMS

_THINGS = frozenset(
    {
        *(N_("people"), N_("persons"), N_("jobs"), N_("workers"), N_("passengers"), N_("encounters"), N_("deaths")),
        *(N_("removals"), N_("vehicles"), N_("households"), N_("tonnes"), N_("cases"), N_("visits"), N_("visitors")),
        *(N_("month"), N_("week"), N_("hour"), N_("minute"), N_("decade"), N_("years"), N_("months"), N_("weeks")),
        *(N_("days"), N_("hours"), N_("minutes"), N_("decades"), N_("quarters"), N_("kilometres"), N_("metres")),
        *(N_("hectares"), N_("megawatts"), N_("gigawatts"), N_("barrels"), N_("litres"), N_("shares")),
        *(N_("percentage points"), N_("percentage point"), N_("times"), N_("children"), N_("members")),
        *(N_("gallon"), N_("barrel"), N_("litre"), N_("tonne"), N_("head"), N_("day"), N_("person"), N_("World")),
    }
)
_ORDINALS = (
    *(N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth")),
    *(N_("sixth"), N_("seventh"), N_("eighth"), N_("ninth"), N_("tenth")),
)


@cache
def measure_words() -> frozenset[str]:
    """The words by which the vocabulary of measures names a part of what is measured."""
    facets = load("measures")["facets"].values()
    return frozenset(value.replace("_", " ") for facet in facets for value in facet["values"])


@cache
def _words() -> frozenset[str]:
    return measure_words() | _THINGS | TERMS


class Spoken(English):
    """A language of the interface other than English, as `onrecord.check.Tongue` has it.

    Numbers from a thousand million on are said in millions and in billions of 10¹², and four digits stand without
    a separator, as in Spanish (Ortografía de la lengua española, 2010).
    """

    def __init__(self, language: str) -> None:
        """Say it in a language that has a catalogue."""
        self.language, self._locale = language, Locale.parse(language)
        self._messages = catalogue(language)
        self._known = known_messages(language)
        self._signs = str.maketrans({",": get_group_symbol(language), ".": get_decimal_symbol(language)})

    def message(self, form: str) -> str:
        """The message of the catalogue.

        Raises:
            NotSaid: Where it has none.
        """
        return self._known.gettext(form)

    def term(self, word: str) -> str:
        """A word of the record or of the vocabulary of measures; a word of a text or a label of a series stays."""
        plain = word.replace("-", " ").replace("_", " ")
        return self._messages.gettext(plain) if plain in _words() else word

    def place(self, iso: str, name: str) -> str:
        """A state by its usual name; what is none stays as its series names it."""
        state = pycountry.countries.get(alpha_3=iso)
        return str(self._locale.territories.get(state.alpha_2, name)) if state else self.term(name)

    def number(self, value: float, unit: Unit | None = None) -> str:
        """A number as people read it."""
        if unit is not None and unit.kind == "percent":
            return self._percent(f"{value:.2f}".rstrip("0").rstrip("."))
        if not self.is_scaled(value, unit):
            return self.digits(value, f",.{self.decimals(value)}f")
        if abs(value) >= 1e12:
            return self.message(N_("%(number)s trillion")) % {"number": self.digits(value / 1e12, ",.1f")}
        millions = round(value / 1e8) * 100 if abs(value) >= 1e9 else value / 1e6
        return self._millions(millions, ",.0f" if abs(value) >= 1e9 else ",.1f")

    def exact(self, value: float) -> str:
        """A number with the digits it has, up to four decimals."""
        scale = 1e12 if abs(value) >= 1e12 else 1e6 if abs(value) >= 1e6 else 1.0
        written = f"{value / scale:.4f}".rstrip("0").rstrip(".")
        said = self.digits(value / scale, f",.{len(written.partition('.')[2])}f")
        if scale == 1.0:
            return said
        form = N_("%(number)s trillion") if scale == 1e12 else N_("%(number)s million")
        return self.message(form) % {"number": said}

    def short(self, value: float) -> str:
        """A number without digits that tell nothing."""
        return self._millions(value / 1e6, ",g") if value >= 1e6 else self.digits(value, ",g")

    def amount(self, value: float, unit: Unit) -> str:
        """A number with its unit."""
        if unit.kind == "percent":
            return self._percent(f"{value:.1f}")
        said, of = self.number(value, unit), self.counted(unit)
        if of:
            form = N_("%(number)s of %(unit)s") if self.is_scaled(value, unit) else N_("%(number)s %(unit)s")
            said = self.message(form) % {"number": said, "unit": of}
        return (
            self.message(N_("%(amount)s per %(unit)s")) % {"amount": said, "unit": self.term(unit.per)}
            if unit.per
            else said
        )

    def digits(self, value: float, form: str) -> str:
        """A number in a format of Python's, with the signs of the language."""
        if form.endswith("%"):
            return self._percent(format(100 * value, f"{form[:-1]}f"))
        said = format(value, form.replace(",", "") if abs(value) < 1e4 else form)
        return self.number(value) if "e" in said else said.translate(self._signs)

    def period(self, period: Period) -> str:
        """A period by its name, with the article it takes."""
        start, end = period
        if start == end:
            return self.message(N_("the day %(day)s")) % {"day": self.day(start)}
        if not period.whole:
            if period.days == 7:
                return self.message(N_("the week of %(day)s")) % {"day": self.day(start)}
            return self.message(N_("the days from %(first)s to %(last)s")) % {
                "first": self.day(start),
                "last": self.day(end),
            }
        if period.is_quarter:
            return self.message(N_("the quarter %(quarter)s")) % {"quarter": self.label(period)}
        if start.year == end.year and (start.month == end.month or (start.month, end.month) == (1, 12)):
            return self.label(period)
        years = start.month == 1 and end.month == 12
        first = str(start.year) if years else self._month(start, year=start.year != end.year)
        last = str(end.year) if years else self._month(end)
        return self.message(N_("the time from %(first)s to %(last)s")) % {"first": first, "last": last}

    def during(self, period: Period) -> str:
        """A period as the time when something was so."""
        if period.start == period.end:
            return self.message(N_("on %(day)s")) % {"day": self.day(period.start)}
        return self.message(N_("in %(period)s")) % {"period": self.period(period)}

    def label(self, period: Period) -> str:
        """A period by its name alone, as a table has it."""
        start, end = period
        if start == end:
            return self.day(start)
        if not period.whole:
            return str(format_interval(start, end, "yMMMd", locale=self.language))
        if period.is_quarter:
            return str(format_skeleton("yQQQQ", start, locale=self.language))
        whole = start.month == 1 and end.month == 12
        if start.year == end.year and whole:
            return str(start.year)
        if start.year == end.year and start.month == end.month:
            return self._month(start)
        return str(format_interval(start, end, "y" if whole else "yMMMM", locale=self.language))

    def days(self, first: date, last: date) -> str:
        """The days from the first to the last by the name of their period."""
        return self.label(Period(first, last))

    def day(self, day: date) -> str:
        """A day within a sentence."""
        return str(format_date(day, "long", locale=self.language))

    def short_day(self, day: date) -> str:
        """A day where there is little room."""
        return str(format_date(day, "medium", locale=self.language))

    def ordinal(self, place: int) -> str:
        """A place in an order."""
        if place <= len(_ORDINALS):
            return self.message(super().ordinal(place))
        return self.message(N_("%(number)sth")) % {"number": place}

    def counted(self, unit: Unit) -> str:
        """What a number of this unit counts, in the plural."""
        if unit.kind == "money":
            return str(get_currency_name(unit.of, count=2, locale=self.language))
        return self.term(super().counted(unit))

    def listed(self, parts: Sequence[str]) -> str:
        """Parts as a list."""
        said = str(format_list(list(parts), locale=self.language))
        last = parts[-1] if len(parts) > 1 else ""
        if self.language == "es" and last.lower().startswith(("i", "í", "hi", "hí")):
            return said.removesuffix(f" y {last}") + f" e {last}"  # CLDR does not know that y becomes e before an i
        return said

    def _month(self, day: date, *, year: bool = True) -> str:
        said = format_skeleton("yMMMM", day, locale=self.language) if year else format_date(day, "MMMM", self.language)
        return str(said)

    def _percent(self, written: str) -> str:
        return self.message(N_("%(number)s percent")) % {"number": written.translate(self._signs)}

    def _millions(self, value: float, form: str) -> str:
        return self.message(N_("%(number)s million")) % {"number": self.digits(value, form)}


@cache
def spoken(language: str) -> Spoken | None:
    """A language of the interface; None for English, in which everything is kept."""
    return None if language == "en" else Spoken(language)


def tongue(language: str) -> English:
    """A language of the interface, English among them."""
    return spoken(language) or English()
