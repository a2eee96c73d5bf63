"""Verdicts: what official series say to each claim of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from onrecord.record import Span

from .told import Told, Value, Wording

Word = Literal["contradicted", "misdated", "not-yet-knowable", "supported", "not-covered"]
GRAVEST: tuple[Word, ...] = ("contradicted", "misdated", "not-yet-knowable", "supported", "not-covered")
MARKS: Mapping[Word, str] = {
    "supported": "✓",
    "contradicted": "≠",
    "misdated": "⧖",
    "not-yet-knowable": "…",
    "not-covered": "○",
}


class Observation(BaseModel):
    """One number a verdict rests on."""

    model_config = ConfigDict(frozen=True)

    series: str
    key: str
    period: str
    value: float
    vintage: str | None = None


class Nearest(BaseModel):
    """The nearest reading that would be true: what would have to be different, and its value."""

    model_config = ConfigDict(frozen=True)

    change: Literal["period", "measure", "scale", "unit", "series"]
    words: str
    value: float
    period: str | None = None
    told: Told | None = Field(default=None, exclude=True, repr=False)

    @classmethod
    def of(cls, told: Told, **fields: Any) -> Self:
        """A reading whose words are these."""
        return cls(words=str(told), told=told, **fields)


class Verdict(BaseModel):
    """What the series say to one claim.

    Attributes:
        figure: The figure's id, or None where the claim has no figure. `effect`: the effect's id.
        kind: What sort of claim: level, growth, difference, share, run, record, rank, effect.
        sentence: The arithmetic and the answer in plain words.
        tolerance: The rule by which values were taken to agree.
        then: What was printed at the time. `now`: what the held vintage gives, where the two differ.
        drawn: What a chart of the claim shows. `analysis`: the same of an effect, with its model.
        told: The words as messages with their values, for other languages than the record's English; not in its JSON.
    """

    model_config = ConfigDict(frozen=True)

    figure: str | None = None
    effect: str | None = None
    span: Span
    kind: str
    verdict: Word
    sentence: str
    observations: tuple[Observation, ...] = ()
    tolerance: str | None = None
    nearest: Nearest | None = None
    then: str | None = None
    now: str | None = None
    analysis: dict[str, Any] | None = None
    drawn: dict[str, Any] | None = None
    told: Wording | None = Field(default=None, exclude=True, repr=False)

    @classmethod
    def of(cls, told: Wording, **fields: Any) -> Self:
        """A verdict whose words are these, in English."""
        return cls(
            told=told,
            sentence=str(told.sentence),
            tolerance=_words(told.tolerance),
            then=_words(told.then),
            now=_words(told.now),
            **fields,
        )

    def as_json(self) -> dict[str, Any]:
        """The verdict as the contract prints it: the figure or the effect, whichever it is of."""
        data = self.model_dump(exclude={"figure", "effect"})
        named: dict[str, Any] = {"effect": self.effect} if self.effect else {"figure": self.figure}
        return {**named, **data, "quote": self.span.quote}


def _words(value: Value | None) -> str | None:
    return None if value is None else str(value)


class Checked(BaseModel):
    """A statement's verdicts and the gravest of them."""

    model_config = ConfigDict(frozen=True)

    statement: dict[str, Any]
    verdicts: tuple[Verdict, ...] = ()
    verdict: Word = Field(default="not-covered")

    def as_json(self) -> dict[str, Any]:
        """The contract's object."""
        return {
            "statement": self.statement,
            "verdicts": [each.as_json() for each in self.verdicts],
            "verdict": self.verdict,
        }


def gravest(verdicts: Iterable[Word]) -> Word:
    """The gravest of several verdicts; not-covered where there is none."""
    held = set(verdicts)
    return next((word for word in GRAVEST if word in held), "not-covered")


def unique(parts: Sequence[str]) -> list[str]:
    """The parts in order, each once."""
    return list(dict.fromkeys(parts))
