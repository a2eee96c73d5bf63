"""What a part of the result is, and how it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .documents import Asked
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
