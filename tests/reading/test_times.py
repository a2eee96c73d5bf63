from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.parsed import parse
from onrecord.reading.times import find_times
from onrecord.record import Time


def times(text: str, published: str | None = "2031-05-14") -> list[Time]:
    return list(find_times(parse(text), published))


def only(text: str, published: str | None = "2031-05-14") -> Time:
    found = times(text, published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value", "first", "last"),
    [
        ("Exports of Arvenia rose in 2029.", "2029", "DATE", "2029", "2029-01-01", "2029-12-31"),
        ("The law was signed earlier this year.", "earlier this year", "DATE", "2031", "2031-01-01", "2031-05-14"),
        ("Output grew in the last 12 months.", "the last 12 months", "DURATION", "P12M", "2030-05-14", "2031-05-14"),
        (
            "They will spend more over the next five years.",
            "the next five years",
            "DURATION",
            "P5Y",
            "2031-05-14",
            "2036-05-14",
        ),
        ("Spending fell in FY2029.", "FY2029", "DATE", "FY2029", "2028-10-01", "2029-09-30"),
        ("Spending fell in fiscal year 2029.", "fiscal year 2029", "DATE", "FY2029", "2028-10-01", "2029-09-30"),
        (
            "Prices rose in the second quarter of 2029.",
            "the second quarter of 2029",
            "DATE",
            "2029-Q2",
            "2029-04-01",
            "2029-06-30",
        ),
        ("Castrel will halve emissions by 2040.", "2040", "DATE", "2040", None, "2040-12-31"),
        ("Prices have risen since January.", "January", "DATE", "2031-01", "2031-01-01", "2031-05-14"),
        ("The bridge opens by the end of the decade.", "the end of the decade", "DATE", "203", None, "2039-12-31"),
        ("The budget for 2029-30 was agreed.", "2029-30", "DATE", "2029/2030", "2029-01-01", "2030-12-31"),
        ("The ministers met last month.", "last month", "DATE", "2031-04", "2031-04-01", "2031-04-30"),
        ("The ministers met on Monday.", "Monday", "DATE", "2031-05-12", "2031-05-12", "2031-05-12"),
        ("They will meet again this summer.", "this summer", "DATE", "2031-SU", "2031-06-21", "2031-09-22"),
        ("The envoy arrived three days ago.", "three days ago", "DATE", "2031-05-11", "2031-05-11", "2031-05-11"),
        ("The treaty was signed on 3 March 2030.", "3 March 2030", "DATE", "2030-03-03", "2030-03-03", "2030-03-03"),
        ("They meet annually.", "annually", "SET", "P1Y", None, None),
        ("The call began at 16:30 UTC.", "16:30 UTC", "TIME", "2031-05-14T16:30Z", "2031-05-14", "2031-05-14"),
        ("It is a 12-year loan.", "12-year", "DURATION", "P12Y", None, None),
        ("More will follow in the coming days.", "the coming days", "DURATION", "PXD", "2031-05-14", None),
    ],
)
def test_an_expression_has_its_value_and_days(
    text: str, quote: str, kind: str, value: str, first: str | None, last: str | None
) -> None:
    found = only(text)
    assert (found.span.quote, found.type, found.value, found.from_, found.to) == (quote, kind, value, first, last)


def test_without_a_date_of_publication_only_what_is_stated_is_resolved() -> None:
    found = times("Exports fell this year, as in March 2029.", None)
    assert [(time.value, time.from_) for time in found] == [("XXXX", None), ("2029-03", "2029-03-01")]


def test_a_year_of_publication_resolves_years_but_no_days() -> None:
    found = times("Exports fell last year. They met yesterday.", "2031")
    assert [(time.value, time.from_) for time in found] == [("2030", "2030-01-01"), ("PAST_REF", None)]


def test_the_tense_decides_which_month_is_meant() -> None:
    assert only("The talks took place in November.").value == "2030-11"
    assert only("The talks will take place in November.").value == "2031-11"


@pytest.mark.parametrize(
    "text",
    [
        "They may agree.",
        "The troops march on.",
        "Resolution 2029 was adopted.",
        "It cost $2031.",
        "It publishes in June its final list.",
    ],
)
def test_words_and_numbers_that_are_no_times_are_left(text: str) -> None:
    assert times(text) == []


_PIECES = st.sampled_from(
    [
        "May",
        "31",
        "February",
        "2029",
        "the",
        "last",
        "next",
        "year",
        "quarters",
        "since",
        "-",
        ":",
        "99",
        "Q3",
        "FY",
        "tomorrow",
        "Sunday",
        "",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(), st.lists(_PIECES).map(" ".join)),
    st.sampled_from([None, "0001-01-01", "9999-12-31", "2031", "2031-02"]),
)
def test_any_text_is_read_and_times_do_not_overlap(text: str, published: str | None) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8")
    end = 0
    for time in find_times(parse(text), published):
        assert time.span.start >= end
        assert text[time.span.start : time.span.end] == time.span.quote
        end = time.span.end


def test_marks_after_a_time_are_no_part_of_it() -> None:
    for text, quote in (
        ("They left within six months;", "six months"),
        ("They will meet on 12 May.", "12 May"),
        ("They met on 12 Sept. at noon.", "12 Sept."),
    ):
        assert quote in [time.span.quote for time in find_times(parse(text), "2031-03-01")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We will rebuild the bridge starting in January.", "2032-01"),
        ("We will rebuild the bridge in the fourth quarter.", "2031-Q4"),
        ("The bridge was closed in the fourth quarter.", "2030-Q4"),
    ],
)
def test_a_month_or_quarter_without_a_year_goes_by_the_tense_around_it(text: str, value: str) -> None:
    assert [time.value for time in find_times(parse(text), "2031-03-10")] == [value]
