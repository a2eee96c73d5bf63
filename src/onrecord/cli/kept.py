"""`onrecord list`, `show`, `failures`: what an archive keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .archives import Where, opened
from .failures import COULD_NOT_READ, say
from .options import Rows, lists_rows
from .read import _date

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.archive import Archive, Filter

COLUMNS = ("id", "published", "issuer", "kind", "language", "place", "title", "added_at")
_BRIEF = ("id", "published", "issuer", "kind", "title")

Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", callback=_date, help="Published on this day or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", callback=_date, help="Published on this day or earlier.")
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=10_000, help="How many rows a page has.")]
After = Annotated[
    str | None, typer.Option("--after", metavar="CURSOR", help="Go on where a page ended; standard error names it.")
]
Every = Annotated[bool, typer.Option("--all", help="Every page.")]


@lists_rows
def list_(
    context: typer.Context,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="NAME", help="Issued by this one only.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Of this kind only.")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="In this language only.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    after: After = None,
    every: Every = False,
    where: Where = None,
) -> Rows:
    """List the statements of an archive, the latest first and undated ones last."""
    from onrecord.archive import Filter
    from onrecord.record import interval_of

    wanted = Filter(
        issuer=issuer,
        kind=kind,
        language=language,
        since=interval_of(since)[0].isoformat() if since else None,
        until=interval_of(until)[1].isoformat() if until else None,
    )
    return Rows(COLUMNS, _pages(opened(context, where), wanted, after, limit, every), brief=_BRIEF)


def _pages(archive: Archive, wanted: Filter, after: str | None, limit: int, every: bool) -> Iterator[list[str | None]]:
    while True:
        try:
            page = archive.statements(wanted, after=after, limit=limit)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--after") from None
        yield from ([getattr(row, name) for name in COLUMNS] for row in page.rows)
        after = page.next
        if after is None:
            return
        if not every:
            say(f"onrecord: there are more: --after {after}")
            return


def show(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The statement's id.")],  # noqa: A002
    as_json: Annotated[bool, typer.Option("--json", help="Print the record as JSON.")] = False,
    as_text: Annotated[bool, typer.Option("--text", help="Print the text alone, as it is.")] = False,
    reading: Annotated[
        int | None,
        typer.Option("--reading", metavar="N", min=1, help="The N-th reading, not the current one."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="OUT", help="Write the original bytes to OUT; - prints them."),
    ] = None,
    where: Where = None,
) -> None:
    """Show one statement of an archive: its record, the addresses it stood under, its readings and verdicts."""
    if sum((as_json, as_text, source is not None)) > 1:
        raise typer.BadParameter("give one of --json, --text and --source")
    from .output import console, write

    archive = opened(context, where)
    if source is not None:
        _write_source(archive, id, source)
    elif as_text:
        write(archive.text_of(id))
    else:
        record = archive.record_of(id, reading=_numbered(archive, id, reading))
        if as_json:
            write(record.model_dump_json(by_alias=True, indent=2) + "\n")
            return
        from .terminal import show as show_record

        target = console()
        show_record(record, target)
        _show_history(archive, id, target)


def _numbered(archive: Archive, id: str, reading: int | None) -> int | None:  # noqa: A002
    """The row number of the reading that is the N-th of its statement."""
    if reading is None:
        return None
    readings = archive.readings_of(id)
    if reading > len(readings):
        raise typer.BadParameter(f"it has {len(readings)}", param_hint="--reading")
    return readings[reading - 1].n


def _write_source(archive: Archive, id: str, target: str) -> None:  # noqa: A002
    import sys

    kept = archive.statement(id)
    data = archive.source_bytes(kept.source_sha256 or kept.sha256)
    try:
        if target == "-":
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            Path(target).write_bytes(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"onrecord: {target}: {error.strerror or error}")
        raise typer.Exit(COULD_NOT_READ) from None


def _show_history(archive: Archive, id: str, target: Console) -> None:  # noqa: A002
    from .terminal import section

    versions = archive.addresses_of(id)
    section(target, "Stood at", [(f"version {one.number}", one.retrieved_at, one.address) for one in versions])
    readings = enumerate(archive.readings_of(id), 1)
    section(
        target,
        "Readings",
        [
            (f"{number}{' (current)' if one.current else ''}", f"onrecord {one.reader.version}", one.made_at)
            for number, one in readings
        ],
    )
    verdicts = archive.verdicts_of(id)
    section(target, "Verdicts", [(one.verdict, one.quote or "", one.sentence) for one in verdicts])


@lists_rows
def failures(
    context: typer.Context,
    forget: Annotated[
        list[str] | None,
        typer.Option("--forget", metavar="ADDRESS", help="Take this off the list first; repeatable."),
    ] = None,
    where: Where = None,
) -> Rows:
    """List what could not be added and why. Adding it at last takes it off the list."""
    archive = opened(context, where)
    for address in forget or ():
        if not archive.forget_failure(address):
            say(f"onrecord: {address}: it is not on the list")
    rows = ((one.address, one.reason, one.failed_at) for one in archive.failures())
    return Rows(("address", "reason", "failed_at"), rows)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command("list")(list_)
    app.command()(show)
    app.command()(failures)
