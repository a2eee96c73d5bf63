"""`onrecord read`: statements in, records out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from .failures import COULD_NOT_READ, say

_PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def _date(value: str | None) -> str | None:
    from onrecord.record import interval_of

    if value is not None:
        try:
            if not _PARTIAL_DATE.fullmatch(value):
                raise ValueError
            interval_of(value)
        except ValueError:
            raise typer.BadParameter(
                "give a day, month or year of the calendar as YYYY-MM-DD, YYYY-MM or YYYY"
            ) from None
    return value


Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE...", help="Files to read; - is standard input.", show_default=False),
]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", callback=_date, help="When it was published: YYYY-MM-DD.")
]
Issuer = Annotated[
    str | None, typer.Option("--issuer", metavar="NAME", help="Who issued it: an ISO 3166-1 alpha-3 code for a state.")
]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.")]
Kind = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", help="What it is: readout, joint-statement, communique, ...")
]
Language = Annotated[str | None, typer.Option("--language", metavar="CODE", help="Its language, as ISO 639-1.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the record as JSON; an array for several files.")]
Html = Annotated[
    str | None,
    typer.Option(
        "--html",
        metavar="OUT",
        help="Also write a page to open in a browser; several files: a folder with one page each and an index. "
        "With - the page alone goes to standard output.",
    ),
]
Jsonl = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--jsonl",
        metavar="IN OUT",
        help="Read one statement a line from IN and write one record a line to OUT, in order; - is standard input or "
        "output. A line that cannot be read gives its id and the error.",
    ),
]
Fetch = Annotated[bool, typer.Option("--fetch", help="Allow http and https addresses as FILE.")]
Fast = Annotated[bool, typer.Option("--fast", help="Read with rules alone, without the learned parts.")]


def read(
    files: Files = None,
    date: Date = None,
    issuer: Issuer = None,
    title: Title = None,
    kind: Kind = None,
    language: Language = None,
    as_json: AsJson = False,
    html: Html = None,
    jsonl: Jsonl = None,
    fetch: Fetch = False,
    fast: Fast = False,
) -> None:
    """Read statements and print what they record: who met, who said what, who is bound to what, figures, effects.

    Every finding is shown with the words it was read from. Facts given by options stand above those of the source.
    """
    given = {"title": title, "issuer": issuer, "published": date, "kind": kind, "language": language}
    if jsonl is not None:
        if files or as_json or html is not None or fetch:
            raise typer.BadParameter("--jsonl takes no FILE, --json, --html or --fetch", param_hint="--jsonl")
        _read_lines(*jsonl, given, fast)
        return
    if not files:
        raise typer.BadParameter("name a file to read, or - for standard input", param_hint="FILE...")
    if files.count("-") > 1:
        raise typer.BadParameter("standard input can be read once only", param_hint="FILE...")
    if html == "-" and (as_json or len(files) > 1):
        raise typer.BadParameter("- takes the page of one file, without --json", param_hint="--html")
    folder = html is not None and html != "-" and (len(files) > 1 or html.endswith(("/", "\\")) or Path(html).is_dir())
    if folder and html is not None and Path(html).is_file():
        raise typer.BadParameter(f"{html} is a file; several pages need a folder", param_hint="--html")
    from .reading import read_files

    if not read_files(files, given, as_json=as_json, html=html, folder=folder, fetch=fetch, fast=fast):
        raise typer.Exit(COULD_NOT_READ)


def _read_lines(source: str, target: str, given: dict[str, str | None], fast: bool) -> None:
    paths = (Path(source), Path(target))
    if "-" not in (source, target) and all(path.exists() for path in paths) and paths[0].samefile(paths[1]):
        raise typer.BadParameter("IN and OUT are the same file", param_hint="--jsonl")
    from .lines import read_lines

    try:
        read_lines(source, target, given, fast=fast)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        say(f"onrecord: {error.filename or target}: {error.strerror or error}")
        raise typer.Exit(COULD_NOT_READ) from None


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command()(read)
