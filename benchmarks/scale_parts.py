"""The measurements of `benchmarks.scale`, one function each."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from operator import truediv
from pathlib import Path

import pyarrow.dataset

from onrecord.bulk.chunks import chunks_of, sources_of
from onrecord.bulk.documents import document
from onrecord.bulk.findings import rows_of
from onrecord.bulk.tables import SCHEMAS
from onrecord.reading import Reader

from .data import Row
from .medians import spread

PAIRS = 3
KILLS = 5
CHUNK = 10
POLL = 0.05


def speed(statements: Path) -> Row:
    """Full and fast reading beside the bare parse: `benchmarks.speed`, in a process of its own."""
    return _told("benchmarks.speed", statements)


def peers(data: Path) -> Row:
    """Full reading beside the peers' stack: `benchmarks.peers.run`, in a process of its own."""
    return _told("benchmarks.peers.run", data)


def workers(corpus: Path, half: Path, work: Path) -> Row:
    """Words per second of full reading by one worker and by two, paired; loading the models counts.

    Beside them two runs of one worker each at once on half as much, which have nothing in common but the machine: more
    than they do together, two workers can hardly do.
    """
    rates: dict[str, list[float]] = defaultdict(list)
    ways = {"one": [(corpus, 1)], "two": [(corpus, 2)], "apart": [(half, 1), (half, 1)]}
    for _ in range(PAIRS):
        for name, runs in ways.items():
            outs = [_emptied(work / f"workers-{place}") for place in range(len(runs))]
            began = time.perf_counter()
            with ThreadPoolExecutor() as pool:
                list(pool.map(_read_whole, runs, outs))
            seconds = time.perf_counter() - began
            rates[name].append(sum(_manifest(out)["words"] for out in outs) / seconds)
    return {
        "words": _manifest(work / "workers-0")["words"],
        **{f"{name}_words_per_s": spread(found) for name, found in rates.items()},
        "speed_up": spread(list(map(truediv, rates["two"], rates["one"]))),
        "machine": spread(list(map(truediv, rates["apart"], rates["one"]))),
    }


def _read_whole(run: tuple[Path, int], out: Path) -> None:
    corpus, count = run
    _bulk(corpus, out, "--workers", count, "--chunk", CHUNK)


def memory(small: Path, large: Path, work: Path) -> Row:
    """Most memory of the parent and of a worker, fast reading by two workers; a run that is done is not done again."""
    peaks = {}
    for corpus in (small, large):
        out = work / f"{corpus.name}-fast"
        noted = work / f"{corpus.name}-fast.json"
        if not (out.exists() and _manifest(out).get("complete") and noted.exists()):
            began = time.perf_counter()
            peak = _bulk(corpus, out, "--workers", 2, "--fast")
            seconds = time.perf_counter() - began
            noted.write_text(json.dumps({**peak, "seconds": round(seconds, 1)}), encoding="utf-8")
        peaks[corpus.name] = json.loads(noted.read_text(encoding="utf-8"))
    first, second = peaks[small.name], peaks[large.name]
    return {
        **{name: {**peak, "words": _manifest(work / f"{name}-fast")["words"]} for name, peak in peaks.items()},
        "worker_ratio": round(second["worker_mb"] / first["worker_mb"], 2),
        "parent_ratio": round(second["parent_mb"] / first["parent_mb"], 2),
    }


def resume(corpus: Path, work: Path) -> Row:
    """Kill a run at random moments, take it up again, compare its bytes with those of a run that was let be."""
    whole, out = _emptied(work / "whole"), _emptied(work / "killed")
    _bulk(corpus, whole, "--workers", 2, "--fast", "--chunk", CHUNK)
    moments = random.Random(9)
    killed = 0
    for _ in range(KILLS):
        running = subprocess.Popen(
            _command(corpus, out, "--workers", 2, "--fast", "--chunk", CHUNK), stderr=subprocess.DEVNULL
        )
        time.sleep(4 + moments.random() * 6)
        if running.poll() is None:
            killed += 1
            running.kill()
            running.wait()
    _bulk(corpus, out, "--workers", 2, "--fast", "--chunk", CHUNK)
    return {"kills": killed, "same": _hashes(whole) == _hashes(out)}


def equality(statements: Path, work: Path) -> Row:
    """Findings of full reading by bulk, by Ray and one statement at a time, as sets of rows of every table."""
    source = work / "statements.jsonl"
    source.write_bytes(b"".join(path.read_bytes() for path in sorted(statements.glob("*/statements.jsonl"))))
    sets = {}
    for name, way in (("bulk", ["--workers", 2]), ("ray", ["--workers", 2, "--ray"])):
        out = _emptied(work / f"equality-{name}")
        _bulk(source, out, *way, "--chunk", 40)
        sets[name] = Counter(_rows(out))
    reader = Reader()
    alone: Counter[str] = Counter()
    for part in sources_of(str(source)):
        for chunk in chunks_of(part, 40):
            for raw in chunk.rows:
                one = document(part.number, part.name, raw, {})
                assert one.statement is not None
                alone.update(_row(table, row) for table, row in rows_of(one, reader.read(one.statement, one.id)))
    return {
        "rows": sum(alone.values()),
        "ray_differs": sum(((sets["bulk"] - sets["ray"]) + (sets["ray"] - sets["bulk"])).values()),
        "alone_differs": sum(((sets["bulk"] - alone) + (alone - sets["bulk"])).values()),
        "same": sets["bulk"] == sets["ray"] == alone,
        "same_bytes": _hashes(work / "equality-bulk") == _hashes(work / "equality-ray"),
    }


def planted(corpus: Path, out: Path) -> Row:
    """How many planted findings are found, and whether every document came out once, each oddity explained."""
    about = json.loads((corpus / "manifest.json").read_text(encoding="utf-8"))
    documents = [row["id"] for part in sorted(corpus.glob("part-*")) for row in _lines(part)]
    tables = ("statements", "quarantine", "commitments", "figures", "losses", "duplicates")
    kept = {name: _table(out, name) for name in tables}
    places: dict[str, list[Row]] = defaultdict(list)
    for table in ("commitments", "figures"):
        for row in kept[table]:
            places[row["statement_id"]].append({**row, "table": table})
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for plant in _lines(corpus / "planted.jsonl.gz"):
        near = [
            row
            for row in places[plant["id"]]
            if row["quote_start"] < plant["end"] and plant["start"] < row["quote_end"]
        ]
        if plant["strength"]:
            wanted["commitment"] += 1
            found["commitment"] += any(row.get("strength") == plant["strength"] for row in near)
        if sums := _sum(plant):
            wanted["sum"] += 1
            found["sum"] += any(row["table"] == "figures" and row["value"] in sums for row in near)
    seen = Counter(row["statement_id"] for name in ("statements", "quarantine") for row in kept[name])
    reasons = Counter(row["reason"] for row in kept["quarantine"])
    damaged = sum(row["stage"] == "bulk.text" for row in kept["losses"])
    doubles = Counter(row["reason"] for row in kept["duplicates"])
    return {
        "documents": len(documents),
        "planted": sum(wanted.values()),
        "recall": round(sum(found.values()) / sum(wanted.values()), 4),
        "by_kind": {kind: round(found[kind] / count, 4) for kind, count in wanted.items()},
        "quarantine": dict(reasons),
        "damaged": damaged,
        "duplicates": dict(doubles),
        "whole": seen == Counter(documents)
        and reasons == Counter({"its text is empty": about["empty"]} if about["empty"] else {})
        and damaged >= about["broken"]
        and doubles["same text"] >= about["exact_duplicates"] - about["empty"],
    }


def _lines(path: Path) -> Iterator[Row]:
    with gzip.open(path) as file:
        for line in file:
            yield json.loads(line)


def _sum(plant: Row) -> set[float]:
    """The values a planted sum may be read as."""
    if "millones" in plant["quote"] or " million" in plant["quote"]:
        return {plant["n"] * 1e6}
    if written := re.search(r"\$(\d+\.\d) billion", plant["quote"]):
        return {float(written[1]) * 1e9, round(float(written[1]) * 1e9)}
    return set()


def _bulk(source: Path, out: Path, *options: object) -> Row:
    """Run bulk and return the most memory of its process and of the largest of its workers, in MiB."""
    running = subprocess.Popen(_command(source, out, *options), stderr=subprocess.PIPE, text=True)
    peaks: dict[int, int] = {}
    while running.poll() is None:
        for process in _tree(running.pid):
            peaks[process] = max(peaks.get(process, 0), _peak(process))
        time.sleep(POLL)
    if running.returncode:
        raise SystemExit(f"bulk stopped with {running.returncode}: {running.stderr.read() if running.stderr else ''}")
    parent = peaks.pop(running.pid, 0)
    return {"parent_mb": parent // 1024, "worker_mb": max(peaks.values(), default=0) // 1024}


def _command(source: Path, out: Path, *options: object) -> list[str]:
    given = str(source / "part-*.jsonl.gz") if source.is_dir() else str(source)
    return [sys.executable, "-m", "onrecord", "bulk", given, str(out), *map(str, options)]


def _tree(root: int) -> Iterator[int]:
    """The process and all that it began, directly or not (Linux; elsewhere the process alone)."""
    waiting = [root]
    while waiting:
        process = waiting.pop()
        yield process
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                waiting += map(int, children.read_text().split())
            except OSError:
                continue


def _peak(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def _told(module: str, data: Path) -> Row:
    done = subprocess.run([sys.executable, "-m", module, str(data)], capture_output=True, text=True, check=True)
    told: Row = json.loads(done.stdout)
    return told


def _manifest(out: Path) -> Row:
    found: Row = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return found


def _emptied(out: Path) -> Path:
    shutil.rmtree(out, ignore_errors=True)
    return out


def _table(out: Path, name: str) -> list[Row]:
    wanted = [field for field in pyarrow.dataset.dataset(out / name, format="parquet").schema.names if field != "text"]
    found: list[Row] = pyarrow.dataset.dataset(out / name, format="parquet").to_table(columns=wanted).to_pylist()
    return found


def _rows(out: Path) -> Iterator[str]:
    for name in SCHEMAS:
        if name not in ("quarantine", "verdicts"):
            for row in pyarrow.dataset.dataset(out / name, format="parquet").to_table().to_pylist():
                yield _row(name, row)


def _row(table: str, row: Row) -> str:
    """A row as one line, with what is empty left out."""
    held = {key: value for key, value in row.items() if value not in (None, [], "")}
    return f"{table} {json.dumps(held, sort_keys=True, ensure_ascii=False)}"


def _hashes(out: Path) -> dict[str, str]:
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }
