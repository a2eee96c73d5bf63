"""`make bench-scale`: every figure that whole corpora are judged by, beside its target.

Run: python -m benchmarks.scale DATA [--docs N] [--small N] [--work DIR] [--only PART ...]
DATA holds statements/ and make_scale_corpus.py. Results stay in DIR, so that a long run can be taken up again; the
large corpus is read --fast. Figures mean something only where nothing else runs. Whether planted findings are found as
often in many documents as in few needs no quiet: --docs 20000 --only memory planted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from . import scale_parts as parts
from .data import Row

Found = Row | float | bool

TARGETS: list[tuple[str, str, str, Callable[[Row], Found]]] = [
    ("full reading of the bare parse", "≥ 0.60", "speed", lambda found: found["spread"]["ratio"]),
    ("fast reading of the bare parse", "≥ 0.90", "speed", lambda found: found["spread"]["fast_ratio"]),
    ("full reading of the reader's own parse", "", "speed", lambda found: found["spread"]["pipeline_ratio"]),
    ("fast reading of the reader's own parse", "", "speed", lambda found: found["spread"]["fast_pipeline_ratio"]),
    ("full reading of the peers' stack", "≥ 3", "peers", lambda found: found["ratio"]),
    ("... where the peers are told the language", "", "peers", lambda found: found["ratio_told"]),
    ("two workers of one", "≥ 1.8", "workers", lambda found: found["speed_up"]),
    ("two runs of one worker that share nothing, of one", "", "workers", lambda found: found["machine"]),
    ("memory of a worker, large corpus of small", "1", "memory", lambda found: found["worker_ratio"]),
    ("memory of the parent, large corpus of small", "1", "memory", lambda found: found["parent_ratio"]),
    ("killed and taken up: the same bytes", "yes", "resume", lambda found: found["same"]),
    ("bulk, Ray and one by one: the same findings", "yes", "equality", lambda found: found["same"]),
    ("planted findings found, small corpus", "", "planted", lambda found: found["small"]["recall"]),
    ("planted findings found, large corpus", "as small", "planted", lambda found: found["large"]["recall"]),
    ("every document once, all explained", "yes", "planted", lambda found: found["large"]["whole"]),
]


def shown(found: Found) -> str:
    """A measurement in a cell: yes or no, a number, or a median with the least and the greatest."""
    if isinstance(found, bool):
        return "yes" if found else "NO"
    if isinstance(found, dict):
        return f"{found['median']:g} ({found['low']:g} to {found['high']:g})"
    return f"{found:g}"


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
    options.add_argument("--only", nargs="*", choices=sorted({row[2] for row in TARGETS}))
    asked = options.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    statements = asked.data / "statements"
    small, large = (corpus(asked.data, asked.work, count) for count in (asked.small, asked.docs))
    runs: dict[str, Callable[[], Row]] = {
        "speed": lambda: parts.speed(statements),
        "peers": lambda: parts.peers(asked.data),
        "workers": lambda: parts.workers(
            *(corpus(asked.data, asked.work, n * asked.small) for n in (4, 2)), asked.work
        ),
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
            began = time.monotonic()
            result[name] = measure()
            print(json.dumps({name: result[name]}), f"({time.monotonic() - began:.0f} s)", file=sys.stderr)
    Path("bench-scale.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    title = f"Whole corpora: {asked.docs:,} documents against {asked.small:,}"
    table = Table("what", "target", "measured, as median (least to greatest)", title=title)
    for words, target, part, of in TARGETS:
        if part in result:
            table.add_row(words, target, shown(of(result[part])))
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
