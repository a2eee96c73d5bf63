"""One statement through its editions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.compare import Drift, drift
from onrecord.reading import Reader
from onrecord.record import ReaderInfo, Record, Statement

INFO = ReaderInfo(version="0", lexicon="0")
MARCH = "Arvenia will pay 90 crowns to the harbour fund each year. The ferry crews were thanked by Lodria."
JUNE = "Arvenia intends to pay 90 crowns to the harbour fund each year. Hollin was admitted to the talks on salt."
AUTUMN = "Hollin was admitted to the talks on salt. Nothing else was said on this occasion."
WINTER = "Arvenia intends to pay 60 crowns to the harbour fund each year. The ferry crews were thanked by Lodria."


def record(text: str, published: str | None = None) -> Record:
    return Record(id=text[:9], statement=Statement(text=text, published=published), reader=INFO)


@pytest.fixture(scope="module")
def editions() -> list[Record]:
    days = ("2031-03", "2031-06", "2031-10", "2031-12")
    texts = (MARCH, JUNE, AUTUMN, WINTER)
    reader = Reader(fast=True)
    return [reader.read(Statement(text=text, published=day)) for text, day in zip(texts, days, strict=True)]


def test_an_undertaking_is_followed_through_its_changes_and_its_silence(editions: list[Record]) -> None:
    (strand,) = drift(editions).strands
    assert [seen.edition for seen in strand.seen] == [0, 1, 3]
    assert [seen.change for seen in strand.seen] == [None, "softened", "figure changed"]
    assert [seen.strengths for seen in strand.seen] == [("firm",), ("intent",), ("intent",)]
    assert (strand.first_seen, strand.last_seen, strand.changed_in) == (0, 3, (1, 3))


def test_the_parts_of_a_change_lie_in_both_editions(editions: list[Record]) -> None:
    found = drift(editions)
    seen = found.strands[0].seen[2]
    (part,) = seen.parts
    assert part.a is not None
    assert part.b is not None
    assert JUNE[part.a.start : part.a.end] == part.a.quote == "90"
    assert WINTER[part.b.start : part.b.end] == part.b.quote == "60"


def test_editions_stand_by_date_whatever_order_they_are_given_in(editions: list[Record]) -> None:
    assert drift(editions[::-1]) == drift(editions)


def test_editions_stand_as_given_where_one_has_no_date() -> None:
    found = drift([record(MARCH, "2031-03"), record(JUNE), record(WINTER, "2030-01")])
    assert [edition.published for edition in found.editions] == ["2031-03", None, "2030-01"]


def test_every_sentence_can_be_followed(editions: list[Record]) -> None:
    strands = drift(editions, every=True).strands
    assert [strand.seen[0].passage.quote.split()[0] for strand in strands] == ["Arvenia", "The", "Hollin", "Nothing"]
    assert [seen.edition for seen in strands[1].seen] == [0, 3]


def test_a_phrase_is_followed_where_it_stands_and_where_it_is_gone(editions: list[Record]) -> None:
    (strand,) = drift(editions, "90 CROWNS").strands
    assert [seen.holds_phrase for seen in strand.seen] == [True, True, False]
    assert drift(editions, "copper").strands == ()


def test_a_passage_merged_with_another_tells_which_one_it_went_into() -> None:
    apart = (
        "The harbour fund is run by seven wardens of Selm. The wardens of the fund meet under the old bridge in May."
    )
    merged = apart.replace(". The", ", and the")
    first, second = drift([record(apart), record(merged), record(merged)], every=True).strands
    assert len(first.seen) == 3
    assert (len(second.seen), second.joined) == (1, 0)


@given(st.lists(st.text(max_size=120), max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_texts_drift_and_every_passage_is_of_its_edition(texts: list[str]) -> None:
    found = drift([record(text) for text in texts], every=True)
    for strand in found.strands:
        for seen in strand.seen:
            assert texts[seen.edition][seen.passage.start : seen.passage.end] == seen.passage.quote != ""
    assert Drift.model_validate_json(found.model_dump_json()) == found
