from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import lexicon
from onrecord.reading.acts import find_acts
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import parse
from onrecord.record import Actor


@pytest.mark.parametrize(
    ("text", "force", "plover"),
    [
        ("The President thanked Premier Oda for her help.", "expressive", "SUPPORT"),
        ("The ministers discussed radar data.", "assertive", "CONSULT"),
        ("The leaders expressed concern about the drought.", "expressive", None),
        ("Arvenia condemned the attack.", "expressive", "ACCUSE"),
        ("The leaders called on Hollin to release the crew.", "directive", "REQUEST"),
        ("The two sides agreed to open an office.", "commissive", "AGREE"),
        ("The two sides agreed that talks are needed.", "assertive", None),
        ("3. Requests the Secretary-General to submit a report;", "directive", "REQUEST"),
        ("4. Extends the mandate of the Mission;", "declarative", None),
    ],
)
def test_force_and_event_type_of_a_predicate(text: str, force: str, plover: str | None) -> None:
    found = find_acts(parse(text), Cast())
    assert [(act.force, act.plover) for act in found] == [(force, plover)]


def test_what_may_or_will_be_done_is_no_act() -> None:
    assert find_acts(parse("The leaders may discuss trade. They will thank the crew."), Cast()) == ()


@pytest.mark.parametrize(
    "text", ["Does Hollin guarantee the loan?", "Did the Premier thank the crew?", "Remarks by President Oda of Hollin"]
)
def test_neither_a_question_nor_a_title_is_an_act(text: str) -> None:
    assert find_acts(parse(text), Cast()) == ()


def test_actor_and_addressee_come_from_the_cast() -> None:
    parsed = parse("Arvenia thanked Hollin.")
    actors = (Actor(id="a1", name="Arvenia", type="state"), Actor(id="a2", name="Hollin", type="state"))
    (act,) = find_acts(parsed, Cast(actors=actors, denotes={0: ("a1",), 2: ("a2",)}))
    assert (act.actors, act.addressees) == (("a1",), ("a2",))
    assert act.verb.quote == "thanked"


def test_every_grading_names_a_known_source() -> None:
    data = lexicon.load("acts")
    for group in (*data["groups"], data["light"], *data["light"]["nouns"]):
        assert set(group["source"]) <= data["sources"].keys()


def test_only_commissives_have_a_strength_and_no_predicate_has_two_in_one_frame() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for group in lexicon.load("acts")["groups"]:
        assert group["force"] == "commissive" or "strength" not in group
        for kind in ("verbs", "nouns", "adjectives"):
            for word in group.get(kind, ()) if "strength" in group and not group.get("copular") else ():
                for frame in group["frames"]:
                    other = seen.setdefault((kind, word, frame), group["strength"])
                    assert other == group["strength"], f"{word} + {frame} is {other} and {group['strength']}"


def test_a_predicate_of_two_groups_has_its_reason() -> None:
    data = lexicon.load("acts")
    groups: dict[tuple[str, str], set[str]] = {}
    for group in data["groups"]:
        for kind in ("verbs", "nouns", "adjectives"):
            for word in group.get(kind, ()):
                assert group["name"] not in groups.get((kind, word), ()), f"{word} stands twice in {group['name']}"
                groups.setdefault((kind, word), set()).add(group["name"])
    assert {word for (_, word), names in groups.items() if len(names) > 1} == data["shared"].keys()


def test_several_hundred_predicates_are_graded() -> None:
    groups = lexicon.load("acts")["groups"]
    assert sum(len(group.get(kind, ())) for group in groups for kind in ("verbs", "nouns", "adjectives")) > 400


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The ministers discussed radar data.", "radar data"),
        ("The leaders expressed concern about the drought.", "the drought"),
        ("Arvenia condemned the attack on the port.", "the attack on the port"),
        ("Arvenia called on Hollin to release the crew.", "release the crew"),
        ("Arvenia thanked Hollin for its help.", "its help"),
        ("Arvenia expressed its thanks to Hollin for its help.", "its help"),
        ("The two sides agreed that talks are needed.", "talks are needed"),
        ("Arvenia spoke with Hollin about the dam.", "the dam"),
        ("Arvenia accused Hollin of spying.", "spying"),
        ("The ministers met.", None),
    ],
)
def test_matter_is_what_the_act_is_about(text: str, matter: str | None) -> None:
    parsed = parse(text)
    actors = (Actor(id="a1", name="Arvenia", type="state"), Actor(id="a2", name="Hollin", type="state"))
    denotes = {at: (actor.id,) for actor in actors for at in parsed.by_lower.get(actor.name.lower(), ())}
    (act,) = find_acts(parsed, Cast(actors=actors, denotes=denotes))
    assert (act.matter.quote if act.matter else None) == matter


def test_every_event_type_of_plover_has_predicates() -> None:
    data = lexicon.load("acts")
    given = {group["plover"] for group in (*data["groups"], *data["light"]["nouns"]) if "plover" in group}
    schema = json.loads((Path(lexicon.__file__).parent / "schemas" / "acts.schema.json").read_text(encoding="utf-8"))
    assert given == set(schema["$defs"]["plover"]["enum"])
    assert len(given) == 16
