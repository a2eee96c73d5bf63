"""The kind of change between two passages, and the hard rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.compare import compare
from onrecord.record import ReaderInfo, Record, Statement
from tests.effort import effort

INFO = ReaderInfo(version="0", lexicon="0")
SENTENCE = (
    "Arvenia will pay 90 million crowns to the harbour fund by March 2031 and Lodria has not objected to the plan."
)


def record(text: str) -> Record:
    return Record(id="x", statement=Statement(text=text), reader=INFO)


def change(a: str, b: str) -> str:
    rows = compare(record(a), record(b)).rows
    assert len(rows) == 1
    return rows[0].change


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("90", "80", "figure changed"),
        ("million", "billion", "figure changed"),
        ("90 million", "over 90 million", "figure changed"),
        ("March 2031", "March 2032", "deadline changed"),
        (" by March 2031", "", "deadline changed"),
        ("not objected", "objected", "negated"),
        ("Arvenia will pay", "Arvenia will not pay", "negated"),
        ("Arvenia will pay", "Arvenia won’t pay", "negated"),
        ("will pay", "may pay", "softened"),
        ("will pay", "must pay", "strengthened"),
        ("will pay", "intends to pay", "softened"),
        ("pay", "transfer", "reworded"),
        ("90 million", "90 million", "same"),
    ],
)
def test_an_edit_is_named(old: str, new: str, kind: str) -> None:
    assert change(SENTENCE, SENTENCE.replace(old, new, 1)) == kind


def test_a_year_that_is_no_deadline_is_a_period() -> None:
    before = "Trade between Arvenia and Lodria reached a record in 2029, the ministers noted."
    assert change(before, before.replace("2029", "2030")) == "period changed"


def test_quotation_marks_blanks_and_thousands_change_nothing() -> None:
    assert change("Velin’s fund holds 5,000 crowns.", "Velin's  fund holds 5000 crowns.") == "same"


def test_the_words_that_differ_are_anchored_on_both_sides() -> None:
    (row,) = compare(record(SENTENCE), record(SENTENCE.replace("90", "80"))).rows
    (part,) = row.parts
    assert part.kind == "figure"
    assert part.a is not None
    assert part.b is not None
    assert (part.a.quote, part.b.quote) == ("90", "80")
    assert SENTENCE[part.a.start : part.a.end] == "90"


def test_an_edited_figure_ranks_before_a_matter_told_in_other_words() -> None:
    told = SENTENCE.replace("90", "80")
    a = f"Salt, fish, timber and cloth never crossed the bridge, they heard in Selm. {SENTENCE}"
    b = f"In Selm they heard what crossed the bridge: cloth, timber, fish, salt. {told}"
    rows = compare(record(a), record(b)).rows
    assert [row.change for row in rows] == ["figure changed", "negated"]


@pytest.mark.parametrize("number", ["2. ", "(b) ", "14) ", "(iv) "])
def test_the_number_of_an_item_is_no_news(number: str) -> None:
    assert change(SENTENCE, number + SENTENCE) == "same"


WORDS = ["treaty", "Arvenia", "harbour", "pay", "the", "crowns", "ministers", "agree", "on", "plan"]
HARD = [
    "not",
    "never",
    "no",
    "without",
    "must",
    "shall",
    "will",
    "may",
    "could",
    "7",
    "12",
    "3.5",
    "2031",
    "1,200",
    "five",
    "million",
]


@given(
    st.lists(st.sampled_from(WORDS + HARD), min_size=3, max_size=25),
    st.data(),
)
@settings(max_examples=300, deadline=None)
def test_a_changed_number_negation_or_modal_is_never_same_nor_reworded(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    how = data.draw(st.sampled_from(["put in", "replace", "take out"]))
    new = list(words)
    hard = data.draw(st.sampled_from(HARD))
    if how == "put in":
        new.insert(at, hard)
    elif how == "replace":
        if words[at] == hard:
            return
        new[at] = hard
    else:
        if words[at] not in HARD:
            return
        del new[at]
    if data.draw(st.booleans()):
        new.append("tomorrow")
    a, b = (record(" ".join(side).strip() + ".") for side in (words, new))
    for row in compare(a, b).rows:
        assert row.change not in ("same", "reworded")


@given(st.lists(st.sampled_from(WORDS + HARD), min_size=1, max_size=15))
def test_a_text_against_itself_is_the_same(words: list[str]) -> None:
    text = " ".join(words) + "."
    assert all(row.change == "same" for row in compare(record(text), record(text)).rows)


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_two_texts_compare_and_every_passage_is_of_its_text(a: str, b: str) -> None:
    found = compare(record(a), record(b))
    for row in found.rows:
        for text, passages in ((a, [row.a, *(part.a for part in row.parts)]), (b, [row.b, *(p.b for p in row.parts)])):
            assert all(each is None or text[each.start : each.end] == each.quote != "" for each in passages)


def test_a_sentence_of_repeated_words_takes_no_time_out_of_proportion() -> None:
    def taken(many: int) -> float:
        a, b = record("over more than the " * many), record("more than over the " * many + "end")
        return effort(lambda: compare(a, b), times=4)

    assert taken(8000) <= 30 * taken(800)
