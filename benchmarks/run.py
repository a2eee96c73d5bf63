"""`make bench`: every benchmark on one folder of data, one table, `bench.json`, and the floors to hold.

Usage: python -m benchmarks.run DATA [--no-speed] [--raise-floors]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from onrecord.reading import Reader

from . import claims, floors, gold, newsquant, own, pledges, polnear, timex
from .compare import run as compared
from .data import Row, sha256
from .table import print_table

HERE = Path(__file__).parent
Part = Callable[[], Row]


def parts(data: Path, full: Reader, fast: Reader) -> dict[str, tuple[Path, Part]]:
    """Each benchmark with the file it needs and the function that runs it."""
    sets, hand, series = data / "benchmarks", data / "gold", data / "reference"
    return {
        "polnear": (sets / "polnear/dev.jsonl", lambda: polnear.run(sets / "polnear", full)),
        "polnear_fast": (sets / "polnear/dev.jsonl", lambda: polnear.run(sets / "polnear", fast)),
        "newsquant": (sets / "newsquant/dev.jsonl", lambda: newsquant.run(sets / "newsquant", full)),
        "timex": (sets / "timex/dev.jsonl", lambda: timex.run(sets / "timex", full)),
        "timex_cases": (sets / "timex/readout_cases.jsonl", lambda: timex.cases(sets / "timex", full)),
        "pledges": (sets / "pledges/dev.jsonl", lambda: pledges.run(sets / "pledges", full)),
        "gold": (hand / "score.py", lambda: gold.run(hand, full)),
        "own": (hand / "score.py", lambda: own.run(data, full)),
        "claims": (series / "claims_dev.jsonl", lambda: claims.run(series, full)),
        "compare": (data / "statements/pairs.json", lambda: compared.scores(data)),
    }


def run(data: Path, speed: bool = True) -> Row:
    """Everything that `bench.json` holds; a benchmark whose data is not there is left out and named."""
    full, fast = Reader(), Reader(fast=True)
    result: Row = {"data": {}}
    for name, (needed, part) in parts(data, full, fast).items():
        if not needed.exists():
            print(f"{name}: left out, there is no {needed}", file=sys.stderr)
            continue
        print(f"{name} …", file=sys.stderr)
        result[name] = part()
        result["data"][str(needed.relative_to(data))] = sha256(needed)
    if "own" in result:
        result["data"][floors.ANNOTATIONS] = own.digest()
    for path in sorted((data / "gold").glob("*.json")):
        result["data"][str(path.relative_to(data))] = sha256(path)
    if speed and (data / "statements").is_dir():
        print("speed …", file=sys.stderr)
        command = [sys.executable, "-m", "benchmarks.speed", str(data / "statements")]
        done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=True)
        result["speed"] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> int:
    """Run, print, write; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(description="Measure the reader on annotated data.")
    parser.add_argument("data", type=Path, help="a folder with benchmarks/, gold/, reference/ and statements/")
    parser.add_argument("--no-speed", action="store_true", help="leave the paired speed runs out")
    parser.add_argument(
        "--raise-floors", action="store_true", help="lift benchmarks/floors.json to what is reached now"
    )
    options = parser.parse_args()
    data = options.data.resolve()
    if not data.is_dir():
        print(
            f"There is no folder {options.data}: set DATA to the folder that holds benchmarks/ and gold/.",
            file=sys.stderr,
        )
        return 2
    result = run(data, speed=not options.no_speed)
    (HERE.parent / "bench.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    own_half = [path for path in floors.PINNED if path.startswith("own.")]
    print_table(result, json.loads((HERE / "peers.json").read_text(encoding="utf-8")), own_half)
    if options.raise_floors:
        floors.lift(result)
    fallen = floors.fallen(result)
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
