from __future__ import annotations

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from onrecord.archive import ArchiveTooNew, open_archive
from onrecord.archive.migrating import config, migrate
from onrecord.archive.opening import _engine
from onrecord.archive.schema import SCHEMA, VERSION_TABLE, metadata

REVISIONS = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()][::-1]


def test_the_code_knows_the_newest_schema() -> None:
    assert REVISIONS[-1] == SCHEMA
    assert sorted(REVISIONS) == REVISIONS


@pytest.mark.parametrize("start", [None, *REVISIONS])
def test_every_earlier_schema_comes_up_to_what_the_tables_say(where: str, start: str | None) -> None:
    engine, _ = _engine(where, create=True, wait=5)
    if start is not None:
        with engine.begin() as connection:
            migrate(connection, start)
    open_archive(where).close()
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "include_name": ours})
        assert compare_metadata(context, metadata) == []
        migrated = described(connection)
    with engine.begin() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
        assert described(connection) == migrated
    engine.dispose()


def test_an_archive_of_a_newer_version_is_left_alone(where: str) -> None:
    open_archive(where).close()
    engine, _ = _engine(where, create=True, wait=5)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(ArchiveTooNew, match=r"schema 9999.*upgrade onrecord$"):
        open_archive(where)


def ours(name: str | None, kind: str, _: Any) -> bool:
    """Whether a table is one of the metadata; the index of words is another on each database."""
    return kind != "table" or name is None or name.split("_")[0] != "words"


def described(connection: Connection) -> dict[str, Any]:
    """Columns, keys, indexes and checks of every table."""
    inspector = inspect(connection)
    parts = ("get_columns", "get_pk_constraint", "get_foreign_keys", "get_unique_constraints", "get_check_constraints")
    return {
        table: {part: plain(getattr(inspector, part)(table)) for part in (*parts, "get_indexes")}
        for table in metadata.tables
    }


def plain(value: Any) -> Any:
    """As text, in a fixed order."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in sorted(value.items())}
    if isinstance(value, list):
        return sorted((plain(part) for part in value), key=repr)
    return str(value)
