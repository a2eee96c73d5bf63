"""`make bench-archive`: how fast an archive of 10,000 and of 100,000 statements answers, on both databases.

Run: python -m benchmarks.archive DATA [--sizes 10000 100000] [--work DIR] [--only sqlite|postgresql]
DATA holds make_scale_corpus.py and statements/. Archives are made in DIR, with a short path, and used again where they
are whole. Prints tables and writes benchmarks/archive.json. Figures mean something only where nothing else runs.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import chain, islice
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import text

from onrecord.archive import Archive, open_archive

from .archive_corpus import Paragraphs, documents, made
from .archive_load import copy, load, rows_held
from .archive_queries import mix
from .data import Row
from .postgresql import database, server

OUT = Path(__file__).with_suffix(".json")
VARIANTS, ROUNDS = 12, 2
SAMPLE = 2_000
TARGET_MS = 50


def archives(folder: Path, work: Path, sizes: list[int], only: str | None, stack: ExitStack) -> Iterator[Archive]:
    """Archives of the first documents of a corpus, loaded where they are not yet."""
    read = cache(lambda: Paragraphs(documents(folder, max(sizes))))
    home = stack.enter_context(server(work / "postgresql")) if only != "sqlite" else None
    for size in sizes:
        filled = stack.enter_context(open_archive(work / f"{size}.db"))
        if dict(rows_held(filled))["statement"] < size:
            load(filled, map(read().record, documents(folder, size)))
        if only != "postgresql":
            yield filled
        if home is not None:
            served = stack.enter_context(open_archive(database(home, f"of_{size}")))
            if dict(rows_held(served))["statement"] < size:
                copy(filled, served)
                with served.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                    connection.execute(text("VACUUM ANALYZE"))  # what the server does by itself after a while
            yield served


def size_mb(archive: Archive) -> float:
    """What an archive takes on the disk, in MB."""
    if files := archive.files():
        return sum(path.stat().st_size for path in files if path.exists()) / 1e6
    with archive.reading() as connection:
        return float(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()) / 1e6


def measured(archive: Archive, folder: Path) -> Row:
    """Size and answers of one archive."""
    held = dict(rows_held(archive))
    found: Row = {"database": archive.engine.dialect.name, "statements": held["statement"], "rows": sum(held.values())}
    found |= {"findings": held["finding"], "mb": round(size_mb(archive))}
    asked = mix(islice(documents(folder, SAMPLE), SAMPLE), VARIANTS) * ROUNDS
    random.Random(1).shuffle(asked)
    times: dict[str, list[float]] = defaultdict(list)
    busy: dict[str, list[float]] = defaultdict(list)
    worked = processor_time(archive)
    for name, ask in asked:
        if prepare := getattr(ask, "prepare", None):
            prepare(archive)
        before, work = time.perf_counter(), worked()
        ask(archive)
        times[name].append((time.perf_counter() - before) * 1000)
        busy[name].append((worked() - work) * 1000)
    found |= {"queries": len(asked), **_percentiles(chain.from_iterable(times.values()))}
    processor = _percentiles(chain.from_iterable(busy.values()))
    found |= {f"processor_{name}": value for name, value in processor.items()}
    found["kinds"] = {name: _percentiles(kind) for name, kind in sorted(times.items())}
    found["processor_kinds"] = {name: _percentiles(kind) for name, kind in sorted(busy.items())}
    return found


def processor_time(archive: Archive) -> Callable[[], float]:
    """What tells the seconds that this process and the one that serves it have been on a processor.

    Other work on the machine lengthens them less than the time that passes; the two never work at once.
    """
    if archive.engine.dialect.name == "sqlite":
        return time.process_time
    with archive.reading() as connection:
        served = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    schedule = Path(f"/proc/{served}/schedstat")
    return lambda: time.process_time() + int(schedule.read_text().split()[0]) / 1e9


def _percentiles(given: Iterable[float]) -> dict[str, float]:
    times = list(given)
    return {"p50_ms": round(statistics.median(times), 1), "p95_ms": round(statistics.quantiles(times, n=20)[-1], 1)}


def show(results: list[Row]) -> None:
    """Print the results as tables."""
    console = Console()
    columns = ("database", "statements", "findings", "mb", "p50_ms", "p95_ms", "processor_p50_ms", "processor_p95_ms")
    table = Table(*columns, f"≤ {TARGET_MS} ms")
    for each in results:
        cells = (f"{each[name]:,}" if isinstance(each[name], int) else str(each[name]) for name in columns)
        table.add_row(*cells, "yes" if each["p95_ms"] <= TARGET_MS else "no")
    console.print(table)
    for title, measure in (("p95 ms", "kinds"), ("p95 ms of processor time", "processor_kinds")):
        kinds = Table(title, *(f"{each['database']} {each['statements']:,}" for each in results))
        for name in results[0][measure]:
            kinds.add_row(name, *(str(each[measure][name]["p95_ms"]) for each in results))
        console.print(kinds)


def main() -> None:
    """Make, load, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--work", type=Path, default=Path("/tmp/onrecord-bench"))
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    # More documents than are loaded: some texts come twice, and an archive keeps each once.
    folder = made(given.data, given.work, max(given.sizes) * 11 // 10)
    results = []
    with ExitStack() as stack:
        for archive in archives(folder, given.work, given.sizes, given.only, stack):
            results.append(measured(archive, folder))
            print(json.dumps({name: value for name, value in results[-1].items() if "kinds" not in name}), flush=True)
    show(results)
    given.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
