"""Opening an archive: a file or a PostgreSQL address, made where it is missing and migrated where it is old."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from sqlalchemy import Connection, Engine, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from .archive import Archive
from .dialects import WRITES, check_encoding, lock_schema, postgresql_engine, sqlite_engine, told
from .failures import ArchiveTooNew, CannotOpenArchive, NoSuchArchive, NotAnArchive
from .schema import SCHEMA, VERSION_TABLE, metadata

WAIT = 10.0


def default_location() -> Path:
    """The archive of this user: a file in the user's data directory."""
    return platformdirs.user_data_path("onrecord") / "archive.db"


def open_archive(where: str | os.PathLike[str], *, create: bool = True, wait: float = WAIT) -> Archive:
    """Open the archive at a path or a `postgresql://` address.

    A missing one is made and an older one is migrated, both in one transaction under a lock, so that any number of
    processes may open it at once.

    Args:
        where: A file (its folders are made), `sqlite:///file`, or `postgresql://user@host/database`.
        create: Make it where there is none.
        wait: Seconds to wait for another process that writes.

    Raises:
        ArchiveUnusable: It cannot be opened; the message is one sentence that says why.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, open_archive(f"{folder}/archive.db") as archive:
        ...     archive.statements().rows
        ()
    """
    engine, name = _engine(os.fspath(where), create=create, wait=wait)
    try:
        with engine.connect() as connection:
            state = _state(connection, name)
        if state is None and not create:
            raise NoSuchArchive(name, "there is no archive")
        if state != SCHEMA:
            _bring_up(engine, name)
    except DBAPIError as error:
        engine.dispose()
        if (reason := told(error, name)) is not None:
            raise reason from None
        raise
    except BaseException:
        engine.dispose()
        raise
    return Archive(engine, name)


def _engine(where: str, *, create: bool, wait: float) -> tuple[Engine, str]:
    if "://" not in where:
        return _file_engine(Path(where), create=create, wait=wait), where
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise CannotOpenArchive(where.split("://")[0] + "://…", "it is not an address of a database") from None
    name = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite":
        return _file_engine(Path(url.database or ""), create=create, wait=wait), name
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise CannotOpenArchive(name, "an archive is a file or a postgresql:// address")
    try:
        return postgresql_engine(url, wait), name
    except ModuleNotFoundError:
        raise CannotOpenArchive(name, "PostgreSQL needs psycopg: install onrecord[postgres]") from None


def _file_engine(path: Path, *, create: bool, wait: float) -> Engine:
    name = str(path)
    if "\0" in name or not path.name:
        raise CannotOpenArchive(name.replace("\0", "\\0"), "no file can have this name")
    try:
        if path.is_dir():
            raise NotAnArchive(name, "it is a folder, not a file")
        if not path.exists():
            if not create:
                raise NoSuchArchive(name, "there is no archive")
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpenArchive(name, f"it cannot be opened ({(error.strerror or str(error)).lower()})") from None
    return sqlite_engine(path, wait)


def _state(connection: Connection, name: str) -> str | None:
    """The number of the archive's schema, None where there is no archive yet.

    Raises:
        NotAnArchive: Something else is there.
        ArchiveTooNew: It has a schema this code does not know.
    """
    there = set(inspect(connection).get_table_names())
    state = None
    if VERSION_TABLE in there:
        state = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()  # noqa: S608
    if state is None:
        foreign = there - {VERSION_TABLE} if connection.dialect.name == "sqlite" else there & set(metadata.tables)
        if foreign:
            raise NotAnArchive(name, "it is a database, but not an archive")
        return None
    if state > SCHEMA:
        raise ArchiveTooNew(
            name, f"a newer onrecord made it (schema {state}; this one knows {SCHEMA}): upgrade onrecord"
        )
    return str(state)


def _bring_up(engine: Engine, name: str) -> None:
    # Alembic is slow to import and rarely needed.
    from .migrating import migrate
    from .refreshing import refresh_missing

    with engine.execution_options(**{WRITES: True}).begin() as connection:
        lock_schema(connection)
        if _state(connection, name) != SCHEMA:
            check_encoding(connection, name)
            migrate(connection)
            refresh_missing(connection)
