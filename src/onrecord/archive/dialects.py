"""All that differs between SQLite and PostgreSQL: how to connect, begin and lock, and what their errors mean."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    URL,
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    Table,
    and_,
    cast,
    create_engine,
    event,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from .failures import (
    ArchiveDamaged,
    ArchiveLocked,
    ArchiveReadOnly,
    ArchiveUnusable,
    CannotOpenArchive,
    DiskFull,
    NoSuchArchive,
    NotAnArchive,
)

WRITES = "onrecord_writes"
# Any two numbers: PostgreSQL's advisory locks have no names.
_MIGRATING, _WRITING = 7_310_001, 7_310_002

_NO_MORE = "the disk takes no more: it is full, a quota is reached or it is failing; nothing of this was kept"

_SQLITE: dict[int, tuple[type[ArchiveUnusable], str]] = {
    sqlite3.SQLITE_BUSY: (ArchiveLocked, "another process is writing to it; try again when that is done"),
    sqlite3.SQLITE_LOCKED: (ArchiveLocked, "another process is writing to it; try again when that is done"),
    sqlite3.SQLITE_READONLY: (ArchiveReadOnly, "it cannot be written to; nothing was changed"),
    sqlite3.SQLITE_FULL: (DiskFull, "the disk is full; nothing of this was kept"),
    sqlite3.SQLITE_IOERR_WRITE: (DiskFull, _NO_MORE),
    sqlite3.SQLITE_IOERR_SHMSIZE: (DiskFull, _NO_MORE),
    sqlite3.SQLITE_IOERR: (CannotOpenArchive, "the disk could not be read or written; nothing was changed"),
    sqlite3.SQLITE_CANTOPEN: (CannotOpenArchive, "it cannot be opened"),
    sqlite3.SQLITE_PERM: (CannotOpenArchive, "it cannot be opened"),
    sqlite3.SQLITE_AUTH: (CannotOpenArchive, "it cannot be opened"),
    sqlite3.SQLITE_NOTADB: (NotAnArchive, "it is not an archive"),
    sqlite3.SQLITE_CORRUPT: (ArchiveDamaged, "the file is damaged; restore it from a backup"),
}
_POSTGRESQL: dict[str, tuple[type[ArchiveUnusable], str]] = {
    "55P03": (ArchiveLocked, "another process is writing to it; try again when that is done"),
    "25006": (ArchiveReadOnly, "it cannot be written to; nothing was changed"),
    "42501": (ArchiveReadOnly, "this user may not do that there; nothing was changed"),
    "53100": (DiskFull, "the disk is full; nothing of this was kept"),
    "3D000": (NoSuchArchive, "the server has no database of that name"),
    "28P01": (CannotOpenArchive, "the server does not accept this user and password"),
    "28000": (CannotOpenArchive, "the server does not accept this user"),
}


def sqlite_engine(path: Path, wait: float) -> Engine:
    """An engine on a file. One that cannot be written, nor anything beside it, is read as it stands."""
    frozen = path.exists() and not (_writable(path) and _writable(path.parent))
    mode = "immutable=1&mode=ro" if frozen and not Path(f"{path}-wal").exists() else "mode=rwc"
    connect = partial(_connect, f"file:{quote(str(path.absolute()))}?{mode}", wait)
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _connect(uri: str, wait: float) -> sqlite3.Connection:
    # Without an isolation level the module begins nothing by itself: we say BEGIN, and schema changes roll back too.
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        _to_write_ahead_log(connection, wait)
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _to_write_ahead_log(connection: sqlite3.Connection, wait: float) -> None:
    """Switch a new file to the write-ahead log; SQLite itself does not wait for others that do the same."""
    give_up = time.monotonic() + wait
    # Another program's database stays as it is; ours is in this mode from before its first table on.
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
        return
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")


def postgresql_engine(url: URL, wait: float) -> Engine:
    """An engine on a server; statements wait no longer than given for a lock."""
    # Compiling a plan, sharing it out or keeping it for other words takes longer than what we ask for.
    planning = "-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_custom_plan"
    options = f"-c lock_timeout={int(wait * 1000)} -c client_min_messages=warning {planning}"
    arguments = {"options": options, "connect_timeout": max(2, int(wait))}
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"), connect_args=arguments, pool_pre_ping=True, hide_parameters=True
    )
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    # One writer at a time, as on SQLite: versions are numbered without gaps, and no two writers can block each other.
    if connection.get_execution_options().get(WRITES):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITING})")


def see_one_state(connection: Connection) -> None:
    """Let everything a transaction reads be of one moment, as on SQLite; said before it reads anything."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def lock_schema(connection: Connection) -> None:
    """Keep other processes from migrating until the transaction ends; on SQLite its writing already does."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")


def check_encoding(connection: Connection, where: str) -> None:
    """Refuse a database that cannot hold every text."""
    if connection.dialect.name == "sqlite":
        return
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise NotAnArchive(where, f"the database is encoded in {encoding}; an archive needs UTF8")


def insert_or_pass(connection: Connection, table: Table) -> Any:
    """An INSERT that passes over rows that are there."""
    insert: Callable[[Table], Any] = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return insert(table).on_conflict_do_nothing()


def among(connection: Connection, column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
    """The condition that a column is one of many numbers, handed over as one value."""
    if connection.dialect.name == "sqlite":
        return column.in_(select(func.json_each(json.dumps(list(numbers))).table_valued("value").c.value))
    return column == func.any(cast(list(numbers), postgresql.ARRAY(BigInteger)))


def may_hold(connection: Connection, column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Whether a text may hold a folded word: it has its letters, or letters that no database folds."""
    if not word.isascii():
        return true()
    plain = " -~‘’“”–—…\n"
    if connection.dialect.name == "sqlite":
        held, other = column.op("LIKE", is_comparison=True), column.op("GLOB", is_comparison=True)(f"*[^{plain}]*")
        octets = func.length(cast(column, LargeBinary))
    else:
        held, other = column.op("ILIKE", is_comparison=True), column.op("~", is_comparison=True)(f"[^{plain}]")
        octets = func.octet_length(column)
    # Counting comes first, since it spares most texts the slower look at each character.
    return or_(held(f"%{word}%"), and_(func.length(column) != octets, other))


def told(error: DBAPIError, where: str) -> ArchiveUnusable | None:
    """What a driver's error means for the archive, or None where it is a fault of ours."""
    original = error.orig
    if isinstance(original, sqlite3.Error):
        code = getattr(original, "sqlite_errorcode", None)
        found = _SQLITE.get(code) or _SQLITE.get(code & 0xFF) if code is not None else None
    else:
        state = getattr(original, "sqlstate", None)
        found = _POSTGRESQL.get(state) if state else _unreached(original)
    if found is None:
        return None
    kind, reason = found
    return kind(where, reason)


def _unreached(original: object) -> tuple[type[ArchiveUnusable], str] | None:
    if type(original).__name__ not in ("OperationalError", "ConnectionTimeout"):
        return None
    if "does not exist" in str(original) and "database" in str(original):
        return NoSuchArchive, "the server has no database of that name"
    return CannotOpenArchive, "the server cannot be reached, or does not accept this user"
