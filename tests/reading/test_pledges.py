"""The network that judges the sentences of manifestos."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree, ignore_patterns

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import Reader, encoder
from onrecord.reading.parsed import parse
from onrecord.reading.pledges import together
from onrecord.record import Statement

PROMISE = "We will build two hundred new schools in the northern districts."
WEATHER = "It rained on Monday, and the market was empty."


def pledges(text: str) -> list[bool]:
    parsed = parse(text)
    made: list[bool] = encoder.encoder().pledges(parsed, encoder.encoder().encode(parsed)).tolist()
    return made


def test_a_promise_is_a_pledge_and_the_weather_is_none() -> None:
    assert pledges(f"{PROMISE}\n\n{WEATHER}") == [True, False]


def test_a_sentence_is_judged_the_same_alone_and_among_others() -> None:
    assert pledges(PROMISE) == [True]
    assert pledges(f"{WEATHER}\n\n{PROMISE}\n\n{WEATHER * 9}")[:2] == [False, True]


@pytest.mark.parametrize("text", ["", " ", "\ufeff", "漢字" * 400, "x" * 9000, "👩‍👩‍👧 ok", "a. b. c."])
def test_any_text_can_be_judged(text: str) -> None:
    assert len(pledges(text)) == len(parse(text).sents)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_the_surer_either_network_the_surer_the_two(own: float, low: float, high: float) -> None:
    low, high = sorted((low, high))
    made = together(np.array([own, own], dtype=np.float32), np.array([low, high], dtype=np.float32))
    assert made[0] <= made[1] + 1e-6


def test_weights_without_that_network_leave_it_to_the_encoders_head(tmp_path: Path) -> None:
    held = Path(encoder.__file__).parent / "weights"
    other = copytree(held, tmp_path / "other", ignore=ignore_patterns("pledges.onnx"))
    parsed = parse(PROMISE)
    alone = encoder.Encoder(other)
    made = alone.encode(parsed)
    assert alone.pledges(parsed, made).tolist() == (made.pledge >= 0.5).tolist()
    assert alone.version != encoder.Encoder(held).version


def test_a_manifestos_promise_is_a_commitment_and_its_history_is_none() -> None:
    record = Reader().read(Statement(text=f"{PROMISE}\n\n{WEATHER}", kind="manifesto"))
    assert [found.span.quote in PROMISE for found in record.commitments] == [True]
