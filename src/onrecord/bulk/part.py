"""One chunk of the input read into one part of the result, wherever that is done."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.check import SeriesStore, check
from onrecord.reading import Reader, read_each, words_forgotten

from .chunks import Chunk
from .documents import Asked, Document, document
from .findings import Row, reader_line, rows_of
from .tables import SCHEMAS


@dataclass(frozen=True)
class Settings:
    """How a corpus is read; the same settings give the same result.

    Attributes:
        fast: With rules alone.
        chunk: Documents in a part of the result.
        given: (fact, value) pairs that stand above those of the documents.
        columns: (fact, column) pairs that stand above the vocabulary of column names.
        series: Folders of official series that figures are checked against.
    """

    fast: bool = False
    chunk: int = 200
    given: tuple[tuple[str, str], ...] = ()
    columns: Asked = ()
    series: tuple[str, ...] = ()

    @property
    def tables(self) -> list[str]:
        """Names of the tables that a part has."""
        return [name for name in SCHEMAS if name != "verdicts" or self.series]


@dataclass(frozen=True)
class Part:
    """A part of the result.

    Attributes:
        name: Its name, that of the chunk.
        tables: Each table as the bytes of a Parquet file.
        rows: Number of rows in each.
        words: Words read.
        sha256: Of the rows of the input.
        weight: Bytes of the input.
    """

    name: str
    tables: Mapping[str, bytes]
    rows: Mapping[str, int]
    words: int
    sha256: str
    weight: float


def read_part(chunk: Chunk, settings: Settings, stopped: Mapping[int, str] | None = None) -> Part:
    """Read a chunk. The same chunk and settings give the same bytes.

    Args:
        chunk: Rows of the input.
        settings: How they are read.
        stopped: Rows that end the process that reads them, with what happened; they are not read again.
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    reader = _reader(settings.fast)
    told = reader_line(reader.info)
    series = _series(settings.series)
    with words_forgotten():
        for one, record in read_each(_documents(chunk, settings, stopped or {}), reader):
            if isinstance(record, Exception) or record is None:
                reason = one.error or f"the reader failed on this text: {record}"
                rows["quarantine"].append(_quarantined(one, reason, told))
                continue
            try:
                found = list(rows_of(one, record, check(record, series) if series else None))
            except Exception as error:  # noqa: BLE001 - whatever a text does to the checks, the others are kept
                rows["quarantine"].append(_quarantined(one, f"its figures could not be checked: {error}", told))
                continue
            for table, row in found:
                rows[table].append(row)
    made = {name: pa.Table.from_pylist(rows[name], schema=SCHEMAS[name]) for name in settings.tables}
    return Part(
        chunk.name,
        {name: _parquet(table) for name, table in made.items()},
        {name: table.num_rows for name, table in made.items()},
        sum(row["words"] for row in rows["statements"]),
        chunk.sha256,
        chunk.weight,
    )


def _documents(chunk: Chunk, settings: Settings, stopped: Mapping[int, str]) -> Iterator[Document]:
    given = dict(settings.given)
    for raw in chunk.rows:
        if raw.row not in stopped:
            yield document(chunk.source, chunk.file, raw, given, settings.columns)
        elif isinstance(raw.held, str):  # a file, which is not opened again
            yield Document(f"{chunk.source}:{raw.row}", error=stopped[raw.row], source=raw.held)
        else:
            one = document(chunk.source, chunk.file, raw, given, settings.columns)
            text = one.statement.text if one.statement else one.raw
            yield Document(one.place, one.id, error=stopped[raw.row], source=one.source, raw=text)


def _quarantined(one: Document, reason: str, reader: str) -> Row:
    raw = one.raw if one.raw is not None or one.statement is None else one.statement.text
    return {
        "document": one.place,
        "statement_id": one.id,
        "source": one.source,
        "reason": " ".join(reason.split()),
        "raw": raw,
        "reader": reader,
    }


def _parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


@cache
def _reader(fast: bool) -> Reader:
    return Reader(fast=fast)


@cache
def _series(folders: tuple[str, ...]) -> SeriesStore | None:
    return SeriesStore.of(*folders) if folders else None
