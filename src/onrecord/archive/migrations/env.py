"""What Alembic runs: the migrations, on the connection it is handed."""

from __future__ import annotations

from alembic import context

from onrecord.archive.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    compare_server_default=True,
)
context.run_migrations()
