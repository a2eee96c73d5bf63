from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import find_actors
from onrecord.reading.parsed import parse
from onrecord.reading.programmes import find_programmes
from onrecord.record import Programme, Statement


def read(text: str, **facts: str) -> tuple[Programme, ...]:
    parsed = parse(text)
    return find_programmes(parsed, find_actors(parsed, Statement(text=text, **facts)))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They work through the Northern Fisheries Commission.", "Northern Fisheries Commission", "commission"),
        (
            "They joined the Global Alliance to Protect Deep Sea Cables.",
            "Global Alliance to Protect Deep Sea Cables",
            "partnership",
        ),
        ("The Hollin Declaration on Rivers is old.", "Hollin Declaration on Rivers", "declaration"),
        ("It amends Executive Order 10221 of May 3, 1952.", "Executive Order 10221 of May 3, 1952", "legal act"),
        ("As resolution 912 (1971) asks, they left.", "resolution 912 (1971)", "resolution"),
        ("Last year they launched a coastal rescue programme.", "coastal rescue programme", "programme"),
        ("They back the Hollin peace process.", "Hollin peace process", "process"),
        ("They met at the U.S.-EU summit in May.", "U.S.-EU summit", "meeting"),
        ("They share a Joint Fish Market (JFM) agenda.", "Joint Fish Market (JFM) agenda", "plan"),
        (
            "They signed a Memorandum of Understanding (MOU) on Clean Water.",
            "Memorandum of Understanding (MOU) on Clean Water",
            "agreement",
        ),
        ("They extended the MoU on river traffic.", "MoU on river traffic", "agreement"),
        ("He went on with his good offices.", "good offices", "process"),
        ("They back the nine-point plan.", "nine-point plan", "plan"),
        ("The Harbour Fund is new.", "Harbour Fund", "fund"),
        (
            "They set up the Framework for Trade, Public Health, and Safe Ports.",
            "Framework for Trade, Public Health, and Safe Ports",
            "framework",
        ),
        ("They meet at the June Summit of the Rivers.", "Summit of the Rivers", "meeting"),
        ("They joined the Coastal Safety Policy Dialogue.", "Coastal Safety Policy Dialogue", "forum"),
        ("The programme, known as Blue Horizon, led to a fall.", "Blue Horizon", "programme"),
        ("Students came under the Premier's New Harbour Plan.", "New Harbour Plan", "plan"),
        ("It complies with UNSCR 1929.", "UNSCR 1929", "resolution"),
        ("They look forward to COP33 in Hollin.", "COP33", "meeting"),
        ("They look forward to COP 33 in Hollin.", "COP 33", "meeting"),
        ("The navies will hold Exercise Iron Gull in June.", "Exercise Iron Gull", "event"),
        ("The Norway-Chile free trade agreement has worked.", "Norway-Chile free trade agreement", "agreement"),
        ("The Norway-Chile alliance has kept the peace.", "Norway-Chile alliance", "partnership"),
        ("The engineers joined the East Hollin peacekeeping force.", "East Hollin peacekeeping force", "mission"),
        ("They joined the Hollin Youth Fellowship.", "Hollin Youth Fellowship", "programme"),
        ("The NPT remains the cornerstone.", "NPT", "treaty"),
        ("Exercise Iron Gull involved ten ships.", "Exercise Iron Gull", "event"),
        ("Ties became a Comprehensive River Partnership.", "Comprehensive River Partnership", "partnership"),
        ("They extended New START.", "New START", "treaty"),
        ("The Hollin Free Trade Area opens in May.", "Hollin Free Trade Area", "agreement"),
        ("Doses were bought by the ACT-Accelerator.", "ACT-Accelerator", "initiative"),
        ("They serve in UNFICYP.", "UNFICYP", "mission"),
        ("The Task Force on Clean Ports met.", "Task Force on Clean Ports", "mission"),
        (
            "They amend the Foreign Traffic in Boats Regulations (FTBR).",
            "Foreign Traffic in Boats Regulations (FTBR)",
            "legal act",
        ),
        (
            "They praised the Energy in the Far Isles (EFI) initiative.",
            "Energy in the Far Isles (EFI) initiative",
            "initiative",
        ),
        ("They want a Code of Conduct in the Inner Sea.", "Code of Conduct in the Inner Sea", "agreement"),
        (
            "They signed a Joint Statement of Norway and the Bolmar Republic on Fishing.",
            "Joint Statement of Norway and the Bolmar Republic on Fishing",
            "declaration",
        ),
        (
            "They signed the Agreement between Norway and Chile on Boats.",
            "Agreement between Norway and Chile on Boats",
            "agreement",
        ),
        ("The Pact for the Future was adopted.", "Pact for the Future", "agreement"),
        ("They back the Hollin Amendment to the Selm Protocol.", "Hollin Amendment to the Selm Protocol", "treaty"),
        ("The Leaders' Statement of the Five Rivers came out.", "Statement of the Five Rivers", "declaration"),
        ("They spoke of the Oda Report.", "Oda Report", "report"),
        ("They belong to the Five Eyes.", "Five Eyes", "forum"),
        ("He visited the Hollin Innovation Hub.", "Hollin Innovation Hub", "body"),
        ("They work on the Selm Corridor.", "Selm Corridor", "project"),
        ("They left the Organisation for River Co-operation.", "Organisation for River Co-operation", "organisation"),
        ("They opened a fund called “Safe harbours for all”.", "Safe harbours for all", "fund"),
        ("They opened a scheme dubbed the Long Lantern in May.", "Long Lantern", "programme"),
    ],
)  # fmt: skip
def test_named_programme_is_found_whole(text: str, name: str, kind: str) -> None:
    (programme,) = read(text)
    assert (programme.name, programme.kind) == (name, kind)


def test_acronym_and_short_form_are_mentions_of_the_same_programme() -> None:
    (programme,) = read("They set up the Hollin Water Forum (HWF). The HWF met twice. The Forum will meet again.")
    assert [mention.quote for mention in programme.mentions] == ["Hollin Water Forum (HWF)", "HWF", "The Forum"]


def test_initials_are_mentions_where_no_brackets_explain_them() -> None:
    (programme,) = read("They back the Coastal Safety Partnership. Ships of the CSP will sail in June.")
    assert [mention.quote for mention in programme.mentions] == ["Coastal Safety Partnership", "CSP"]


def test_each_number_of_a_series_is_a_programme_once() -> None:
    found = read(
        "It recalls resolutions 401 (1979) of 4 May, 412 (1980) of 2 June 1980 and 415 (1981). "
        "Resolution 401 (1979) holds. It cites Executive Orders 11 and 12."
    )
    assert [programme.name for programme in found] == [
        "resolutions 401 (1979)",
        "resolution 412 (1980)",
        "resolution 415 (1981)",
        "Executive Orders 11",
        "order 12",
    ]
    assert [mention.quote for mention in found[0].mentions] == ["resolutions 401 (1979)", "Resolution 401 (1979)"]


def test_common_heads_make_names_only_beside_a_telling_word() -> None:
    assert not read("They paid the Hollin Harbour Bank, went to the Selm District Court and saw the Oda Sailing Club.")
    assert not read("They favour Free Trade Agreements, Working Groups and Task Forces.")


def test_listed_bodies_without_a_code_are_programmes_and_the_world_body_before_a_noun_is_none() -> None:
    assert [one.name for one in read("They asked the Paris Club and the Venice Commission.")] == [
        "Paris Club",
        "Venice Commission",
    ]
    assert not read("A UN convoy came.")


def test_a_name_behind_the_is_the_tail_of_an_earlier_one() -> None:
    (one,) = read("They signed the Norway-Chile Free Trade Agreement. Since then the Free Trade Agreement has worked.")
    assert len(one.mentions) == 2


def test_an_office_behind_a_body_is_no_part_of_its_name() -> None:
    names = [programme.name for programme in read("They met Northern Fish Council Deputy Director Ana Ruiz.")]
    assert names in ([], ["Northern Fish Council"])


def test_levels_follow_members_and_words() -> None:
    bilateral, trilateral, world = read(
        "They spoke of the Norway-Chile Energy Dialogue. They spoke of the Trilateral Fish Committee. "
        "They spoke of the Global Ocean Initiative."
    )
    assert (bilateral.level, trilateral.level, world.level) == ("bilateral", "trilateral", "multilateral")
    assert len(bilateral.members) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Chile discussed trade and migration.",
        "President Ida Holm thanked the Foreign Minister.",
        "They have a plan and will start a new process.",
        "They praised a productive dialogue.",
        "They spoke of Norway policy and of the May summit.",
        "They condemned Hamas.",
        "National Trade Council Director Kevin Holt spoke on Monday.",
        "They flew with the North Air Force.",
        "They thank Congress for the Money.",
        "1) Facilitating Rural Road Project Finance; 2) cutting red tape.",
        "- Building Partnerships to Promote Clean Rivers: they will act.",
    ],
)
def test_states_offices_and_plain_nouns_are_no_programmes(text: str) -> None:
    assert read(text) == ()


def test_the_statements_own_heading_is_no_programme() -> None:
    assert read("Resolution 77 (1950) of 3 May 1950\n\nWe thank all of them.") == ()


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("The Council for Peace, and (X) No. 4 of 12’s-\n"), max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    read(text)


def test_a_name_given_to_a_programme_is_found_again_and_is_no_person() -> None:
    text = "The programme, known as Blue Horizon, led to a fall. Blue Horizon will go on."
    parsed = parse(text)
    cast = find_actors(parsed, Statement(text=text))
    (found,) = find_programmes(parsed, cast)
    assert [text[span.start : span.end] for span in found.mentions] == ["Blue Horizon", "Blue Horizon"]
    assert not cast.actors


@pytest.mark.parametrize(
    "text", ["The conference called Arvenia to order.", "The meeting was called on Monday.", "A fund called it."]
)
def test_calling_somebody_names_no_programme(text: str) -> None:
    assert not read(text)
