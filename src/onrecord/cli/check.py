"""`onrecord check`: figures and claimed effects set against official series."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import COULD_NOT_READ, USAGE, say
from .read import Date, Issuer

if TYPE_CHECKING:
    from onrecord.check import Checked


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Statements to check.")],
    published: Date = None,
    issuer: Issuer = None,
    series: Annotated[
        list[Path] | None,
        typer.Option("--series", metavar="DIR", help="A folder of series; may be repeated. Default: the held series."),
    ] = None,
    event: Annotated[
        str | None, typer.Option("--event", metavar="DATE", help="When the cause of a claimed effect began.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON: an object, or an array for several files.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Also write a page with the charts.")
    ] = None,
    charts: Annotated[
        Path | None, typer.Option("--charts", metavar="DIR", help="Also write each chart as SVG and PNG.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="VERDICT", help="Leave with code 2 where a text has this verdict."),
    ] = None,
) -> None:
    """Check the figures of statements against official series: supported, contradicted, misdated, not yet knowable, not covered."""  # noqa: E501
    from onrecord.check import GRAVEST, SeriesError, SeriesStore
    from onrecord.check import check as check_record
    from onrecord.reading import Reader
    from onrecord.sources import Facts, Unreadable, from_path

    from .series import data_folder

    if fail_on is not None and fail_on not in GRAVEST:
        raise typer.BadParameter(f"give one of {', '.join(GRAVEST)}", param_hint="--fail-on")
    try:
        begun = date.fromisoformat(event) if event else None
    except ValueError:
        raise typer.BadParameter("give a day as YYYY-MM-DD", param_hint="--event") from None
    try:
        store = SeriesStore.of(*series) if series else SeriesStore(data_folder())
        if not store.list():
            say("onrecord: no series are held; add some with `onrecord series add DIR` or name them with --series DIR.")
            raise typer.Exit(COULD_NOT_READ)
        facts = Facts(published=published, issuer=issuer)
        statements = [from_path(path, facts) for path in files]
        reader = Reader()
        checked = [check_record(reader.read(each), store, event=begun) for each in statements]
    except (SeriesError, Unreadable, OSError, ValueError) as error:
        say(f"onrecord: {error}")
        raise typer.Exit(COULD_NOT_READ) from None
    _show(checked, as_json)
    try:
        _write(checked, html, charts)
    except OSError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(COULD_NOT_READ) from None
    if fail_on is not None and any(fail_on in (v.verdict for v in each.verdicts) for each in checked):
        raise typer.Exit(USAGE)


def _show(checked: list[Checked], as_json: bool) -> None:
    from onrecord.check import MARKS

    from .output import console, printable, write

    if as_json:
        objects = [each.as_json() for each in checked]
        write(json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=1) + "\n")
        return
    from rich.table import Table
    from rich.text import Text

    target = console()
    for each in checked:
        table = Table(
            title=Text(printable(str(each.statement.get("title") or each.statement.get("source") or ""))),
            show_lines=True,
        )
        for name in ("Verdict", "This text", "What the series show"):
            table.add_column(name)
        for verdict in each.verdicts:
            words = f"{MARKS[verdict.verdict]} {verdict.verdict.replace('-', ' ')}"
            table.add_row(Text(words), Text(printable(verdict.span.quote)), Text(printable(verdict.sentence)))
        target.print(table)
        target.print(Text(f"Gravest: {MARKS[each.verdict]} {each.verdict.replace('-', ' ')}"))


def _write(checked: list[Checked], html: Path | None, charts: Path | None) -> None:
    from onrecord.check import effect_svg, png_of
    from onrecord.export.checked import checked_page

    from .output import write_file

    if html is not None:
        write_file(html, checked_page(checked))
        say(f"onrecord: wrote {html}")
    if charts is not None:
        charts.mkdir(parents=True, exist_ok=True)
        for number, each in enumerate(checked, start=1):
            for verdict in each.verdicts:
                if verdict.analysis:
                    svg = effect_svg(verdict.analysis)
                    stem = f"{number}-{verdict.effect}"
                    write_file(charts / f"{stem}.svg", svg)
                    (charts / f"{stem}.png").write_bytes(png_of(svg))
                    say(f"onrecord: wrote {charts / stem}.svg and .png")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command()(check)
