"""The scale corpus as records, without reading every document.

The corpus is made of some ten thousand paragraphs over and over, with other digits. Each paragraph is read once, fast,
with the digits it has where it first comes; a document gets the findings of its paragraphs, moved to where these stand.
So every span and quote is the document's own; values and days are those of the first paragraph of the same form.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.reading import Reader
from onrecord.record import ReaderInfo, Record, Statement, id_of, interval_of

from .data import Row

BREAK = "\n\n"
_DIGIT = re.compile(r"\d")
# What a record names by ids, which are the paragraph's own until they are joined.
_NAMED = {"actors": ("type", "name"), "programmes": ("name",)}
_FINDINGS = ("attributions", "acts", "commitments", "figures", "times", "effects", "topics", "losses", "sentences")


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


class Paragraphs:
    """What was read in each paragraph of some documents, by its form."""

    def __init__(self, rows: Iterable[Row]) -> None:
        first: dict[str, Statement] = {}
        for row in rows:
            for paragraph in row["text"].split(BREAK):
                if (key := form(paragraph)) not in first and paragraph.strip():
                    first[key] = Statement(text=paragraph, **_known(row))
        reader = Reader(fast=True)
        records = reader.read_all((None, statement) for statement in first.values())
        self.reader: ReaderInfo = reader.info
        self.read: dict[str, dict[str, Any]] = {
            key: record.model_dump(mode="json", by_alias=True) for key, record in zip(first, records, strict=True)
        }

    def record(self, row: Row) -> Record:
        """A document with the findings of its paragraphs."""
        text = row["text"]
        statement = Statement(text=text, **_known(row), title=row["title"])
        held: dict[str, Any] = {"meeting": None} | {name: [] for name in (*_NAMED, *_FINDINGS)}
        named: dict[tuple[str, ...], dict[str, Any]] = {}
        at = 0
        for number, paragraph in enumerate(text.split(BREAK)):
            if read := self.read.get(form(paragraph)):
                _join(held, named, read, number, at)
            at += len(paragraph) + len(BREAK)
        about = {"id": id_of(statement), "statement": statement.model_dump(), "reader": self.reader}
        return Record.model_validate(about | held)


def _known(row: Row) -> dict[str, Any]:
    names = ("issuer", "published", "language", "kind")
    return {name: row[name] for name in names} | {"facts": {name: "given" for name in names if row[name]}}


def _join(
    held: dict[str, Any], named: dict[tuple[str, ...], dict[str, Any]], read: dict[str, Any], number: int, at: int
) -> None:
    """Add what was read in a paragraph; actors and programmes of one name are one."""
    ids = {each["id"]: f"{each['id']}.{number}" for name in _FINDINGS for each in read[name] if "id" in each}
    new = []
    for name, parts in _NAMED.items():
        for each in read[name]:
            key = (name, *(each[part] for part in parts))
            if key in named:
                named[key]["mentions"] += _moved(each["mentions"], ids, at)
            else:
                new.append((name, key, each))
            ids[each["id"]] = named[key]["id"] if key in named else f"{each['id']}.{number}"
    for name, key, each in new:
        named[key] = _moved(each, ids, at)
        held[name].append(named[key])
    for name in _FINDINGS:
        held[name] += _moved(read[name], ids, at)
    held["meeting"] = held["meeting"] or _moved(read["meeting"], ids, at)


def _moved(value: Any, ids: dict[str, str], by: int) -> Any:
    """Data with its spans moved and its ids put in place of the old."""
    if isinstance(value, list):
        return [_moved(each, ids, by) for each in value]
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return {"start": value["start"] + by, "end": value["end"] + by}
        return {name: part if name == "name" else _moved(part, ids, by) for name, part in value.items()}
    return ids.get(value, value) if isinstance(value, str) else value
