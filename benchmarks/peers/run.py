"""Full reading beside the peers' stack, on the same texts, turn by turn on one core.

Run: python -m benchmarks.peers.run DATA
The peers get an environment of their own, made in `.peers/` beside the project the first time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

from benchmarks.data import Row, statement
from benchmarks.medians import spread
from benchmarks.speed import sample
from onrecord.reading import Reader

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / ".peers"
TURNS = 3
WORDS = 12_000


def python() -> Path:
    """The peers' Python, with their packages as pinned in `requirements.txt`."""
    found = FOLDER / "bin" / "python"
    if not found.exists():
        venv.create(FOLDER, with_pip=True)
        pip = [found, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.txt"]
        subprocess.run(pip, check=True)
    return found


def run(folder: Path, turns: int = TURNS) -> Row:
    """Words per second of processor time of both, and their ratio, paired by turn.

    dateparser counts as it is called by default; `ratio_told` is the ratio where it is told the language.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    taken = sample(folder, WORDS)
    texts = json.dumps([row["text"] for row in taken])
    words = sum(len(row["text"].split()) for row in taken)
    reader = Reader()
    ours, theirs, told_theirs, parts = [], [], [], []
    for turn in range(turns + 1):
        began = time.process_time()
        for _ in reader.read_all((row["id"], statement(row)) for row in taken):
            pass
        if not turn:
            continue
        ours.append(words / (time.process_time() - began))
        done = subprocess.run([python(), HERE / "stack.py"], input=texts, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout.splitlines()[-1])
        parts.append(told["seconds"])
        whole = sum(parts[-1].values())
        theirs.append(words / (whole - parts[-1]["dates_told"]))
        told_theirs.append(words / (whole - parts[-1]["dates"]))
    return {
        "words": words,
        "onrecord_words_per_s": spread(ours),
        "peers_words_per_s": spread(theirs),
        "ratio": spread([own / other for own, other in zip(ours, theirs, strict=True)]),
        "ratio_told": spread([own / other for own, other in zip(ours, told_theirs, strict=True)]),
        "peers_seconds": {name: spread([part[name] for part in parts]) for name in parts[0]},
        "peers_failed": told["failed"],
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]) / "statements"), indent=1))
