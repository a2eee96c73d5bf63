"""`onrecord bulk` and `onrecord query`: a corpus into tables of findings, and questions to them."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from .failures import COULD_NOT_READ, say
from .options import Rows, lists_rows

if TYPE_CHECKING:
    from onrecord.bulk import Progress

_FACTS = ("id", "text", "title", "issuer", "published", "kind", "language", "place", "source")
_ADDRESS = re.compile(r"auto|local|ray://.+|[\w.-]+:\d+")
_EVERY, _EVERY_LINE = 1.0, 30.0
_LOCAL = "local"

Input = Annotated[
    str,
    typer.Argument(
        metavar="INPUT",
        help="JSON lines, CSV or TSV (each also .gz), Parquet, TEI, a folder of these or of documents, a glob, or an "
        "address such as s3://.",
    ),
]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="The folder for the tables.")]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="Processes that read; by default one for each core.")
]
Fast = Annotated[bool, typer.Option("--fast", help="Read with rules alone, without the learned parts.")]
Chunk = Annotated[
    int,
    typer.Option(
        "--chunk", metavar="N", min=1, help="Documents in a part of the result, which is what a stop can cost."
    ),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FACT=NAME",
        help="Which column holds a fact, such as text=speech; may be repeated.",
    ),
]
Issuer = Annotated[
    str | None, typer.Option("--issuer", metavar="NAME", help="Who issued them all: ISO 3166-1 alpha-3 for a state.")
]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="What they all are: readout, speech, ...")]
Language = Annotated[str | None, typer.Option("--language", metavar="CODE", help="Their language, as ISO 639-1.")]
Series = Annotated[
    list[Path] | None,
    typer.Option("--series", metavar="DIR", help="Check figures against a folder of official series; may be repeated."),
]
Ray = Annotated[
    str | None,
    typer.Option(
        "--ray",
        metavar="[ADDRESS]",
        help="Read on a Ray cluster: its address, auto for the one of this machine, or none to begin one here.",
    ),
]


class _RayMayStandAlone(TyperCommand):
    """Lets `--ray` go without an address, as in `--ray INPUT OUT`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        given = []
        for number, word in enumerate(args):
            given.append(word)
            follows = args[number + 1] if number + 1 < len(args) else ""
            if word == "--ray" and not _ADDRESS.fullmatch(follows):
                given.append(_LOCAL)
        return super().parse_args(ctx, given)


def bulk(
    source: Input,
    out: Out,
    workers: Workers = None,
    fast: Fast = False,
    chunk: Chunk = 200,
    column: Column = None,
    issuer: Issuer = None,
    kind: Kind = None,
    language: Language = None,
    series: Series = None,
    ray: Ray = None,
) -> None:
    """Read a whole corpus into Parquet tables, one for each kind of finding.

    Stopped at any moment and begun again with the same words, it goes on where it was. What cannot be read is kept in
    the table quarantine, with its reason.
    """
    from onrecord.bulk import CannotRun, Settings, run

    given = {"issuer": issuer, "kind": kind, "language": language}
    settings = Settings(
        fast=fast,
        chunk=chunk,
        given=tuple((fact, value) for fact, value in given.items() if value),
        columns=_columns(column or []),
        series=tuple(str(folder) for folder in series or []),
    )
    shown = _Shown()
    cores = os.cpu_count() or 1
    if ray is None and workers is not None and workers > cores:
        say(f"onrecord: {cores} workers, one for each core: more read no faster and fill the memory")
        workers = cores
    try:
        made = run(source, out, settings, workers=workers or cores, ray=ray, progress=shown)
    except CannotRun as error:
        shown.clear()
        say(f"onrecord: {error}")
        raise typer.Exit(COULD_NOT_READ) from None
    shown.clear()
    rows = made["rows"]
    doubles = sum(made["duplicates"].values())
    say(
        f"onrecord: {made['documents']:,} documents in {out}: {rows['statements']:,} read ({made['words']:,} words), "
        f"{rows['quarantine']:,} in quarantine, {doubles:,} duplicates"
    )


@lists_rows
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One question in SQL.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder that bulk wrote.")],
) -> Rows:
    """Ask the tables that bulk wrote in SQL (DuckDB's). Nothing but these tables can be read, and nothing written."""
    from onrecord.bulk import ask

    with _answered():
        answer = ask(sql, out)
    return Rows(answer.columns, _answers(answer.rows))


def _answers(rows: Iterator[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    with _answered():
        yield from rows


@contextmanager
def _answered() -> Iterator[None]:
    """Turn a question that has no answer into one sentence."""
    from onrecord.bulk import CannotAnswer

    try:
        yield
    except CannotAnswer as error:
        say(f"onrecord: {error}")
        raise typer.Exit(COULD_NOT_READ) from None


def _columns(asked: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for one in asked:
        fact, _, name = one.partition("=")
        if fact not in _FACTS or not name:
            raise typer.BadParameter(f"give FACT=NAME with one of {', '.join(_FACTS)}", param_hint="--column")
        pairs.append((fact, name))
    return tuple(pairs)


class _Shown:
    """Progress on standard error: one line anew each second on a terminal, a line each half minute elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._last = time.monotonic()

    def __call__(self, now: Progress) -> None:
        if time.monotonic() - self._last < (_EVERY if self._terminal else _EVERY_LINE):
            return
        self._last = time.monotonic()
        left = "" if now.left is None else f", {_span(now.left)} left"
        words = (
            f"{now.share:.0%}, {now.documents:,} documents, {now.quarantined:,} in quarantine, "
            f"{now.words / now.seconds:,.0f} words/s{left}"
        )
        if self._terminal:
            print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)  # noqa: T201 - progress
        else:
            say(f"onrecord: {words}")

    def clear(self) -> None:
        """Take the line of progress off the terminal."""
        if self._terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201 - progress


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{seconds:.0f} s" if minutes < 2 else f"{minutes} min" if minutes < 120 else f"{minutes / 60:.1f} h"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(cls=_RayMayStandAlone)(bulk)
    app.command()(query)
