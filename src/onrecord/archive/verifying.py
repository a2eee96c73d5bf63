"""Whether an archive holds what it says: hashes, spans, references, the rows to find by and to search by."""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, and_, func, select

from .archive import Archive
from .connected import Progress
from .dialects import see_one_state
from .failures import ArchiveDamaged, ArchiveReadOnly
from .opening import open_archive
from .proving import proved_statement
from .refreshing import word_index
from .schema import metadata, page, source, statement, version
from .search_proving import proved_identities, proved_search

_PART = 200


@dataclass(frozen=True)
class Fault:
    """Something in an archive that is not as it should be; `where` names a table, a statement or an original."""

    where: str
    what: str


def faults(archive: Archive, told: Progress | None = None) -> Iterator[Fault]:
    """Every fault of an archive; it is only read, and others may write to it meanwhile.

    Args:
        archive: What is checked.
        told: Called as it goes on: how many statements are checked, of how many.

    Raises:
        ArchiveUnusable: It cannot be read any further.
    """
    with archive.reading() as connection:
        see_one_state(connection)
        yield from _database(connection)
        yield from _references(connection)
        yield from _originals(connection)
        yield from _versions(connection)
        yield from _statements(connection, told)
        yield from (Fault(*each) for each in proved_identities(connection))
        yield from (Fault(*each) for each in proved_search(connection))
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
    for sha256, size in _hashes(connection):
        try:
            data = connection.execute(select(source.c.bytes).where(source.c.sha256 == sha256)).scalar_one()
        except zlib.error:
            yield Fault(f"original {sha256}", "its bytes are damaged")
            continue
        if hashlib.sha256(data).hexdigest() != sha256 or len(data) != size:
            yield Fault(f"original {sha256}", "its bytes have another hash or length")


def _hashes(connection: Connection) -> Iterator[tuple[str, int]]:
    after = ""
    query = select(source.c.sha256, source.c.size).order_by(source.c.sha256).limit(_PART)
    while rows := connection.execute(query.where(source.c.sha256 > after)).all():
        yield from ((row.sha256, row.size) for row in rows)
        after = rows[-1].sha256


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


def _statements(connection: Connection, told: Progress | None) -> Iterator[Fault]:
    """Each statement with its records, and its rows to find by against those that are made anew beside the archive."""
    of = connection.execute(select(func.count()).select_from(statement)).scalar_one()
    done, after = 0, ""
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder, "scratch.db")) as scratch:
        query = select(statement.c.id).order_by(statement.c.id).limit(_PART)
        while ids := connection.execute(query.where(statement.c.id > after)).scalars().all():
            for statement_id in ids:
                yield from (
                    Fault(f"statement {statement_id}", what)
                    for what in proved_statement(connection, statement_id, scratch)
                )
                done += 1
                if told is not None:
                    told(done, of)
            after = ids[-1]


def _words(archive: Archive) -> Iterator[Fault]:
    """What the index of words finds wrong with itself; it is asked as a writer, so not where nothing may be written."""
    try:
        with archive.writing() as connection:
            word_index(connection).check(connection)
    except ArchiveReadOnly:
        return
    except ArchiveDamaged:
        yield Fault("words", "the index of words is damaged")
