"""Readers and writers on a real `onrecord serve` for a minute: is anything lost, and how long do pages take?

    python -m benchmarks.web_load [--readers 50] [--writers 5] [--seconds 60] [--think 1]

Readers open pages one after another and think in between, writers add texts and review findings. Every write that the
application acknowledged is looked for in the archive afterwards. It ends with exit code 1 where one is missing or any
answer was a fault of the server. It asks only the server that it has started, on this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median, quantiles

import httpx

import onrecord
from onrecord.archive import Archive, open_archive

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
WORDS = 10_000
PAGE, DATA = {"Accept": "text/html"}, {"Accept": "application/json"}


@dataclass
class Seen:
    """What happened: milliseconds by kind of request, faults, and what was acknowledged."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    reviewed: list[tuple[str, str]] = field(default_factory=list)


def fill(archive: Archive) -> str:
    """Add the examples and one long statement made of them; its id."""
    for path in EXAMPLES:
        archive.add(onrecord.read(path.read_text(encoding="utf-8"), fast=True, title=path.stem), address=path.name)
    return archive.add(onrecord.read(long_text(), fast=True, title="A long statement"), address="long.txt").id


def long_text() -> str:
    """The examples one after another, again and again, up to so many words."""
    once = "\n\n".join(path.read_text(encoding="utf-8") for path in EXAMPLES)
    return "\n\n".join([once] * (WORDS // len(once.split()) + 1))


async def asked(
    client: httpx.AsyncClient, seen: Seen, kind: str, method: str, path: str, **sent: object
) -> httpx.Response:
    """Ask once and note how long it took and whether the server was at fault."""
    begun = time.perf_counter()
    answer = await client.request(method, path, **sent)  # type: ignore[arg-type]
    seen.took[kind].append((time.perf_counter() - begun) * 1000)
    if answer.status_code >= 500:
        seen.faults.append(f"{method} {path}: {answer.status_code}")
    return answer


async def read(client: httpx.AsyncClient, seen: Seen, ids: list[str], long: str, ends: float, think: float) -> None:
    """One reader."""
    pages = [("first page", "/"), ("search", "/search?q=border"), ("commitments", "/commitments"), ("queue", "/review")]
    pages += [("statement", f"/statements/{each}") for each in ids] + [("10,000 words", f"/statements/{long}")]
    while time.monotonic() < ends:
        kind, path = random.choice(pages)
        await asked(client, seen, kind, "GET", path, headers=PAGE)
        await asyncio.sleep(random.expovariate(1 / think) if think else 0)


async def write(client: httpx.AsyncClient, seen: Seen, keys: list[list[str]], numbers: count[int], ends: float) -> None:
    """One writer: reviews, and now and then a text."""
    while time.monotonic() < ends:
        number = next(numbers)
        if number % 5 == 0:
            text = f"Arvenia will open bridge {number} at Hollin by {2030 + number % 60}, the minister said."
            answer = await asked(client, seen, "add a text", "POST", "/add.json", data={"text": text}, headers=DATA)
            if answer.status_code == 200 and answer.json()["arrived"][0]["id"]:
                seen.added.append(answer.json()["arrived"][0]["id"])
        else:
            key, why = random.choice(random.choice(keys)), f"reason {number}"
            sent = {"action": ("accept", "reject")[number % 2], "why": why}
            path = f"/findings/{key}/review.json"
            answer = await asked(client, seen, "review", "POST", path, data=sent, headers=DATA)
            if answer.status_code == 200:
                seen.reviewed.append((key, why))
        await asyncio.sleep(random.expovariate(2))


async def run(address: str, where: Path, long: str, options: argparse.Namespace) -> Seen:
    """Let everybody work for the time given."""
    seen, numbers = Seen(), count(1)
    with open_archive(where) as archive:
        ids = [row.id for row in archive.statements().rows if row.id != long]
        keys = [[row.finding for row in archive.reviewed(each)] for each in (*ids, long)]
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None, keepalive_expiry=2)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits, trust_env=False) as client:
        await client.get(f"/statements/{long}", headers=PAGE)
        ends = time.monotonic() + options.seconds
        readers = (read(client, seen, ids, long, ends, options.think) for _ in range(options.readers))
        writers = (write(client, seen, keys, numbers, ends) for _ in range(options.writers))
        await asyncio.gather(*readers, *writers)
        await alone(client, seen, long)
    return seen


async def alone(client: httpx.AsyncClient, seen: Seen, long: str) -> None:
    """The long statement when nobody else asks."""
    for _ in range(30):
        await asked(client, seen, "10,000 words, alone", "GET", f"/statements/{long}", headers=PAGE)


def lost(where: Path, seen: Seen) -> list[str]:
    """What was acknowledged and is not there."""
    with open_archive(where) as archive:
        there = {row.id for row in archive.every_statement()}
        said = {(each.finding, each.why) for key in {key for key, _ in seen.reviewed} for each in archive.reviews(key)}
    return [each for each in seen.added if each not in there] + [
        f"{key}: {why}" for key, why in seen.reviewed if (key, why) not in said
    ]


@contextmanager
def served(where: Path) -> Iterator[str]:
    """The address of `onrecord serve` on an archive, stopped afterwards."""
    command = [sys.executable, "-m", "onrecord", "serve", "--port", "0", "--fast", "--archive", str(where)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as server:
        try:
            found = re.search(r"http://\S+", server.stderr.readline() if server.stderr else "")
            assert found is not None, "the server did not start"
            yield found.group()
        finally:
            server.terminate()


def main() -> int:
    """Run it and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=1, help="how long a reader thinks between pages, on average")
    options = parser.parse_args()
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder, "archive.db")
        with open_archive(where) as archive:
            long = fill(archive)
        with served(where) as address:
            seen = asyncio.run(run(address, where, long, options))
        missing = lost(where, seen)
    for kind, took in sorted(seen.took.items()):
        high = quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
        print(f"{kind:22} {len(took):6} requests   p50 {median(took):7.0f} ms   p95 {high:7.0f} ms")
    print(f"acknowledged: {len(seen.added)} texts, {len(seen.reviewed)} reviews")
    print(f"lost: {len(missing)}; faults of the server: {len(seen.faults)}")
    for each in (*missing, *seen.faults[:20]):
        print(f"  {each}")
    return 1 if missing or seen.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
