"""The scale corpus as rows of an archive, without reading every document.

The corpus is made of some ten thousand paragraphs over and over, with other digits. Each paragraph is read once, fast,
with the digits it has where it first comes; a document gets the findings of its paragraphs, moved to where these stand.
So spans and quotes are those of the document; values and days are those of the first paragraph of the same form.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.archive.rows import FindingRow, finding_rows
from onrecord.reading import Reader
from onrecord.record import Record, Statement, interval_of

from .data import Row

BREAK = "\n\n"
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Read:
    """What was read in a paragraph."""

    record: Record
    findings: tuple[FindingRow, ...]


def made(data: Path, work: Path, count: int) -> Path:
    """The folder of a corpus of so many documents."""
    folder = work / f"corpus-{count}"
    if not (folder / "manifest.json").exists():
        command = [sys.executable, str(data / "make_scale_corpus.py"), str(folder), "--docs", str(count)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder


def documents(folder: Path, count: int) -> Iterator[Row]:
    """The first documents of a corpus, each text once."""
    seen: set[int] = set()
    for shard in sorted(folder.glob("part-*.jsonl.gz")):
        with gzip.open(shard, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if hash(row["text"]) not in seen:
                    seen.add(hash(row["text"]))
                    yield row | {"published": _published(row["published"])}
                    if len(seen) == count:
                        return


def _published(day: str | None) -> str | None:
    """The day, or its month where moving the years has made a day that no calendar has."""
    if day is None:
        return None
    try:
        interval_of(day)
    except ValueError:
        return day[:7]
    return day


def form(paragraph: str) -> str:
    """A paragraph without what its digits are."""
    return _DIGIT.sub("0", paragraph)


def read_paragraphs(rows: Iterable[Row]) -> dict[str, Read]:
    """What was read in each paragraph of some documents, by its form."""
    first: dict[str, Statement] = {}
    for row in rows:
        for paragraph in row["text"].split(BREAK):
            if (key := form(paragraph)) not in first and paragraph.strip():
                known = {name: row[name] for name in ("issuer", "published", "language", "kind")}
                first[key] = Statement(text=paragraph, **known)
    records = Reader(fast=True).read_all((None, statement) for statement in first.values())
    return {key: Read(record, tuple(finding_rows(record))) for key, record in zip(first, records, strict=True)}
