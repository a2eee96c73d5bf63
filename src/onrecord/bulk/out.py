"""The folder a result is kept in: whole parts only, whatever happens while they are written."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from .failures import CannotRun, OutHoldsAnotherRun
from .part import Part
from .tables import DUPLICATES

MANIFEST = "manifest.json"
_PARTS = "parts"


class Out:
    """A folder with one folder of Parquet files a table, a note on each part that is done, and `manifest.json`.

    A part's tables are written first, each under a hidden name and then renamed, and its note last. A part without a
    note is read again and its files replaced by the same ones; so a run that is stopped at any moment and taken up
    again neither loses a row nor doubles one.

    Args:
        folder: The folder; made when a run begins.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, about: Mapping[str, Any], tables: Sequence[str]) -> None:
        """Make the folder ready for a run, or for going on with one.

        Args:
            about: Input, reader and settings of the run.
            tables: The tables it makes.

        Raises:
            OutHoldsAnotherRun: The folder holds something else.
            CannotRun: The folder cannot be written.
        """
        try:
            held = self.manifest()
            if held is None and self.folder.exists() and any(self.folder.iterdir()):
                raise OutHoldsAnotherRun(f"{self.folder}: it is not empty, and no run of bulk wrote it")
            if held is not None:
                for key, value in about.items():
                    if held.get(key) != value:
                        raise OutHoldsAnotherRun(
                            f"{self.folder}: it holds the results of another run (its {key} is not the same); "
                            "name another folder, or remove this one"
                        )
            for name in [*tables, _PARTS]:
                (self.folder / name).mkdir(parents=True, exist_ok=True)
                for left in (self.folder / name).glob(".*.tmp"):
                    left.unlink(missing_ok=True)
            if held is None:
                self._write(self.folder / MANIFEST, _json({**about, "complete": False}))
        except OSError as error:
            raise CannotRun(f"{self.folder}: {error.strerror or error}") from None

    def manifest(self) -> dict[str, Any] | None:
        """What `manifest.json` says, or None where there is none."""
        try:
            found = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise OutHoldsAnotherRun(f"{self.folder / MANIFEST}: it is not the manifest of a run")
        return found

    def done(self) -> dict[str, str]:
        """Names of the parts that are done, each with the SHA-256 of its rows of the input."""
        return {note["name"]: note["sha256"] for note in self._notes()}

    def weight(self) -> float:
        """Bytes of the input that are done."""
        return float(sum(note["weight"] for note in self._notes()))

    def keep(self, part: Part) -> None:
        """Write a part; it counts once its note is there."""
        for table, data in part.tables.items():
            self._write(self.folder / table / f"part-{part.name}.parquet", data)
        note = {"name": part.name, "rows": dict(part.rows), "words": part.words, "sha256": part.sha256}
        note["weight"] = round(part.weight, 3)
        self._write(self.folder / _PARTS / f"{part.name}.json", _json(note))

    def finish(self, about: Mapping[str, Any]) -> dict[str, Any]:
        """Find the duplicates, write the whole manifest and return it."""
        duplicates = self._find_duplicates()
        rows: Counter[str] = Counter()
        digest = hashlib.sha256()
        words = count = 0
        for note in self._notes():
            rows.update(note["rows"])
            digest.update(bytes.fromhex(note["sha256"]))
            words += note["words"]
            count += 1
        manifest = {
            **about,
            "complete": True,
            "sha256": digest.hexdigest(),
            "parts": count,
            "documents": rows["statements"] + rows["quarantine"],
            "duplicates": duplicates,
            "words": words,
            "rows": dict(rows),
        }
        self._write(self.folder / MANIFEST, _json(manifest))
        return manifest

    def _notes(self) -> Iterator[dict[str, Any]]:
        """The notes that can be read; the part of one that is damaged is read again."""
        for path in sorted((self.folder / _PARTS).glob("[0-9]*.json")):
            with suppress(ValueError):
                yield json.loads(path.read_text(encoding="utf-8"))

    def _find_duplicates(self) -> dict[str, int]:
        """Write the table `duplicates`: each statement whose id or text an earlier one has, with the reason."""
        with duckdb.connect(config={"threads": 1, "memory_limit": "512MB"}) as asked:
            asked.execute(f"set temp_directory = '{_quoted(self.folder / '.duplicates.tmp')}'")
            files = _quoted(self.folder / "statements" / "*.parquet")
            try:
                found = asked.sql(_DUPLICATES.format(files=files)).to_arrow_table().cast(DUPLICATES)
            except duckdb.Error as error:
                said = " ".join(str(error).split("\n\n")[0].split())
                raise CannotRun(f"{self.folder}: duplicates cannot be found in it: {said}") from None
        (self.folder / "duplicates").mkdir(exist_ok=True)
        sink = pa.BufferOutputStream()
        pq.write_table(found, sink, compression="zstd")
        self._write(self.folder / "duplicates" / "all.parquet", sink.getvalue().to_pybytes())
        return dict(sorted(Counter(found["reason"].to_pylist()).items()))

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all, also where the power fails."""
        waiting = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        with waiting.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)


# Files and rows are ordered as numbers: "2:10" stands after "2:9".
_DUPLICATES = """
with placed as (
    select document, statement_id, md5(text) as words,
        split_part(document, ':', 1)::bigint as file, split_part(document, ':', 2)::bigint as row
    from read_parquet('{files}')
), firsts as (
    select *, first_value(document) over same_id as by_id, first_value(document) over same_words as by_words,
        first_value(statement_id) over same_words as id_by_words, first_value(words) over same_id as words_by_id
    from placed
    window same_id as (partition by statement_id order by file, row),
        same_words as (partition by words order by file, row)
)
select document, statement_id,
    if(by_id <> document, by_id, by_words) as first_document,
    if(by_id <> document, statement_id, id_by_words) as first_id,
    case when by_id = document then 'same text' when words_by_id = words then 'same id and text' else 'same id' end
        as reason
from firsts where by_id <> document or by_words <> document order by file, row
"""


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
