"""Importing an export: what is there stays as it is, what is not there is added; all of it or nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, BinaryIO

from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.exc import StatementError

from onrecord.record import ReaderInfo, id_of
from onrecord.record import Statement as Text

from .archive import Archive
from .columns import plain
from .connected import Progress
from .dialects import insert_or_pass
from .export_format import columns, references
from .failures import NotAnExport
from .indexing import index
from .keys import facts_key, fingerprint
from .one_actor import restate
from .packing import facts, kept_text, unpacked, whole_text
from .schema import decision, failure, page, reader, record, review, source, statement, verdict, version
from .zipped import Export

_MANY = 10_000


def import_archive(archive: Archive, file: BinaryIO, name: str, told: Progress | None = None) -> dict[str, int]:
    """Add what an export holds in one transaction; how many rows of each table were not there.

    Statements that are there keep their current record and their verdicts; readings, versions and verdicts of the
    export come beside theirs.

    Args:
        archive: Where to.
        file: The export; it must be able to seek.
        name: What messages call it.
        told: Called as it goes on: how many rows are read, then how many statements are indexed, of how many.

    Raises:
        NotAnExport: It is something else, or damaged; nothing was imported.
        ArchiveUnusable: The archive cannot take it; nothing was imported.
    """
    export = Export(file, name)
    try:
        with archive.writing() as connection:
            return _Merging(connection, export, told).merge()
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError, StatementError):
        raise NotAnExport(name, "what it holds does not fit together; nothing was imported") from None


class _Merging:
    """One import into one archive."""

    def __init__(self, connection: Connection, export: Export, told: Progress | None) -> None:
        self.connection = connection
        self.export = export
        self.told = told or (lambda *_: None)
        self.read = 0
        self.added: Counter[str] = Counter()
        self.new: set[int] = set()
        self.changed: set[int] = set()
        self.statement_n = lru_cache(_MANY)(self._statement_n)
        self.reader_n = lru_cache(_MANY)(self._reader_n)

    def merge(self) -> dict[str, int]:
        """Take in every table, then make the rows to find by."""
        self._sources()
        self._readers()
        self._statements()
        self._records()
        self._versions()
        self._verdicts()
        for table in (review, decision, failure):
            self._others(table)
        touched = sorted(self.new | self.changed)
        for done, n in enumerate(touched, 1):
            self._index(n)
            self.told(done, len(touched))
        restate(self.connection)
        return {table: count for table, count in self.added.items() if count}

    def _rows(self, table: Table) -> Iterator[dict[str, Any]]:
        for row in self.export.rows(table):
            yield row
            self.read += 1
            self.told(self.read, None)

    def _sources(self) -> None:
        for row in self._rows(source):
            data = self.export.original(row["sha256"])
            if hashlib.sha256(data).hexdigest() != row["sha256"] or len(data) != row["size"]:
                raise ValueError(row["sha256"])
            self._add(source, row, bytes=data)

    def _readers(self) -> None:
        for row in self._rows(reader):
            if fingerprint(ReaderInfo.model_validate(row["info"])) != row["fingerprint"]:
                raise ValueError(row["fingerprint"])
            self._add(reader, row)

    def _statements(self) -> None:
        for row in self._rows(statement):
            text = row["text"]
            if id_of(Text(text=text)) != row["id"]:
                raise ValueError(row["id"])
            query = select(statement.c.text, statement.c.nuls).where(statement.c.id == row["id"])
            there = self.connection.execute(query).first()
            if there is None:
                self._add(statement, row | kept_text(text))
                self.new.add(self.statement_n(row["id"]))
            elif whole_text(there.text, there.nuls) != text:
                raise ValueError(row["id"])

    def _records(self) -> None:
        for row in self._rows(record):
            n = self.statement_n(row["statement"])
            body = plain(row["record"]).encode("ascii")
            known = unpacked(body, self._text(n))
            reader_n = self.reader_n(row["reader"])
            if known.id != row["statement"] or facts_key(known.statement) != row["facts"]:
                raise ValueError(row["statement"])
            if reader_n != self.reader_n(fingerprint(known.reader)):
                raise ValueError(row["reader"])
            same = (record.c.statement_n == n, record.c.reader_n == reader_n, record.c.facts == row["facts"])
            if self.connection.execute(select(record.c.n).where(*same)).first():
                continue
            current = row["current"] is True and n in self.new
            self._insert(record, row, body=body, current=current, statement_n=n, reader_n=reader_n)
            if current:
                values = facts(known.statement)
                self.connection.execute(update(statement).where(statement.c.n == n).values(values))

    def _versions(self) -> None:
        """Versions that are not there come after those that are, in their order."""
        for row in self._rows(version):
            self.connection.execute(
                insert_or_pass(self.connection, page).values(key=row["key"], address=row["address"])
            )
            page_n = self.connection.execute(select(page.c.n).where(page.c.key == row["key"])).scalar_one()
            n = self.statement_n(row["statement"])
            same = (version.c.statement_n == n, version.c.retrieved_at == row["retrieved_at"])
            here = version.c.page_n == page_n
            if self.connection.execute(select(version.c.n).where(here, *same)).first():
                continue
            last = self.connection.execute(select(func.max(version.c.number)).where(here)).scalar()
            self._insert(version, row, page_n=page_n, statement_n=n, number=(last or 0) + 1)

    def _verdicts(self) -> None:
        """Checkings that are not there come before those that are, so that these go on to stand."""
        moved: dict[tuple[int, int], int | None] = {}
        for row in self._rows(verdict):
            n = self.statement_n(row["statement"])
            key = (n, row["checking"])
            if key not in moved:
                moved = {key: self._checking(n, row)}
            if (number := moved[key]) is not None:
                self._insert(verdict, row, statement_n=n, checking=number)
                self.changed.add(n)

    def _checking(self, n: int, row: Mapping[str, Any]) -> int | None:
        """The number a checking gets here; None where it is there already."""
        if n in self.new:
            return int(row["checking"])
        here = verdict.c.statement_n == n
        same = (verdict.c[name] == row[name] for name in ("made_at", "place", "finding_key", "verdict", "sentence"))
        if self.connection.execute(select(verdict.c.n).where(here, *same)).first():
            return None
        lowest = self.connection.execute(select(func.min(verdict.c.checking)).where(here)).scalar()
        return (1 if lowest is None else int(lowest)) - 1

    def _others(self, table: Table) -> None:
        for row in self._rows(table):
            if "statement_n" not in table.c:
                self._add(table, row)
            elif self._add(table, row, statement_n=self.statement_n(row["statement"])):
                self.changed.add(self.statement_n(row["statement"]))

    def _add(self, table: Table, row: Mapping[str, Any], **values: Any) -> bool:
        """Insert a row unless one of its name is there; whether it was not."""
        done = self.connection.execute(insert_or_pass(self.connection, table).values(self._values(table, row, values)))
        self.added[table.name] += (new := done.rowcount > 0)
        return new

    def _insert(self, table: Table, row: Mapping[str, Any], **values: Any) -> None:
        """Insert a row that is not there."""
        self.connection.execute(insert(table).values(self._values(table, row, values)))
        self.added[table.name] += 1

    def _values(self, table: Table, row: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
        """A row's columns: those of the export but for the values given."""
        expected = {column.name for column in columns(table)} - values.keys()
        missing = references(table).keys() - values.keys()
        if missing:
            raise KeyError(*missing)
        return {name: row[name] for name in expected} | dict(values)

    def _index(self, n: int) -> None:
        row = self.connection.execute(
            select(statement.c.id, record.c.body)
            .join_from(statement, record)
            .where(statement.c.n == n, record.c.current)
        ).one_or_none()
        if row is None:
            raise ValueError(n)
        index(self.connection, n, row.id, unpacked(row.body, self._text(n)))

    def _text(self, n: int) -> str:
        row = self.connection.execute(select(statement.c.text, statement.c.nuls).where(statement.c.n == n)).one()
        return whole_text(row.text, row.nuls)

    def _statement_n(self, statement_id: str) -> int:
        return self._number(statement, statement.c.id == statement_id)

    def _reader_n(self, key: str) -> int:
        return self._number(reader, reader.c.fingerprint == key)

    def _number(self, table: Table, condition: Any) -> int:
        n = self.connection.execute(select(table.c.n).where(condition)).scalar()
        if n is None:
            raise KeyError(table.name)
        return int(n)
