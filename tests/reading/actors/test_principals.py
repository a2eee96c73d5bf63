"""Who takes part in a meeting or signs a text, where the text lists them or names their group alone."""

from __future__ import annotations

import pytest

from onrecord.reading.actors import find_actors
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import parse
from onrecord.record import Statement

ISSUER = "United States: White House"


def cast_of(text: str, title: str) -> Cast:
    return find_actors(parse(text), Statement(text=text, title=title, issuer=ISSUER, published="2033-03-04"))


def parties(cast: Cast) -> list[str]:
    names = {actor.id: actor.name for actor in cast.actors}
    return [names[one] for one in cast.states(cast.principals)]


def denoted(text: str, cast: Cast, word: str) -> set[str]:
    parsed, names = parse(text), {actor.id: actor.name for actor in cast.actors}
    return {names[one] for token in parsed.by_lower[word] for one in cast.states(cast.denotes.get(token, ()))}


@pytest.mark.parametrize("heading", ["The leaders who participated:", "Participants:", "The following attended:"])
def test_those_whom_a_list_tells_to_have_taken_part_have_met(heading: str) -> None:
    text = (
        "Vice President Mara Holt met virtually with three leaders. They agreed to stay in touch.\n\n"
        f"{heading}\n\n- Prime Minister Ana Brun of Barbados\n\n- President Luis Abad of the Dominican Republic\n\n"
        "- Prime Minister Dr. Keith Mitt of Grenada"
    )
    cast = cast_of(text, "Readout of Vice President Holt’s Meeting with Island Leaders")
    assert parties(cast) == ["United States", "Barbados", "Dominican Republic", "Grenada"]


def test_a_list_of_something_else_makes_nobody_a_party() -> None:
    text = (
        "President Mara Holt spoke with President Tor Vik of Norway. They agreed to write more often.\n\n"
        "The book tells of:\n\n- Prime Minister Ana Brun of Barbados\n\n- President Luis Abad of Chile"
    )
    assert parties(cast_of(text, "Readout of the call with President Vik of Norway")) == ["United States", "Norway"]


def test_a_small_groups_statement_is_its_members() -> None:
    text = "We reaffirm our commitment to open seas. The Quad will meet again in May. Australia held a workshop."
    cast = cast_of(text, "Quad Leaders’ Joint Statement")
    members = {"Australia", "India", "Japan", "United States"}
    assert denoted(text, cast, "we") == denoted(text, cast, "quad") == members


def test_a_large_group_speaks_for_itself() -> None:
    text = "We reaffirm our commitment to open seas. The G7 will meet again in May."
    assert denoted(text, cast_of(text, "G7 Leaders’ Statement"), "we") == {"Group of Seven"}


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_the_leaders_who_sign_a_joint_text_at_its_end_are_its_parties(between: str) -> None:
    signed = between.join(
        (
            "President Kasym Tokar of the Republic of Kazakhstan",
            "President Emom Rah of the Republic of Tajikistan",
            "President Jo R. Bil, Jr. of the United States of America",
            "President Shav Mirz of the Republic of Uzbekistan",
        )
    )
    text = f"We will continue to support ties between the United States and Central Asia.\n\n4 March 2033\n\n{signed}"
    cast = cast_of(text, "Steppe Leaders’ Joint Statement")
    assert parties(cast) == ["Kazakhstan", "Tajikistan", "United States", "Uzbekistan"]
    assert denoted(text, cast, "we") == set(parties(cast))
