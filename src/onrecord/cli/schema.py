"""`onrecord schema`: the JSON Schema of the record."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of the Record, as `read --json` prints it."""
    from onrecord.export import schema_json

    from .output import write

    write(schema_json())


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command()(schema)
