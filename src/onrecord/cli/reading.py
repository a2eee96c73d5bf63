"""What `read` does with files: read each, print it, write pages, say what failed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.reading import Reader
from onrecord.record import Record, Statement, plain_reason
from onrecord.sources import Facts, Unreadable, from_address, from_path, from_stream

from .failures import say
from .output import console, write, write_file

_ADDRESS = ("http://", "https://")


def read_files(
    files: list[str],
    given: dict[str, str | None],
    *,
    as_json: bool = False,
    html: str | None = None,
    folder: bool = False,
    fetch: bool = False,
    fast: bool = False,
) -> bool:
    """Read files and print their records.

    Args:
        files: Paths, addresses, or `-` for standard input.
        given: Facts that stand above those found in the sources.
        as_json: Print JSON: one object for one file, an array for several.
        html: Where pages go.
        folder: Whether `html` is a folder for one page each.
        fetch: Whether addresses may be fetched.
        fast: Read with rules alone.

    Returns:
        Whether everything was read and written.
    """
    failures: list[str] = []
    statements = _statements(files, Facts(**given), fetch, failures)
    records = _records(statements, fast)
    if html is not None and html != "-":
        records = _with_pages(records, Path(html), folder, failures)
    if html == "-":
        from onrecord.export import page

        for record in records:
            write(page(record))
    elif as_json:
        _print_json(records, several=len(files) > 1)
    else:
        from .terminal import show

        target = console()
        for number, record in enumerate(records):
            if number:
                target.print()
            show(record, target)
    return not failures


def _statements(files: list[str], facts: Facts, fetch: bool, failures: list[str]) -> Iterator[Statement]:
    for name in files:
        try:
            if name == "-":
                yield from_stream(sys.stdin.buffer, facts)
            elif name.startswith(_ADDRESS):
                if not fetch:
                    raise Unreadable(name, "an address is fetched only with --fetch")
                yield from_address(name, facts)
            else:
                yield from_path(name, facts)
        except (Unreadable, ValueError) as error:
            _report(plain_reason(error), failures)


def _records(statements: Iterable[Statement], fast: bool) -> Iterator[Record]:
    """Read one after another; the reader is made once there is something to read."""
    reader: Reader | None = None
    for statement in statements:
        reader = reader or Reader(fast=fast)
        yield reader.read(statement)


def _print_json(records: Iterator[Record], *, several: bool) -> None:
    if not several:
        for record in records:
            write(record.model_dump_json(by_alias=True, indent=2) + "\n")
        return
    write("[")
    for number, record in enumerate(records):
        write((",\n" if number else "\n") + record.model_dump_json(by_alias=True))
    write("\n]\n")


def _with_pages(records: Iterator[Record], target: Path, folder: bool, failures: list[str]) -> Iterator[Record]:
    """Pass the records on, with a page written for each and an index of a folder at the end."""
    from onrecord.export import index_page, page

    written: list[tuple[str, Record]] = []
    for record in records:
        path = target / _file_name(record, [name for name, _ in written]) if folder else target
        if _written(path, page(record), failures):
            written.append((path.name, record))
        yield record
    if folder and written:
        _written(target / "index.html", index_page(written), failures)


def _written(path: Path, text: str, failures: list[str]) -> bool:
    try:
        write_file(path, text)
    except OSError as error:
        _report(f"{path}: {error.strerror or error}", failures)
        return False
    say(f"onrecord: wrote {path}")
    return True


def _file_name(record: Record, taken: list[str]) -> str:
    """A page's name: that of the source, else the record's id; numbered where two sources share a name."""
    stem = Path(record.statement.source or record.id).stem or record.id
    safe = "".join(char if char.isalnum() or char in "-_." else "-" for char in stem).strip("-.") or record.id
    number = 1
    name = "statement-index.html" if safe == "index" else f"{safe}.html"
    while name in taken:
        number += 1
        name = f"{safe}-{number}.html"
    return name


def _report(sentence: str, failures: list[str]) -> None:
    failures.append(sentence)
    say(f"onrecord: {plain_reason(sentence)}")
