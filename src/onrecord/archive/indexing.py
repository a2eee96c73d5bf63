"""Writing what a current record holds into the tables to find by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from onrecord.record import Record

from .importance import office_of, priority
from .keys import actor_keys, programme_keys
from .reattaching import attach
from .refreshing import touch
from .rows import FindingRow, finding_keys, finding_rows
from .schema import actor, finding, finding_actor, finding_programme, programme, topic, verdict

_COLUMNS: dict[str, Any] = {
    column.name: None for column in finding.columns if column.name not in ("n", "statement_n", "key")
}


def index(connection: Connection, statement_n: int, statement_id: str, record: Record) -> None:
    """Put a record's findings, actors, programmes and topics in place of those of the record before it.

    Findings that people added come with them, and each stands as its reviews say.
    """
    for table in (finding, actor, programme, topic):
        connection.execute(delete(table).where(table.c.statement_n == statement_n))
    touch(connection, statement_n)
    rows = finding_rows(record)
    keys = finding_keys(statement_id, rows)
    attached = attach(connection, statement_n, record, rows, keys)
    rows += attached.added.values()
    keys += attached.added
    verdicts = _verdicts(connection, statement_n)
    _insert(
        connection,
        finding,
        [
            _COLUMNS
            | row.values()
            | {
                "statement_n": statement_n,
                "key": key,
                "topic": _topic(record, row),
                "verdict": verdicts.get(key),
                "standing": attached.standings.get(key),
                "priority": priority(row.values(), verdicts.get(key), office_of(record, row.actors)),
            }
            for row, key in zip(rows, keys, strict=True)
        ],
    )
    actors = _insert_actors(connection, statement_n, statement_id, record)
    programmes = _insert_programmes(connection, statement_n, statement_id, record)
    numbers = _numbers(connection, finding, statement_n)
    roles, links = [], []
    for row, key in zip(rows, keys, strict=True):
        roles += [{"finding_n": numbers[key], "role": role, "actor_n": actors[local]} for role, local in row.actors]
        links += [
            {"finding_n": numbers[key], "programme_n": programmes[name]} for name in dict.fromkeys(row.programmes)
        ]
    _insert(connection, finding_actor, roles)
    _insert(connection, finding_programme, links)
    _insert(
        connection,
        topic,
        [
            {
                "statement_n": statement_n,
                "start": each.span.start,
                "end": each.span.end,
                "code": each.code,
                "label": each.label,
                "confidence": each.confidence,
            }
            for each in record.topics
        ],
    )


def _insert_actors(connection: Connection, statement_n: int, statement_id: str, record: Record) -> dict[str, int]:
    """Insert the actors; gives the row number of each by its id in the record."""
    keys = actor_keys(statement_id, record.actors)
    rows = [
        {"statement_n": statement_n, "key": key, "local": each.id}
        | each.model_dump(include={"name", "type", "iso", "designation", "represents"})
        for each, key in zip(record.actors, keys, strict=True)
    ]
    _insert(connection, actor, rows)
    numbers = _numbers(connection, actor, statement_n)
    return {each.id: numbers[key] for each, key in zip(record.actors, keys, strict=True)}


def _insert_programmes(connection: Connection, statement_n: int, statement_id: str, record: Record) -> dict[str, int]:
    """Insert the programmes; gives the row number of each by its id in the record."""
    keys = programme_keys(statement_id, record.programmes)
    rows = [
        {"statement_n": statement_n, "key": key, "local": each.id} | each.model_dump(include={"name", "kind", "level"})
        for each, key in zip(record.programmes, keys, strict=True)
    ]
    _insert(connection, programme, rows)
    numbers = _numbers(connection, programme, statement_n)
    return {each.id: numbers[key] for each, key in zip(record.programmes, keys, strict=True)}


def _topic(record: Record, row: FindingRow) -> int | None:
    """The code of the passage that holds the finding's first character."""
    start = row.spans[0].start
    return next((each.code for each in record.topics if each.span.start <= start < each.span.end), None)


def _verdicts(connection: Connection, statement_n: int) -> dict[str, str]:
    """The verdict that stands on each finding, by its key."""
    last = select(func.max(verdict.c.checking)).where(verdict.c.statement_n == statement_n).scalar_subquery()
    rows = connection.execute(
        select(verdict.c.finding_key, verdict.c.verdict)
        .where(verdict.c.statement_n == statement_n, verdict.c.checking == last)
        .order_by(verdict.c.place.desc())
    )
    return {row.finding_key: row.verdict for row in rows}


def _numbers(connection: Connection, table: Any, statement_n: int) -> dict[str, int]:
    """The row numbers of a statement's rows by their keys."""
    rows = connection.execute(select(table.c.key, table.c.n).where(table.c.statement_n == statement_n))
    return {row.key: row.n for row in rows}


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
