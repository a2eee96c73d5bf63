from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.reading.cast import Cast
from onrecord.reading.commitments import find_commitments
from onrecord.reading.parsed import Parsed, parse
from onrecord.reading.times import find_times
from onrecord.reading.transcript import Turn
from onrecord.record import Actor, Commitment, Statement


def read(text: str, cast: Cast | None = None, kind: str | None = None) -> tuple[Commitment, ...]:
    parsed = parse(text)
    statement = Statement(text=text, published="2031-03-01", kind=kind)
    times = find_times(parsed, statement.published)
    return find_commitments(parsed, cast or Cast(), statement, times, (), (), ())


def only(text: str) -> Commitment:
    found = read(text)
    assert len(found) == 1, [(c.rule, c.span.quote) for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("The two governments agreed to open a joint border office.", "firm"),
        ("Arvenia will build three ships for the coast guard.", "firm"),
        ("The Premier announced that Arvenia would contribute 200 troops.", "firm"),
        ("It was agreed to hold a further round of talks.", "firm"),
        ("The ministers agreed that further talks be held in Hollin.", "firm"),
        ("A joint fund will be established by both ministries.", "firm"),
        ("We are determined to rebuild the harbour.", "firm"),
        ("We intend to sign the treaty.", "intent"),
        ("The two sides stand ready to extend the deal.", "intent"),
        ("The countries are working towards a common market.", "intent"),
        ("Our goal is to double trade.", "intent"),
        ("The Council will seek to widen its membership.", "intent"),
        ("The ministers discussed ways to share radar data.", "exploring"),
        ("The ministers will consider a joint patrol.", "exploring"),
        ("The two sides may hold further consultations.", "exploring"),
        ("We look forward to meeting again in Hollin.", "aspiration"),
        ("The leaders share the goal of ending the dispute.", "aspiration"),
        ("The ministers praised Hollin's efforts to clear the mines.", "intent"),
        ("The minister thanked Hollin for its work to clear the mines.", "intent"),
        ("The leaders welcomed Hollin's continued assistance to Bolmara.", "intent"),
        ("We would be glad to host the next round.", "intent"),
        ("The ministers welcomed the exercise to be held in May 2031.", "intent"),
        ("The ministers discussed ideas for the new port.", "exploring"),
        ("We want to restore the old harbour.", "intent"),
        ("We would like to join the programme.", "aspiration"),
        ("I am certain that we will deepen our ties.", "aspiration"),
        ("I hope we can open the bridge.", "aspiration"),
        ("The leaders discussed their support for a lasting truce.", "aspiration"),
        ("Arvenia supports the establishment of a joint school.", "aspiration"),
        ("We hereby establish a joint fund.", "firm"),
        ("We launch a new dialogue on ports.", "firm"),
        ("The ministers agreed a joint plan.", "firm"),
        ("I welcome Hollin's agreement to host the games.", "firm"),
        ("They noted Hollin's commitment under the treaty to withdraw its ships.", "firm"),
        ("The leaders affirmed the shared commitment to ending the dispute.", "firm"),
        ("President Oda spoke of trade, noting that Arvenia would open two ports.", "firm"),
        ("The President announced that she will be announcing that Arvenia will send boats.", "firm"),
        ("By June, Arvenia will have completed the bridge over the river.", "firm"),
        ("They praised the next summit, which will be held in May 2031.", "firm"),
        ("The two leaders resolved to work together.", "firm"),
        ("Last week, the Government set a target to halve the cost of housing.", "intent"),
        ("It is an aim of the Government to provide health care.", "intent"),
        ("There are plans to deliver medical equipment to Hollin.", "intent"),
        ("The President emphasized that it remains a priority to free the sailors.", "aspiration"),
        ("We will be looking for ways to deepen our work.", "exploring"),
        ("President Oda met with President Holm to discuss ongoing efforts to free the sailors.", "exploring"),
    ],
)
def test_strength_follows_the_predicate(text: str, strength: str) -> None:
    assert only(text).strength == strength


@pytest.mark.parametrize(
    "text",
    [
        "The ministers discussed radar data.",
        "Arvenia reiterated the importance of clearing the mines.",
        "The two sides agreed that talks are urgently needed.",
        "The bridge will cut travel times.",
        "Arvenia launched a patrol programme in May.",
        "The President thanked Hollin for its hospitality.",
        "The rebels committed serious crimes.",
        "The representative of the Arvenian side will be Ada Brun.",
        "Will Arvenia build the dam?",
        "I will now turn to the budget.",
        "I would like to use this occasion to thank you.",
        "We want to thank our hosts.",
        "The ministers considered several aspects of the dispute.",
        "The ministers discussed how Arvenia has handled the crisis.",
        "I cannot promise what the next parliament will decide.",
        "It depends on what Arvenia will offer by May.",
        "Arvenia will continue to be a great power.",
        "It was the only country that offered to host the games.",
        "Our main task was to pay the wages.",
        "The fate of the valley is decided on the battlefield.",
        "The staff have been working on this for a decade.",
        "The Task Force will be chaired by a judge.",
        "We'll turn it back over to you.",
        "We don't want to rush this process.",
        "We'll let the Premier speak to his own politics.",
        "She was eager to come here herself.",
    ],
)
def test_near_misses_are_not_taken(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "reaffirmed"),
    [
        ("The two leaders reaffirmed their commitment to free trade.", True),
        ("Arvenia will continue to train the pilots.", True),
        ("We remain committed to a fair peace.", True),
        ("The parties agreed to maintain the ceasefire.", True),
        ("The parties agreed to build a dam.", False),
    ],
)
def test_an_undertaking_that_was_there_before_is_reaffirmed(text: str, reaffirmed: bool) -> None:
    assert only(text).reaffirmed is reaffirmed


def test_an_undertaking_not_to_act_is_negated() -> None:
    found = only("Castrel does not seek and will not station missiles there.")
    assert found.negated
    assert found.span.quote == "Castrel does not seek and will not station missiles there"
    assert not only("We will not tire in supporting the refugees.").negated


def test_coordinated_verbs_under_one_cue_are_one_commitment() -> None:
    assert only("Arvenia will repair the road and open two clinics.").strength == "firm"


def test_a_repeated_cue_splits() -> None:
    found = read("We commit to repairing the road and will open two clinics.")
    assert [c.span.quote for c in found] == ["We commit to repairing the road", "will open two clinics"]


def test_each_item_of_a_list_is_a_commitment() -> None:
    found = read("The parties commit to:\n\n- publish all tariffs;\n\n- abolish the harbour fees.")
    assert [c.span.quote for c in found] == ["publish all tariffs", "abolish the harbour fees"]
    assert all(c.cue is not None and c.cue.quote == "commit to" for c in found)


def test_items_take_the_deadline_of_their_lead_in() -> None:
    found = read(
        "The Parties commit to take the following steps by 14 May 2031:\n\n"
        "Arvenia will (i) cut the duty on glass; and (ii) lift the quota on wool."
    )
    assert [c.span.quote for c in found[1:]] == ["cut the duty on glass", "lift the quota on wool"]
    assert all(c.deadline is not None and c.deadline.to == "2031-05-14" for c in found)


def test_deadline_and_condition_are_anchored() -> None:
    found = only("Bolmara will open two border posts by 30 June 2031, subject to the budget.")
    assert found.deadline is not None
    assert found.deadline.span.quote == "by 30 June 2031"
    assert found.deadline.to == "2031-06-30"
    assert found.condition is not None
    assert found.condition.quote == "subject to the budget"
    assert "deadline" in found.catalysts


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Later today, the ministers will visit the port.", "Later today"),
        ("After ratifying the treaty, the Parties will set up a council.", "After ratifying the treaty"),
        ("We will keep the rate unchanged until the harvest is safe.", "until the harvest is safe"),
        ("We will rebuild the town after the fighting ends.", "after the fighting ends"),
        ("We will publish the list in the coming weeks.", "in the coming weeks"),
    ],
)
def test_deadlines_before_the_subject_and_as_clauses(text: str, limit: str) -> None:
    found = only(text)
    assert found.deadline is not None
    assert found.deadline.span.quote == limit


def test_the_time_of_telling_is_no_deadline() -> None:
    assert only("During the meeting, the two leaders reaffirmed their commitment to free trade.").deadline is None


def test_a_past_date_in_a_name_is_no_deadline() -> None:
    assert only("Arvenia will amend the order of 2 April 2029.").deadline is None


def test_describing_relative_clauses_are_left_out() -> None:
    found = only("Arvenia will extend the lease, which was signed in 1998.")
    assert found.span.quote == "Arvenia will extend the lease"


def test_a_council_binds_itself_and_its_requests_are_not_commitments() -> None:
    found = read(
        "1. Decides to extend the mandate of the Mission until 30 June 2031;\n\n"
        "2. Requests the Secretary-General to submit a report by 30 May 2031;"
    )
    assert [c.rule for c in found] == ["decision of a body"]


def test_agents_come_from_the_cast() -> None:
    text = "Arvenia will repair the road. It was agreed to meet again. The two sides plan to cooperate."
    parsed = parse(text)
    actors = (Actor(id="a1", name="Arvenia", type="state"), Actor(id="a2", name="Hollin", type="state"))
    sides = parsed.by_lower["sides"][0]
    cast = Cast(actors=actors, denotes={0: ("a1",), sides: ("a1", "a2")})
    found = find_commitments(parsed, cast, Statement(text=text), (), (), (), ())
    assert [c.agents for c in found] == [("a1",), ("a1", "a2"), ("a1", "a2")]


def test_both_sides_of_a_joint_statement_are_bound_where_it_says_we_or_names_the_leaders() -> None:
    text = "Arvenia and Hollin met. We will repair the road. The Prime Ministers agreed to meet again."
    parsed = parse(text)
    actors = (
        Actor(id="a1", name="Arvenia", type="state", mentions=(parsed.span(0, 1),)),
        Actor(id="a2", name="Hollin", type="state", mentions=(parsed.span(2, 3),)),
    )
    cast = Cast(actors=actors, denotes={0: ("a1",), 2: ("a2",), parsed.by_lower["we"][0]: ("a1",)}, issuer="a1")
    bound = {}
    for title in ("Joint statement by the Prime Ministers", "Speech"):
        found = find_commitments(parsed, cast, Statement(text=text, title=title), (), (), (), ())
        bound[title] = [c.agents for c in found]
    assert bound == {
        "Joint statement by the Prime Ministers": [("a1", "a2"), ("a1", "a2")],
        "Speech": [("a1",), ("a1", "a2")],
    }


def test_under_no_circumstances_negates() -> None:
    assert only("Under no circumstances will Arvenia permit the blockade of the harbour.").negated


def test_support_and_efforts_joined_by_commas_are_one_commitment_each() -> None:
    found = read("The leaders discussed their support for the truce, and their continued assistance to Bolmara.")
    assert [c.strength for c in found] == ["aspiration", "intent"]


def test_verbless_promises_are_read_in_manifestos_only() -> None:
    text = "Build two hundred new schools."
    assert read(text) == ()
    assert [c.rule for c in read(text, kind="manifesto")] == ["pledge"]


def test_a_learned_reader_decides_by_sentence() -> None:
    text = "More schools for the valley. We will be guided by reason."
    parsed = parse(text)
    found = find_commitments(parsed, Cast(), Statement(text=text), (), (), (), (), pledge=[True, False])
    assert [c.span.quote for c in found] == ["More schools for the valley"]


@pytest.mark.parametrize(
    "text", ["", "to", "will", "commitment to", "We will", "will will will to to", "Decides", ":\n- a"]
)
def test_fragments_raise_nothing(text: str) -> None:
    read(text)


def test_spanish_predicates_are_read_without_a_spanish_parser() -> None:
    text = (
        "Los dos gobiernos se comprometieron a reducir las tarifas. Los ministros discutieron cómo abrir el puerto. "
        "Las partes acordaron que la medida es necesaria."
    )
    assert [(c.strength, c.action.quote) for c in read(text)] == [
        ("firm", "reducir las tarifas"),
        ("exploring", "abrir el puerto"),
    ]


def test_numbered_items_after_one_without_its_own_list_keep_the_deadline_of_the_lead_in() -> None:
    found = read(
        "The Parties agree to take the following steps by 14 May 2031:\n\n"
        "1. Arvenia will cut the duty on glass;\n\n"
        "2. Hollin will (i) open the port; and (ii) lift the quota on wool."
    )
    assert [c.deadline is not None for c in found] == [True] * 4


def test_a_mandate_extended_was_there_before() -> None:
    (found,) = read("1. Extends the mandate of the Mission until 30 June 2031;")
    assert found.reaffirmed


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "He noted his government's plans to widen trade and reaffirmed Bolmara's support for the treaty.",
            ["his government's plans to widen trade", "reaffirmed Bolmara's support for the treaty"],
        ),
        (
            "They agreed to stay in close contact and looked forward to meeting at the harbour summit.",
            ["They agreed to stay in close contact", "looked forward to meeting at the harbour summit"],
        ),
        (
            "The leaders welcomed Hollin's commitment to the pact and readiness for talks with the league.",
            ["Hollin's commitment to the pact", "readiness for talks with the league"],
        ),
        (
            "The Council recalled Hollin's pledge to clear the mines, including its readiness to pay for it.",
            ["Hollin's pledge to clear the mines", "its readiness to pay for it"],
        ),
        (
            "We thank Bolmara for its help and look forward to working together.",
            ["look forward to working together"],
        ),
        (
            "We recognize the need for peace, reaffirm the charter, and commit to strengthen the league.",
            ["commit to strengthen the league"],
        ),
        (
            "They discussed ways for the two sides to share data, with Premier Oda underscoring the need for care.",
            ["They discussed ways for the two sides to share data"],
        ),
    ],
)
def test_each_cue_of_a_sentence_has_its_own_clause(text: str, quotes: list[str]) -> None:
    assert [found.span.quote for found in read(text)] == quotes


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("3. DECIDES to convene a session on debt in Hollin;", "firm"),
        ("4. Agrees to consider requests from the league;", "firm"),
        ("Remains ready to adopt further measures;", "intent"),
        ("Expresses its intention to review the list;", "intent"),
    ],
)
def test_a_body_undertakes_in_paragraphs_without_a_subject(text: str, strength: str) -> None:
    assert only(text).strength == strength


@pytest.mark.parametrize(
    "text",
    [
        "4. REQUESTS the Commission to submit a report;",
        "5. Approves the report of the Secretary-General;",
        "It is hoped that the Arvenian side will open the market.",
        "The lorries will be removed from the old roads.",
        "The system will be built upon the trust of all.",
        "Arvenia welcomed Hollin's support for the partnership.",
    ],
)
def test_requests_hopes_for_others_and_forecasts_are_not_taken(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("The Premier hoped to visit Hollin.", "aspiration"),
        ("Arvenia aims to be free of coal.", "intent"),
        ("Arvenia is prepared to consider a joint patrol.", "exploring"),
        ("The ministers discussed expanding the ferry lines.", "exploring"),
        ("We are updating our customs rules.", "firm"),
        ("We are expanding and strengthening our ties.", "firm"),
        ("This assessment will take into account all readings.", "firm"),
        ("The pair agreed to work together.", "firm"),
        ("We acknowledge the efforts of Hollin to host the summit.", "intent"),
        ("The fund will be extended for all members.", "firm"),
    ],
)
def test_strength_of_further_predicates(text: str, strength: str) -> None:
    assert only(text).strength == strength


def test_going_further_with_something_says_that_it_was_there_before() -> None:
    assert only("The parties committed to further expand the route.").reaffirmed
    assert not only("The parties further committed to expand the route.").reaffirmed


def cast_of(parsed: Parsed, *names: str, **facts: Any) -> Cast:
    """A cast of states by name, one word each, every mention of them found."""
    actors = tuple(Actor(id=name.lower(), name=name, type="state") for name in names)
    denotes = {at: (actor.id,) for actor in actors for at in parsed.by_lower.get(actor.id, ())}
    return Cast(actors=actors, denotes=denotes, **facts)


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Arvenia and Hollin's shared interest in clean seas was noted.", {"arvenia", "hollin"}),
        ("Bolmara thanked Hollin for its efforts to clear the mines.", {"hollin"}),
        ("Bolmara reaffirmed Hollin's support for the truce.", {"hollin"}),
    ],
)
def test_whose_interest_effort_or_support_it_is(text: str, agents: set[str]) -> None:
    parsed = parse(text)
    cast = cast_of(parsed, "Arvenia", "Hollin", "Bolmara")
    (found,) = find_commitments(parsed, cast, Statement(text=text), (), (), (), ())
    assert set(found.agents) == agents


def test_in_a_transcript_the_voice_is_bound_and_both_sides_where_it_says_so() -> None:
    text = "Premier of Hollin: We will open the port.\n\nPremier of Hollin: We will work together on the bridge."
    parsed = parse(text)
    turns = tuple(
        Turn(label=(start, start + 17), content=((start + 19, end),), named=True)
        for start, end in (match.span() for match in re.finditer(r"Premier of Hollin: [^.]+\.", text))
    )
    cast = cast_of(parsed, "Arvenia", "Hollin", issuer="arvenia", turns=turns, voices=("hollin", "hollin"))
    found = find_commitments(parsed, cast, Statement(text=text), (), (), (), ())
    assert [set(one.agents) for one in found] == [{"hollin"}, {"arvenia", "hollin"}]


@pytest.mark.parametrize(
    "text",
    [
        "The Free Trade Agreement will help both countries.",
        "The FTA will bring new jobs.",
        "They praised the Harbour Summit, which will be held in Hollin.",
        "The Rebuilding Conference to be held in Hollin was praised.",
    ],
)
def test_agreements_and_summits_bind_nobody(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("HHRA will also expand the clinics.", "HHRA will also expand the clinics"),
        (
            "- Green Power Auctions: HHRA will partner with the ministry.",
            "HHRA will partner with the ministry",
        ),
        (
            "In light of the intention of Hollin not to ratify the pact, the ministers agreed to meet.",
            "the intention of Hollin not to ratify the pact",
        ),
    ],
)
def test_bodies_in_capitals_labels_and_phrases_before_the_clause(text: str, quote: str) -> None:
    assert quote in [found.span.quote for found in read(text)]


def test_an_item_of_several_sentences_ends_with_its_first() -> None:
    found = read("The parties commit to:\n\n- publish all tariffs. The list was closed in May.\n\n- open the port.")
    assert [c.span.quote for c in found] == ["publish all tariffs", "open the port"]


def test_rules_between_items_do_not_end_a_list() -> None:
    found = read("Over the next year, Arvenia will:\n\n- publish all tariffs;\n\n<!-- -->\n\n- open the port.")
    assert [c.span.quote for c in found] == ["publish all tariffs", "open the port"]


def test_items_of_a_sentence_are_one_each_and_as_firm_as_their_verbs() -> None:
    found = read("The two ministers agreed to: (a) open a joint office; (b) explore a common licence.")
    assert [(c.strength, c.action.quote) for c in found] == [
        ("firm", "open a joint office"),
        ("exploring", "explore a common licence"),
    ]


def test_items_under_a_bare_subject_have_verbs_of_their_own() -> None:
    found = read(
        "In this spirit, we:\n\ni. Commit to double our efforts for the league.\n\nii. Will open the port.\n\n"
        "iii. Encourage the banks to lend.\n\niv. Intend to sign the pact."
    )
    assert [(c.strength, c.action.quote) for c in found] == [
        ("firm", "double our efforts for the league"),
        ("firm", "open the port"),
        ("intent", "sign the pact"),
    ]


def test_performance_told_in_the_past_is_firm() -> None:
    assert only("The Premier said that Arvenia was providing two ferries.").strength == "firm"


def test_one_thanked_for_its_pledge_is_bound_by_it() -> None:
    text = "Arvenia expressed its thanks to Hollin for its pledge to open the port."
    parsed = parse(text)
    found = find_commitments(parsed, cast_of(parsed, "Arvenia", "Hollin"), Statement(text=text), (), (), (), ())
    assert [one.agents for one in found] == [("hollin",)]


def test_a_body_is_bound_by_what_a_paragraph_of_its_resolution_calls_its_own() -> None:
    text = "4. Expresses its intention to review the list;"
    parsed = parse(text)
    body = Actor(id="b", name="Harbour Council", type="organisation")
    (found,) = find_commitments(parsed, Cast(actors=(body,)), Statement(text=text), (), (), (), ())
    assert found.agents == ("b",)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("The duty on wine will be nil within four years.", "within four years"),
        ("Tariffs on beef will fall to zero over nine years.", "over nine years"),
        ("All duties will be removed upon entry into force.", "upon entry into force"),
        ("The present tariff will remain in effect until 10 May 2032.", "until 10 May 2032"),
        ("Ruvia's assets will remain frozen until it pays for the damage.", "until it pays for the damage"),
        ("There will be a review of the pact in May.", "in May"),
    ],
)
def test_what_a_thing_will_be_binds_where_somebody_makes_it_so(text: str, limit: str) -> None:
    found = only(text)
    assert found.strength == "firm"
    assert found.deadline is not None
    assert found.deadline.span.quote == limit


@pytest.mark.parametrize(
    "text",
    [
        "It will be free for all.",
        "There will be no winner.",
        "There will be heavy rain.",
        "Prices will fall next year.",
    ],
)
def test_what_things_will_be_of_themselves_binds_nobody(text: str) -> None:
    assert read(text) == ()


def test_a_sentence_that_a_broken_layout_parts_is_read_whole() -> None:
    text = (
        "The Council agreed that the two governments would sign the\n\nfirst accord on the river today, and that "
        "a report\n\nwould be sent by the secretariat to all of the\n\nmembers by the end of 2031."
    )
    limits = [one.deadline.span.quote for one in read(text) if one.deadline is not None]
    assert limits[0] == "today"
    assert limits[-1] == "by the end of 2031"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("We have agreed a declaration on the sea which will rest on a plan of action.", "on the sea"),
        (
            "We welcome Hollin's commitment to train crews in three trades – carpentry, masonry and joinery.",
            "three trades",
        ),
        ("The commitment of the ministry to open trade, given the mood of the Senate, is known.", "open trade"),
        (
            "Bolmara pledged $150 million in aid in 2031; $300 million in aid for 2032; and $2 billion in loans.",
            "$2 billion in loans",
        ),
    ],
)
def test_what_only_describes_is_left_out_and_a_list_of_sums_is_whole(text: str, end: str) -> None:
    assert only(text).span.quote.endswith(end)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Arvenia is on course to meet its target of lifting defence spending by 2034.", "intent"),
        ("The forum is scheduled to take place in October.", "intent"),
        ("Arvenia has allocated 765 million to the ports over the next decade.", "firm"),
        ("Arvenia announced an extension of the fund for four years.", "firm"),
        ("Bolmara raised its target of planting trees by 2050.", "intent"),
    ],
)
def test_what_is_due_or_set_aside_binds_without_a_verb_of_undertaking(text: str, strength: str) -> None:
    assert only(text).strength == strength


@pytest.mark.parametrize(
    "text", ["Arvenia has allocated 765 million to the ports.", "The two states undertook a joint exercise."]
)
def test_sums_set_aside_and_exercises_undertaken_are_deeds_done(text: str) -> None:
    assert read(text) == ()


def test_who_announces_a_plan_tells_the_plan() -> None:
    text = "We are announcing today that the coast guards plan to launch a mission in 2032."
    assert only(text).action.quote == "launch a mission in 2032"
