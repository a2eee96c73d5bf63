"""The input cut into chunks: the same input gives the same chunks, on one machine or on many."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from .documents import Asked
from .opening import found
from .parlamint import META, is_tei, speeches, texts
from .rows import Broken, Raw, cells, joined, lines, parquet

Kind = Literal["lines", "table", "parquet", "tei", "parlamint", "documents"]

_ENDINGS: dict[str, Kind] = {
    ".jsonl": "lines", ".ndjson": "lines", ".jsonl.gz": "lines", ".ndjson.gz": "lines", ".parquet": "parquet",
    ".csv": "table", ".tsv": "table", ".csv.gz": "table", ".tsv.gz": "table",
}  # fmt: skip
_LARGEST = 1_000_000


@dataclass(frozen=True)
class Source:
    """One file of statements, or all the files that are one document each.

    Attributes:
        number: Its place in the input.
        name: The file; the input's own name for single documents.
        kind: How it is read.
        size: In bytes.
        names: The single documents.
    """

    number: int
    name: str
    kind: Kind
    size: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chunk:
    """Rows that are read in one go and whose findings make one part of the result.

    Attributes:
        name: Of the part: number of the file and of the chunk in it, such as `00000-00012`.
        source: Number of the file.
        file: Name of the file.
        rows: The rows.
        weight: Bytes of the input it takes up, for saying how much is left.
        sha256: Of the rows.
    """

    name: str
    source: int
    file: str
    rows: tuple[Raw, ...]
    weight: float
    sha256: str


def sources_of(given: str) -> list[Source]:
    """The files that an input is made of.

    Args:
        given: A path, folder, glob or address.

    Raises:
        NoInput: There is none.
        PartIsMissing: An address needs a package that is not installed.
    """
    files = found(given)
    described = _described({name for name, _ in files})
    tables: list[tuple[str, Kind, int]] = []
    documents: list[tuple[str, int]] = []
    for name, size in files:
        if META.search(name) and (text := META.sub(".txt", name)) in described:
            if described[text] == name:
                tables.append((name, "parlamint", size))
        elif name not in described:
            kind = _kind(name)
            if kind is None:
                documents.append((name, size))
            else:
                tables.append((name, kind, size))
    sources = [Source(number, name, kind, size) for number, (name, kind, size) in enumerate(tables)]
    if documents:
        whole = sum(size for _, size in documents)
        sources.append(Source(len(sources), given, "documents", whole, tuple(name for name, _ in documents)))
    return sources


def chunks_of(source: Source, size: int, asked: Asked = ()) -> Iterator[Chunk]:
    """A source's chunks, in order; one is held in memory at a time.

    Args:
        source: The file.
        size: Documents in a chunk; fewer where they are long.
        asked: (fact, column) pairs that stand above the vocabulary of column names.
    """
    rows: list[Raw] = []
    count = held = 0
    before = 0.0
    for raw in joined(_rows(source), asked):
        rows.append(raw)
        held += _length(raw)
        if len(rows) >= size or held >= _LARGEST:
            yield _chunk(source, count, rows, before)
            count, held, before, rows = count + 1, 0, raw.share, []
    if rows:
        yield _chunk(source, count, rows, before)


def _chunk(source: Source, count: int, rows: list[Raw], before: float) -> Chunk:
    digest = hashlib.sha256()
    for raw in rows:
        digest.update(raw.held if isinstance(raw.held, bytes) else _bytes(raw).encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    weight = (rows[-1].share - before) * source.size
    return Chunk(
        f"{source.number:05d}-{count:05d}", source.number, source.name, tuple(rows), weight, digest.hexdigest()
    )


def _bytes(raw: Raw) -> str:
    if isinstance(raw.held, Broken):
        return raw.held.reason
    return raw.held if isinstance(raw.held, str) else json.dumps(raw.held, default=str, ensure_ascii=False)


def _rows(source: Source) -> Iterator[Raw]:
    if source.kind == "documents":
        for number, name in enumerate(source.names, 1):
            yield Raw(number, name, number / len(source.names))
        return
    readers: dict[str, Callable[[str, int], Iterator[Raw]]] = {
        "lines": lines, "table": cells, "parquet": parquet, "tei": speeches, "parlamint": texts,
    }  # fmt: skip
    try:
        yield from readers[source.kind](source.name, source.size)
    except OSError as error:
        yield Raw(1, Broken(f"it cannot be opened: {error.strerror or error}"), 1.0)


def _described(names: set[str]) -> dict[str, str]:
    """ParlaMint's text files and the table of metadata of each; where there are several, that in its own language."""
    tables = sorted((name for name in names if META.search(name)), key=len, reverse=True)
    return {text: name for name in tables if (text := META.sub(".txt", name)) in names}


def _kind(name: str) -> Kind | None:
    lower = name.lower()
    if lower.endswith(".xml") and is_tei(name):
        return "tei"
    return next((kind for ending, kind in _ENDINGS.items() if lower.endswith(ending)), None)


def _length(raw: Raw) -> int:
    if isinstance(raw.held, bytes):
        return len(raw.held)
    if isinstance(raw.held, dict):
        return sum(len(cell) for cell in raw.held.values() if isinstance(cell, str))
    return 0
