"""Statements: one official text and the facts known about it."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from .findings import Loss
from .span import Model, Span

Fact = Literal["given", "metadata", "text"]


def _calendar_date(value: str) -> str:
    interval_of(value)
    return value


PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_calendar_date)]


def interval_of(value: str) -> tuple[date, date]:
    """First and last day of a year, month or day written as ISO 8601.

    Example:
        >>> interval_of("2024-02")
        (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))

    Raises:
        ValueError: The value names no day of the calendar.
    """
    parts = [int(part) for part in value.split("-")]
    first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    if len(parts) == 3:
        return first, first
    if len(parts) == 2:
        return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first, first.replace(month=12, day=31)


class Page(Model):
    """Which characters of the text stand on a page of a paged source (`number` counts from 1)."""

    number: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Statement(Model):
    """One official text.

    Attributes:
        title: Headline, where one is known.
        issuer: Who issued it: an ISO 3166-1 alpha-3 code where it is a state, else the name given.
        published: ISO date of publication; a month or a year where no more is known.
        kind: readout, joint-statement, communique, press-release, transcript, resolution and the like.
        language: ISO 639-1 code.
        place: Where it was issued.
        source: The path or address it was read from.
        sha256: Of the original bytes (of the text in UTF-8 where only text was given).
        text: The text. Every span counts its code points.
        pages: Pages of a paged source, in order.
        facts: For each fact that is known, whether it was given by the user, stands in the source's metadata or
            is stated in its text. A fact that is neither is `None` and not listed.
        losses: What the source could not give (broken bytes, pages without text); moved into the record.
    """

    title: str | None = None
    issuer: str | None = None
    published: PartialDate | None = None
    kind: str | None = None
    language: str | None = None
    place: str | None = None
    source: str | None = None
    sha256: str = ""
    text: str
    pages: tuple[Page, ...] = ()
    facts: dict[str, Fact] = Field(default_factory=dict)
    losses: tuple[Loss, ...] = Field(default=(), exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, data: object) -> object:
        if isinstance(data, dict) and isinstance(text := data.get("text"), str):
            try:
                encoded = text.encode("utf-8")
            except UnicodeEncodeError as error:
                raise ValueError(f"the text holds half a surrogate pair at character {error.start}") from None
            if not data.get("sha256"):
                return {**data, "sha256": hashlib.sha256(encoded).hexdigest()}
        return data

    @model_validator(mode="after")
    def _pages_lie_within(self) -> Self:
        if any(not page.start <= page.end <= len(self.text) for page in self.pages):
            raise ValueError("a page reaches outside the text")
        return self

    def span(self, start: int, end: int) -> Span:
        """The span `text[start:end]`; raises ValueError when it is empty or outside the text."""
        return Span.of(self.text, start, end)

    def page_of(self, span: Span) -> int | None:
        """The page a span begins on, or None where the source has no pages."""
        return next((page.number for page in self.pages if page.start <= span.start < page.end), None)


def id_of(statement: Statement) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the text: the same text has the same id."""
    return hashlib.sha256(statement.text.encode("utf-8")).hexdigest()[:16]
