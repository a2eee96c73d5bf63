from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.record import Actor, Attribution, Commitment, ReaderInfo, Record, Span, Statement

TEXT = "Arvenia will open two ports."
READER = ReaderInfo(version="0", lexicon="0")


def record(**findings: Any) -> Record:
    return Record(id="r", statement=Statement(text=TEXT), reader=READER, **findings)


def whole() -> Record:
    arvenia = Actor(id="a1", name="Arvenia", type="state", mentions=(Span.of(TEXT, 0, 7),))
    opening = Commitment(
        id="c1",
        span=Span.of(TEXT, 0, 27),
        strength="firm",
        agents=("a1",),
        action=Span.of(TEXT, 13, 27),
        rule="t",
        confidence=1,
    )
    return record(actors=(arvenia,), commitments=(opening,))


def test_record_comes_back_from_its_json() -> None:
    assert Record.model_validate_json(whole().model_dump_json()) == whole()
    assert Record.model_validate(json.loads(whole().model_dump_json())) == whole()


def test_finding_whose_quote_the_text_does_not_hold_is_refused() -> None:
    stranger = Span.of("Bolmara will", 0, 7)
    with pytest.raises(ValueError, match="is not 'Bolmara'"):
        record(actors=(Actor(id="a1", name="Bolmara", type="state", mentions=(stranger,)),))


def test_span_outside_the_text_is_refused_in_json() -> None:
    data = json.loads(whole().model_dump_json())
    data["actors"][0]["mentions"][0]["end"] = 1000
    with pytest.raises(ValueError, match="outside a text"):
        Record.model_validate(data)


@pytest.mark.parametrize("field", ["agents", "toward", "figures", "programmes"])
def test_id_that_points_to_nothing_is_refused(field: str) -> None:
    lost = whole().commitments[0].model_copy(update={field: ("x9",)})
    with pytest.raises(ValueError, match="has the id 'x9'"):
        record(actors=whole().actors, commitments=(lost,))


def test_attribution_without_content_is_refused() -> None:
    with pytest.raises(ValueError, match="content"):
        Attribution(id="q1", kind="direct", content=(), rule="t", confidence=1)


def test_actor_is_found_by_its_id() -> None:
    assert whole().actor("a1").name == "Arvenia"
    with pytest.raises(KeyError):
        whole().actor("a2")
