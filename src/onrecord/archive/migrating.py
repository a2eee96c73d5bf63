"""Running the migrations in `migrations/` with Alembic, within a transaction that is already open."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

FOLDER = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration; no file holds one."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the schema up to a revision, the newest where none is given."""
    command.upgrade(config(connection), to)
