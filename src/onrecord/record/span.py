"""Spans: the anchor of everything in a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Model(BaseModel):
    """Base of every type in the record: frozen; passes over unknown keys, so that older versions read newer records."""

    model_config = ConfigDict(frozen=True, extra="ignore", serialize_by_alias=True, populate_by_name=True)


class Span(Model):
    """Characters `[start, end)` of a statement's text, in Unicode code points, with the words they hold.

    A span is never empty and always knows its quote; a `Record` refuses spans whose quote is not what its
    statement's text holds at that place. `quote` is left out of the JSON, where `statement.text[start:end]`
    gives it.

    Example:
        >>> Span.of("Arvenia agreed.", 0, 7).quote
        'Arvenia'
    """

    start: int = Field(ge=0)
    end: int = Field(ge=1)
    quote: str = Field(exclude=True, repr=True)

    @model_validator(mode="after")
    def _quote_fills_span(self) -> Self:
        if self.end - self.start != len(self.quote) or not self.quote:
            raise ValueError(f"span [{self.start}, {self.end}) does not fit its quote of {len(self.quote)} characters")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The span of `text[start:end]`.

        Args:
            text: The whole text of a statement.
            start: First character, counted in code points.
            end: One past the last character.

        Raises:
            ValueError: The span is empty or reaches outside the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span [{start}, {end}) is empty or outside a text of {len(text)} characters")
        return cls(start=start, end=end, quote=text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def quote_of(spans: Iterable[Span], gap: str = " … ") -> str:
    """The words of a broken span, its pieces joined by `gap`."""
    return gap.join(span.quote for span in spans)
