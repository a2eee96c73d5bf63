"""Kills `onrecord add` at random moments and looks whether anything that it told of is lost.

    python -m benchmarks.kills [--times 50] [--files 300] [--seed 1] [--postgresql]

Each time the run is taken up again on the same archive; where it had ended, on a new one. After every kill all
statements told of must be there, and `verify` must find no fault.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from onrecord.archive import NoSuchArchive, faults, open_archive

from .postgresql import database, server

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


def kill_often(times: int, files: int, seed: int, place: Callable[[str], str]) -> Iterator[dict[str, int]]:
    """Kill as often as asked; what was found after each. `place` gives where an archive of a name can be made."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as inbox:
        folder = Path(inbox)
        corpus(folder, files)
        began = time.monotonic()
        killed(folder, place("whole"), 600)
        whole = time.monotonic() - began
        told: set[str] = set()
        number = 0
        for _ in range(times):
            where = place(f"killed_{number}")
            ids, ended = killed(folder, where, dice.uniform(0.05, whole))
            told |= set(ids)
            yield _found(where, told) | {"ended": int(ended)}
            if ended:
                told, number = set(), number + 1


@contextmanager
def places(*, postgresql: bool) -> Iterator[Callable[[str], str]]:
    """Gives where an archive of a name can be made: a file, or a database on a server of our own."""
    with tempfile.TemporaryDirectory(prefix="onrecord-kills-", dir="/tmp") as work:
        if not postgresql:
            yield lambda name: str(Path(work, f"{name}.db"))
            return
        Path(work).chmod(0o755)
        with server(Path(work, "server")) as home:
            yield partial(database, home)


def _found(where: str, told: set[str]) -> dict[str, int]:
    """What an archive holds of what was told of."""
    try:
        with open_archive(where, create=False) as opened:
            kept, found = {row.id for row in opened.every_statement()}, len(list(faults(opened)))
    except NoSuchArchive:  # killed before it was made
        kept, found = set(), 0
    return {"told": len(told), "kept": len(kept), "lost": len(told - kept), "faults": found}


def main() -> int:
    """Print a line for each kill; exit code 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true", help="on a server that is started for this")
    asked = parser.parse_args()
    bad = 0
    with places(postgresql=asked.postgresql) as place:
        for number, found in enumerate(kill_often(asked.times, asked.files, asked.seed, place), 1):
            print(number, *(f"{name} {value}" for name, value in found.items()), flush=True)
            bad += found["lost"] + found["faults"]
    print(f"{asked.times} kills, {bad} statements lost or faults")
    return int(bad > 0)


if __name__ == "__main__":
    raise SystemExit(main())
