"""An export's zip file, read with care: nothing is unpacked to a disk, and nothing grows without bound."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Table

from .export_format import ABOUT, KEPT, MANIFEST, ORIGINALS, file_of
from .failures import NotAnExport

_MEGABYTE = 1024 * 1024
# A line holds a statement or a record. Text and JSON shrink to a fifth or a twentieth.
_LONGEST_LINE = 512 * _MEGABYTE
_SMALL, _RATIO = 64 * _MEGABYTE, 250


class Export:
    """An opened export."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.name = name
        with self._told():
            self._zip = ZipFile(file)
            names = [info.filename for info in self._zip.infolist()]
        expected = {MANIFEST, *map(file_of, KEPT)}
        if MANIFEST not in names:
            raise NotAnExport(name, "it is a zip file, but not an export of an archive")
        with self._told():
            about = json.loads(self._zip.open(MANIFEST).read(_MEGABYTE))
        if not isinstance(about, dict) or about.get("format") != ABOUT["format"]:
            raise NotAnExport(name, "it is a zip file, but not an export of an archive")
        if about != ABOUT:
            raise NotAnExport(name, "a newer onrecord made it: upgrade onrecord")
        tables = [each for each in names if not each.startswith(ORIGINALS)]
        if len(set(names)) != len(names) or set(tables) != expected:
            raise NotAnExport(name, "it does not hold just what an export holds; nothing was imported")
        if any(info.file_size > max(_SMALL, _RATIO * info.compress_size) for info in self._zip.infolist()):
            raise NotAnExport(name, "it would unpack to far more than any archive; nothing was imported")

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """The rows of a table, as they come."""
        name = file_of(table)
        with self._told(), self._zip.open(name) as lines:
            number = 0
            while line := lines.readline(_LONGEST_LINE + 1):
                number += 1
                if len(line) > _LONGEST_LINE:
                    raise NotAnExport(self.name, f"line {number} of {name} is too long; nothing was imported")
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise NotAnExport(self.name, f"line {number} of {name} is no object; nothing was imported")
                yield row

    def original(self, sha256: str) -> bytes:
        """The original bytes of this name."""
        with self._told():
            return self._zip.read(ORIGINALS + sha256)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, ValueError) as error:
            if isinstance(error, BadZipFile) and "not a zip file" in str(error):
                raise NotAnExport(self.name, "it is not an export of an archive") from None
            raise NotAnExport(self.name, "it is damaged; nothing was imported") from None
