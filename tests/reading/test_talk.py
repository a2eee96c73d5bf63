"""Commitments in talk: what a speaker undertakes, what is only said to lead on, and who "we" are."""

from __future__ import annotations

import pytest

from onrecord.reading import Reader
from onrecord.record import Record, Statement

_TITLE = "Remarks by President Oda of Norway and President Holt of Chile Before Bilateral Meeting"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(fast=True)


def talk(reader: Reader, first: str, second: str = "Thank you.") -> Record:
    text = f"PRESIDENT ODA: Thank you all for coming. {first}\n\nPRESIDENT HOLT: {second}\n"
    return reader.read(Statement(text=text, title=_TITLE, issuer="Norway", published="2031-04-02"))


@pytest.mark.parametrize(
    ("text", "quote", "strength"),
    [
        ("I’ve asked my team to come back with a plan.", "I’ve asked my team to come back with a plan", "firm"),
        ("I'm going to ask the parliament for a loan.", "I'm going to ask the parliament for a loan", "firm"),
        ("We won't be raising taxes.", "We won't be raising taxes", "firm"),
        ("We will not let this stand.", "We will not let this stand", "firm"),
        ("We will end this strike.", "We will end this strike", "firm"),
        ("I promise you we will find those who did this.", "we will find those who did this", "firm"),
        ("My promise to you is that we will cut the toll.", "we will cut the toll", "firm"),
        (
            "What we're going to do is rebuild every school.",
            "What we're going to do is rebuild every school",
            "firm",
        ),
        ("The point is that you promised to sign the deal.", "you promised to sign the deal", "firm"),
        ("We are thankful that you are willing to lend us boats.", "you are willing to lend us boats", "intent"),
        ("We will go on with this and hope for the fruits of it.", "We will go on with this", "firm"),
        ("I've told my team to mend the dam.", "I've told my team to mend the dam", "firm"),
        ("We're gonna build a wall of trees.", "We're gonna build a wall of trees", "firm"),
        ("I'm going to go to Chile in May.", "I'm going to go to Chile in May", "firm"),
        ("I hope that our two countries will trade more.", "our two countries will trade more", "aspiration"),
        ("We agreed on October.", "We agreed on October", "firm"),
        ("My job is to finish the road.", "My job is to finish the road", "intent"),
        ("We are ready and willing to sit down with them.", "We are ready and willing to sit down with them", "intent"),
        (
            "We will be discussing how we can mend the dam.",
            "We will be discussing how we can mend the dam",
            "exploring",
        ),
        ("I hope we can find a way forward.", "we can find a way forward", "aspiration"),
        ("We're making sure that the families get help.", "We're making sure that the families get help", "firm"),
        ("I guarantee you that we'll get it done.", "we'll get it done", "firm"),
        ("We are planning a second fair.", "We are planning a second fair", "intent"),
        ("We are in the process of drafting a bill.", "We are in the process of drafting a bill", "intent"),
        ("We're looking at a range of options.", "We're looking at a range of options", "exploring"),
        ("We're hoping to finish the talks.", "We're hoping to finish the talks", "aspiration"),
        ("We'd like to deepen our trade.", "We'd like to deepen our trade", "aspiration"),
        ("I want to make sure the farmers are paid.", "I want to make sure the farmers are paid", "intent"),
        ("I'm looking forward to strengthen our ties.", "I'm looking forward to strengthen our ties", "aspiration"),
    ],
)
def test_speakers_bind_themselves(reader: Reader, text: str, quote: str, strength: str) -> None:
    (found,) = talk(reader, text).commitments
    assert (found.span.quote, found.strength) == (quote, strength)


def test_a_second_clause_with_going_to_is_a_second_commitment(reader: Reader) -> None:
    found = talk(reader, "We're going to pay the farmers and that we're going to keep the road open.").commitments
    assert [one.span.quote for one in found] == [
        "We're going to pay the farmers",
        "we're going to keep the road open",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I will ask you for some patience.",
        "I will come back to that in a moment.",
        "We shall overcome.",
        "I asked the Prime Minister to try to persuade them.",
        "They asked for a fence so that the sheep will not get out.",
        "We’re not going to comment on that.",
        "I'll take two more questions.",
        "We're looking at the figures.",
        "They will tell you that the plan is too costly.",
        "We'll let the minister speak to that.",
        "We will be happy to answer your questions.",
        "We’re going to celebrate the harbour's birthday.",
        "This shows how our children will live.",
        "I asked that they try to keep the harbour open.",
        "That is what I propose to do.",
        "Please convey my best wishes to the King.",
        "The mission will be led by General Ruiz.",
    ],
)
def test_what_only_leads_on_binds_nobody(reader: Reader, text: str) -> None:
    assert [found.span.quote for found in talk(reader, text).commitments] == []


@pytest.mark.parametrize(
    "text",
    [
        "I look forward to our discussion.",
        "I stand by my staff.",
        "I am confident we will discuss the harbour.",
        "We will talk about the harbour this afternoon.",
    ],
)
def test_what_is_hoped_for_or_meant_for_the_hour_counts(reader: Reader, text: str) -> None:
    assert len(talk(reader, text).commitments) == 1


@pytest.mark.parametrize(
    ("first", "second", "agents"),
    [
        ("We will build a port.", "Thank you.", ["Norway"]),
        ("Welcome.", "We will build a port.", ["Chile"]),
        ("Welcome.", "We have agreed to build a port.", ["Chile", "Norway"]),
        ("Welcome.", "We will build a port together with Norway.", ["Chile", "Norway"]),
        ("It is good that you decided to build a port.", "Thank you.", ["Holt", "Chile"]),
        ("Together, we will build a port.", "Thank you.", ["Norway", "Chile"]),
        ("Our teams will meet again in May.", "Thank you.", ["Norway", "Chile"]),
        ("My government will build a port.", "Thank you.", ["Norway"]),
        ("The two of us will build a port.", "Thank you.", ["Norway", "Chile"]),
        ("Thank you for your commitment to free trade.", "Thank you.", ["Chile"]),
        ("Welcome.", "We confirmed that we will build a port.", ["Chile", "Norway"]),
        ("We look forward to working with you.", "Thank you.", ["Norway"]),
    ],
)
def test_we_are_the_speakers_side_or_both_that_agreed(
    reader: Reader, first: str, second: str, agents: list[str]
) -> None:
    record = talk(reader, first, second)
    names = {actor.id: actor.name for actor in record.actors}
    (found,) = record.commitments
    assert [names[agent] for agent in found.agents] == agents


def test_i_in_a_quotation_is_who_is_quoted(reader: Reader) -> None:
    text = "“I will open the harbour next year,” said President Mara Oda of Chile."
    record = reader.read(Statement(text=text, issuer="Norway"))
    names = {actor.id: actor.name for actor in record.actors}
    (found,) = record.commitments
    assert [names[agent] for agent in found.agents] == ["Mara Oda", "Chile"]


def test_an_office_without_a_name_is_the_issuers_own(reader: Reader) -> None:
    record = reader.read(Statement(text="The office will open three schools.", issuer="Norway"))
    names = {actor.id: actor.name for actor in record.actors}
    assert [names[agent] for found in record.commitments for agent in found.agents] == ["Norway"]


def test_who_speaks_alone_agreed_with_whom_he_met_and_orders_in_his_own_name(reader: Reader) -> None:
    text = (
        "Today I spoke with President Holt of Chile. We agreed to open a port. We will rebuild every house. "
        "I have ordered the army to help."
    )
    record = reader.read(Statement(text=text, title="Address by President of Norway Mara Oda", issuer="Norway"))
    names = {actor.id: actor.name for actor in record.actors}
    assert [[names[agent] for agent in found.agents] for found in record.commitments] == [
        ["Norway", "Chile"],
        ["Norway"],
        ["Norway"],
    ]
