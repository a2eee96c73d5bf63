"""Time expressions on MEANTIME (Wikinews, TIMEX3) and on the cases that readouts need."""

from __future__ import annotations

from pathlib import Path

from onrecord.reading import Reader
from onrecord.record import Record

from .data import Row, predictions, read_rows, rows, run_scorer


def to_prediction(record: Record) -> Row:
    """A record in the scorer's form."""
    return {
        "id": record.id,
        "timexes": [
            {"span": [time.span.start, time.span.end], "type": time.type, "value": time.value} for time in record.times
        ],
    }


def run(folder: Path, reader: Reader) -> Row:
    """The scorer's own output on MEANTIME."""
    return _score(folder, "dev.jsonl", reader)


def cases(folder: Path, reader: Reader) -> Row:
    """How many of the hand-written cases come out with the right value."""
    result = _score(folder, "readout_cases.jsonl", reader)
    return {"right": result["value"]["hits"], "of": result["gold"]}


def _score(folder: Path, name: str, reader: Reader) -> Row:
    records = read_rows(reader, rows(folder / name), published="dct")
    return run_scorer(folder / "score.py", folder / name, predictions(map(to_prediction, records)))
