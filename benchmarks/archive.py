"""`make bench-archive`: how fast an archive of 10,000 and of 100,000 statements answers, on both databases.

Run: python -m benchmarks.archive DATA [--sizes 10000 100000] [--work DIR] [--only sqlite|postgresql]
DATA holds make_scale_corpus.py and statements/. Prints a table and writes benchmarks/archive.json. Figures mean
something only where nothing else runs.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rich.console import Console
from rich.table import Table
from sqlalchemy import text
from tests.conftest import programs, unprivileged

from onrecord.archive import Archive, open_archive

from .archive_corpus import documents, made, read_paragraphs
from .archive_load import Loader
from .archive_queries import mix
from .data import Row

OUT = Path(__file__).with_suffix(".json")
VARIANTS, ROUNDS = 12, 3
SAMPLE = 2_000
TARGET_MS = 50


@contextmanager
def server() -> Iterator[str]:
    """A PostgreSQL server of our own with its usual settings; gives the address of an empty database."""
    folder, user = programs(), unprivileged()
    assert folder is not None, "PostgreSQL's server programs are not installed (tools/postgres.sh)"
    home = tempfile.mkdtemp(prefix="onrecord-bench-", dir="/tmp")
    if user:
        shutil.chown(home, user)

    def run(program: str, *arguments: str) -> None:
        command = [str(folder / program), "-D", f"{home}/data", *arguments]
        subprocess.run(command, stdout=subprocess.DEVNULL, user=user, cwd=home, check=True)

    run("initdb", "--username=onrecord", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    run(
        "pg_ctl",
        "start",
        "-w",
        "-s",
        "-l",
        f"{home}/log",
        "-o",
        f"-c listen_addresses= -c unix_socket_directories={home}",
    )
    try:
        yield f"postgresql://onrecord@/postgres?host={quote(home, safe='')}"
    finally:
        run("pg_ctl", "stop", "-w", "-s", "-m", "immediate")
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def place(database: str) -> Iterator[str]:
    """Where an archive can be made, on a database."""
    if database == "postgresql":
        with server() as address:
            yield address
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-", dir="/tmp") as folder:
        yield f"{folder}/archive.db"


def size_mb(archive: Archive) -> float:
    """What the archive takes on the disk, in MB, after the database has tidied up."""
    engine = archive.engine.execution_options(isolation_level="AUTOCOMMIT")
    if engine.dialect.name == "sqlite":
        with archive.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            pages = driver.execute("PRAGMA page_count").fetchone()[0] * driver.execute("PRAGMA page_size").fetchone()[0]
            return float(pages) / 1e6
    with engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))  # what the server does by itself after a while
        return float(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()) / 1e6


def measured(database: str, folder: Path, size: int, read: dict[str, Any]) -> Row:
    """Loading, size and answers of one archive."""
    with place(database) as where, open_archive(where) as archive:
        began = time.perf_counter()
        rows = Loader(read).load(archive, documents(folder, size))
        loaded = time.perf_counter() - began
        found: Row = {"database": database, "statements": size, "rows": rows, "per_s": round(size / loaded)}
        found["mb"] = round(size_mb(archive))
        asked = mix(islice(documents(folder, size), SAMPLE), VARIANTS) * ROUNDS
        random.Random(1).shuffle(asked)
        times: dict[str, list[float]] = defaultdict(list)
        own: list[float] = []
        for name, ask in asked:
            if prepare := getattr(ask, "prepare", None):
                prepare(archive)
            before, busy = time.perf_counter(), time.process_time()
            ask(archive)
            times[name].append((time.perf_counter() - before) * 1000)
            own.append((time.process_time() - busy) * 1000)
        every = [each for kind in times.values() for each in kind]
        found |= {"queries": len(every), **_percentiles(every)}
        # The processor time of this process alone, which other work on the machine lengthens less.
        found |= {f"own_{name}": value for name, value in _percentiles(own).items()}
        found["kinds"] = {name: _percentiles(kind) for name, kind in sorted(times.items())}
        return found


def _percentiles(times: list[float]) -> dict[str, float]:
    return {"p50_ms": round(statistics.median(times), 1), "p95_ms": round(statistics.quantiles(times, n=20)[-1], 1)}


def show(results: list[Row]) -> None:
    """Print the results as tables."""
    console = Console()
    table = Table("database", "statements", "rows", "loaded a second", "MB", "p50 ms", "p95 ms", f"≤ {TARGET_MS} ms")
    for each in results:
        good = "yes" if each["p95_ms"] <= TARGET_MS else "no"
        cells = [each[name] for name in ("database", "statements", "rows", "per_s", "mb", "p50_ms", "p95_ms")]
        table.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in cells), good)
    console.print(table)
    kinds = Table("p95 ms", *(f"{each['database']} {each['statements']:,}" for each in results))
    for name in results[0]["kinds"]:
        kinds.add_row(name, *(str(each["kinds"][name]["p95_ms"]) for each in results))
    console.print(kinds)


def main() -> None:
    """Make, load, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-bench-archive")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    # A few documents more than are loaded: some texts come twice, and an archive keeps each once.
    folder = made(given.data, given.work, max(given.sizes) * 26 // 25)
    read = read_paragraphs(documents(folder, max(given.sizes)))
    print(f"{len(read):,} paragraphs read", flush=True)
    results = []
    for size in given.sizes:
        for database in (given.only,) if given.only else ("sqlite", "postgresql"):
            results.append(measured(database, folder, size, read))
            print(json.dumps({name: value for name, value in results[-1].items() if name != "kinds"}), flush=True)
    show(results)
    given.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
