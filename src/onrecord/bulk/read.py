"""One chunk of the input read into one part of the result, wherever that is done. Only what reads imports this."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.reading import Reader, read_each, words_forgotten
from onrecord.record import Record

from .chunks import Chunk
from .documents import Document, document
from .findings import Row, reader_line, rows_of
from .part import Part, Settings
from .tables import SCHEMAS

if TYPE_CHECKING:
    from onrecord.check import Checked


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
    judge = _judge(settings.series)
    with words_forgotten():
        for one, record in read_each(_documents(chunk, settings, stopped or {}), reader):
            if isinstance(record, Exception) or record is None:
                reason = one.error or f"the reader failed on this text: {record}"
                rows["quarantine"].append(_quarantined(one, reason, told))
                continue
            try:
                found = list(rows_of(one, record, judge(record) if judge else None))
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
def _judge(folders: tuple[str, ...]) -> Callable[[Record], Checked] | None:
    """What checks a record against the series in the folders, imported only where there are some."""
    if not folders:
        return None
    from onrecord.check import SeriesStore, check

    return partial(check, series=SeriesStore.of(*folders))
