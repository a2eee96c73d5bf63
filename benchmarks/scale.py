"""`make bench-scale`: every figure that whole corpora are judged by, beside its target.

Run: python -m benchmarks.scale DATA [--docs N] [--small N] [--work DIR] [--only PART ...]
DATA holds statements/ and make_scale_corpus.py. Results stay in DIR, so that a long run can be taken up again; the
large corpus is read --fast. Figures mean something only where nothing else runs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from . import scale_parts as parts
from .data import Row

TARGETS: dict[str, tuple[str, Callable[[Row], float | bool]]] = {
    "full reading of the bare parse (≥ 0.60)": ("speed", lambda found: found["ratio"]),
    "fast reading of the bare parse (≥ 0.90)": ("speed", lambda found: found["fast_ratio"]),
    "full reading of the reader's own parse": ("speed", lambda found: found["pipeline_ratio"]),
    "fast reading of the reader's own parse": ("speed", lambda found: found["fast_pipeline_ratio"]),
    "full reading of the peers' stack (≥ 3)": ("peers", lambda found: found["ratio"]["median"]),
    "two workers of one (≥ 1.8)": ("workers", lambda found: found["speed_up"]["median"]),
    "memory of a worker, large corpus of small": ("memory", lambda found: found["worker_ratio"]),
    "memory of the parent, large corpus of small": ("memory", lambda found: found["parent_ratio"]),
    "killed and taken up: the same bytes": ("resume", lambda found: found["same"]),
    "bulk, Ray and one by one: the same findings": ("equality", lambda found: found["same"]),
    "planted findings found, small corpus": ("planted", lambda found: found["small"]["recall"]),
    "planted findings found, large corpus": ("planted", lambda found: found["large"]["recall"]),
    "every document once, all explained": ("planted", lambda found: found["large"]["whole"]),
}


def corpus(data: Path, work: Path, count: int) -> Path:
    """A synthetic corpus of so many documents."""
    folder = work / f"corpus-{count}"
    if not (folder / "manifest.json").exists():
        maker = [sys.executable, data / "make_scale_corpus.py", folder, "--docs", str(count)]
        subprocess.run(list(map(str, maker)), check=True, stdout=subprocess.DEVNULL)
    return folder


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    options.add_argument("data", type=Path)
    options.add_argument("--docs", type=int, default=2500, help="documents of the large corpus")
    options.add_argument("--small", type=int, default=200)
    options.add_argument("--work", type=Path, default=Path("bench-scale"))
    options.add_argument("--only", nargs="*", choices=sorted({part for part, _ in TARGETS.values()}))
    asked = options.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    statements = asked.data / "statements"
    small, large = (corpus(asked.data, asked.work, count) for count in (asked.small, asked.docs))
    runs: dict[str, Callable[[], Row]] = {
        "speed": lambda: parts.speed(statements),
        "peers": lambda: parts.peers(asked.data),
        "workers": lambda: parts.workers(corpus(asked.data, asked.work, 2 * asked.small), asked.work),
        "memory": lambda: parts.memory(small, large, asked.work),
        "resume": lambda: parts.resume(small, asked.work),
        "equality": lambda: parts.equality(statements, asked.work),
        "planted": lambda: {
            "small": parts.planted(small, asked.work / f"{small.name}-fast"),
            "large": parts.planted(large, asked.work / f"{large.name}-fast"),
        },
    }
    result: Row = {}
    for name, measure in runs.items():
        if not asked.only or name in asked.only:
            print(f"{name} …", file=sys.stderr)
            result[name] = measure()
            print(json.dumps({name: result[name]}), file=sys.stderr)
    Path("bench-scale.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    table = Table("what", "measured", title=f"Whole corpora: {asked.docs:,} documents against {asked.small:,}")
    for words, (part, of) in TARGETS.items():
        if part in result:
            found = of(result[part])
            table.add_row(words, ("yes" if found else "NO") if isinstance(found, bool) else f"{found:g}")
    Console().print(table)


if __name__ == "__main__":
    main()
