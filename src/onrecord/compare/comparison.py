"""What a comparison gives: rows of passages side by side, each with the kind of change and the words that differ."""

from __future__ import annotations

from typing import Literal

from onrecord.record import Record, Span, Strength
from onrecord.record.span import Model

Change = Literal[
    "same",
    "reworded",
    "strengthened",
    "softened",
    "figure changed",
    "deadline changed",
    "period changed",
    "parties changed",
    "negated",
    "only in A",
    "only in B",
]
PartKind = Literal[
    "negation", "figure", "period", "strength", "condition", "deadline", "parties", "programme", "wording"
]


class Passage(Model):
    """Characters `[start, end)` of one of the two texts, with their words: unlike `Span`, its JSON keeps the quote."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, span: Span) -> Passage:
        """The passage of a span."""
        return cls(start=span.start, end=span.end, quote=span.quote)


class Part(Model):
    """Words that differ, on either side; null where that side has none, `at` being where they would stand there."""

    kind: PartKind
    a: Passage | None = None
    b: Passage | None = None
    at: int | None = None


class Row(Model):
    """One or more neighbouring sentences of A beside those of B that tell the same.

    `rank` counts from 1, the most significant change first; `moved` where the passage stands in another order.
    """

    change: Change
    rank: int
    a: Passage | None = None
    b: Passage | None = None
    parts: tuple[Part, ...] = ()
    moved: bool = False
    boilerplate: bool = False


class Side(Model):
    """What one text names: its words, actors by mentions, speakers by attributions, topics by share of characters."""

    words: int
    actors: dict[str, int]
    speakers: dict[str, int]
    topics: dict[str, float]


class Summary(Model):
    """Rows by kind of change, and what each text speaks of."""

    changes: dict[str, int]
    moved: int
    a: Side
    b: Side


class Undertaking(Model):
    """What one party is reported to have undertaken by another, and what the other text says of it."""

    told_in: Literal["A", "B"]
    claimed_by: str
    of: tuple[str, ...]
    strength: Strength
    passage: Passage
    other: Passage | None = None
    outcome: Literal["confirmed", "absent", "denied"]


class Text(Model):
    """Which record stands on a side."""

    id: str
    title: str | None = None
    issuer: str | None = None
    published: str | None = None

    @classmethod
    def of(cls, record: Record) -> Text:
        """The facts of a record's statement."""
        said = record.statement
        return cls(id=record.id, title=said.title, issuer=said.issuer, published=said.published)


class Comparison(Model):
    """Two records side by side, the most significant rows first."""

    a: Text
    b: Text
    rows: tuple[Row, ...]
    summary: Summary
    undertakings: tuple[Undertaking, ...] = ()
