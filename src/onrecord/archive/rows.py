"""A record's findings as rows to find by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.record import Dated, Record, Span, quote_of

from .keys import numbered

KINDS = ("attribution", "act", "commitment", "figure", "effect", "meeting")


@dataclass(frozen=True)
class FindingRow:
    """One finding, `found`: where it stands, what tells it from others there, columns, whom it names in which role."""

    kind: str
    local: str | None
    spans: tuple[Span, ...]
    also: tuple[Span, ...] = ()
    columns: dict[str, Any] = field(default_factory=dict)
    actors: tuple[tuple[str, str], ...] = ()
    programmes: tuple[str, ...] = ()
    found: Any = field(default=None, compare=False, repr=False)

    def name(self, statement_id: str) -> tuple[Any, ...]:
        """What its key is made of: kind and places, so that a newer reader's finding on the same words has the same."""
        return (statement_id, self.kind, _places(self.spans), _places(self.also))

    def values(self) -> dict[str, Any]:
        """Its columns."""
        start, end = min(span.start for span in self.spans), max(span.end for span in self.spans)
        quote = quote_of(self.spans)
        return {"kind": self.kind, "local": self.local, "start": start, "end": end, "quote": quote, **self.columns}


def finding_rows(record: Record) -> list[FindingRow]:
    """Every finding of a record that has a span, in the order of the record's keys."""
    return [*_attributions(record), *_acts(record), *_commitments(record), *_figures(record), *_rest(record)]


def finding_keys(statement_id: str, rows: Sequence[FindingRow]) -> list[str]:
    """The key of each row, in order."""
    return numbered(row.name(statement_id) for row in rows)


def _attributions(record: Record) -> Iterator[FindingRow]:
    for each in record.attributions:
        columns = {"subtype": each.kind, "confidence": each.confidence, "rule": each.rule}
        yield FindingRow(
            "attribution",
            each.id,
            each.content,
            (*each.cue, *each.source),
            columns,
            _roles(speaker=each.speaker),
            found=each,
        )


def _acts(record: Record) -> Iterator[FindingRow]:
    for each in record.acts:
        columns = {"subtype": each.force, "confidence": each.confidence, "rule": each.rule}
        roles = _roles(actor=each.actors, addressee=each.addressees)
        yield FindingRow("act", each.id, (each.span,), (each.verb,), columns, roles, found=each)


def _commitments(record: Record) -> Iterator[FindingRow]:
    for each in record.commitments:
        columns = {
            "strength": each.strength,
            "reaffirmed": each.reaffirmed,
            "negated": each.negated,
            "confidence": each.confidence,
            "rule": each.rule,
            **_interval(each.deadline),
        }
        roles = _roles(agent=each.agents, toward=each.toward, reported_by=each.reported_by)
        yield FindingRow("commitment", each.id, (each.span,), (each.action,), columns, roles, each.programmes, each)


def _figures(record: Record) -> Iterator[FindingRow]:
    for each in record.figures:
        columns = {
            "subtype": each.claim,
            "confidence": each.confidence,
            "rule": each.rule,
            "value": each.value,
            "low": each.low,
            "high": each.high,
            "unit": each.unit,
            **_interval(each.period),
        }
        yield FindingRow("figure", each.id, (each.span,), (), columns, _roles(place=each.places), found=each)


def _rest(record: Record) -> Iterator[FindingRow]:
    for each in record.effects:
        columns: dict[str, Any] = {"subtype": each.direction, "confidence": each.confidence, "rule": each.rule}
        yield FindingRow("effect", each.id, (each.span,), (each.cause, each.effect), columns, found=each)
    meeting = record.meeting
    if meeting is not None and meeting.spans:
        when = {"first_day": meeting.date.from_, "last_day": meeting.date.to} if meeting.date else {}
        columns = {"subtype": meeting.format, **when}
        yield FindingRow(
            "meeting", None, meeting.spans, (), columns, _roles(participant=meeting.participants), found=meeting
        )


def _interval(dated: Dated | None) -> dict[str, str | None]:
    return {"first_day": dated.from_, "last_day": dated.to} if dated else {}


def _roles(**roles: str | tuple[str, ...] | None) -> tuple[tuple[str, str], ...]:
    each = {role: (named,) if isinstance(named, str) else named or () for role, named in roles.items()}
    return tuple(dict.fromkeys((role, local) for role, named in each.items() for local in named))


def _places(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)
