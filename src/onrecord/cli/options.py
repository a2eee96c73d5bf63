"""The options every listing shares: rows as a table, JSON, lines of JSON or CSV."""

from __future__ import annotations

import csv
import functools
import inspect
import io
import itertools
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Literal

import typer

from .output import console, printable, write

Form = Literal["table", "json", "nl", "csv"]

# A spreadsheet runs a cell that begins with one of these (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Characters: an id, a day, a word; what a title needs to be read.
_SHORT, _LEAST = 18, 16


@dataclass(frozen=True)
class Rows:
    """What a listing gives.

    Attributes:
        columns: The names of its columns.
        rows: Its rows, which may be a stream.
        tell: How a row is told as it comes, where no form is asked for; None prints a table.
        brief: The columns that a table shows, where it is not all; the other forms have all.
        ending: What is done when all rows are printed; gives the exit code.
    """

    columns: Sequence[str]
    rows: Iterable[Sequence[object]]
    tell: Callable[[Sequence[object]], None] | None = None
    ending: Callable[[], int] | None = None
    brief: Sequence[str] | None = None


def lists_rows(command: Callable[..., Rows]) -> Callable[..., None]:
    """Give a command that returns `Rows` the options `--json`, `--nl`, `--csv` and `--table` (the default).

    Example:
        >>> @lists_rows
        ... def states(only: str | None = None) -> Rows:
        ...     return Rows(("code", "name"), [("ARV", "Arvenia")])
        >>> list(inspect.signature(states).parameters)
        ['only', 'as_json', 'as_lines', 'as_csv', 'as_table']
    """

    @functools.wraps(command)
    def listing(*args: Any, as_json: bool, as_lines: bool, as_csv: bool, as_table: bool, **kwargs: Any) -> None:
        form = one_form(as_json=as_json, as_lines=as_lines, as_csv=as_csv, as_table=as_table)
        listed = command(*args, **kwargs)
        if listed.tell is not None and form == "table" and not as_table:
            for row in listed.rows:
                listed.tell(row)
        else:
            print_rows(listed, form)
        if listed.ending is not None and (code := listed.ending()):
            raise typer.Exit(code)

    own = inspect.signature(command, eval_str=True)
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=annotation)
        for name, annotation in _OPTIONS.items()
    ]
    signature = own.replace(parameters=[*own.parameters.values(), *options], return_annotation=None)
    listing.__signature__ = signature  # type: ignore[attr-defined]
    listing.__annotations__ = {name: one.annotation for name, one in signature.parameters.items()}
    return listing


def one_form(*, as_json: bool, as_lines: bool, as_csv: bool, as_table: bool) -> Form:
    """The form asked for; a table where none is.

    Raises:
        typer.BadParameter: More than one is asked for.
    """
    asked: dict[Form, bool] = {"json": as_json, "nl": as_lines, "csv": as_csv, "table": as_table}
    forms = [form for form, on in asked.items() if on]
    if len(forms) > 1:
        raise typer.BadParameter("give one of --json, --nl, --csv and --table")
    return forms[0] if forms else "table"


def print_rows(listed: Rows, form: Form) -> None:
    """Print rows to standard output. All forms but the table are written as the rows come."""
    if form == "table":
        _table(listed)
        return
    for text in {"json": _json, "nl": _lines, "csv": _csv}[form](listed):
        write(text)


def _json(listed: Rows) -> Iterator[str]:
    yield "["
    between = "\n"
    for line in _objects(listed):
        yield between + line
        between = ",\n"
    yield "\n]\n" if between == ",\n" else "]\n"


def _lines(listed: Rows) -> Iterator[str]:
    return (line + "\n" for line in _objects(listed))


def _objects(listed: Rows) -> Iterator[str]:
    names = _names(listed.columns)
    for row in listed.rows:
        yield json.dumps(_plain(dict(zip(names, row, strict=True))), ensure_ascii=False)


def _csv(listed: Rows) -> Iterator[str]:
    for row in itertools.chain([listed.columns], listed.rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow([_cell(value) for value in row])
        yield line.getvalue()


def _table(listed: Rows) -> None:
    from rich.table import Table

    out = console()
    table = Table(box=None, pad_edge=False, show_edge=False)
    shown = [at for at, name in enumerate(listed.columns) if listed.brief is None or name in listed.brief]
    names = [printable(listed.columns[at]) for at in shown]
    rows = [["" if row[at] is None else printable(_words(row[at])) for at in shown] for row in listed.rows]
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    # Short columns stay whole where the others have room enough beside them.
    short = [width <= _SHORT for width in widths]
    kept = sum(width + 2 for width, is_short in zip(widths, short, strict=True) if is_short)
    room = out.width - kept >= _LEAST * (len(names) - sum(short))
    for name, is_short in zip(names, short, strict=True):
        table.add_column(name, overflow="fold", no_wrap=is_short and room)
    for row in rows:
        table.add_row(*row)
    if names:
        out.print(table)
    if not rows and sys.stderr.isatty():
        typer.echo("onrecord: no rows.", err=True)


def _names(columns: Sequence[str]) -> list[str]:
    """Column names, numbered where one stands twice, so that no value of an object is lost."""
    taken: list[str] = []
    for name in columns:
        free, number = name, 2
        while free in taken:
            free, number = f"{name}_{number}", number + 1
        taken.append(free)
    return taken


def _cell(value: object) -> str | int | float | None:
    """A value as one cell of CSV: text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    text = _words(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _words(value: object) -> str:
    plain = _plain(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _plain(value: object) -> Any:
    """A value that JSON can hold: days and times as ISO 8601, bytes as hexadecimal digits, no infinities."""
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(part) for part in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str | int | bool) or value is None:
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes | bytearray | memoryview) else str(value)


_OPTIONS: dict[str, Any] = {
    "as_json": Annotated[bool, typer.Option("--json", help="Print one JSON array.")],
    "as_lines": Annotated[bool, typer.Option("--nl", help="Print one JSON object a line.")],
    "as_csv": Annotated[bool, typer.Option("--csv", help="Print CSV.")],
    "as_table": Annotated[bool, typer.Option("--table", help="Print a table (what is printed where none is asked).")],
}
