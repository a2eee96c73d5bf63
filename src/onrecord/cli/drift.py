"""`onrecord drift`: one statement through its editions."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import COULD_NOT_READ, say
from .read import Fast, Files

if TYPE_CHECKING:
    from onrecord.record import Statement

_DAY_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
_FEWEST = 2


def drift(
    files: Files = None,
    phrase: Annotated[
        str | None, typer.Option("--phrase", metavar="TEXT", help="Follow the sentences that hold these words.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Follow every sentence, not only those that hold an undertaking.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the editions and strands as JSON.")] = False,
    fast: Fast = False,
) -> None:
    """Follow a phrase, or each undertaking, through the editions of a statement: first told, changed, last told.

    Editions are put in order by date: that of the statement, else one in the file's name (2031-03-12). Where one has no
    date, they are taken in the order given.
    """
    if files is None or len(files) < _FEWEST:
        raise typer.BadParameter("name two editions or more", param_hint="FILE...")
    if files.count("-") > 1:
        raise typer.BadParameter("standard input can be read once only", param_hint="FILE...")
    if phrase is not None and not any(char.isalnum() for char in phrase):
        raise typer.BadParameter("the phrase holds no word", param_hint="--phrase")
    import sys

    from onrecord.compare import drift as drift_of
    from onrecord.reading import Reader
    from onrecord.record import plain_reason
    from onrecord.sources import Unreadable, from_path, from_stream

    from .drift_lines import show_drift
    from .output import console, write

    try:
        statements = [from_stream(sys.stdin.buffer) if name == "-" else _dated(from_path(name), name) for name in files]
    except (Unreadable, ValueError) as error:
        say(f"onrecord: {plain_reason(error)}")
        raise typer.Exit(COULD_NOT_READ) from None
    if not all(each.published for each in statements):
        say("onrecord: an edition has no date, so the editions are taken in the order given")
    reader = Reader(fast=fast)
    found = drift_of(list(reader.read_all((None, each) for each in statements)), phrase, every=every)
    if as_json:
        write(found.model_dump_json(indent=2) + "\n")
    else:
        show_drift(found, console())


def _dated(statement: Statement, name: str) -> Statement:
    """The statement with the day in its file's name where it has no date of its own."""
    from onrecord.record import interval_of

    for day in () if statement.published else _DAY_IN_NAME.findall(PurePath(name).stem):
        try:
            interval_of(day)
        except ValueError:
            continue
        return statement.model_copy(update={"published": day, "facts": {**statement.facts, "published": "metadata"}})
    return statement


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command()(drift)
