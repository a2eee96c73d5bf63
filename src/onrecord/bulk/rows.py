"""The rows of a file of statements, one by one, whatever its format."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import IO, Any

import pyarrow
import pyarrow.parquet

from .columns import columns_of
from .opening import opened, unpacked

_BATCH = 64
_LONGEST_CELL = 64 * 1024 * 1024
_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Broken:
    """A row, or the rest of a file, that cannot be taken out of it."""

    reason: str


Cells = Mapping[str, object]
Held = bytes | Cells | str | Broken


@dataclass(frozen=True, slots=True)
class Raw:
    """One row of the input before it is looked at.

    Attributes:
        row: Its number in the file, from 1.
        held: A line of JSON, the cells of a table's row, the name of a file that is one document, or what is broken.
        share: How much of the file has been read with it, from 0 to 1.
    """

    row: int
    held: Held
    share: float


def lines(name: str, size: int) -> Iterator[Raw]:
    """The lines of a file of JSON lines; `.gz` is unzipped."""
    with opened(name) as file:
        stream = unpacked(file, name)
        for number in count(1):
            try:
                line = stream.readline()
            except (OSError, EOFError) as error:
                yield Raw(number, _breaks_off(error), 1.0)
                return
            if not line:
                return
            yield Raw(number, line, _share(file, size))


def cells(name: str, size: int) -> Iterator[Raw]:
    """The rows of a CSV or TSV file with a header; `.gz` is unzipped."""
    csv.field_size_limit(_LONGEST_CELL)
    with opened(name) as file:
        stream = io.TextIOWrapper(unpacked(file, name), "utf-8-sig", errors="surrogateescape", newline="")
        try:
            first = stream.readline()
        except (OSError, EOFError) as error:
            yield Raw(1, _breaks_off(error), 1.0)
            return
        separator = "\t" if ".tsv" in name else max(_SEPARATORS, key=first.count)
        header = next(csv.reader([first], delimiter=separator), [])
        table = csv.reader(stream, delimiter=separator)
        for number in count(1):
            held: Held
            try:
                row = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                held = Broken(f"it is not CSV: {error}")
            except (OSError, EOFError) as error:
                yield Raw(number, _breaks_off(error), 1.0)
                return
            else:
                held = dict(zip(header, row, strict=False))
                if len(row) != len(header):
                    held = Broken(f"it has {len(row)} cells, the header {len(header)}: {separator.join(row)[:200]!r}")
            yield Raw(number, held, _share(file, size))


def parquet(name: str, size: int) -> Iterator[Raw]:
    """The rows of a Parquet file."""
    del size
    number = 0
    with opened(name) as file:
        try:
            table = pyarrow.parquet.ParquetFile(file)
            total = table.metadata.num_rows
            for batch in table.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield Raw(number, row, number / total)
        except (OSError, pyarrow.ArrowException) as error:
            yield Raw(number + 1, _breaks_off(error), 1.0)


def joined(rows: Iterator[Raw], asked: tuple[tuple[str, str], ...]) -> Iterator[Raw]:
    """The rows, those joined that hold one statement together: the text of each is a paragraph of it.

    Collections that are kept so are in the vocabulary `columns`.
    """
    held: dict[str, Any] | None = None
    first = last = None
    for raw in rows:
        columns = columns_of(raw.held, asked) if isinstance(raw.held, Mapping) else None
        together = columns.one_statement if columns else None
        if columns is None or together is None or not isinstance(raw.held, Mapping):
            if held is not None and first is not None and last is not None:
                yield Raw(first, held, last)
                held = None
            yield raw
            continue
        text = columns.of["text"]
        if held is not None and held[together] and held[together] == raw.held[together]:
            held[text] = "\n\n".join(str(part) for part in (held[text], raw.held[text]) if part)
        else:
            if held is not None and first is not None and last is not None:
                yield Raw(first, held, last)
            held, first = dict(raw.held), raw.row
        last = raw.share
    if held is not None and first is not None and last is not None:
        yield Raw(first, held, last)


def _share(file: IO[bytes], size: int) -> float:
    return min(file.tell() / size, 1.0) if size else 1.0


def _breaks_off(error: Exception) -> Broken:
    return Broken(f"the file cannot be read from here on: {' '.join(str(error).split())}")
