"""What every part of the archive stands on: a database, connections that read and write, their failures told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from .columns import storable
from .dialects import WRITES, told
from .failures import NoSuchStatement
from .packing import whole_text
from .refreshing import forget_touched, refresh_touched
from .schema import statement

# Told as something long goes on: how much is done, of how much where that is known.
Progress = Callable[[int, int | None], None]


class Connected:
    """An open database."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """What `open_archive` opens it again by, password included: for another process, never to be shown."""
        if self.engine.dialect.name == "sqlite":
            return self.where
        return self.engine.url.render_as_string(hide_password=False)

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    def files(self) -> tuple[Path, ...]:
        """The files of an archive on SQLite, there or not: no one else in this process may open them meanwhile.

        Closing such a file lets go of the locks that SQLite holds on it. None for PostgreSQL.
        """
        if self.engine.dialect.name != "sqlite":
            return ()
        with self.reading() as connection:
            query = "SELECT file FROM pragma_database_list WHERE name = 'main'"
            path = Path(connection.exec_driver_sql(query).scalar_one())
        return (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive as long as it is held."""
        with self._told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction of its own, the only one that writes; kept when it ends without an error."""
        engine = self.engine.execution_options(**{WRITES: True})
        with self._told(), engine.begin() as connection:
            forget_touched(connection)
            yield connection
            refresh_touched(connection)

    def _text(self, connection: Connection, statement_id: str) -> tuple[int, str]:
        columns = (statement.c.n, statement.c.text, statement.c.nuls)
        row = connection.execute(select(*columns).where(statement.c.id == storable(statement_id))).first()
        if row is None:
            raise self._missing(statement_id)
        return row.n, whole_text(row.text, row.nuls)

    def _missing(self, statement_id: str) -> NoSuchStatement:
        return NoSuchStatement(self.where, f"it holds no statement with the id {statement_id}")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            if (reason := told(error, self.where)) is not None:
                raise reason from None
            raise
