"""Time limits of undertakings: which words make a time a limit, of what kind, and when a time is none."""

from __future__ import annotations

import pytest

from onrecord.reading.cast import Cast
from onrecord.reading.commitments import find_commitments
from onrecord.reading.parsed import parse
from onrecord.reading.times import find_times
from onrecord.record import Deadline, Statement


def limit(text: str) -> Deadline | None:
    parsed = parse(text)
    statement = Statement(text=text, published="2031-03-01")
    found = find_commitments(parsed, Cast(), statement, find_times(parsed, "2031-03-01"), (), (), ())
    assert len(found) == 1, [(c.rule, c.span.quote) for c in found]
    return found[0].deadline


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("We will cut emissions by 40 percent by 2040.", "by 2040", "by"),
        ("By the end of 2032, we aim to double trade.", "By the end of 2032", "by"),
        ("We commit to reporting no later than 30 June 2031.", "no later than 30 June 2031", "by"),
        ("We will finish the plan ahead of the summit.", "ahead of the summit", "event"),
        ("The Parties will exchange letters within 90 days.", "within 90 days", "within"),
        ("The Council undertakes to review the list within six months;", "within six months", "within"),
        ("The Minister will visit Hollin on 12 May.", "on 12 May", "on"),
        ("The Minister will visit Hollin next week.", "next week", "on"),
        ("Arvenia will fund the clinics over the next three years.", "over the next three years", "within"),
        ("Arvenia will extend the loan for a further five years.", "for a further five years", "during"),
        (
            "The Council will keep the Mission for a period of six months until 31 August 2031.",
            "for a period of six months until 31 August 2031",
            "until",
        ),
        ("I am continuing for one year the ban on salt.", "for one year", "during"),
        ("Beginning in April, the Committee will slow the sales.", "Beginning in April", "on"),
        ("We will keep the ban until 31 January 2032.", "until 31 January 2032", "until"),
        ("We will keep the ban until peace is restored.", "until peace is restored", "event"),
        ("They agreed to meet during the visit of the Premier to Hollin.", "during the visit of the Premier", "event"),
        ("They agreed to review progress at their next meeting.", "at their next meeting", "event"),
        ("We will report to the council by COP41.", "by COP41", "event"),
        ("We will reopen the office as soon as possible.", "as soon as possible", "vague"),
        ("We will stand by Bolmara for as long as it takes.", "for as long as it takes", "vague"),
        ("They agreed to open talks in the coming months.", "in the coming months", "within"),
        ("We remain committed to the goal of zero emissions by 2050.", "by 2050", "embedded-goal"),
        ("In 2032, we intend to hold a conference on ports.", "In 2032", "during"),
        ("Starting in 2040, pending approval, Arvenia intends to sell three ships.", "Starting in 2040", "on"),
        ("As early as 2037, the two states plan to rotate ships.", "As early as 2037", "on"),
        ("The list changes, which means in three months, the map will be published.", "in three months", "during"),
        ("Arvenia will deliver the schools from 2032 to 2035.", "from 2032 to 2035", "during"),
        ("The Committee will set the pace at future meetings.", "at future meetings", "event"),
        ("They agreed to consult in the months and years ahead.", "in the months and years ahead", "within"),
        ("The Council will report every sixty days.", "every sixty days", "during"),
        ("We will do this in the first hundred days.", "in the first hundred days", "during"),
        (
            "Arvenia will buy 30 ships during the last two months of 2031.",
            "during the last two months of 2031",
            "within",
        ),
        ("The two sides will finish the talks before the monsoon begins.", "before the monsoon begins", "event"),
        ("We will bring in the bill when the parliament returns.", "when the parliament returns", "event"),
        ("We will consult our partners as the process advances.", "as the process advances", "event"),
        ("Arvenia will pay 40 million between now and 2035.", "between now and 2035", "by"),
        ("The commission will meet in Hollin two weeks from now.", "two weeks from now", "on"),
        ("As of 1 July, Bolmara will halt coal exports.", "As of 1 July", "on"),
        ("In the meantime, Arvenia will keep the port open.", "In the meantime", "vague"),
        ("We will take it up at the meeting of the Council on 7 May.", "at the meeting of the Council on 7 May", "on"),
        ("Grain will be duty-free upon entry into force, rising in 2035.", "upon entry into force", "event"),
    ],
)
def test_words_before_a_time_tell_what_limit_it_is(text: str, quote: str, kind: str) -> None:
    found = limit(text)
    assert found is not None
    assert (found.span.quote, found.type) == (quote, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides agreed on Friday to open talks.",
        "The two leaders, who met in June 2031, agreed to open talks.",
        "We will carry out the 2040 Agenda in full.",
        "We will carry out the five-year plan.",
        "We will return to the levels of 2019.",
        "We will keep the pace of recent years.",
        "We will give 2,000 families a loan a year.",
        "We welcome Hollin's pledge last year to train 200 crews.",
        "We will go on backing such ties as we rebuild our roads.",
        "We will back the bodies that have served the coast for many years.",
        "This year we intend to keep the tax.",
        "By working hand in hand, we will reopen the strait.",
        "We are committed to honouring the accords that were reached during the visit of the Premier.",
        "The plan will be updated quarterly.",
    ],
)
def test_a_time_that_tells_something_else_is_no_limit(text: str) -> None:
    assert limit(text) is None


def test_a_length_of_time_counts_from_the_day_of_the_statement() -> None:
    found = limit("The Parties will exchange letters within 90 days.")
    assert found is not None
    assert (found.from_, found.to) == ("2031-03-01", "2031-05-30")


def test_a_vague_limit_is_an_interval_that_is_open_at_its_end() -> None:
    found = limit("We will publish the list as soon as possible.")
    assert found is not None
    assert (found.from_, found.to) == ("2031-03-01", None)


@pytest.mark.parametrize(
    "text",
    [
        "The Task Force will carry on its work as fixed by both leaders at their meeting on 10 March 2029.",
        "With the arrest this week in Hollin of three men, Arvenia will go on guarding the port.",
    ],
)
def test_a_time_of_something_else_in_the_sentence_is_no_limit(text: str) -> None:
    assert limit(text) is None


def test_items_have_the_limit_of_what_leads_in() -> None:
    text = "Over the next year, Arvenia will:\n\n- Share data on storms.\n\n- Open two posts.\n"
    parsed = parse(text)
    statement = Statement(text=text, published="2031-03-01")
    found = find_commitments(parsed, Cast(), statement, find_times(parsed, "2031-03-01"), (), (), ())
    limits = [one.deadline.span.quote for one in found if one.deadline is not None]
    assert limits == ["Over the next year"] * 2


def test_as_soon_as_with_a_clause_is_an_event() -> None:
    found = limit("The Premier will sign the bill as soon as it reaches her desk.")
    assert found is not None
    assert (found.span.quote, found.type) == ("as soon as it reaches her desk", "event")
