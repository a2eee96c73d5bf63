"""`onrecord series`: the official series that figures are checked against."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import COULD_NOT_READ, say

if TYPE_CHECKING:
    from onrecord.check import SeriesStore

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON array.")]
Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Where held series are kept; default: the user's data directory."),
]


def data_folder(given: Path | None = None) -> Path:
    """Where series are kept: the folder given, `ONRECORD_SERIES`, else one in the user's data directory."""
    if given is not None:
        return given
    if named := os.environ.get("ONRECORD_SERIES"):
        return Path(named)
    base = os.environ.get("XDG_DATA_HOME") or (Path.home() / ".local" / "share")
    return Path(base) / "onrecord" / "series"


def _store(data: Path | None) -> SeriesStore:
    from onrecord.check import SeriesStore

    return SeriesStore(data_folder(data))


def add(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder with series.json, or CSV files with a JSON each.")
    ],
    data: Data = None,
) -> None:
    """Read a folder of official series into the store."""
    from onrecord.check import SeriesError

    try:
        added = _store(data).add(folder)
    except (SeriesError, OSError) as error:
        say(f"onrecord: {error}")
        raise typer.Exit(COULD_NOT_READ) from None
    for series in added:
        typer.echo(f"{series.id}  {series.title}")


def list_(as_json: AsJson = False, data: Data = None) -> None:
    """List the held series."""
    held = _store(data).list()
    if as_json:
        typer.echo(json.dumps([each.model_dump() for each in held], ensure_ascii=False, indent=1))
        return
    for series in held:
        typer.echo(f"{series.id}  {series.title}  [{series.coverage}]")


def show(id: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False, data: Data = None) -> None:  # noqa: A002
    """Show what is known about one series."""
    from onrecord.check import SeriesError

    try:
        series = _store(data).get(id)
    except SeriesError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(COULD_NOT_READ) from None
    known = series.model_dump(exclude_defaults=True)
    if as_json:
        typer.echo(json.dumps([known], ensure_ascii=False, indent=1))
        return
    for name, value in known.items():
        typer.echo(
            f"{name}: {value if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)}"
        )


def find(
    words: Annotated[list[str], typer.Argument(metavar="WORDS")], as_json: AsJson = False, data: Data = None
) -> None:
    """Find held series by words, such as "two-way trade Mexico"."""
    from onrecord.check import find_series

    found = find_series(" ".join(words), _store(data))
    if as_json:
        typer.echo(
            json.dumps([{"id": s.id, "title": s.title, "why": why} for s, why in found], ensure_ascii=False, indent=1)
        )
        return
    for series, why in found:
        typer.echo(f"{series.id}  {series.title}  ({why})")
    if not found:
        say("onrecord: no held series fits these words.")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    family = typer.Typer(no_args_is_help=True, help="The official series that figures are checked against.")
    family.command("add")(add)
    family.command("list")(list_)
    family.command("show")(show)
    family.command("find")(find)
    app.add_typer(family, name="series")
