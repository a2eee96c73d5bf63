"""The store of official series: Parquet files in a data directory, queried with DuckDB."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from .cube import Cube
from .manifest import manifest_of, rows_of
from .series import Series, SeriesError


class SeriesStore:
    """Official series, kept as Parquet with a catalogue beside them.

    Args:
        folder: The data directory; made when something is added. Without one, the store lives as long as the object.

    Example:
        >>> SeriesStore().list()
        []
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="onrecord-series-") if folder is None else None
        self.folder = Path(self._temporary.name if self._temporary else str(folder))
        self._catalogue: dict[str, Series] | None = None
        self._cubes: dict[str, Cube] = {}
        self._derived: dict[str, Any] = {}

    @classmethod
    def of(cls, *folders: Path | str) -> Self:
        """A store for the life of the object that holds the series of these folders; raises SeriesError."""
        store = cls()
        for folder in folders:
            store.add(folder)
        return store

    def add(self, folder: Path | str) -> Sequence[Series]:
        """Read a folder of series into the store; a series with the id of one held replaces it.

        Raises:
            SeriesError: Nothing was added; why, in one sentence.
        """
        source = Path(folder)
        read = [(each, rows_of(source, each)) for each in manifest_of(source)]
        self.folder.mkdir(parents=True, exist_ok=True)
        catalogue = dict(self._series)
        added = []
        for each, rows in read:
            kept = each.model_copy(update={"columns": each.columns or tuple(rows[0]) if rows else each.columns})
            pq.write_table(_table(rows), self._parquet(kept.id), compression="zstd")
            catalogue[kept.id] = kept
            self._cubes.pop(kept.id, None)
            added.append(kept)
        written = json.dumps(
            [each.model_dump(exclude_defaults=True) for each in catalogue.values()], ensure_ascii=False, indent=1
        )
        partial = self.folder / "catalogue.json.part"
        partial.write_text(written, encoding="utf-8")
        partial.replace(self.folder / "catalogue.json")
        self._catalogue = catalogue
        self._derived.clear()
        return added

    def list(self) -> Sequence[Series]:
        """Every series held, by id."""
        return sorted(self._series.values(), key=lambda each: each.id)

    def get(self, id: str) -> Series:  # noqa: A002 - the contract's word
        """The series with this id; raises SeriesError where there is none."""
        try:
            return self._series[id]
        except KeyError:
            raise SeriesError(f"No series {id!r} is held.") from None

    def rows(self, id: str) -> Sequence[dict[str, Any]]:  # noqa: A002 - the contract's word
        """All rows of a series as dictionaries, empty cells as empty strings."""
        self.get(id)
        with duckdb.connect() as connection:
            found = connection.execute("select * from read_parquet(?)", [str(self._parquet(id))])
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def cube(self, id: str) -> Cube:  # noqa: A002 - the contract's word
        """The numbers of a series by dimension values."""
        if id not in self._cubes:
            series = self.get(id)
            self._cubes[id] = Cube(series.dimensions, self.rows(id), series.multiplier)
        return self._cubes[id]

    def query(self, sql: str) -> Sequence[tuple[Any, ...]]:
        """Answer SQL over the held series, each a view named by its id."""
        with duckdb.connect() as connection:
            for each in self.list():
                path = str(self._parquet(each.id)).replace("'", "''")
                name = each.id.replace('"', '""')
                connection.execute(f"create view \"{name}\" as select * from read_parquet('{path}')")  # noqa: S608 - quoted above
            return connection.execute(sql).fetchall()

    def derived(self, name: str, make: Any) -> Any:
        """What `make(store)` gives, made once for the present content of the store."""
        if name not in self._derived:
            self._derived[name] = make(self)
        return self._derived[name]

    @property
    def _series(self) -> dict[str, Series]:
        if self._catalogue is None:
            path = self.folder / "catalogue.json"
            entries = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
            self._catalogue = {entry["id"]: Series.model_validate(entry) for entry in entries}
        return self._catalogue

    def _parquet(self, id: str) -> Path:  # noqa: A002 - the contract's word
        safe = "".join(c if c.isalnum() or c in "-_." else "_" for c in id)[:80]
        return self.folder / f"{safe}-{hashlib.sha256(id.encode()).hexdigest()[:8]}.parquet"


def _table(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows) if rows else pa.table({"value": pa.array([], pa.float64())})
