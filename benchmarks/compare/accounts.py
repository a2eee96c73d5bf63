"""Two invented accounts of one event in other words: which sentences tell the same, with and without vectors."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.data import Row
from onrecord.compare import Comparison, compare
from onrecord.reading import Reader
from onrecord.record import Statement

ACCOUNTS = Path(__file__).with_name("accounts.json")
_BREAK = "\n\n"


def run(reader: Reader) -> Row:
    """Precision, recall and F1 of the pairs, without the encoder's vectors and with them.

    Args:
        reader: What reads, with the learned parts.
    """
    found: dict[str, tuple[int, int, int]] = {"words": (0, 0, 0), "vectors": (0, 0, 0)}
    for account in json.loads(ACCOUNTS.read_text(encoding="utf-8")):
        (a, of_a), (b, of_b) = (
            reader.read_with_vectors(Statement(text=_BREAK.join(account[side]))) for side in ("a", "b")
        )
        assert of_a is not None
        assert of_b is not None
        gold = {(first, second) for first, second in account["pairs"]}
        for name, vectors in (("words", None), ("vectors", (of_a, of_b))):
            told = _pairs(compare(a, b, vectors), account)
            right, said, all_of_them = found[name]
            found[name] = right + len(told & gold), said + len(told), all_of_them + len(gold)
    return {
        name: {"right": right, "said": said, "of": gold, "f1": round(2 * right / (said + gold), 3)}
        for name, (right, said, gold) in found.items()
    }


def _pairs(found: Comparison, account: Row) -> set[tuple[int, int]]:
    return {
        (_place(row.a.start, account["a"]), _place(row.b.start, account["b"])) for row in found.rows if row.a and row.b
    }


def _place(start: int, sentences: list[str]) -> int:
    """Which sentence of the account holds a character of its text."""
    end = 0
    for number, sentence in enumerate(sentences):
        end += len(sentence) + len(_BREAK)
        if start < end:
            return number
    return len(sentences)


if __name__ == "__main__":
    print(json.dumps(run(Reader()), indent=1))
