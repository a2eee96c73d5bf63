"""Adding: a statement, its original bytes, its record and the address it stood under, each once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, insert, select, update

from onrecord.record import Record, id_of

from .carrying import carry
from .dialects import insert_or_pass
from .failures import CannotKeep
from .indexing import index
from .keys import address_key, facts_key, fingerprint, now
from .packing import facts, kept_facts, kept_text, knowledge, packed, whole_text
from .schema import failure, page, reader, source, statement, version
from .schema import record as records

Outcome = Literal["new", "new version", "read anew", "known"]


@dataclass(frozen=True)
class Addition:
    """What is to be added.

    Attributes:
        record: The statement and what was read in it.
        source_bytes: The original bytes, whose SHA-256 the statement names; None where only text was given.
        media_type: What the bytes are, where that is known.
        address: Where it stands: a web address or a path. Another text under the same address is a new version.
        retrieved_at: When it was taken from there, ISO 8601; now where not given.
    """

    record: Record
    source_bytes: bytes | None = None
    media_type: str | None = None
    address: str | None = None
    retrieved_at: str | None = None


@dataclass(frozen=True)
class Added:
    """What adding did.

    Attributes:
        id: The statement's id in the archive.
        outcome: `new`: the text was not there. `new version`: another text stood under the address before. `read
            anew`: the text was there; this reading of it was not. `known`: nothing changed, or nothing but that a
            known text was seen under an address where none was before.
        version: Its number under the address; None without an address.
        earlier: The id of the statement that stood there before, for a new version.
    """

    id: str
    outcome: Outcome
    version: int | None = None
    earlier: str | None = None


def add(connection: Connection, addition: Addition, where: str) -> Added:
    """Add one statement within a writing transaction; adding it again changes nothing.

    Raises:
        CannotKeep: The bytes are not those the statement was made from, or another text has its id.
    """
    moment = addition.retrieved_at or now()
    sha256 = _hash(addition, where)
    statement_id = id_of(addition.record.statement)
    known = addition.record.model_copy(update={"id": statement_id})
    n, new = _keep_statement(connection, addition, known, sha256, moment, where)
    read = keep_record(connection, n, known, moment)
    number, earlier = None, None
    if addition.address is not None:
        number, earlier = _keep_version(connection, addition, addition.address, n, sha256, moment)
        forget(connection, addition.address)
    outcome: Outcome = "new version" if earlier else "new" if new else "read anew" if read else "known"
    return Added(statement_id, outcome, number, earlier)


def keep_record(connection: Connection, statement_n: int, known: Record, made_at: str) -> bool:
    """Keep a reading of a kept statement; whether it is new.

    It becomes the current one, that the tables to find by show, unless it knows less of the statement: fewer facts
    given by hand, or else fewer facts.
    """
    reader_n = _reader(connection, known)
    same = (records.c.statement_n == statement_n, records.c.reader_n == reader_n)
    key = facts_key(known.statement)
    if connection.execute(select(records.c.n).where(*same, records.c.facts == key)).first():
        return False
    current = connection.execute(
        select(records.c.body).where(records.c.statement_n == statement_n, records.c.current)
    ).scalar()
    becomes = current is None or knowledge(known.statement) >= knowledge(kept_facts(current))
    if becomes:
        connection.execute(update(records).where(records.c.statement_n == statement_n).values(current=False))
        connection.execute(update(statement).where(statement.c.n == statement_n).values(facts(known.statement)))
    row = {"statement_n": statement_n, "reader_n": reader_n, "facts": key, "body": packed(known), "made_at": made_at}
    connection.execute(insert(records).values(**row, current=becomes))
    if becomes:
        index(connection, statement_n, known.id, known)
    return True


def fail(connection: Connection, address: str, reason: str, moment: str) -> None:
    """Keep that something could not be added, and why; the last reason stands."""
    forget(connection, address)
    row = {"key": address_key(address), "address": address, "reason": reason, "failed_at": moment}
    connection.execute(insert(failure).values(**row))


def forget(connection: Connection, address: str) -> bool:
    """Take a failure off the list; whether it was there."""
    return connection.execute(delete(failure).where(failure.c.key == address_key(address))).rowcount > 0


def _hash(addition: Addition, where: str) -> str | None:
    data = addition.source_bytes
    if data is None:
        return None
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != addition.record.statement.sha256:
        raise CannotKeep(where, f"the bytes given have SHA-256 {sha256}, not that of the statement; nothing was added")
    return sha256


def _keep_source(connection: Connection, addition: Addition, sha256: str | None) -> None:
    if sha256 is None or addition.source_bytes is None:
        return
    row = {"sha256": sha256, "media_type": addition.media_type, "bytes": addition.source_bytes}
    connection.execute(insert_or_pass(connection, source).values(**row, size=len(addition.source_bytes)))


def _keep_statement(
    connection: Connection, addition: Addition, known: Record, sha256: str | None, moment: str, where: str
) -> tuple[int, bool]:
    """The row number of the statement, and whether it is new."""
    text = known.statement.text
    there = connection.execute(
        select(statement.c.n, statement.c.text, statement.c.nuls).where(statement.c.id == known.id)
    ).first()
    if there is not None:
        if whole_text(there.text, there.nuls) != text:
            raise CannotKeep(where, f"another text has the id {known.id}; nothing was added")
        return int(there.n), False
    _keep_source(connection, addition, sha256)
    row = {"id": known.id, "sha256": known.statement.sha256, "source_sha256": sha256, "added_at": moment}
    return _new(connection, statement, row | kept_text(text) | facts(known.statement)), True


def _keep_version(
    connection: Connection, addition: Addition, address: str, statement_n: int, sha256: str | None, moment: str
) -> tuple[int, str | None]:
    """The statement's number under the address, and the id of the one before it where this one is new there."""
    page_n = connection.execute(select(page.c.n).where(page.c.key == address_key(address))).scalar()
    if page_n is None:
        page_n = _new(connection, page, {"key": address_key(address), "address": address})
    last = connection.execute(
        select(version.c.number, version.c.statement_n, statement.c.id)
        .join_from(version, statement)
        .where(version.c.page_n == page_n)
        .order_by(version.c.number.desc())
        .limit(1)
    ).first()
    if last is not None and last.statement_n == statement_n:
        return int(last.number), None
    number = last.number + 1 if last else 1
    _keep_source(connection, addition, sha256)
    row = {"page_n": page_n, "number": number, "statement_n": statement_n, "source_sha256": sha256}
    connection.execute(insert(version).values(**row, retrieved_at=moment))
    if last is not None:
        carry(connection, last.statement_n, statement_n)
    return number, last.id if last else None


def _reader(connection: Connection, known: Record) -> int:
    key = fingerprint(known.reader)
    there = connection.execute(select(reader.c.n).where(reader.c.fingerprint == key)).scalar()
    row = {"fingerprint": key, "info": known.reader.model_dump(mode="json")}
    return int(there) if there is not None else _new(connection, reader, row)


def _new(connection: Connection, table: Table, row: dict[str, Any]) -> int:
    """Insert a row; gives its number."""
    return int(connection.execute(insert(table).values(row).returning(table.c.n)).scalar_one())
