"""The project's own annotations, of the half that no rule was written with in sight."""

from __future__ import annotations

from pathlib import Path

from training.annotations import load

from onrecord.reading import Reader

from .data import Row, read_rows, scorer

ANNOTATIONS = Path(__file__).parent.parent / "training" / "annotations"


def run(data: Path, reader: Reader, half: str = "measure") -> Row:
    """The gold scorer's figures on one half.

    Args:
        data: The folder that holds `gold/score.py` and `statements/`.
        reader: What reads.
        half: `measure`, or `build` for the half that rules may be written with in sight.
    """
    golds = load(ANNOTATIONS, data / "statements", half)
    needed = {
        "commitments": [],
        "non_commitments": [],
        "figures": [],
        "programmes": [],
        "quotes": [],
        "participants": [],
    }
    golds = [{**needed, **gold, "id": gold["doc_id"], "kind": None} for gold in golds]
    preds = {record.id: record.model_dump(mode="json") for record in read_rows(reader, golds)}
    result: Row = scorer(data / "gold" / "score.py").score(golds, preds)
    return {**result, "statements": len(golds)}
