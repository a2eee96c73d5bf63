"""`onrecord add`: statements into an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .archives import Where, opened
from .failures import COULD_NOT_READ, say
from .options import Rows, lists_rows
from .read import Date, Fast, Fetch, Issuer, Kind, Language, Title

if TYPE_CHECKING:
    from onrecord.check import SeriesStore
    from onrecord.intake import Document

Series = Annotated[
    list[Path] | None,
    typer.Option(
        "--series", metavar="DIR", help="A folder of series to check figures and effects against; repeatable."
    ),
]


@lists_rows
def add(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Files, folders with all files inside, RSS or Atom feeds, addresses; - is standard input.",
            show_default=False,
        ),
    ] = None,
    date: Date = None,
    issuer: Issuer = None,
    title: Title = None,
    kind: Kind = None,
    language: Language = None,
    jsonl: Annotated[
        str | None, typer.Option("--jsonl", metavar="FILE", help="Add one statement a line; - is standard input.")
    ] = None,
    fetch: Fetch = False,
    fast: Fast = False,
    series: Series = None,
    where: Where = None,
) -> Rows:
    """Add statements to an archive: the original bytes, the text and what is read in it.

    Adding again changes nothing: what is known is passed over, so that a run that was stopped can be taken up. What
    cannot be added is kept with its reason and stops nothing else; then the exit code is 1.
    """
    if bool(paths) == bool(jsonl):
        raise typer.BadParameter("name what to add, or --jsonl FILE", param_hint="PATH...")
    if paths and paths.count("-") > 1:
        raise typer.BadParameter("standard input can be read once only", param_hint="PATH...")
    from onrecord.intake import Intake, documents, places
    from onrecord.sources import Facts, original_fetched

    from .outcomes import Telling

    given = {"title": title, "issuer": issuer, "published": date, "kind": kind, "language": language}
    store = series_of(series)
    archive = opened(context, where, create=True)
    intake = Intake(archive, Facts(**given), fast, store)
    if jsonl is not None:
        return Telling(context).rows(intake.add(_lines(jsonl, given)))
    found = list(places(paths or (), archive.files()))
    telling = Telling(context, len(found))
    fetching = {"fetch": original_fetched} if fetch else {}
    return telling.rows(intake.add(documents(found, sys.stdin.buffer, grew=telling.grew, **fetching)))


def series_of(folders: list[Path] | None) -> SeriesStore | None:
    """The series in folders; None where none is named. Leaves with a sentence where they cannot be read."""
    if not folders:
        return None
    from onrecord.check import SeriesError, SeriesStore

    try:
        return SeriesStore.of(*folders)
    except (SeriesError, OSError, ValueError) as error:
        say(f"onrecord: {error}")
        raise typer.Exit(COULD_NOT_READ) from None


def _lines(source: str, given: dict[str, str | None]) -> Iterator[Document]:
    from onrecord.intake import address_of, lines

    address = None if source == "-" else address_of(source)
    try:
        with nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb") as raw:
            yield from lines(raw, "standard input" if source == "-" else source, address, given)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        say(f"onrecord: {source}: {error.strerror or error}")
        raise typer.Exit(COULD_NOT_READ) from None


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command()(add)
