"""Reading back: statements in pages, records, versions, original bytes."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.record import ReaderInfo, Record

from .keys import address_key
from .packing import unpacked, whole_text
from .schema import failure, finding, page, reader, source, statement, verdict, version
from .schema import record as records

CHUNK = 200


@dataclass(frozen=True)
class Kept:
    """A statement in a listing; `n` is its row number, `sha256` and `source_sha256` are of the original bytes."""

    n: int
    id: str
    title: str | None
    issuer: str | None
    published: str | None
    kind: str | None
    language: str | None
    place: str | None
    sha256: str
    source_sha256: str | None
    added_at: str


@dataclass(frozen=True)
class Listing:
    """One page of a listing, and the cursor of the next; None at the end."""

    rows: tuple[Kept, ...]
    next: str | None = None


@dataclass(frozen=True)
class Reading:
    """One record of a statement: who made it, when, and whether it is the current one."""

    n: int
    fingerprint: str
    reader: ReaderInfo
    made_at: str
    current: bool


@dataclass(frozen=True)
class Version:
    """Which statement stood under an address."""

    address: str
    number: int
    statement: str
    retrieved_at: str
    source_sha256: str | None


@dataclass(frozen=True)
class Standing:
    """A verdict that stands; `finding` is the finding's key, `quote` its words where the current record has it."""

    finding: str
    quote: str | None
    verdict: str
    sentence: str
    body: dict[str, Any]
    made_by: str
    made_at: str


@dataclass(frozen=True)
class Failure:
    """What could not be added, and why."""

    address: str
    reason: str
    failed_at: str


@dataclass(frozen=True)
class Source:
    """Original bytes."""

    sha256: str
    media_type: str | None
    data: bytes


@dataclass(frozen=True)
class Filter:
    """Which statements are listed; what is None leaves all in. `since` and `until` are days, both inclusive."""

    issuer: str | None = None
    kind: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """The conditions on the table of statements."""
        for name in ("issuer", "kind", "language"):
            if (wanted := getattr(self, name)) is not None:
                yield statement.c[name] == wanted
        if self.since is not None:
            yield statement.c.day >= self.since
        if self.until is not None:
            yield and_(statement.c.day <= self.until, statement.c.day != "")


_KEPT = [statement.c[name] for name in Kept.__dataclass_fields__]


def listing(connection: Connection, wanted: Filter, after: str | None, limit: int) -> Listing:
    """Statements by day, the latest first and undated ones last; `after` is the cursor of an earlier page.

    Raises:
        ValueError: The cursor is none that was given out.
    """
    query = select(*_KEPT, statement.c.day).where(*wanted.conditions())
    if after is not None:
        day, n = cursor_values(after, str, int)
        query = query.where(or_(statement.c.day < day, and_(statement.c.day == day, statement.c.n < n)))
    query = query.order_by(statement.c.day.desc(), statement.c.n.desc()).limit(limit + 1)
    found = connection.execute(query).all()
    more = cursor(found[limit - 1].day, found[limit - 1].n) if len(found) > limit else None
    return Listing(tuple(_kept(row) for row in found[:limit]), more)


def by_id(connection: Connection, after: str) -> list[Kept]:
    """The next statements in the order of their ids."""
    query = select(*_KEPT).where(statement.c.id > after).order_by(statement.c.id).limit(CHUNK)
    return [_kept(row) for row in connection.execute(query)]


def one(connection: Connection, statement_id: str) -> Kept | None:
    """The statement with this id."""
    row = connection.execute(select(*_KEPT).where(statement.c.id == statement_id)).first()
    return None if row is None else _kept(row)


def readings(connection: Connection, statement_id: str) -> list[Reading]:
    """The records of a statement in the order they were made."""
    rows = connection.execute(
        select(records.c.n, reader.c.fingerprint, reader.c.info, records.c.made_at, records.c.current)
        .join_from(records, reader)
        .join(statement, statement.c.n == records.c.statement_n)
        .where(statement.c.id == statement_id)
        .order_by(records.c.n)
    )
    return [
        Reading(row.n, row.fingerprint, ReaderInfo.model_validate(row.info), row.made_at, row.current) for row in rows
    ]


def current_record(connection: Connection, statement_n: int) -> Record:
    """The current record of a statement by its row number."""
    row = connection.execute(
        select(records.c.body, statement.c.text, statement.c.nuls)
        .join_from(records, statement)
        .where(records.c.statement_n == statement_n, records.c.current)
    ).one()
    return unpacked(row.body, whole_text(row.text, row.nuls))


def versions(connection: Connection, condition: ColumnElement[bool]) -> list[Version]:
    """The versions that meet a condition, by address and number."""
    rows = connection.execute(_VERSIONS.where(condition).order_by(page.c.n, version.c.number))
    return [Version(*row) for row in rows]


def under(address: str) -> ColumnElement[bool]:
    """The condition that a version stood under an address."""
    return page.c.key == address_key(address)


def with_text(statement_id: str) -> ColumnElement[bool]:
    """The condition that a version is of a statement."""
    return statement.c.id == statement_id


_VERSIONS: Select[Any] = (
    select(page.c.address, version.c.number, statement.c.id, version.c.retrieved_at, version.c.source_sha256)
    .join_from(version, page)
    .join(statement, statement.c.n == version.c.statement_n)
)


def verdicts(connection: Connection, statement_id: str) -> list[Standing]:
    """The verdicts of the latest checking of a statement."""
    checked = select(statement.c.n).where(statement.c.id == statement_id).scalar_subquery()
    last = select(func.max(verdict.c.checking)).where(verdict.c.statement_n == checked).scalar_subquery()
    columns = [verdict.c[name] for name in ("verdict", "sentence", "body", "made_by", "made_at")]
    rows = connection.execute(
        select(verdict.c.finding_key, finding.c.quote, *columns)
        .join_from(verdict, finding, finding.c.key == verdict.c.finding_key, isouter=True)
        .where(verdict.c.statement_n == checked, verdict.c.checking == last)
        .order_by(verdict.c.place)
    )
    return [Standing(*row) for row in rows]


def failures(connection: Connection) -> list[Failure]:
    """What could not be added, in the order it failed."""
    rows = connection.execute(select(failure.c.address, failure.c.reason, failure.c.failed_at).order_by(failure.c.n))
    return [Failure(*row) for row in rows]


def sources(connection: Connection, after: str) -> list[Source]:
    """The next original bytes in the order of their hashes."""
    query = select(source.c.sha256, source.c.media_type, source.c.bytes)
    # Few at a time: each may be large.
    rows = connection.execute(query.where(source.c.sha256 > after).order_by(source.c.sha256).limit(10))
    return [Source(*row) for row in rows]


def cursor(*values: Any) -> str:
    """Where a page ends, as an opaque word."""
    return base64.urlsafe_b64encode(json.dumps(values).encode("ascii")).decode("ascii").rstrip("=")


def cursor_values(word: str, *types: type) -> list[Any]:
    """The values of such a word.

    Raises:
        ValueError: It is none.
    """
    try:
        values = json.loads(base64.urlsafe_b64decode(word.encode("ascii") + b"=" * (-len(word) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        values = None
    if not isinstance(values, list) or [type(value) for value in values] != list(types):
        raise ValueError("this cursor was not given out by a listing")
    return values


def _kept(row: Any) -> Kept:
    return Kept(*(getattr(row, name) for name in Kept.__dataclass_fields__))
