"""What is undertaken in invented passages, construction by construction: `constructions_*.yml` beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading import Reader
from onrecord.record import Commitment, Statement

Passage = dict[str, Any]
_FILES = sorted(Path(__file__).parent.glob("constructions_*.yml"))
_BANKS = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in _FILES}
_PASSAGES = [
    pytest.param(bank["statement"], passage, id=f"{name}-{number}")
    for name, bank in _BANKS.items()
    for number, passage in enumerate(bank["passages"], 1)
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(fast=True)


@pytest.mark.parametrize(("facts", "passage"), _PASSAGES)
def test_a_construction_is_read_as_expected(reader: Reader, facts: Passage, passage: Passage) -> None:
    found = reader.read(Statement(text=passage["text"], **facts)).commitments
    expected = [_defaults(each) for each in passage.get("commitments", ())]
    assert [_shown(each, told) for each, told in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_PASSAGES), st.data())
def test_a_passage_that_is_cut_off_anywhere_is_read(reader: Reader, passage: Any, data: st.DataObject) -> None:
    facts, whole = passage.values
    words = whole["text"].split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    text = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))]).rstrip(".,;:")
    assert reader.read(Statement(text=text, **facts)).statement.text == text


def _defaults(told: Passage) -> Passage:
    return {"reaffirmed": False, "negated": False, "deadline": None} | told


def _shown(found: Commitment, expected: Passage) -> Passage:
    """What was found; words that cover those expected well enough are shown as expected."""
    limit = found.deadline.span.quote if found.deadline else None
    return {
        "words": expected["words"] if _covers(found, expected["words"]) else found.span.quote,
        "strength": found.strength,
        "reaffirmed": found.reaffirmed,
        "negated": found.negated,
        "deadline": expected["deadline"] if limit and (expected["deadline"] or "-") in limit else limit,
    }


def _covers(found: Commitment, words: str) -> bool:
    """Whether the span or the action holds these words, or lies in them, and is at least half as long as the other."""
    return any(
        (words in part.quote or part.quote in words)
        and 2 * min(len(words), len(part.quote)) >= max(len(words), len(part.quote))
        for part in (found.span, found.action)
        if part is not None
    )
