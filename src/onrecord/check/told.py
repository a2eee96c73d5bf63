"""What a check says, as messages with the values in them: English in the record, any language where it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, Protocol, TypeAlias

from pydantic import Field, FiniteFloat, TypeAdapter

from .english import ENGLISH
from .periods import Period
from .units import Unit


class Tongue(Protocol):
    """How a language says a message and the values in it; `English` tells what each is."""

    def message(self, form: str) -> str: ...  # noqa: D102
    def term(self, word: str) -> str: ...  # noqa: D102
    def place(self, iso: str, name: str) -> str: ...  # noqa: D102
    def number(self, value: float, unit: Unit | None = None) -> str: ...  # noqa: D102
    def amount(self, value: float, unit: Unit) -> str: ...  # noqa: D102
    def short(self, value: float) -> str: ...  # noqa: D102
    def digits(self, value: float, form: str) -> str: ...  # noqa: D102
    def period(self, period: Period) -> str: ...  # noqa: D102
    def during(self, period: Period) -> str: ...  # noqa: D102
    def day(self, day: date) -> str: ...  # noqa: D102
    def short_day(self, day: date) -> str: ...  # noqa: D102
    def ordinal(self, place: int) -> str: ...  # noqa: D102
    def listed(self, parts: Sequence[str]) -> str: ...  # noqa: D102


class _Said:
    """A value that a language says in its own way; as a `str` it is English."""

    def by(self, tongue: Tongue) -> str:
        """The value in a language."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.by(ENGLISH)


@dataclass(frozen=True)
class Told(_Said):
    """A message, by its English form, and the values in it."""

    form: str
    values: Mapping[str, Value] = field(default_factory=dict)
    kind: Literal["told"] = "told"

    def by(self, tongue: Tongue) -> str:
        """The message in a language."""
        return tongue.message(self.form) % {name: by(value, tongue) for name, value in self.values.items()}


@dataclass(frozen=True)
class Joined(_Said):
    """Several parts with these characters between them; without any, as a list that ends with "and"."""

    parts: tuple[Value, ...]
    between: str | None = None
    kind: Literal["joined"] = "joined"

    def by(self, tongue: Tongue) -> str:
        """The parts in a language."""
        said = [by(part, tongue) for part in self.parts]
        return tongue.listed(said) if self.between is None else self.between.join(said)


@dataclass(frozen=True)
class Number(_Said):
    """A number rounded as people read it; its unit tells how."""

    value: FiniteFloat
    unit: Unit | None = None
    kind: Literal["number"] = "number"

    def by(self, tongue: Tongue) -> str:
        """The number in a language."""
        return tongue.number(self.value, self.unit)


@dataclass(frozen=True)
class Amount(_Said):
    """A number with its unit."""

    value: FiniteFloat
    unit: Unit
    kind: Literal["amount"] = "amount"

    def by(self, tongue: Tongue) -> str:
        """The amount in a language."""
        return tongue.amount(self.value, self.unit)


@dataclass(frozen=True)
class Digits(_Said):
    """A number written in a format of Python's; one that is kept could otherwise ask for any width."""

    value: FiniteFloat
    form: Annotated[str, Field(pattern=r"^[+,]?(\.\d\d?)?[fg%]$")]
    kind: Literal["digits"] = "digits"

    def by(self, tongue: Tongue) -> str:
        """The digits in a language."""
        return tongue.digits(self.value, self.form)


@dataclass(frozen=True)
class Short(_Said):
    """A number without digits that tell nothing."""

    value: FiniteFloat
    kind: Literal["short"] = "short"

    def by(self, tongue: Tongue) -> str:
        """The number in a language."""
        return tongue.short(self.value)


@dataclass(frozen=True)
class When(_Said):
    """A period by its name."""

    period: Period
    kind: Literal["when"] = "when"

    def by(self, tongue: Tongue) -> str:
        """The period in a language."""
        return tongue.period(self.period)


@dataclass(frozen=True)
class During(_Said):
    """A period as the time when something was so, with the preposition it takes."""

    period: Period
    kind: Literal["during"] = "during"

    def by(self, tongue: Tongue) -> str:
        """The time in a language."""
        return tongue.during(self.period)


@dataclass(frozen=True)
class Day(_Said):
    """A day."""

    day: date
    kind: Literal["day"] = "day"

    def by(self, tongue: Tongue) -> str:
        """The day in a language."""
        return tongue.day(self.day)


@dataclass(frozen=True)
class Ordinal(_Said):
    """A place in an order."""

    place: int
    kind: Literal["ordinal"] = "ordinal"

    def by(self, tongue: Tongue) -> str:
        """The ordinal in a language."""
        return tongue.ordinal(self.place)


@dataclass(frozen=True)
class Term(_Said):
    """A word of the vocabulary of measures, or a label of a series that stays as it is."""

    word: str
    kind: Literal["term"] = "term"

    @classmethod
    def of(cls, value: str) -> Term:
        """A value of a facet as words."""
        return cls(value.replace("_", " "))

    def by(self, tongue: Tongue) -> str:
        """The word in a language."""
        return tongue.term(self.word)


@dataclass(frozen=True)
class Place(_Said):
    """A state by its ISO code and by the name its series gives it."""

    iso: str
    name: str
    kind: Literal["place"] = "place"

    def by(self, tongue: Tongue) -> str:
        """The name in a language."""
        return tongue.place(self.iso, self.name)


Tagged: TypeAlias = Annotated[
    Told | Joined | Number | Amount | Digits | Short | When | During | Day | Ordinal | Term | Place,
    Field(discriminator="kind"),
]
Value: TypeAlias = str | int | Tagged


def by(value: Value, tongue: Tongue) -> str:
    """A value in a language; words of a text or a series and counts are the same in all."""
    return str(value) if isinstance(value, str | int) else value.by(tongue)


def say(form: str, **values: Value | Period | date) -> Told:
    """A message with its values: periods and days by their names, words of a text or a series as they are.

    Every form is a message of the catalogues of `web/locale`.

    Example:
        >>> str(say("The text names no period; %(series)s.", series="AST, unemployment"))
        'The text names no period; AST, unemployment.'
    """
    return Told(form, {name: _value(value) for name, value in values.items()})


def _value(value: Value | Period | date) -> Value:
    if isinstance(value, Period):
        return When(value)
    return Day(value) if isinstance(value, date) else value


def whole(words: Value) -> Told:
    """Words as a sentence of their own."""
    return say("%(words)s.", words=words)


def sentences(*parts: Told | Joined | None) -> Joined:
    """Whole sentences, one after another; None is passed over."""
    return Joined(tuple(part for part in parts if part is not None), " ")


@dataclass(frozen=True)
class Wording:
    """A verdict's words as messages, for what its fields have in English.

    Attributes:
        sentence: The answer. `tolerance`, `nearest`, `then`, `now`: the fields of those names.
        title: The series that its chart is of. `shown`: what the chart shows of it.
        periods: Those of the observations, in order.
    """

    sentence: Value
    tolerance: Value | None = None
    nearest: Value | None = None
    then: Value | None = None
    now: Value | None = None
    title: Value | None = None
    shown: Value | None = None
    periods: tuple[Period, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The wording as plain data."""
        data: dict[str, Any] = _WORDING.dump_python(self, mode="json", exclude_none=True)
        return data

    @classmethod
    def of(cls, data: Any) -> Wording:
        """The wording that was plain data.

        Raises:
            ValueError: Where it is none.
        """
        return _WORDING.validate_python(data)


_WORDING: TypeAdapter[Wording] = TypeAdapter(Wording)
