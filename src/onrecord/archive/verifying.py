"""Whether an archive holds what it says: hashes, spans, references, and the rows to find by."""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, select

from onrecord.record import Record, id_of, plain_reason
from onrecord.record import Statement as Text

from .archive import Archive
from .dialects import see_one_state
from .failures import ArchiveDamaged, ArchiveReadOnly
from .indexing import index
from .keys import facts_key, fingerprint
from .opening import open_archive
from .packing import facts, unpacked, whole_text
from .refreshing import place_of, word_index
from .schema import (
    actor,
    finding,
    finding_actor,
    finding_programme,
    metadata,
    page,
    programme,
    reader,
    record,
    review,
    search,
    source,
    statement,
    topic,
    verdict,
    version,
)

_ONE: Any = bindparam("n")
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


@dataclass(frozen=True)
class Fault:
    """Something in an archive that is not as it should be; `where` names a table, a statement or an original."""

    where: str
    what: str


def faults(archive: Archive) -> Iterator[Fault]:
    """Every fault of an archive; it is only read, and others may write to it meanwhile.

    Raises:
        ArchiveUnusable: It cannot be read any further.
    """
    with archive.reading() as connection:
        see_one_state(connection)
        yield from _database(connection)
        yield from _references(connection)
        yield from _originals(connection)
        yield from _versions(connection)
        yield from _searched(connection)
        yield from _statements(connection)
    yield from _words(archive)


def _database(connection: Connection) -> Iterator[Fault]:
    """What SQLite itself finds; a server looks after its own files."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Fault("database", str(said))


def _references(connection: Connection) -> Iterator[Fault]:
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            other, column = key.column.table.alias("other"), key.parent
            held = other.c[key.column.name]
            query = (
                select(func.count())
                .select_from(table)
                .join(other, column == held, isouter=True)
                .where(and_(column.is_not(None), held.is_(None)))
            )
            if lost := connection.execute(query).scalar_one():
                yield Fault(
                    table.name, f"{lost} of its rows point to rows of {key.column.table.name} that are not there"
                )


def _originals(connection: Connection) -> Iterator[Fault]:
    hashes = connection.execute(select(source.c.sha256, source.c.size).order_by(source.c.sha256))
    for sha256, size in list(hashes):
        try:
            data = connection.execute(select(source.c.bytes).where(source.c.sha256 == sha256)).scalar_one()
        except zlib.error:
            yield Fault(f"original {sha256}", "its bytes are damaged")
            continue
        if hashlib.sha256(data).hexdigest() != sha256 or len(data) != size:
            yield Fault(f"original {sha256}", "its bytes have another hash or length")


def _versions(connection: Connection) -> Iterator[Fault]:
    counted = func.count(version.c.n)
    query = (
        select(page.c.address, counted)
        .join_from(page, version, isouter=True)
        .group_by(page.c.n, page.c.address)
        .having((counted != func.max(version.c.number)) | (func.min(version.c.number) != 1) | (counted == 0))
    )
    for address, _ in connection.execute(query):
        yield Fault(f"address {address}", "its versions are not numbered from 1 on")


def _statements(connection: Connection) -> Iterator[Fault]:
    """Each statement with its records, and its rows to find by against those that are made anew beside the archive."""
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder, "scratch.db")) as scratch:
        after = ""
        while ids := list(_ids(connection, after)):
            for statement_id in ids:
                for what in _statement(connection, statement_id, scratch):
                    yield Fault(f"statement {statement_id}", what)
            after = ids[-1]


def _searched(connection: Connection) -> Iterator[Fault]:
    """Whether each statement stands where search looks for it."""
    query = (
        select(statement.c.id, statement.c.n, statement.c.day, search.c.place)
        .join_from(statement, search, isouter=True)
        .order_by(statement.c.id)
    )
    for row in connection.execute(query, execution_options={"yield_per": 200}):
        if row.place != place_of(row.day, row.n):
            yield Fault(f"statement {row.id}", "search does not find it at its day")


def _words(archive: Archive) -> Iterator[Fault]:
    """What the index of words finds wrong with itself; it is asked as a writer, so not where nothing may be written."""
    try:
        with archive.writing() as connection:
            word_index(connection).check(connection)
    except ArchiveReadOnly:
        return
    except ArchiveDamaged:
        yield Fault("words", "the index of words is damaged")


def _ids(connection: Connection, after: str) -> Iterable[str]:
    return connection.execute(
        select(statement.c.id).where(statement.c.id > after).order_by(statement.c.id).limit(200)
    ).scalars()


def _statement(connection: Connection, statement_id: str, scratch: Archive) -> Iterator[str]:
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
    expected = facts(current.statement)
    if any(getattr(row, name) != value for name, value in expected.items() if name in ("published", "day")):
        yield "its date is not that of its current record"
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
            other.execute(insert(statement).values(**(row._asdict() | {"source_sha256": None})))
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
