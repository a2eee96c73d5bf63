"""The hand-annotated statements: commitments, agents, deadlines, figures, programmes, quotations, effects."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from onrecord.reading import Reader

from .data import Row, predictions, read_rows, run_scorer


def run(folder: Path, reader: Reader) -> Row:
    """The scorer's own output on the records of its own inputs."""
    done = subprocess.run(
        [sys.executable, folder / "score.py", "--inputs", folder], capture_output=True, text=True, check=True
    )
    inputs = [json.loads(line) for line in done.stdout.splitlines()]
    lines = (record.model_dump(mode="json") for record in read_rows(reader, inputs))
    return run_scorer(folder / "score.py", predictions(lines), folder)
