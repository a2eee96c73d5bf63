"""The data a run is measured on: rows, hashes, and the scorers that lie beside them."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.reading import Reader
from onrecord.record import Record, Statement

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file, in order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def sha256(path: Path) -> str:
    """Of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run_scorer(script: Path, *arguments: str | Path) -> Row:
    """What a scorer prints as JSON; it is run as its authors meant it, as a program."""
    done = subprocess.run([sys.executable, script, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{script} stopped with {done.returncode}: {done.stderr.strip()}")
    result: Row = json.loads(done.stdout)
    return result


def scorer(script: Path) -> ModuleType:
    """A scorer as a module, for the functions that its program does not offer."""
    spec = importlib.util.spec_from_file_location(f"scorer_{script.parent.name}", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(lines: Iterable[Row]) -> Path:
    """Write predictions where a scorer can read them."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl", delete=False) as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return Path(file.name)


def read_rows(reader: Reader, found: Iterable[Row], published: str = "published") -> Iterator[Record]:
    """Read rows with `id`, `text` and perhaps facts, in order; `published` names the key of their date."""
    yield from reader.read_all((row["id"], statement(row, published)) for row in found)


def statement(row: Row, published: str = "published") -> Statement:
    """The statement a row holds."""
    facts = {key: row.get(key) for key in ("title", "issuer", "language", "kind") if isinstance(row.get(key), str)}
    return Statement(text=row["text"], published=row.get(published), **facts)
