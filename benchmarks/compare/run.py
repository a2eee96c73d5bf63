"""`python -m benchmarks.compare.run [STATEMENTS]`: scores on edits made on the examples and, if named, a folder."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.data import Row, rows
from onrecord.compare import Comparison, Passage, compare
from onrecord.reading import Reader
from onrecord.record import Record, Statement

from . import accounts, real, watch
from .made import Edited, edit

EXAMPLES = Path(__file__).parents[2] / "examples"
KINDS = (
    "same",
    "reworded",
    "strengthened",
    "softened",
    "figure changed",
    "deadline changed",
    "period changed",
    "parties changed",
    "negated",
    "only in A",
    "only in B",
)
_COVERED = 0.5
_GUARDED = {"figure changed", "negated", "softened", "strengthened", "period changed", "deadline changed"}


def scores(data: Path) -> Row:
    """Everything that `bench.json` holds of comparison.

    Args:
        data: The folder that holds `seed/` and `statements/`.
    """
    fast = Reader(fast=True)
    return {
        "made": run(data / "statements", per_folder=2, rounds=2),
        "edits": real.edits(data / "statements", fast),
        "provenance": real.provenance(data, fast),
        "watch": watch.run(data / "statements", fast),
        "accounts": accounts.run(Reader()),
    }


def run(statements: Path | None, per_folder: int = 6, rounds: int = 3) -> Row:
    """Alignment F1, macro-F1 of the kinds, and how often a guarded change was missed.

    Args:
        statements: A folder of collections with `statements.jsonl`; None for the examples alone.
        per_folder: English statements taken from each collection, the shortest of 200 words and more first.
        rounds: Edited versions of each.
    """
    reader = Reader(fast=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    for path in sorted(statements.glob("*/statements.jsonl")) if statements else ():
        found = [row["text"] for row in rows(path) if row["language"] == "en" and len(row["text"].split()) >= 200]
        texts += sorted(found, key=len)[:per_folder]
    records = list(reader.read_all((None, Statement(text=text)) for text in texts))
    pool = [[span.quote for span in record.sentences if len(span.quote.split()) > 8] for record in records]
    made: list[tuple[Record, Edited]] = []
    for number, record in enumerate(records):
        others = pool[:number] + pool[number + 1 :]
        strangers = [quote for quotes in others for quote in quotes]
        made += [(record, edit(record, strangers, seed=number * 97 + turn)) for turn in range(rounds)]
    edited = reader.read_all((None, Statement(text=each.text)) for _, each in made)
    tally, pairs = Counter[tuple[str, str]](), Counter[str]()
    seconds = 0.0
    for (before, each), after in zip(made, edited, strict=True):
        begun = time.perf_counter()
        compared = compare(before, after)
        seconds += time.perf_counter() - begun
        _count(before, each, compared, tally, pairs)
    return _scores(tally, pairs) | {"texts": len(made), "ms_per_text": round(1000 * seconds / len(made), 1)}


def _count(
    before: Record, made: Edited, found: Comparison, tally: Counter[tuple[str, str]], pairs: Counter[str]
) -> None:
    spans = [span for span in before.sentences if any(char.isalpha() for char in span.quote)]
    gold = {(source, at) for at, (_, _, unit) in enumerate(made.units) for source in unit.sources}
    told: set[tuple[int, int]] = set()
    change_of: dict[int, str] = {}
    change_of_a: dict[int, str] = {}
    for row in found.rows:
        in_a = [at for at, span in enumerate(spans) if _covers(row.a, span.start, span.end)]
        in_b = [at for at, (start, end, _) in enumerate(made.units) if _covers(row.b, start, end)]
        told |= {(a, b) for a in in_a for b in in_b}
        change_of |= dict.fromkeys(in_b, row.change)
        change_of_a |= dict.fromkeys(in_a, row.change)
    pairs.update(right=len(gold & told), told=len(told), gold=len(gold))
    plain = by_difflib(before, made)
    pairs.update(difflib_right=len(gold & plain), difflib_told=len(plain))
    for at, (_, _, unit) in enumerate(made.units):
        if unit.kind not in ("split", "merge"):
            tally[unit.kind, change_of.get(at, "none")] += 1
    for at in made.dropped:
        tally["only in A", change_of_a.get(at, "none")] += 1


def by_difflib(before: Record, made: Edited) -> set[tuple[int, int]]:
    """The pairs difflib gives: sentences in order, those of a replaced stretch paired one by one."""
    a = [span.quote for span in before.sentences if any(char.isalpha() for char in span.quote)]
    b = [unit.text for _, _, unit in made.units]
    found: set[tuple[int, int]] = set()
    for tag, first, last, start, end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            found |= set(zip(range(first, last), range(start, end), strict=False))
    return found


def _covers(passage: Passage | None, start: int, end: int) -> bool:
    return passage is not None and min(passage.end, end) - max(passage.start, start) > _COVERED * (end - start)


def _scores(tally: Counter[tuple[str, str]], pairs: Counter[str]) -> Row:
    kinds: Row = {}
    for kind in KINDS:
        right = tally[kind, kind]
        told = sum(count for (_, said), count in tally.items() if said == kind)
        gold = sum(count for (true, _), count in tally.items() if true == kind)
        if gold:
            kinds[kind] = {"f1": round(2 * right / (told + gold), 3), "of": gold}
    missed = sum(count for (true, said), count in tally.items() if true in _GUARDED and said in ("same", "reworded"))
    return {
        "alignment_f1": round(2 * pairs["right"] / (pairs["told"] + pairs["gold"]), 4),
        "alignment_f1_difflib": round(2 * pairs["difflib_right"] / (pairs["difflib_told"] + pairs["gold"]), 4),
        "macro_f1": round(sum(each["f1"] for each in kinds.values()) / len(kinds), 4),
        "guarded_missed": missed,
        "kinds": kinds,
        "confused": {f"{true} → {said}": n for (true, said), n in tally.most_common() if true != said},
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]) if len(sys.argv) > 1 else None), indent=1, ensure_ascii=False))
