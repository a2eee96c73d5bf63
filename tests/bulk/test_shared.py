"""Bulk and one-by-one reading of real statements, where they are there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord.bulk import Settings, run
from onrecord.bulk.chunks import chunks_of, sources_of
from onrecord.bulk.documents import document
from onrecord.bulk.findings import rows_of
from onrecord.bulk.tables import SCHEMAS
from onrecord.reading import Reader
from tests.shared import SHARED, needs_shared

from .making import table


def _short(row: dict[str, Any]) -> bool:
    return 500 < len(row["text"]) < 2500


def _line(name: str, row: dict[str, Any]) -> str:
    return f"{name} {json.dumps({key: value for key, value in row.items() if value not in (None, [])}, sort_keys=True)}"


@needs_shared
def test_bulk_finds_what_reading_one_by_one_finds(tmp_path: Path) -> None:
    lines: list[bytes] = []
    for path in sorted((SHARED / "statements").glob("*/statements.jsonl")):
        lines += [line for line in path.read_bytes().splitlines(keepends=True) if _short(json.loads(line))][:2]
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"".join(lines))
    run(str(source), tmp_path / "out", Settings(chunk=7))
    reader = Reader()
    (whole,) = sources_of(str(source))
    wanted = set()
    for chunk in chunks_of(whole, 100):
        for raw in chunk.rows:
            one = document(0, str(source), raw, {})
            assert one.statement is not None
            wanted |= {_line(name, row) for name, row in rows_of(one, reader.read(one.statement, one.id))}
    names = SCHEMAS.keys() - {"quarantine", "verdicts"}
    assert {_line(name, row) for name in names for row in table(tmp_path / "out", name)} == wanted
