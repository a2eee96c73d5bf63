"""Which sentences stand beside each other."""

from __future__ import annotations

from onrecord.compare import Comparison, compare
from onrecord.record import ReaderInfo, Record, Statement

INFO = ReaderInfo(version="0", lexicon="0")
TEXT = [
    "President Velin of Arvenia received Chancellor Oster in Port Selm.",
    "The two agreed to reopen the northern railway before winter.",
    "They condemned the seizure of three fishing boats near Cape Tarn.",
    "Arvenia will lend Tesmark 40 crowns for flood walls, and Tesmark will open grain markets to mills of Arvenia.",
    "A working group on glacier rivers meets every spring.",
]


def record(*sentences: str) -> Record:
    return Record(id="x", statement=Statement(text="\n\n".join(sentences)), reader=INFO)


def changes(found: Comparison) -> list[str]:
    return sorted(row.change for row in found.rows)


def test_a_sentence_left_out_and_one_put_in_stand_alone() -> None:
    found = compare(record(*TEXT), record(*TEXT[:2], *TEXT[3:], "Students will receive scholarships for music."))
    alone = {row.change: row for row in found.rows if row.change.startswith("only")}
    assert set(alone) == {"only in A", "only in B"}
    assert alone["only in A"].a is not None
    assert "fishing boats" in alone["only in A"].a.quote
    assert found.summary.changes["same"] == 4


def test_a_moved_sentence_is_the_same_and_marked() -> None:
    found = compare(record(*TEXT), record(TEXT[4], *TEXT[:4]))
    assert changes(found) == ["same"] * 5
    assert [row.a.quote for row in found.rows if row.moved and row.a] == [TEXT[4]]


def test_a_split_sentence_stands_beside_both_halves() -> None:
    halves = [
        "Arvenia will lend Tesmark 40 crowns for flood walls.",
        "Tesmark will open grain markets to mills of Arvenia.",
    ]
    for a, b in (([*TEXT[:3], *halves], TEXT[:4]), (TEXT[:4], [*TEXT[:3], *halves])):
        found = compare(record(*a), record(*b))
        assert changes(found) == ["reworded", "same", "same", "same"]


def test_the_gravest_change_comes_first_and_boilerplate_last() -> None:
    new = [*TEXT[:3], TEXT[3].replace("40", "45"), TEXT[4].replace("meets", "gathers")]
    found = compare(record("FOR IMMEDIATE RELEASE", *TEXT), record(*new))
    assert [row.change for row in found.rows][:2] == ["figure changed", "reworded"]
    assert found.rows[-1].boilerplate
    assert [row.rank for row in found.rows] == list(range(1, len(found.rows) + 1))


def test_texts_with_nothing_in_common_stand_apart() -> None:
    found = compare(record(TEXT[0]), record(TEXT[4]))
    assert changes(found) == ["only in A", "only in B"]


def test_empty_texts_give_no_rows() -> None:
    assert compare(record("—"), record("…")).rows == ()


def test_the_number_of_a_list_item_is_no_sentence() -> None:
    assert [row.change for row in compare(record("7. " + TEXT[1]), record("8. " + TEXT[1])).rows] == ["same"]


def test_a_dateline_is_boilerplate() -> None:
    found = compare(record("Port Selm, 12 March 2031", *TEXT), record("Port Selm, 13 March 2031", *TEXT))
    assert found.rows[-1].change == "period changed"
    assert found.rows[-1].boilerplate
