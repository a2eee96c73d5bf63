"""Kills `onrecord add` at random moments and looks whether anything that it told of is lost.

    python -m benchmarks.kills [--times 50] [--files 300] [--seed 1] [--archive URL]

Each time the run is taken up again on the same archive. After every kill all statements told of must be there, `verify`
must find no fault, and at the end every file must be there once.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.archive import faults, open_archive

COMMAND = [sys.executable, "-m", "onrecord"]


def corpus(folder: Path, files: int) -> None:
    """Small statements, one a file."""
    for number in range(files):
        text = f"Arvenia will open bridge {number} by 2031. Trade with Lodria rose to ${number + 1} billion. " * 4
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def killed(folder: Path, archive: str, moment: float) -> tuple[list[str], bool]:
    """The ids told of until the kill, and whether the run had ended before it."""
    command = [*COMMAND, "add", str(folder), "--fast", "--nl", "--archive", archive]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        process.wait(timeout=moment)
    except subprocess.TimeoutExpired:
        process.kill()
    out = process.communicate()[0]
    rows = [json.loads(line) for line in out.split("\n")[:-1]]
    return [row["id"] for row in rows if row["outcome"] != "failed"], process.returncode == 0


def kill_often(times: int, files: int, seed: int, archive: str | None = None) -> Iterator[dict[str, int]]:
    """Kill as often as asked; what was found after each. A run that ends in time begins a new archive."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "inbox")
        folder.mkdir()
        corpus(folder, files)
        began = time.monotonic()
        killed(folder, str(Path(place, "whole.db")), 600)
        whole = time.monotonic() - began
        told: set[str] = set()
        number = 0
        for _ in range(times):
            where = archive or str(Path(place, f"{number}.db"))
            ids, ended = killed(folder, where, dice.uniform(0.05, whole))
            told |= set(ids)
            if not archive and not Path(where).exists():
                yield {"told": 0, "kept": 0, "lost": 0, "faults": 0, "ended": 0}
                continue
            with open_archive(where) as opened:
                kept = {row.id for row in opened.every_statement()}
                found = len(list(faults(opened)))
            yield {"told": len(told), "kept": len(kept), "lost": len(told - kept), "faults": found, "ended": int(ended)}
            if ended and not archive:
                told, number = set(), number + 1


def main() -> int:
    """Print a line for each kill; exit code 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--archive")
    asked = parser.parse_args()
    bad = 0
    for number, found in enumerate(kill_often(asked.times, asked.files, asked.seed, asked.archive), 1):
        print(number, *(f"{name} {value}" for name, value in found.items()), flush=True)
        bad += found["lost"] + found["faults"]
    print(f"{asked.times} kills, {bad} statements lost or faults")
    return int(bad > 0)


if __name__ == "__main__":
    raise SystemExit(main())
