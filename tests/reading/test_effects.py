from __future__ import annotations

import pytest

from onrecord.reading.effects import find_effects
from onrecord.reading.parsed import parse


def claims(text: str) -> list[tuple[str, str, str]]:
    return [(found.cause.quote, found.effect.quote, found.direction) for found in find_effects(parse(text))]


def test_bare_this_is_the_sentence_before() -> None:
    text = "Arvenia opened two ports. This led to a sharp drop in smuggling along the coast."
    assert claims(text) == [("Arvenia opened two ports", "smuggling along the coast", "down")]


def test_named_cause_keeps_its_own_words() -> None:
    assert claims("The new tariff caused an increase in prices.") == [("The new tariff", "prices", "up")]


def test_antecedent_of_which_is_the_cause() -> None:
    ((cause, effect, _),) = claims("The ministers praised the truce, which has resulted in the longest calm.")
    assert cause.startswith("the truce")
    assert effect == "the longest calm"


def test_change_by_a_thing_is_an_effect_and_by_an_actor_a_deed() -> None:
    assert claims("This trade supports thousands of jobs.") == [("This trade", "thousands of jobs", "up")]
    assert not claims("The government reduced tariffs.")
    assert not claims("We reduced tariffs.")


def test_condition_names_what_it_brings() -> None:
    assert claims("The patrols are critical to deterring piracy.") == [("The patrols", "piracy", "down")]


def test_connective_brings_its_cause() -> None:
    ((cause, effect, _),) = claims("Exports fell sharply because of the drought.")
    assert (cause, effect) == ("the drought", "Exports fell sharply")


@pytest.mark.parametrize(
    "text",
    [
        "The plan will lead to a drop in tariffs.",
        "The plan could lead to a drop in tariffs.",
        "The plan did not lead to a drop in tariffs.",
        "They met to reduce tariffs.",
        "The road leads the convoy north.",
    ],
)
def test_what_is_planned_possible_or_denied_is_no_effect(text: str) -> None:
    assert not claims(text)


def test_span_holds_both_sides_of_a_claim() -> None:
    (found,) = find_effects(parse("The new tariff caused an increase in prices."))
    assert found.span.quote == "The new tariff caused an increase in prices"


def test_bare_this_that_begins_a_paragraph_stands_for_itself() -> None:
    ((cause, _, _),) = claims("Arvenia opened two ports.\n\nThis led to a drop in smuggling.")
    assert cause == "This"
