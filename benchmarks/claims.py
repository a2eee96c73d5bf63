"""Public claims about official series: is the verdict on each text one that a checker would accept?"""

from __future__ import annotations

from pathlib import Path

from onrecord.check import SeriesStore, check
from onrecord.reading import Reader

from .data import Row, read_rows, rows

ACCUSATIONS = {"contradicted", "misdated"}


def run(folder: Path, reader: Reader, claims: Path | None = None) -> Row:
    """How many texts' verdicts are acceptable, and how many accuse where no acceptable verdict does."""
    gold = rows(claims or folder / "claims_dev.jsonl")
    store = SeriesStore.of(folder)
    by_id = {}
    for row, record in zip(gold, read_rows(reader, gold, published="date"), strict=True):
        by_id[row["id"]] = check(record, store).verdict
    right = sum(by_id[row["id"]] in row["acceptable_verdicts"] for row in gold)
    accused = sum(by_id[row["id"]] in ACCUSATIONS and not ACCUSATIONS & set(row["acceptable_verdicts"]) for row in gold)
    return {"right": right, "of": len(gold), "false_accusations": accused, "by_id": by_id}
