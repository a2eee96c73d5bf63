from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import find_actors
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed, parse
from onrecord.record import Actor, Statement


def read(text: str, **facts: str) -> tuple[Parsed, Cast]:
    parsed = parse(text)
    return parsed, find_actors(parsed, Statement(text=text, **facts))


def named(cast: Cast, name: str) -> Actor:
    (actor,) = [actor for actor in cast.actors if actor.name == name]
    return actor


def at(parsed: Parsed, cast: Cast, word: str, nth: int = 0) -> list[str]:
    names = {actor.id: actor.name for actor in cast.actors}
    return [names[actor] for actor in cast.at(parsed.by_lower[word][nth])]


def quotes(actor: Actor) -> set[str]:
    return {mention.quote for mention in actor.mentions}


def test_full_name_title_and_surname_are_one_person() -> None:
    _, cast = read("President Maria Kesselring spoke. President Kesselring thanked them. Kesselring left.")
    assert len([actor for actor in cast.actors if actor.type == "person"]) == 1
    assert len(named(cast, "Maria Kesselring").mentions) == 3


def test_accents_make_no_second_person() -> None:
    _, cast = read("President Andrés Peñalosa spoke in Peru. Later Penalosa said he would return.")
    assert {"President Andrés Peñalosa", "Penalosa"} <= quotes(named(cast, "Andrés Peñalosa"))


def test_same_surnames_are_not_merged_without_evidence() -> None:
    _, cast = read("President Tom Hadley spoke. Julia Hadley arrived. Hadley said nothing more.")
    assert {"Tom Hadley", "Julia Hadley"} <= {actor.name for actor in cast.actors}
    assert "Hadley" not in quotes(named(cast, "Tom Hadley")) | quotes(named(cast, "Julia Hadley"))


def test_office_tells_two_of_one_surname_apart() -> None:
    _, cast = read("President Tom Hadley spoke. Senator Julia Hadley arrived. President Hadley left.")
    assert "President Hadley" in quotes(named(cast, "Tom Hadley"))


def test_person_speaks_for_the_land_of_the_office() -> None:
    _, cast = read("Prime Minister Anna Lund of Norway met the President of Chile, Pedro Soto.")
    assert cast.states((named(cast, "Anna Lund").id, named(cast, "Pedro Soto").id)) == (
        named(cast, "Norway").id,
        named(cast, "Chile").id,
    )


def test_office_with_adjective_denotes_its_holder() -> None:
    parsed, cast = read("President Pedro Soto of Chile arrived. The Chilean president gave a speech.")
    assert at(parsed, cast, "president", 1) == ["Pedro Soto"]


def test_states_have_one_identity_under_name_and_abbreviation() -> None:
    _, cast = read("The United States agreed. The U.S. side signed. America’s exports grew.")
    states = [actor for actor in cast.actors if actor.type == "state"]
    assert [state.iso for state in states] == ["USA"]


def test_us_the_pronoun_is_no_state() -> None:
    _, cast = read("They told us about it and Us is a film.")
    assert not [actor for actor in cast.actors if actor.iso == "USA"]


def test_hyphenated_pair_denotes_both_states() -> None:
    parsed, cast = read("They praised the U.S.-Mexico partnership.")
    assert at(parsed, cast, "u.s.-mexico") == ["United States", "Mexico"]


def test_capital_stands_for_its_state_only_where_it_acts() -> None:
    parsed, cast = read("Tokyo announced new rules. The ministers met in Paris.")
    assert at(parsed, cast, "tokyo") == ["Japan"]
    assert not at(parsed, cast, "paris")


def test_two_leaders_and_both_countries_denote_persons_and_states() -> None:
    parsed, cast = read(
        "President Ida Holm of Norway met with President Pedro Soto of Chile in Oslo. "
        "The two leaders discussed trade. Both countries will cut tariffs."
    )
    assert at(parsed, cast, "leaders") == ["Ida Holm", "Pedro Soto"]
    assert at(parsed, cast, "countries") == ["Norway", "Chile"]


def test_collective_of_another_number_denotes_nothing() -> None:
    parsed, cast = read(
        "President Ida Holm of Norway met with President Pedro Soto of Chile. The three leaders agreed on it."
    )
    assert not at(parsed, cast, "leaders")


def test_pronoun_with_two_candidates_denotes_nothing() -> None:
    parsed, cast = read("There was a gift from President Ida Holm for President Pedro Soto. Then he left.")
    assert not at(parsed, cast, "he")


def test_pronoun_denotes_the_subject_before_it() -> None:
    parsed, cast = read("President Pedro Soto spoke for an hour. He promised a new road.")
    assert at(parsed, cast, "he") == ["Pedro Soto"]


def test_we_in_a_joint_statement_denotes_all_parties() -> None:
    parsed, cast = read(
        "We met in Oslo to talk about fish.", title="Joint Statement by Norway and Chile", kind="joint-statement"
    )
    assert at(parsed, cast, "we") == ["Norway", "Chile"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "We, Ghana, Japan, the Republic of Korea, and Chile, greet you. Kenya is welcome. We will open the ports.",
            ["Ghana", "Japan", "South Korea", "Chile"],
        ),
        (
            "We, the Presidents of Chile, Peru and Ecuador, met in Lima with guests.\n\nWe will open the ports.",
            ["Chile", "Peru", "Ecuador"],
        ),
        ("We, as friends of Peru, hope for peace.\n\nWe will open the ports.", ["Chile"]),
        ("We welcome the agreement of Ghana, Japan and Kenya.\n\nWe will open the ports.", ["Chile"]),
    ],
)
def test_we_denotes_the_states_that_a_declaration_opens_with(text: str, named: list[str]) -> None:
    parsed, cast = read(text, title="Statement on the Ports", issuer="Chile")
    last = parsed.by_lower["we"][-1]
    names = {actor.id: actor.name for actor in cast.actors}
    assert [names[one] for one in cast.at(last)] == named


def test_issuer_is_an_actor_and_its_president_speaks_for_it() -> None:
    _, cast = read(
        "President Ida Holm met with President Pedro Soto of Chile.", issuer="NOR", title="Readout of the meeting"
    )
    assert cast.issuer == named(cast, "Norway").id
    assert cast.speaks_for[named(cast, "Ida Holm").id] == cast.issuer


def test_bodies_are_organisations() -> None:
    _, cast = read("The Security Council decided to act. The Fisheries Committee will report to the IAEA.")
    assert named(cast, "United Nations Security Council").type == "organisation"
    assert named(cast, "Fisheries Committee").type == "organisation"
    assert named(cast, "International Atomic Energy Agency").iso == "IAEA"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_and_every_mention_lies_in_it(text: str) -> None:
    _, cast = read(text, title=text, issuer=text)
    ids = {actor.id for actor in cast.actors}
    assert all(set(denoted) <= ids for denoted in cast.denotes.values())
    assert set(cast.speaks_for.values()) | set(cast.principals) <= ids


def test_many_different_names_cost_no_more_per_word() -> None:
    def calls(count: int) -> float:
        parsed = parse("\n\n".join(f"President Ana Holm{i} met the Port{i} Council; he spoke." for i in range(count)))
        made = 0

        def counted(frame: FrameType, event: str, arg: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(counted)
        try:
            find_actors(parsed, Statement(text=parsed.text))
        finally:
            sys.setprofile(None)
        return made / len(parsed)

    assert calls(2_000) < 2 * calls(200)


def test_two_ministers_of_one_surname_are_two() -> None:
    _, cast = read("Minister Ida Holm spoke. Minister Per Holm left. Minister Holm said nothing.")
    assert {"Ida Holm", "Per Holm"} == {actor.name for actor in cast.actors}
    assert not [mention for actor in cast.actors for mention in actor.mentions if mention.quote == "Minister Holm"]


def test_form_of_address_is_no_evidence_of_one_person() -> None:
    _, cast = read("Prime Minister Abel Corran spoke. Prime Minister Corran and Mrs Corran then left.")
    assert "Mrs Corran" not in quotes(named(cast, "Abel Corran"))


def test_vice_president_is_not_the_president() -> None:
    parsed, cast = read("President Ida Holm of Norway spoke. The vice president of Norway left.")
    assert at(parsed, cast, "president", 1) != ["Ida Holm"]


def test_leader_named_in_a_speech_of_another_land_does_not_speak_for_it() -> None:
    _, cast = read("I spoke with President Holm yesterday. We are grateful.", issuer="UKR", kind="speech")
    assert named(cast, "Holm").represents is None


def test_the_committee_is_the_one_committee_named() -> None:
    parsed, cast = read("The Joint Fisheries Committee met. The committee will report in May.")
    assert at(parsed, cast, "committee", 1) == ["Joint Fisheries Committee"]


def test_form_of_address_in_capitals_names_its_person() -> None:
    _, found = read("MS. VALE-ORN: I mean, look.\n\nQ Do you?\n\nMS. VALE-ORN: Well, yes.")
    assert [actor.type for actor in found.actors] == ["person"]
    assert len(found.actors[0].mentions) == 2


def test_first_name_that_is_also_a_state_is_a_person() -> None:
    _, found = read("President Jordan Vale of Arvenia said on Monday that the ports will open.")
    assert "JOR" not in {actor.iso for actor in found.actors}


def test_the_leader_of_a_land_is_the_one_who_leads_it() -> None:
    parsed, cast = read(
        "President Ivo Tavel met President Pedro Soto of Chile. The Chilean leader spoke. The leader left."
    )
    assert at(parsed, cast, "leader") == ["Pedro Soto"]
    assert not at(parsed, cast, "leader", 1)


def test_fields_of_a_spanish_office_and_palaces_are_no_persons() -> None:
    _, cast = read(
        "El Secretario de Educación Superior, Ciencia, Tecnología e Innovación, Darío Oda, llegó al Palacio de "
        "Gobierno de la ciudad. La ciencia crece, dijo Darío Oda en el Palacio de Gobierno.",
        language="es",
    )
    (person,) = [actor for actor in cast.actors if actor.type == "person"]
    assert person.name == "Darío Oda"
    assert person.designation == "Secretario de Educación Superior, Ciencia, Tecnología e Innovación"


def test_spanish_offices_take_their_names_and_adjectives() -> None:
    parsed, cast = read(
        "El presidente de la República Lenor Mora habló con el canciller mexicano encargado, Luis Vara. El Mandatario "
        "agradeció a la senadora Soto. El Jefe de Estado viajó."
    )
    assert named(cast, "Luis Vara").represents == named(cast, "Mexico").id
    assert at(parsed, cast, "mandatario") == at(parsed, cast, "jefe") == ["Lenor Mora"]
    assert named(cast, "Soto").designation == "senadora"


def test_a_body_called_for_short_is_the_one_that_issued_the_text() -> None:
    parsed, cast = read("The Committee will keep its rate.", issuer="United States: Federal Reserve (FOMC)")
    assert at(parsed, cast, "committee") == ["Federal Open Market Committee"]


def test_the_issuers_own_leader_is_the_one_named_first_without_a_land() -> None:
    text = "The Taoiseach Aoife Byrne met Chancellor Jonas Weber in Berlin. Germany was thanked."
    _, cast = read(text, title="Meeting of the Taoiseach with Chancellor Weber", issuer="Ireland: Government")
    assert cast.states((named(cast, "Aoife Byrne").id, named(cast, "Jonas Weber").id)) == (
        named(cast, "Ireland").id,
        named(cast, "Germany").id,
    )


def test_a_land_after_the_field_of_an_office_is_its_land() -> None:
    _, cast = read("Mr. Ken Arata, Minister for Foreign Affairs of Japan, met the President of Chile, Pedro Soto.")
    assert cast.states((named(cast, "Ken Arata").id,)) == (named(cast, "Japan").id,)


def test_states_that_a_joint_text_only_speaks_of_are_no_sides_of_it() -> None:
    parsed, cast = read(
        "Russia has cut supplies to Finland and Poland. We will stand together.",
        title="Joint Statement between the United States and the European Commission",
        issuer="United States: White House",
    )
    assert at(parsed, cast, "we") == ["United States", "European Commission"]


def test_ministers_of_a_group_speak_for_the_group_not_for_its_chair() -> None:
    parsed, cast = read(
        "We, the Foreign Ministers of ASEAN, met under the chairmanship of Laos. We will go on.",
        title="Joint Communiqué of the ASEAN Foreign Ministers' Meeting",
        issuer="ASEAN",
    )
    assert at(parsed, cast, "we", 1) == ["Association of Southeast Asian Nations"]


def test_the_secretary_of_state_is_not_the_foreign_secretary() -> None:
    parsed, cast = read(
        "Foreign Secretary Ann Holt spoke to US Secretary of State Tom Reed. The Secretary of State thanked her.",
        issuer="United Kingdom: Foreign Office",
    )
    assert at(parsed, cast, "secretary", 2) == ["Tom Reed"]


def test_what_a_title_is_about_is_no_side_of_it() -> None:
    parsed, cast = read(
        "We will stand with Ukraine.", title="G7 Leaders' Statement on Ukraine", issuer="United States: White House"
    )
    assert at(parsed, cast, "we") == ["Group of Seven"]


def test_a_name_nobody_knows_is_an_actor_where_it_undertakes_something() -> None:
    for text in ("Gaspia intends to share data.", "Gaspia and Lodria agreed to talk.", "Oda Islands will give aid."):
        assert read(text)[1].actors, text
    assert not read("Operation Dawn begins today. Chapter Two describes it.")[1].actors


def test_the_kingdom_with_a_capital_is_the_issuer() -> None:
    parsed, cast = read("The Kingdom will host the talks.", issuer="Saudi Arabia: Press Agency")
    assert at(parsed, cast, "kingdom") == ["Saudi Arabia"]


def test_a_place_behind_an_office_is_no_second_holder() -> None:
    _, cast = read(
        "We met.", title="Press conference with Mr Ivo Tavel, Prime Minister of Japan, Harbour House, Hollin"
    )
    assert "Harbour House" not in {actor.name for actor in cast.actors}


def test_articles_may_begin_parts_of_names() -> None:
    _, cast = read("President Abdel Karim Al-Tavi of Egypt spoke.")
    assert named(cast, "Abdel Karim Al-Tavi").designation == "President"
