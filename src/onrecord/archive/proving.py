"""Whether a statement's records are what they say, and its rows to find by what its current record makes."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select

from onrecord.record import Record, id_of, plain_reason
from onrecord.record import Statement as Text

from .archive import Archive
from .indexing import index
from .keys import facts_key, fingerprint
from .packing import FACTS, facts, unpacked, whole_text
from .schema import (
    actor,
    finding,
    finding_actor,
    finding_programme,
    programme,
    reader,
    record,
    review,
    statement,
    topic,
    verdict,
)

_ONE: Any = bindparam("n")
_FACTS = select(*(statement.c[name] for name in (*FACTS, "day"))).where(statement.c.n == _ONE)
# A statement's rows in the tables to find by, without the numbers that name them in one archive.
_QUERIES: dict[str, Select[Any]] = {
    table.name: select(*(column for column in table.columns if column.name != "n")).where(table.c.statement_n == _ONE)
    for table in (finding, actor, programme, topic)
} | {
    "finding_actor": select(finding.c.key, finding_actor.c.role, actor.c.key)
    .join_from(finding_actor, finding)
    .join(actor, actor.c.n == finding_actor.c.actor_n)
    .where(finding.c.statement_n == _ONE),
    "finding_programme": select(finding.c.key, programme.c.key)
    .join_from(finding_programme, finding)
    .join(programme, programme.c.n == finding_programme.c.programme_n)
    .where(finding.c.statement_n == _ONE),
}


def proved_statement(connection: Connection, statement_id: str, scratch: Archive) -> Iterator[str]:
    """What is wrong with a statement; `scratch` is an empty archive beside the one that is checked."""
    row = connection.execute(select(statement).where(statement.c.id == statement_id)).one()
    text = whole_text(row.text, row.nuls)
    if id_of(Text(text=text)) != statement_id:
        yield "its text has another hash than its id says"
        return
    if row.source_sha256 is not None and row.source_sha256 != row.sha256:
        yield "its hash is not that of its original"
    current = None
    query = select(record.c.n, reader.c.fingerprint, record.c.facts, record.c.current).join_from(record, reader)
    for one in list(connection.execute(query.where(record.c.statement_n == row.n).order_by(record.c.n))):
        try:
            body = connection.execute(select(record.c.body).where(record.c.n == one.n)).scalar_one()
            known = unpacked(body, text)
        except (ValueError, KeyError, TypeError, zlib.error) as error:
            yield f"a record of it is damaged: {plain_reason(error)}"
            continue
        named = (known.id, facts_key(known.statement), fingerprint(known.reader))
        if named != (statement_id, one.facts, one.fingerprint):
            yield "a record of it is not the one that it says it is"
        current = known if one.current else current
    if current is None:
        yield "it has no current record"
        return
    for table in _differing(connection, row, current, scratch):
        yield f"its rows in {table} are not those that its record makes"


class _Undo(Exception):
    """Ends a transaction of which nothing is to stay."""


def _differing(connection: Connection, row: Any, current: Record, scratch: Archive) -> list[str]:
    """The tables in which the rows of a statement are not those that indexing makes of its current record."""
    found: list[str] = []
    try:
        with scratch.writing() as other:
            other.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            known = facts(current.statement) | {"source_sha256": None}
            other.execute(insert(statement).values(**(row._asdict() | known)))
            if connection.execute(_FACTS, {"n": row.n}).one() != other.execute(_FACTS, {"n": row.n}).one():
                found.append("statement")
            for table in (verdict, review):
                kept = connection.execute(select(table).where(table.c.statement_n == row.n).order_by(table.c.n)).all()
                if kept:
                    other.execute(insert(table), [each._asdict() for each in kept])
            index(other, row.n, row.id, current)
            found += [
                name
                for name, query in _QUERIES.items()
                if Counter(connection.execute(query, {"n": row.n})) != Counter(other.execute(query, {"n": row.n}))
            ]
            raise _Undo
    except _Undo:
        return found
