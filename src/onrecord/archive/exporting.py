"""Exporting a whole archive: the same archive gives the same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Connection, Table, func, select

from .archive import Archive
from .columns import canonical
from .connected import Progress
from .dialects import see_one_state
from .export_format import ABOUT, KEPT, MANIFEST, ORIGINALS, file_of, rows_of
from .packing import whole_text
from .schema import record, source, statement

# The first day a zip can name: when an export was made is no part of what it holds.
_DAY = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16


class _Forward(io.RawIOBase):
    """A stream that only goes forward, so that a file and a pipe get the same bytes."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.out.write(data)
        return len(data)

    def flush(self) -> None:
        self.out.flush()


def export_archive(archive: Archive, out: BinaryIO, told: Progress | None = None) -> None:
    """Write everything an archive keeps, as it is at this moment, whatever is added meanwhile; memory stays flat.

    Args:
        archive: What is exported.
        out: Where to; it need not be able to seek.
        told: Called as it goes on: how many rows are written, of how many.

    Raises:
        ArchiveUnusable: The archive cannot be read.
        OSError: `out` takes no more.
    """
    with archive.reading() as connection, ZipFile(_Forward(out), "w", ZIP_DEFLATED) as made:
        see_one_state(connection)
        _write(made, MANIFEST, iter([canonical(ABOUT).encode("ascii") + b"\n"]))
        of = sum(connection.execute(select(func.count()).select_from(each)).scalar_one() for each in (*KEPT, source))
        done = count(1)

        def counted(parts: Iterable[bytes]) -> Iterator[bytes]:
            for part in parts:
                yield part
                if told is not None:
                    told(next(done), of)

        for table in KEPT:
            _write(made, file_of(table), counted(_lines(connection, table)))
        query = select(source.c.sha256, source.c.bytes).order_by(source.c.sha256)
        for sha256, data in connection.execute(query, execution_options={"yield_per": 1}):
            _write(made, ORIGINALS + sha256, counted([data]))


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    for row in connection.execute(rows_of(table), execution_options={"yield_per": 50}):
        values = dict(row._mapping)
        if table is statement:
            values["text"] = whole_text(values["text"], values.pop("nuls"))
        elif table is record:
            values["record"] = json.loads(values.pop("body"))
        # Keys of records stay in their order, so that their bytes come back as they were.
        yield json.dumps(values, separators=(",", ":")).encode("ascii") + b"\n"


def _write(made: ZipFile, name: str, parts: Iterator[bytes]) -> None:
    info = ZipInfo(name, _DAY)
    info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, _MODE, 3
    with made.open(info, "w", force_zip64=True) as file:
        for part in parts:
            file.write(part)
