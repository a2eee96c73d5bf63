"""Whether a change of the code leaves every record as it was.

Run before the change: python -m benchmarks.same_records DATA --keep FILE
Run after the change:  python -m benchmarks.same_records DATA --against FILE
With --alone each statement is read by itself, without the others beside it. Records are compared by the SHA-256 of
their JSON, full reading and fast.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.reading import Reader

from .data import Row, rows, statement


def hashes(folder: Path, *, alone: bool = False, fast: bool = False) -> Iterator[tuple[str, str]]:
    """Id and hash of the record of every statement."""
    reader = Reader(fast=fast)
    for path in sorted(folder.glob("*/statements.jsonl")):
        found: list[Row] = rows(path)
        pairs = [(row["id"], statement(row, "date")) for row in found]
        records = (reader.read(one, name) for name, one in pairs) if alone else reader.read_all(pairs)
        for record in records:
            yield record.id, hashlib.sha256(record.model_dump_json(by_alias=True).encode()).hexdigest()


def main() -> None:
    """Keep the hashes, or say which records changed."""
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("data", type=Path, help="the folder that holds statements/")
    options.add_argument("--keep", type=Path)
    options.add_argument("--against", type=Path)
    options.add_argument("--alone", action="store_true")
    asked = options.parse_args()
    now = {
        way: dict(hashes(asked.data / "statements", alone=asked.alone, fast=way == "fast")) for way in ("full", "fast")
    }
    if asked.keep:
        asked.keep.write_text(json.dumps(now), encoding="utf-8")
    if asked.against:
        before = json.loads(asked.against.read_text(encoding="utf-8"))
        changed = [
            f"{way} {name}"
            for way in now
            for name in {**before[way], **now[way]}
            if before[way].get(name) != now[way].get(name)
        ]
        print(f"{len(changed)} of {sum(map(len, now.values()))} records differ", *changed[:20], sep="\n  ")
        sys.exit(1 if changed else 0)


if __name__ == "__main__":
    main()
