"""One real readout, read whole: what a correspondent must find in it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.record import Actor, Record, Span

from .shared import SHARED, needs_shared

pytestmark = needs_shared


@pytest.fixture(scope="module")
def record() -> Record:
    return onrecord.read(SHARED / "seed" / "readout.txt", published="2023-11-17", issuer="USA")


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "gold" / "seed.json").read_text(encoding="utf-8"))
    return found


def fold(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def person(record: Record, surname: str) -> Actor:
    found = [actor for actor in record.actors if actor.type == "person" and fold(actor.name).endswith(surname)]
    assert len(found) == 1, f"{surname}: {[actor.name for actor in found]}"
    return found[0]


def covered(wanted: dict[str, Any], spans: tuple[Span, ...]) -> bool:
    return any(span.start < wanted["end"] and wanted["start"] < span.end for span in spans)


def test_the_presidents_met_in_san_francisco(record: Record) -> None:
    assert record.meeting is not None
    assert record.meeting.place is not None
    assert record.meeting.place.startswith("San Francisco")
    met = {actor.name for actor in record.actors if actor.id in record.meeting.participants}
    assert {person(record, "biden").name, person(record, "lopez obrador").name} <= met


def test_each_president_is_one_actor_under_all_names(record: Record, gold: dict[str, Any]) -> None:
    for surname, number in (("biden", 0), ("lopez obrador", 1)):
        mentions = person(record, surname).mentions
        assert all(covered(mention, mentions) for mention in gold["participants"][number]["mentions"])


def test_the_four_quotations_are_whole_and_have_their_speakers(record: Record, gold: dict[str, Any]) -> None:
    direct = [found for found in record.attributions if found.kind == "direct"]
    assert len(direct) == len(gold["quotes"]) == 4
    for found, wanted in zip(direct, gold["quotes"], strict=True):
        assert [(span.start, span.end) for span in found.content] == [
            (span["start"], span["end"]) for span in wanted["content"]
        ]
        assert found.speaker is not None
        assert fold(record.actor(found.speaker).name) == fold(wanted["speaker"])


def test_every_figure_is_found(record: Record, gold: dict[str, Any]) -> None:
    for wanted in gold["figures"]:
        near = [found for found in record.figures if covered(wanted["span"], (found.span,))]
        assert any((found.value, found.low) == (wanted["value"], wanted["low"]) for found in near), wanted["span"]


def test_the_trade_total_is_said_of_2023_and_the_paroles_of_twelve_months(record: Record) -> None:
    (trade,) = [found for found in record.figures if found.unit == "USD"]
    assert trade.value == 863.4e9
    assert trade.period is not None
    assert (trade.period.from_, trade.period.to) == ("2023-01-01", "2023-12-31")
    (paroles,) = [found for found in record.figures if found.value == 300_000]
    assert paroles.bound == "<"
    assert paroles.period is not None
    assert paroles.period.to == "2023-11-17"


def test_the_programmes_are_found(record: Record, gold: dict[str, Any]) -> None:
    for wanted in gold["programmes"]:
        assert any(covered(wanted["mentions"][0], found.mentions) for found in record.programmes), wanted["name"]


def test_the_drop_is_laid_to_the_sentence_before(record: Record) -> None:
    (drop,) = [found for found in record.effects if found.span.quote.startswith("This led to")]
    assert drop.direction == "down"
    assert "humanitarian parole process" in drop.cause.quote


def test_every_undertaking_has_its_strength(record: Record, gold: dict[str, Any]) -> None:
    for wanted in gold["commitments"]:
        near = [found for found in record.commitments if covered(wanted["action"], (found.action,))]
        assert any(found.strength == wanted["strength"] for found in near), wanted["span"]["quote"]


def test_no_text_of_the_data_is_special(tmp_path: Path) -> None:
    text = (SHARED / "seed" / "readout.txt").read_text(encoding="utf-8")
    renamed = text.replace("Biden", "Tavel").replace("Mexico", "Chile").replace("Obrador", "Marin")
    found = onrecord.read(renamed, published="2023-11-17")
    assert len([quote for quote in found.attributions if quote.kind == "direct"]) == 4
    assert {figure.unit for figure in found.figures} >= {"USD"}
