"""Words per second of processor time of whole reading beside a bare spaCy pass over the same text, paired, on one core.

The bare pass is that of the same package with all its components, as `spacy.load` gives it. `pipeline_ratio` is beside
the reader's own pipeline, which multiplies matrices faster.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from operator import truediv
from pathlib import Path

import spacy

from onrecord.reading import Reader
from onrecord.reading.pipeline import pipeline

from .data import Row, rows, statement
from .medians import spread

PAIRS = 5
WORDS = 40_000


def sample(folder: Path, words: int = WORDS) -> list[Row]:
    """English statements of every collection in turn, page versions left out, up to about this many words."""
    collections = [
        [row for row in rows(path) if row.get("language", "en") == "en"]
        for path in sorted(folder.glob("*/statements.jsonl"))
        if "versions" not in path.parent.name
    ]
    taken: list[Row] = []
    total = 0
    for place in range(max(map(len, collections), default=0)):
        for collection in collections:
            if place < len(collection) and total < words:
                taken.append(collection[place])
                total += len(collection[place]["text"].split())
    return taken


def run(folder: Path) -> Row:
    """Medians over paired runs; peak memory is the process's own, over everything it read."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    taken = sample(folder)
    texts = [row["text"] for row in taken]
    words = sum(len(text.split()) for text in texts)
    full, fast, bare = Reader(), Reader(fast=True), spacy.load(pipeline().path)
    ways: dict[str, Callable[[], None]] = {
        "bare": lambda: _spend(bare.pipe(texts, batch_size=16)),
        "pipeline": lambda: _spend(pipeline().pipe(texts, batch_size=16)),
        "full": lambda: _spend(full.read_all((row["id"], statement(row)) for row in taken)),
        "fast": lambda: _spend(fast.read_all((row["id"], statement(row)) for row in taken)),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(PAIRS + 1):
        for name, way in ways.items():
            gc.collect()
            began = time.process_time()
            way()
            if turn:  # the first turn warms up
                seconds[name].append(time.process_time() - began)

    ratios = {
        name: spread(list(map(truediv, seconds[beside], seconds[way])))
        for name, way, beside in (
            ("ratio", "full", "bare"),
            ("fast_ratio", "fast", "bare"),
            ("pipeline_ratio", "full", "pipeline"),
            ("fast_pipeline_ratio", "fast", "pipeline"),
        )
    }
    speed = {name: round(words / statistics.median(taken_)) for name, taken_ in seconds.items()}
    return {
        "words_per_s": speed["full"],
        "bare_words_per_s": speed["bare"],
        "ratio": ratios["ratio"]["median"],
        "fast_words_per_s": speed["fast"],
        "fast_ratio": ratios["fast_ratio"]["median"],
        "pipeline_words_per_s": speed["pipeline"],
        "pipeline_ratio": ratios["pipeline_ratio"]["median"],
        "fast_pipeline_ratio": ratios["fast_pipeline_ratio"]["median"],
        "spread": ratios,
        "peak_mb": peak_mb(),
        "words": words,
        "statements": len(texts),
        "pairs": PAIRS,
    }


def peak_mb() -> int | None:
    """The most memory this process has held at once, in MiB (Linux; None elsewhere)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def _spend(items: object) -> None:
    for _ in items:  # type: ignore[attr-defined]
        pass


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]))))
