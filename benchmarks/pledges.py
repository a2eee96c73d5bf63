"""Is this manifesto sentence a pledge? Measured through the commitments that a record of the sentence holds."""

from __future__ import annotations

from pathlib import Path

from onrecord.reading import Reader
from onrecord.record import Record

from .data import Row, read_rows, rows


def is_pledge(record: Record) -> bool:
    """A sentence of a manifesto is a pledge where its record holds a commitment: the others lose theirs in reading.

    However strong: "we will consider" is a soft pledge to those who label them (Thomson et al., 2017).
    """
    return bool(record.commitments)


def run(folder: Path, reader: Reader) -> Row:
    """Precision, recall and F1 of `pledge = true` on the development half."""
    gold = rows(folder / "dev.jsonl")
    records = list(read_rows(reader, ({**row, "kind": "manifesto"} for row in gold)))
    predicted = [is_pledge(record) for record in records]
    hits = sum(found and row["pledge"] for found, row in zip(predicted, gold, strict=True))
    p = hits / max(sum(predicted), 1)
    r = hits / max(sum(row["pledge"] for row in gold), 1)
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if hits else 0.0}
