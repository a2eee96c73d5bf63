"""`onrecord compare`: two statements side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import COULD_NOT_READ, say
from .read import Fast, _date

if TYPE_CHECKING:
    from onrecord.compare import Comparison, Passage, Row
    from onrecord.record import Record

_LONGEST_PART = 60


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="The first statement, or the earlier edition.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The second; - is standard input.")],
    date_a: Annotated[
        str | None, typer.Option("--date-a", metavar="DATE", callback=_date, help="When A was published.")
    ] = None,
    date_b: Annotated[
        str | None, typer.Option("--date-b", metavar="DATE", callback=_date, help="When B was published.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Show sentences that are the same, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print a Markdown table.")] = False,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="OUT", help="Also write a page to open in a browser; - prints it alone."),
    ] = None,
    fast: Fast = False,
) -> None:
    """Set two statements side by side: what only one tells, what was changed, the most significant change first."""
    if as_json and markdown:
        raise typer.BadParameter("give one of --json and --markdown", param_hint="--markdown")
    if html == "-" and (as_json or markdown):
        raise typer.BadParameter("- takes the page alone, without --json or --markdown", param_hint="--html")
    if a == b == "-":
        raise typer.BadParameter("standard input can be read once only", param_hint="B")
    import sys

    from onrecord.compare import compare as compare_records
    from onrecord.reading import Reader
    from onrecord.record import plain_reason
    from onrecord.sources import Facts, Unreadable, from_path, from_stream

    from .output import write

    try:
        statements = [
            from_stream(sys.stdin.buffer, Facts(published=day))
            if name == "-"
            else from_path(name, Facts(published=day))
            for name, day in ((a, date_a), (b, date_b))
        ]
    except (Unreadable, ValueError) as error:
        say(f"onrecord: {plain_reason(error)}")
        raise typer.Exit(COULD_NOT_READ) from None
    reader = Reader(fast=fast)
    (first, first_vectors), (second, second_vectors) = [reader.read_with_vectors(each) for each in statements]
    records = [first, second]
    vectors = None if first_vectors is None or second_vectors is None else (first_vectors, second_vectors)
    found = compare_records(first, second, vectors)
    if html is not None:
        _write_page(found, records, html)
    if html == "-":
        return
    if as_json:
        write(found.model_dump_json(indent=2) + "\n")
    elif markdown:
        write(_markdown(found, every))
    else:
        _show(found, every)


def _write_page(found: Comparison, records: Sequence[Record], target: str) -> None:
    from onrecord.export import compared_page

    from .output import write, write_file

    text = compared_page(found, *records)
    if target == "-":
        write(text)
        return
    try:
        write_file(Path(target), text)
    except OSError as error:
        say(f"onrecord: {target}: {error.strerror or error}")
        raise typer.Exit(COULD_NOT_READ) from None
    say(f"onrecord: wrote {target}")


def _rows(found: Comparison, every: bool) -> list[Row]:
    return [row for row in found.rows if every or row.change != "same" or row.moved]


def _change(row: Row) -> str:
    return f"{row.change}, moved" if row.moved else row.change


def _quote(passage: Passage | None) -> str:
    return passage.quote if passage else ""


def _differing(row: Row) -> str:
    """The words that differ, in one line."""

    def short(words: Passage | None) -> str:
        if words is None:
            return "nothing"
        line = " ".join(words.quote.split())
        return f"“{line if len(line) <= _LONGEST_PART else line[:_LONGEST_PART].rstrip() + '…'}”"

    return "; ".join(f"{part.kind}: {short(part.a)} → {short(part.b)}" for part in row.parts)


def _counts(found: Comparison) -> str:
    counts = [f"{count} {change}" for change, count in found.summary.changes.items()]
    return ", ".join([*counts, *([f"{found.summary.moved} moved"] if found.summary.moved else [])]) or "no sentences"


def _markdown(found: Comparison, every: bool) -> str:
    def cell(words: str) -> str:
        return " ".join(words.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())

    lines = ["| change | A | B | what differs |", "|---|---|---|---|"]
    lines += [
        f"| {_change(row)} | {cell(_quote(row.a))} | {cell(_quote(row.b))} | {cell(_differing(row))} |"
        for row in _rows(found, every)
    ]
    if found.undertakings:
        lines += ["", "| told in | of | reported undertaking | in the other text |", "|---|---|---|---|"]
        lines += [
            f"| {each.told_in}, by {cell(each.claimed_by)} | {cell(', '.join(each.of))} | {cell(each.passage.quote)} "
            f"| {each.outcome}{f': {cell(_quote(each.other))}' if each.other else ''} |"
            for each in found.undertakings
        ]
    return "\n".join([*lines, "", f"{_counts(found)}.", ""])


def _show(found: Comparison, every: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    from .output import console, printable

    table = Table(show_lines=True)
    for name in ("Change", "A", "B", "What differs"):
        table.add_column(name, ratio=1 if name == "Change" else 3)
    for row in _rows(found, every):
        cells = (_change(row), _quote(row.a), _quote(row.b), _differing(row))
        table.add_row(*(Text(printable(cell)) for cell in cells))
    target = console()
    if table.row_count:
        target.print(table)
    for each in found.undertakings:
        other = "B" if each.told_in == "A" else "A"
        told = f"{each.told_in} reports, by {each.claimed_by}, that {', '.join(each.of)} undertook"
        target.print(Text(printable(f"{told} “{' '.join(each.passage.quote.split())}”: {each.outcome} in {other}.")))
    target.print(Text(f"{_counts(found)}."))


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command()(compare)
