"""The record: a statement with everything that was read in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from pydantic import BaseModel, Field, ValidationInfo, model_validator

from .findings import (
    Act,
    Actor,
    Attribution,
    Commitment,
    Effect,
    Figure,
    Loss,
    Meeting,
    Programme,
    Time,
    Topic,
)
from .span import Model, Span
from .statement import Statement


class ReaderInfo(Model):
    """Which reader made a record: package version, lexicon hash, model versions by part."""

    version: str
    lexicon: str
    models: dict[str, str] = Field(default_factory=dict)


class Record(Model):
    """A statement and its findings, proved to fit together when it is made.

    Raises:
        ValueError: A span's quote is not what the text holds there, or an id points to nothing.
    """

    id: str
    statement: Statement
    meeting: Meeting | None = None
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    acts: tuple[Act, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    effects: tuple[Effect, ...] = ()
    programmes: tuple[Programme, ...] = ()
    topics: tuple[Topic, ...] = ()
    losses: tuple[Loss, ...] = ()
    sentences: tuple[Span, ...] = ()
    reader: ReaderInfo

    @model_validator(mode="before")
    @classmethod
    def _quotes_from_text(cls, data: object, info: ValidationInfo) -> object:
        """Give each span of a JSON record its quote, which JSON leaves out."""
        if info.mode == "json" or (isinstance(data, dict) and isinstance(data.get("statement"), dict)):
            text = data["statement"].get("text") if isinstance(data, dict) else None
            if isinstance(text, str):
                return _with_quotes(data, text)
        return data

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        text = self.statement.text
        for span in self.spans():
            if text[span.start : span.end] != span.quote:
                raise ValueError(f"the text at [{span.start}, {span.end}) is not {span.quote!r}")
        known = {
            "actor": {actor.id for actor in self.actors},
            "figure": {figure.id for figure in self.figures},
            "programme": {programme.id for programme in self.programmes},
        }
        for kind, pointed in self._references():
            if pointed not in known[kind]:
                raise ValueError(f"no {kind} has the id {pointed!r}")
        return self

    def spans(self) -> Iterator[Span]:
        """Every span of every finding, in the order of the record's keys."""
        for name in type(self).model_fields:
            if name not in ("id", "statement", "reader"):
                yield from _spans(getattr(self, name))

    def actor(self, id: str) -> Actor:  # noqa: A002 - the contract's word
        """The actor with this id; raises KeyError where there is none."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def _references(self) -> Iterator[tuple[str, str]]:
        for actor in self.actors:
            if actor.represents is not None:
                yield "actor", actor.represents
        for pointed in self.meeting.participants if self.meeting else ():
            yield "actor", pointed
        for attribution in self.attributions:
            if attribution.speaker is not None:
                yield "actor", attribution.speaker
        for act in self.acts:
            for pointed in (*act.actors, *act.addressees):
                yield "actor", pointed
        for commitment in self.commitments:
            for pointed in (*commitment.agents, *commitment.toward):
                yield "actor", pointed
            if commitment.reported_by is not None:
                yield "actor", commitment.reported_by
            for pointed in commitment.figures:
                yield "figure", pointed
            for pointed in commitment.programmes:
                yield "programme", pointed
        for figure in self.figures:
            for pointed in figure.places:
                yield "actor", pointed
            if figure.of is not None:
                yield "figure", figure.of
        for programme in self.programmes:
            for pointed in programme.members:
                yield "actor", pointed


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for part in value.__dict__.values():
            yield from _spans(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)


def _with_quotes(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            start, end = value["start"], value["end"]
            if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
                return {**value, "quote": text[start:end]}
            raise ValueError(f"span [{start}, {end}) is empty or outside a text of {len(text)} characters")
        return {key: _with_quotes(part, text) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_quotes(part, text) for part in value]
    return value
