"""A record as rows of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from onrecord.record import Actor, Attribution, Dated, Deadline, Meeting, Programme, ReaderInfo, Record, Span, Strength

from .documents import Document

if TYPE_CHECKING:
    from onrecord.check import Checked

Row = dict[str, Any]

_RANK = {strength: rank for rank, strength in enumerate(reversed(get_args(Strength)), 1)}
_LISTS = {"figures": "figure_ids", "programmes": "programme_ids", "catalysts": "catalysts"}
_NAMES = {"from_": "day_from", "to": "day_to", "of": "of_id"}
_ACTORS = frozenset(("participants", "actors", "addressees", "agents", "toward", "places", "members"))
_ONE_ACTOR = frozenset(("speaker", "represents", "reported_by"))
_KINDS = (
    "actors", "attributions", "acts", "commitments", "figures", "times", "effects", "programmes", "topics", "losses",
)  # fmt: skip


def rows_of(document: Document, record: Record, checked: Checked | None = None) -> Iterator[tuple[str, Row]]:
    """Each row of a record with the name of its table, in the record's order.

    Args:
        document: Where the record's statement came from.
        record: What was read in it.
        checked: Its figures and effects set against series.
    """
    statement = record.statement
    shared: Row = {
        "document": document.place,
        "statement_id": record.id,
        "issuer": statement.issuer,
        "published": statement.published,
        "reader": reader_line(record.reader),
    }
    yield (
        "statements",
        {
            **shared,
            **{name: getattr(statement, name) for name in ("title", "kind", "language", "place", "sha256", "text")},
            "source": document.source,
            "words": len(statement.text.split()),
            "extra": json.dumps(dict(document.extra), ensure_ascii=False, default=str) if document.extra else None,
        },
    )
    if record.meeting is not None:
        yield "meetings", {**shared, **_meeting(record.meeting, record)}
    for table in _KINDS:
        for finding in getattr(record, table):
            yield table, {**shared, **_finding(finding, record)}
    for verdict in checked.verdicts if checked else ():
        yield (
            "verdicts",
            {
                **shared,
                **_part("quote", verdict.span),
                "figure_id": verdict.figure,
                "effect_id": verdict.effect,
                **{name: getattr(verdict, name) for name in ("kind", "verdict", "sentence")},
            },
        )


def reader_line(reader: ReaderInfo) -> str:
    """The reader in one line: version of the package, of the lexicon and of the models."""
    parts = [f"onrecord {reader.version}", f"lexicon {reader.lexicon}"]
    return ", ".join([*parts, *(f"{name} {version}" for name, version in sorted(reader.models.items()))])


def _finding(finding: BaseModel, record: Record) -> Row:
    """A finding's fields as columns: a span as its words, first and last character; actors with names and codes."""
    row: Row = {}
    for name, value in finding.__dict__.items():
        if isinstance(value, Span):
            row |= _part("quote" if name == "span" else name, value)
        elif isinstance(value, Dated):
            row |= {**_part(name, value.span), f"{name}_from": value.from_, f"{name}_to": value.to}
            if isinstance(value, Deadline):
                row[f"{name}_type"] = value.type
        elif name in _ACTORS:
            row |= _actors(name, value, record)
        elif name in _ONE_ACTOR:
            row |= {f"{name}_id": value, name: record.actor(value).name if value else None}
        elif name in _LISTS:
            row[_LISTS[name]] = list(value)
        elif isinstance(value, tuple):
            row[name] = _spans(value)
        else:
            row[_NAMES.get(name, name)] = value
    if "strength" in row:
        row["strength_rank"] = _RANK[row["strength"]]
    if isinstance(finding, Attribution):
        row |= _part("quote", _hull(finding.content, record))
    elif isinstance(finding, Actor | Programme) and finding.mentions:
        row |= _part("quote", finding.mentions[0])
    return row


def _meeting(meeting: Meeting, record: Record) -> Row:
    return {
        **(_part("quote", meeting.spans[0]) if meeting.spans else {}),
        "place": meeting.place,
        "day_from": meeting.date.from_ if meeting.date else None,
        "day_to": meeting.date.to if meeting.date else None,
        "format": meeting.format,
        **_actors("participants", meeting.participants, record),
        "spans": _spans(meeting.spans),
    }


def _hull(spans: tuple[Span, ...], record: Record) -> Span:
    """From the beginning of a broken span to its end, with what stands between."""
    return record.statement.span(min(span.start for span in spans), max(span.end for span in spans))


def _part(name: str, span: Span) -> Row:
    return {name: span.quote, f"{name}_start": span.start, f"{name}_end": span.end}


def _spans(spans: Iterable[Span]) -> list[Row]:
    return [{"start": span.start, "end": span.end, "quote": span.quote} for span in spans]


def _actors(name: str, ids: Iterable[str], record: Record) -> Row:
    actors = [record.actor(each) for each in ids]
    return {
        f"{name}_ids": [actor.id for actor in actors],
        name: [actor.name for actor in actors],
        f"{name}_iso": [actor.iso for actor in actors],
    }
