"""What need not be read again: the same bytes, or the same text and facts, read by the same reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, func, select

from onrecord.record import ReaderInfo, Record, Statement, id_of

from .connected import Connected
from .keys import address_key, facts_key, fingerprint
from .packing import FACTS, kept_facts, unpacked
from .schema import failure, page, reader, statement, version
from .schema import record as records

_CHUNK = 200


class Known(Connected):
    """What an archive can tell before anything is read."""

    def known(
        self, address: str, sha256: str, reader: ReaderInfo, given: Mapping[str, str | None]
    ) -> tuple[str, int] | None:
        """Id and version of what stands under an address, where nothing of it needs to be read again.

        None where the bytes, the reader or the facts given by hand are others, or a failure was noted since.
        """
        with self.reading() as connection:
            return with_bytes(connection, address, sha256, reader, given)

    def reading_like(self, statement: Statement, reader: ReaderInfo) -> Record | None:
        """What this reader has made of the same text with the same facts, for this statement; None where nothing."""
        with self.reading() as connection:
            return like(connection, statement, reader)

    def read_by_others(self, reader: ReaderInfo) -> Iterator[str]:
        """The ids of statements whose current record another reader has made."""
        after = ""
        while True:
            with self.reading() as connection:
                ids = by_others(connection, reader, after)
            if not ids:
                return
            yield from ids
            after = ids[-1]


def with_bytes(
    connection: Connection, address: str, sha256: str, info: ReaderInfo, given: Mapping[str, str | None]
) -> tuple[str, int] | None:
    """As `Known.known`."""
    key = address_key(address)
    last = select(func.max(version.c.number)).join_from(version, page).where(page.c.key == key).scalar_subquery()
    rows = connection.execute(
        select(statement.c.id, version.c.number, records.c.body)
        .join_from(version, page)
        .join(statement, statement.c.n == version.c.statement_n)
        .join(records, records.c.statement_n == statement.c.n)
        .join(reader)
        .where(page.c.key == key, version.c.number == last, version.c.source_sha256 == sha256)
        .where(reader.c.fingerprint == fingerprint(info))
        .where(~select(failure.c.n).where(failure.c.key == key).exists())
    )
    return next(((row.id, row.number) for row in rows if _given(row.body) == _said(given)), None)


def like(connection: Connection, known: Statement, info: ReaderInfo) -> Record | None:
    """As `Known.reading_like`."""
    body = connection.execute(
        select(records.c.body)
        .join_from(records, statement)
        .join(reader, reader.c.n == records.c.reader_n)
        .where(statement.c.id == id_of(known), records.c.facts == facts_key(known))
        .where(reader.c.fingerprint == fingerprint(info))
    ).scalar()
    return None if body is None else unpacked(body, known.text).model_copy(update={"statement": known})


def by_others(connection: Connection, info: ReaderInfo, after: str) -> list[str]:
    """The next ids for `Known.read_by_others`."""
    query = (
        select(statement.c.id)
        .join_from(statement, records)
        .join(reader, reader.c.n == records.c.reader_n)
        .where(records.c.current, reader.c.fingerprint != fingerprint(info), statement.c.id > after)
        .order_by(statement.c.id)
        .limit(_CHUNK)
    )
    return list(connection.execute(query).scalars())


def _given(body: bytes) -> dict[str, str]:
    kept = kept_facts(body)
    return {name: kept[name] for name in FACTS if kept["facts"].get(name) == "given"}


def _said(given: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in given.items() if value}
