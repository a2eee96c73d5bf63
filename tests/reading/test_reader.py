from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import effort

from onrecord.reading import Reader
from onrecord.record import Record, Statement

WORDS = [
    "President", "Oda", "Arvenia", "the", "two", "leaders", "said", "will", "not", "agreed", "to", "“", "”",
    "\"", ",", ".", "\n", "\n\n", "- ", "(a)", "$3.4", "billion", "nearly", "percent", "in", "2023", "by",
    "the end of 2027", "They", "he", "reaffirmed", "its", "commitment", "led", "drop", "Commission", "on",
    "Fisheries", ":", "PRESIDENT ODA:", "\u202e", "é", "é", "😀", "\u0000", "\r\n", "\u00a0", "שלום", "—",
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str) -> Record:
    return reader.read(Statement(text=text, published="2024-03-05", issuer="USA"))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_into_a_record_that_holds_together(reader: Reader, text: str) -> None:
    record = read(reader, text)
    assert Record.model_validate_json(record.model_dump_json()) == record


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_jumble_of_the_trades_words_is_read(reader: Reader, words: list[str]) -> None:
    record = read(reader, " ".join(words))
    assert Record.model_validate_json(record.model_dump_json()) == record


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_reading_twice_gives_the_same_record(reader: Reader, words: list[str]) -> None:
    assert read(reader, " ".join(words)) == read(reader, " ".join(words))


def test_same_text_has_the_same_id_whatever_else_is_known() -> None:
    reader = Reader()
    assert (
        reader.read(Statement(text="Arvenia agreed.")).id
        == reader.read(Statement(text="Arvenia agreed.", issuer="X")).id
    )
    assert reader.read(Statement(text="Arvenia agreed."), id="own").id == "own"


def test_what_the_source_lost_is_in_the_record(reader: Reader) -> None:
    from onrecord.record import Loss

    loss = Loss(stage="sources.text", reason="three bytes are no UTF-8")
    assert loss in reader.read(Statement(text="Arvenia agreed.", losses=(loss,))).losses


def seconds_per_word(reader: Reader, text: str) -> float:
    return effort(lambda: read(reader, text)) / len(text.split())


PARAGRAPH = (
    "President Oda of Arvenia said on Tuesday that “the two countries will open nearly 40 ports by the end of 2027,” "
    "and the leaders agreed to consider a joint Fisheries Commission. This led to a drop in tariffs of 3.5 percent.\n\n"
)


@pytest.mark.slow
def test_long_text_costs_no_more_per_word_than_a_short_one(reader: Reader) -> None:
    short, long = PARAGRAPH * 60, PARAGRAPH * 3_000
    seconds_per_word(reader, short)
    few = sorted(seconds_per_word(reader, short) for _ in range(5))[2]
    assert seconds_per_word(reader, long) <= 1.5 * few


@pytest.mark.slow
@pytest.mark.parametrize(("mark", "many"), [("“", 100_000), ('"', 20_000), ("«", 20_000), ("‘", 20_000), ("(", 20_000)])
def test_pathological_marks_are_read_in_linear_time(reader: Reader, mark: str, many: int) -> None:
    few = many // 10

    def seconds(count: int) -> float:
        return effort(lambda: read(reader, mark * count))

    assert seconds(many) / many <= 5 * max(seconds(few), seconds(few)) / few


@pytest.mark.slow
@pytest.mark.parametrize(("unit", "many"), [("Arvenia will build a bridge. ", 6_000), ("- Arvenia will:\n\n", 2_000)])
def test_promises_cost_no_more_each_in_a_long_paragraph_or_list(reader: Reader, unit: str, many: int) -> None:
    few = many // 10
    short, long = (effort(lambda count=count: read(reader, unit * count), 2) for count in (few, many))
    assert long / many <= 1.6 * short / few
