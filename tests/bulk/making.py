"""Corpora made for these tests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.dataset

Row = dict[str, Any]

_PLANS = (
    "will build {n} schools in {place} by 2031",
    "intends to cut fees by {n} percent",
    "agreed to send {n} trucks",
)
_PLACES = ("Arvenia", "Bolmara", "Lodria", "Hollin")


def statements(count: int) -> list[Row]:
    """Invented statements, no two with the same text."""
    return [
        {
            "id": f"s{number}",
            "text": f"The President of {_PLACES[number % 4]} met Prime Minister Ana Ruiz on 4 May 2030. "
            f"{_PLACES[(number + 1) % 4]} {_PLANS[number % 3].format(n=number + 2, place=_PLACES[number % 4])}. "
            f"“We will keep our word,” President Mara Velin said.",
            "issuer": _PLACES[number % 4],
            "published": f"2030-05-{number % 28 + 1:02d}",
        }
        for number in range(count)
    ]


def write_lines(path: Path, rows: Iterable[Row | str]) -> Path:
    """A file of JSON lines; a string is a line as it is."""
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


def table(out: Path, name: str) -> list[Row]:
    """The rows of one table of a result."""
    found: list[Row] = pyarrow.dataset.dataset(out / name, format="parquet").to_table().to_pylist()
    return found


def files(out: Path) -> dict[str, str]:
    """The hash of every file of a result by its name."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }
