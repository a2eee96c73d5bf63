"""`python -m benchmarks.compare.watch STATEMENTS`: differences that a reader of two accounts noted, looked up in rows.

A note of `pairs.json` is cut at its commas. Each piece is a difference; its numbers and long words are looked for in
the English texts of the pair. It appears where the row that holds them, beside every other text of it, is one-sided
or has one of them in words that differ, or where a reported undertaking holds them. `watch_judgements.json` says of the
rest which words to look for, or why nothing can be.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.data import Row, read_rows, rows
from onrecord.compare import Comparison, Passage, compare
from onrecord.reading import Reader
from onrecord.record import Record

JUDGEMENTS = Path(__file__).with_name("watch_judgements.json")
_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]{4,}")
_SAID = re.compile(r":\s*(?:only|in|said|absent|softened)\b.*|:\s.*\bagainst\b.*", re.DOTALL)
_STEM = 6


@dataclass(frozen=True)
class Difference:
    """What a reader noted, and the stems that a sentence must hold to be the one."""

    pair: str
    note: int
    words: tuple[str, ...]


def run(statements: Path, reader: Reader) -> Row:
    """How many of the noted differences that stand in an English text appear in the rows.

    Args:
        statements: A folder with `pairs.json` and the collections it names.
        reader: What reads.
    """
    pairs = [pair for pair in json.loads((statements / "pairs.json").read_text(encoding="utf-8")) if pair.get("watch")]
    wanted = {document["id"] for pair in pairs for document in pair["docs"]}
    texts = [row for path in sorted(statements.glob("*/statements.jsonl")) for row in rows(path) if row["id"] in wanted]
    records = {record.id: record for record in read_rows(reader, texts, "date")}
    judged = json.loads(JUDGEMENTS.read_text(encoding="utf-8"))
    found: dict[str, list[bool]] = {"english": [], "with_spanish": []}
    missed: list[str] = []
    left_out = 0
    for pair in pairs:
        held = [(document["language"], records[document["id"]]) for document in pair["docs"]]
        compared = {
            (a.id, b.id): compare(a, b)
            for (language_a, a), (language_b, b) in combinations(held, 2)
            if "en" in (language_a, language_b)
        }
        for each in _differences(pair, judged):
            verdicts = _verdicts(each, held, compared)
            left_out += not verdicts
            for language, seen in verdicts.items():
                found[language].append(seen)
                missed += [] if seen else [f"{each.pair} {each.note}: {' '.join(each.words)} ({language})"]
    return {
        **{name: {"appear": sum(seen), "of": len(seen)} for name, seen in found.items()},
        "share": round(sum(found["english"]) / len(found["english"]), 3),
        "left_out": left_out,
        "missed": missed,
    }


def _differences(pair: Row, judged: list[Row]) -> Iterator[Difference]:
    for number, note in enumerate(pair["watch"]):
        own = [each for each in judged if (each["pair"], each["note"]) == (pair["pair_id"], number)]
        if own:
            for each in own:
                if each["words"]:
                    yield Difference(pair["pair_id"], number, tuple(map(_stem, each["words"])))
            continue
        for piece in re.split(r",\s|\s\(|\band\b", _SAID.sub("", note)):
            words = tuple(map(_stem, _WORD.findall(piece)))
            if words:
                yield Difference(pair["pair_id"], number, words)


def _verdicts(
    each: Difference, held: list[tuple[str, Record]], compared: dict[tuple[str, str], Comparison]
) -> dict[str, bool]:
    """By the language of the other texts: whether the difference appears beside all of them."""
    told: dict[str, list[bool]] = {}
    for language, record in held:
        if language != "en" or not any(_holds(span.quote, each.words) for span in record.sentences):
            continue
        for other_language, other in held:
            found = compared.get((record.id, other.id)), compared.get((other.id, record.id))
            for side, comparison in zip("AB", found, strict=True):
                if comparison is not None:
                    name = "english" if other_language == "en" else "with_spanish"
                    told.setdefault(name, []).append(_appears(each, comparison, side))
    return {name: all(seen) for name, seen in told.items()}


def _appears(each: Difference, found: Comparison, side: str) -> bool:
    for row in found.rows:
        own, other = (row.a, row.b) if side == "A" else (row.b, row.a)
        if own is None or not _holds(own.quote, each.words):
            continue
        parts: list[Passage | None] = [part.a if side == "A" else part.b for part in row.parts]
        if other is None or any(part and _holds_any(part.quote, each.words) for part in parts):
            return True
    return any(_holds(told.passage.quote, each.words) for told in found.undertakings if told.told_in == side)


def _stem(word: str) -> str:
    return word.replace(",", "").casefold()[:_STEM]


def _stems(text: str) -> set[str]:
    return set(map(_stem, _WORD.findall(text)))


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return _stems(text).issuperset(words)


def _holds_any(text: str, words: tuple[str, ...]) -> bool:
    return not _stems(text).isdisjoint(words)


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), Reader()), indent=1, ensure_ascii=False))
