"""Numbers, units, days and lists as English words, as the record has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .periods import Period
from .units import Unit

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class English:
    """How English says a message and the values in it (`told.Tongue`); other languages begin with it."""

    def message(self, form: str) -> str:
        """The message itself."""
        return form

    def term(self, word: str) -> str:
        """A word of the vocabulary of measures."""
        return word

    def place(self, iso: str, name: str) -> str:  # noqa: ARG002 - other languages name a place by its code
        """A place as its series names it."""
        return name

    def number(self, value: float, unit: Unit | None = None) -> str:
        """A number as people read it: four significant digits with a scale for money and masses, counts in full.

        Example:
            >>> ENGLISH.number(862.31e9, Unit("money", "USD")), ENGLISH.number(269735, Unit("count", "encounter"))
            ('862.3 billion', '269,735')
        """
        if unit is not None and unit.kind == "percent":
            return f"{f'{value:.2f}'.rstrip('0').rstrip('.')} percent"
        if self.is_scaled(value, unit):
            scale, name = next(each for each in _SCALES if abs(value) >= each[0])
            return f"{value / scale:,.1f} {name}"
        return f"{value:,.{self.decimals(value)}f}"

    def short(self, value: float) -> str:
        """A number without digits that tell nothing."""
        for scale, name in _SCALES[1:]:
            if value >= scale:
                return f"{value / scale:g} {name}"
        return f"{value:g}"

    def amount(self, value: float, unit: Unit) -> str:
        """A number with its unit."""
        if unit.kind == "percent":
            return f"{value:.1f} percent"
        per = f" per {unit.per}" if unit.per else ""
        return f"{self.number(value, unit)} {self.counted(unit)}{per}".strip()

    def digits(self, value: float, form: str) -> str:
        """A number in a format of Python's."""
        return format(value, form)

    def period(self, period: Period) -> str:
        """A period by its name."""
        return str(period)

    def during(self, period: Period) -> str:
        """A period as the time when something was so."""
        return f"in {period}"

    def day(self, day: date) -> str:
        """A day within a sentence."""
        return day.isoformat()

    def short_day(self, day: date) -> str:
        """A day where there is little room, as `1 Mar 2022`."""
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def ordinal(self, place: int) -> str:
        """A place in an order."""
        return _ORDINALS[place - 1] if place <= len(_ORDINALS) else f"{place}th"

    def listed(self, parts: Sequence[str]) -> str:
        """Reads "a, b and c"."""
        return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))

    def is_scaled(self, value: float, unit: Unit | None) -> bool:
        """Whether a number has a scale word: money, masses and bare numbers from a million on, counts from 10⁹."""
        return abs(value) >= (1e6 if unit is None or unit.kind in ("money", "mass") else 1e9)

    def decimals(self, value: float) -> int:
        """How many decimals a number without a scale word has."""
        return 0 if abs(value) >= 100 or value == int(value) else 2

    def counted(self, unit: Unit) -> str:
        """What a number of this unit counts, in the plural."""
        if unit.of == "USD":
            return "US dollars"
        one = unit.kind not in ("mass", "count") or not unit.of or unit.of.endswith("s") or unit.of == "people"
        return unit.of if one else f"{unit.of}s"


ENGLISH = English()
