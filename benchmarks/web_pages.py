"""How long each page takes alone, on a real `onrecord serve`: a statement of 10,000 words among some hundred.

    python -m benchmarks.web_pages [--statements 300] [--long 7]

Each long statement is opened for the first time, again, after a review of it, and as JSON; then the pages of its first
commitment and figure, and pages over the whole archive. It prints medians and the slowest, in milliseconds, from the
request to the last byte; what is read for the first time is read once from each long statement. Nobody else asks.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

import httpx

import onrecord
from benchmarks.web_load import DATA, EXAMPLES, PAGE, long_text, served
from onrecord.archive import Archive, Reviewed, open_archive

OVERALL = {
    "home": "/",
    "statements": "/statements",
    "commitments": "/commitments",
    "board": "/commitments/board",
    "figures": "/figures",
    "programmes": "/programmes",
    "queue": "/review",
    "actors": "/actors",
    "an actor": "/actor?name=Arvenia",
    "search": "/search?q=border",
}
AGAIN = 5


def fill(archive: Archive, statements: int, long: int) -> list[str]:
    """Add short statements and long ones; the ids of the long, the oldest, so that none is set before."""
    texts = [path.read_text(encoding="utf-8") for path in EXAMPLES]
    for number in range(statements):
        text = f"Bulletin {number}.\n\n{texts[number % len(texts)]}"
        day = f"{2020 + number % 10}-{1 + number % 12:02}-11"
        archive.add(onrecord.read(text, fast=True, title=f"Bulletin {number}", issuer="Arvenia", published=day))
    whole, ids = long_text(), []
    for number in range(long):
        record = onrecord.read(
            f"Report {number}.\n\n{whole}", fast=True, title=f"Report {number}", published="1990-01-01"
        )
        ids.append(archive.add(record).id)
    return ids


def measured(client: httpx.Client, ids: list[str], reviewed: dict[str, list[Reviewed]]) -> dict[str, list[float]]:
    """Milliseconds by page."""
    took: dict[str, list[float]] = defaultdict(list)

    def ask(page: str, path: str, action: str | None = None) -> None:
        begun = time.perf_counter()
        if action:
            answer = client.post(path, data={"action": action}, headers=DATA)
        else:
            answer = client.get(path, headers=DATA if path.endswith(".json") else PAGE)
        took[page].append((time.perf_counter() - begun) * 1000)
        answer.raise_for_status()

    for page, path in OVERALL.items():
        for _ in range(AGAIN):
            ask(page, path)
    for id_ in ids:
        keys = {kind: [row.finding for row in reviewed[id_] if row.kind == kind] for kind in ("commitment", "figure")}
        ask("long: first view", f"/statements/{id_}")
        ask("long: again", f"/statements/{id_}")
        ask("long: a review", f"/findings/{keys['commitment'][0]}/review.json", "accept")
        ask("long: after a review", f"/statements/{id_}")
        ask("long: JSON after a review", f"/statements/{id_}.json")
        ask("long: a commitment", f"/commitments/{keys['commitment'][1]}")
        ask("long: a figure", f"/figures/{keys['figure'][1]}")
    for id_ in reversed(ids):  # by now other statements have taken its place in what is at hand
        ask("long: JSON, not at hand", f"/statements/{id_}.json")
    return took


def main() -> None:
    """Run it and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--statements", type=int, default=300)
    parser.add_argument("--long", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder, "archive.db")
        with open_archive(where) as archive:
            ids = fill(archive, options.statements, options.long)
            reviewed = {each: archive.reviewed(each) for each in ids}
        with served(where) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
            client.get("/")
            time.sleep(3)  # the newest statements are being set
            took = measured(client, ids, reviewed)
    for page, times in took.items():
        print(f"{page:26} {len(times):3} times   median {median(times):6.0f} ms   slowest {max(times):6.0f} ms")


if __name__ == "__main__":
    main()
