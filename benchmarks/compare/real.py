"""Comparison on real editions: silent edits of published pages, and one text made from another."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.data import Row, read_rows, rows
from onrecord.compare import Comparison, Passage, compare
from onrecord.reading import Reader
from onrecord.record import Statement

_COVERED = 0.5
_WORD = re.compile(r"[^\W_]+")  # as the edits write them: without marks


def edits(statements: Path, reader: Reader) -> Row:
    """How many silent edits have each of their changed words in a row that is not `same`, and the kinds of those rows.

    Args:
        statements: A folder with `edits.json` and the collections it names.
        reader: What reads.
    """
    wanted = json.loads((statements / "edits.json").read_text(encoding="utf-8"))
    names = {edit[side] for edit in wanted for side in ("before", "after")}
    texts = [row for path in sorted(statements.glob("*/statements.jsonl")) for row in rows(path) if row["id"] in names]
    records = {record.id: record for record in read_rows(reader, texts, "date")}
    found = [compare(records[edit["before"]], records[edit["after"]]) for edit in wanted]
    return {
        "read": sum(_all_shown(edit["word_ops"], each) for edit, each in zip(wanted, found, strict=True)),
        "of": len(wanted),
        "kinds": dict(Counter(row.change for each in found for row in each.rows if row.change != "same").most_common()),
    }


def _all_shown(operations: list[list[str]], found: Comparison) -> bool:
    """Whether the words taken out stand in changed rows of A, and those put in in changed rows of B."""
    changed = [row for row in found.rows if row.change != "same" or row.moved]
    sides = (_keys(row.a for row in changed), _keys(row.b for row in changed))
    return all(_keys_of(old) <= sides[0] and _keys_of(new) <= sides[1] for _, old, new in operations)


def _keys(passages: Iterable[Passage | None]) -> set[str]:
    return {key for passage in passages if passage for key in _keys_of(passage.quote)}


def _keys_of(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def provenance(data: Path, reader: Reader) -> Row:
    """One text made from another: sentences left out, put in from elsewhere and kept, and where the changed year ranks.

    Args:
        data: The folder that holds `seed/readout.txt` and `statements/seed_provenance.json`.
        reader: What reads.
    """
    known = json.loads((data / "statements" / "seed_provenance.json").read_text(encoding="utf-8"))
    texts = [
        row
        for path in sorted((data / "statements").glob("*/statements.jsonl"))
        for row in rows(path)
        if row["id"] == known["readout"]
    ]
    (source,) = read_rows(reader, texts, "date")
    made = reader.read(Statement(text=(data / "seed" / "readout.txt").read_text(encoding="utf-8")))
    found = compare(source, made)
    put_in = [each for each in known["sentences"] if each["source"] != known["readout"]]
    kept = [each for each in known["sentences"] if each["source"] == known["readout"]]
    left_out = known["readout_sentences_not_in_seed"]
    first = found.rows[0]
    return {
        "left_out": sum(_change(found, "a", *each["span"]) == "only in A" for each in left_out),
        "left_out_of": len(left_out),
        "put_in": sum(_change(found, "b", *each["seed"]) == "only in B" for each in put_in),
        "put_in_of": len(put_in),
        "kept": sum(_beside(found, each["source_span"], each["seed"]) for each in kept),
        "kept_of": len(kept),
        "first_row": first.change,
        "first_is_the_year": any(part.kind in ("period", "figure") for part in first.parts),
    }


def _change(found: Comparison, side: str, start: int, end: int) -> str | None:
    for row in found.rows:
        if _covers(row.a if side == "a" else row.b, start, end):
            return row.change
    return None


def _beside(found: Comparison, source: list[int], made: list[int]) -> bool:
    return any(_covers(row.a, *source) and _covers(row.b, *made) for row in found.rows)


def _covers(passage: Passage | None, start: int, end: int) -> bool:
    return passage is not None and min(passage.end, end) - max(passage.start, start) > _COVERED * (end - start)
