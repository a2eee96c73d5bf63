"""Loading records into an archive, and the rows of one archive into another on PostgreSQL, with bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Boolean, Connection, Table, select, text

from onrecord.archive import Addition, Archive
from onrecord.archive.refreshing import word_index
from onrecord.archive.schema import metadata, search, statement
from onrecord.archive.search_tables import WORDS
from onrecord.archive.word_entries import Entry
from onrecord.archive.words import words
from onrecord.record import Record

BATCH = 500
DAY = "2026-01-01T00:00:00+00:00"


def load(archive: Archive, records: Iterable[Record]) -> int:
    """Add records with their texts as originals, many in a transaction; gives how many there were."""
    waiting, count = iter(records), 0
    while batch := list(islice(waiting, BATCH)):
        archive.add_all(
            Addition(each, each.statement.text.encode(), "text/plain", f"https://statements.example/{each.id}", DAY)
            for each in batch
        )
        count += len(batch)
    return count


def copy(source: Archive, target: Archive) -> None:
    """Put the rows of an archive in a file into an empty one on PostgreSQL, as fast as that takes them.

    Row numbers stay, so that both hold the same to the byte. Tsvectors are made by the archive's own code, the index
    over them when all are there. References are not proved again.
    """
    with source.reading() as here, target.writing() as there:
        there.execute(text("SET LOCAL session_replication_role = replica"))
        there.execute(text("DROP INDEX ix_words_words"))
        for table in metadata.sorted_tables:
            _copy_table(here, there, table)
        columns = (search.c.place, search.c.title, search.c.facets, statement.c.text)
        query = select(*columns).join_from(search, statement).order_by(search.c.place)
        rows = here.execute(query, execution_options={"yield_per": BATCH})
        for part in rows.partitions():
            entries = [Entry(row.place, row.title.split(), words(row.text), row.facets) for row in part]
            word_index(there).put(there, entries)
        there.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
        there.execute(text(WORDS["postgresql"][-1]))


def _copy_table(here: Connection, there: Connection, table: Table) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    flags = [at for at, column in enumerate(table.columns) if isinstance(column.type, Boolean)]
    reading: Any = here.connection.driver_connection
    writing: Any = there.connection.driver_connection
    with writing.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as into:
        for row in reading.execute(f"SELECT {names} FROM {table.name}"):
            into.write_row(_with_flags(row, flags))
    if "n" in table.c:
        query = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'n'), max(n)) FROM {table.name}"
        there.execute(text(query))


def _with_flags(row: tuple[Any, ...], flags: Iterable[int]) -> list[Any]:
    values = list(row)
    for at in flags:
        values[at] = None if values[at] is None else bool(values[at])
    return values


def rows_held(archive: Archive) -> Iterator[tuple[str, int]]:
    """How many rows each table has."""
    with archive.reading() as connection:
        for table in metadata.sorted_tables:
            yield table.name, connection.execute(text(f"SELECT count(*) FROM {table.name}")).scalar_one()
