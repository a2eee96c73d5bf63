from __future__ import annotations

import pytest

from onrecord import lexicon
from onrecord.reading.parsed import parse
from onrecord.reading.topics import find_topics


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The central bank kept its interest rate because inflation was low.", 1),
        ("New hospitals will give vaccines to every patient.", 3),
        ("Farmers need fertilizer before the wheat harvest.", 4),
        ("Natural gas and renewable energy lower the price of electricity.", 8),
        ("Refugees may seek asylum at the border.", 9),
        ("Police broke a cartel that lived on drug trafficking.", 12),
        ("The tariff on imports hurts exporters.", 18),
        ("Semiconductors and artificial intelligence need research.", 17),
    ],
)
def test_paragraph_has_the_topic_of_its_terms(text: str, code: int) -> None:
    (topic,) = find_topics(parse(text))
    assert (topic.code, topic.span.quote) == (code, text)


@pytest.mark.parametrize("text", ["", "They said so again.", "They met and spoke of trade."])
def test_weak_paragraph_has_no_topic(text: str) -> None:
    assert find_topics(parse(text)) == ()


def test_each_paragraph_has_its_own_topic() -> None:
    topics = find_topics(parse("Inflation fell and the central bank acted.\n\nThe school hired teachers."))
    assert [topic.code for topic in topics] == [1, 6]


def test_clearer_paragraph_is_more_certain() -> None:
    weak, strong = find_topics(
        parse("The tariff covers trade.\n\nThe tariff on imports and exports breaks the free trade agreement.")
    )
    assert weak.confidence < strong.confidence <= 1


def test_there_are_the_codebooks_twenty_one_major_topics() -> None:
    assert sorted(map(int, lexicon.load("topics"))) == [*range(1, 11), *range(12, 22), 23][:21]
