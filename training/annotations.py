"""Annotations as ids and offsets: made from drafts that quote their words, and given back their text for scoring.

A draft is the same JSON with every span written as the words it holds: `"words"`, or `["words", 2]` for the second time
they stand in the text. `text` is never written out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
SPANS = frozenset({"span", "cue", "action", "condition", "cause", "effect"})
SPAN_LISTS = frozenset({"mentions", "content", "source", "spans"})


class NotInText(ValueError):
    """A draft quotes words that the text does not hold."""


def statements(folder: Path) -> dict[str, Row]:
    """Every statement of the collections below a folder, by id."""
    found = {}
    for path in sorted(folder.glob("*/statements.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] = row
    return found


def compact(draft: Row, row: Row) -> Row:
    """A draft with its quotes replaced by offsets.

    Args:
        draft: `doc_id`, `half`, `excerpt` ([start, end] or None) and the annotations.
        row: The statement it is about.

    Raises:
        NotInText: A quote does not stand in the excerpt.
    """
    start, end = draft.get("excerpt") or (0, len(row["text"]))
    text = row["text"][start:end]
    out = {
        "schema": "statement-gold/1",
        "doc_id": draft["doc_id"],
        "half": draft["half"],
        "excerpt": [start, end],
        "sha256": hashlib.sha256(row["text"].encode()).hexdigest(),
    }
    return out | {key: _placed(value, key, text) for key, value in draft.items() if key not in out}


def restore(annotation: Row, row: Row) -> Row:
    """An annotation with its text and quotes, as the scorers read it.

    Raises:
        ValueError: The statement's text is not the one that was annotated.
    """
    if hashlib.sha256(row["text"].encode()).hexdigest() != annotation["sha256"]:
        raise ValueError(f"{annotation['doc_id']}: the text is not the one that was annotated")
    start, end = annotation["excerpt"]
    text = row["text"][start:end]
    facts = {"text": text, "title": row.get("title"), "published": row.get("date"), "language": row.get("language")}
    return {**_quoted(annotation, text), **facts}


def load(folder: Path, collections: Path, half: str | None = None) -> list[Row]:
    """Every annotation of a folder, restored, of one half where it is named; `id` is the name of its file."""
    rows = statements(collections)
    made = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    wanted = {name: one for name, one in made.items() if half in (None, one["half"])}
    return [restore(one, rows[one["doc_id"]]) | {"id": name} for name, one in wanted.items()]


def _placed(value: Any, key: str, text: str) -> Any:
    if value is None:
        return None
    if key in SPANS:
        return _find(value, text)
    if key in SPAN_LISTS or (key == "cue" and isinstance(value, list)):
        return [_find(one, text) for one in value]
    if isinstance(value, dict):
        return {inner: _placed(one, inner, text) for inner, one in value.items()}
    if isinstance(value, list):
        return [_placed(one, "", text) for one in value]
    return value


def _find(value: Any, text: str) -> Row | list[Row]:
    """The offsets of a quote; of each where a key that usually holds one span holds several (a broken cue)."""
    if isinstance(value, list) and not (len(value) == 2 and isinstance(value[1], int)):
        return [piece for one in value for piece in [_find(one, text)] if isinstance(piece, dict)]
    quote, time = (value[0], value[1]) if isinstance(value, list) else (value, 1)
    place = -1
    for _ in range(time):
        place = text.find(quote, place + 1)
        if place < 0:
            raise NotInText(f"{quote!r} does not stand in the text{f' {time} times' if time > 1 else ''}")
    return {"start": place, "end": place + len(quote)}


def _quoted(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return {**value, "quote": text[value["start"] : value["end"]]}
        return {key: _quoted(one, text) for key, one in value.items()}
    return [_quoted(one, text) for one in value] if isinstance(value, list) else value


def _problems(drafts: Path, collections: Path, out: Path | None) -> Iterator[str]:
    rows = statements(collections)
    for path in sorted(drafts.glob("*.json")):
        draft = json.loads(path.read_text(encoding="utf-8"))
        try:
            made = compact(draft, rows[draft["doc_id"]]) if out else restore(draft, rows[draft["doc_id"]])
        except (ValueError, KeyError) as error:
            yield f"{path.name}: {error}"
            continue
        if out:
            text = json.dumps(made, ensure_ascii=False, indent=1)
            (out / path.name).write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """0 when every file is in order; what is not is named."""
    parser = argparse.ArgumentParser(description="Annotations as ids and offsets.")
    parser.add_argument("do", choices=("compact", "check"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("statements", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    options = parser.parse_args()
    problems = list(_problems(options.folder, options.statements, options.out if options.do == "compact" else None))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
