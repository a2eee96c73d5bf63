from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import find_actors
from onrecord.reading.cast import Cast
from onrecord.reading.figures import find_figures
from onrecord.reading.parsed import parse
from onrecord.reading.times import find_times
from onrecord.record import Figure, Statement


def figures(text: str) -> list[Figure]:
    parsed = parse(text)
    return list(find_figures(parsed, find_times(parsed, "2031-05-14"), Cast()))


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("Arvenia will pay $3.4 billion.", 3.4e9, "USD", "="),
        ("Trade reached nearly €50 million.", 5e7, "EUR", "<"),
        ("Bolmara gave A$35 million.", 3.5e7, "AUD", "="),
        ("The fund holds Rs 500 crore.", 5e9, "INR", "="),
        ("More than 2,000 teachers were trained.", 2000, "teacher", ">"),
        ("The plan creates at least 400 jobs.", 400, "job", ">="),
        ("About twelve thousand people crossed the border.", 12000, "person", "~"),
        ("Up to 90 percent of homes have power.", 90, "percent", "<="),
        ("The rate was cut by 1.5 percentage points.", 1.5, "percentage point", "="),
        ("The pipe is 40 km long.", 40, "kilometre", "="),
        ("Oil costs $52 a barrel.", 52, "USD per barrel", "="),
        ("Two-thirds of the villages have a clinic.", 2 / 3, "share", "="),
        ("One in five farmers has a loan.", 0.2, "share", "="),
        ("They import 1.2m tonnes of wheat.", 1.2e6, "tonne", "="),
        ("Arvenia entregará 35 millones de dólares para los puertos.", 3.5e7, "USD", "="),
        ("Bolmara prestará 4 mil millones de euros a Hollin.", 4e9, "EUR", "="),
    ],
)
def test_an_amount_has_its_value_unit_and_bound(text: str, value: float, unit: str, bound: str) -> None:
    (found,) = figures(text)
    assert found.value == pytest.approx(value)
    assert (found.unit, found.bound) == (unit, bound)


def test_a_range_keeps_both_ends_and_shares_the_scale() -> None:
    (found,) = figures("Arvenia will lend $10 to $15 billion.")
    assert (found.value, found.low, found.high, found.unit) == (None, 10e9, 15e9, "USD")


def test_a_vague_count_has_a_least_value() -> None:
    (found,) = figures("The port supports thousands of jobs.")
    assert (found.value, found.low, found.high, found.unit, found.bound) == (None, 2000, None, "job", ">=")


def test_a_change_is_linked_to_the_level_it_led_to() -> None:
    change, level = figures("Exports rose 12 percent to 3.4 million tonnes.")
    assert (change.value, change.change, change.claim, change.of) == (12, "up", "change", level.id)
    assert (level.value, level.unit, level.claim) == (3.4e6, "tonne", "level")


def test_a_move_between_levels_is_two_figures() -> None:
    start, end = figures("Unemployment fell from 7 percent to 5 percent.")
    assert (start.value, end.value, end.of) == (7, 5, start.id)


def test_ranks_and_records_need_no_number() -> None:
    rank, record = figures("Castrel is the second-largest supplier of tin and sold a record number of boats.")
    assert (rank.claim, rank.unit, rank.value) == ("rank", "rank", 2)
    assert (record.claim, record.unit, record.value) == ("record", "boat", None)


def test_the_period_is_the_time_the_figure_is_said_of() -> None:
    (found,) = figures("Trade between Arvenia and Bolmara totaled $8 billion in 2029.")
    assert found.period is not None
    assert (found.period.span.quote, found.period.from_, found.period.to) == ("in 2029", "2029-01-01", "2029-12-31")


def test_a_base_of_comparison_is_not_the_period() -> None:
    (found,) = figures("Catches are down 12 percent compared with 2029.")
    assert found.period is None
    assert found.base is not None
    assert found.base.from_ == "2029-01-01"


def test_a_length_of_time_is_a_claim_but_not_where_it_only_tells_when() -> None:
    (found,) = figures("The truce lasts 90 days.")
    assert (found.value, found.unit, found.claim) == (90, "day", "duration")
    assert figures("They met in the last 12 months.") == []
    assert figures("It fell in the first ten months of the year.") == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "quote"),
    [
        ("The talks went on for a whole week.", 1, "week", "a whole week"),
        ("The works lasted two-and-a-half years.", 2.5, "year", "two-and-a-half years"),
        ("Over 2000 Norwegians came.", 2000, "person", "Over 2000 Norwegians"),
        ("The rate stays at 1-1/2 percent.", 1.5, "percent", "1-1/2 percent"),
        ("The rate stays at 1/4 to 1/2 percent.", None, "percent", "1/4 to 1/2 percent"),
        ("Imports fell to 80 bcm.", 8e10, "cubic metre", "80 bcm"),
        ("Imports fell to 40 to 45 bcm.", None, "cubic metre", "40 to 45 bcm"),
        ("They welcomed its three pillars.", 3, "pillar", "three pillars"),
        ("Her nine-year-old brother sang.", 9, "year", "nine-year"),
    ],
)
def test_lengths_counts_and_scaled_units_are_read_whole(text: str, value: float | None, unit: str, quote: str) -> None:
    (found,) = figures(text)
    assert (found.value, found.unit, found.span.quote) == (value, unit, quote)


def test_historic_levels_are_records() -> None:
    (found,) = figures("They answered historic levels of migration.")
    assert (found.claim, found.unit, found.value) == ("record", "migration", None)


@pytest.mark.parametrize(
    ("text", "issuer", "unit"),
    [
        ("We gave $3 million to schools.", "Australia", "AUD"),
        ("We gave $3 million to schools in Canada.", None, "CAD"),
        ("Canada and Australia gave $3 million.", None, "USD"),
        ("The Canadian Government's $3 million helped.", None, "CAD"),
        ("We gave US$3 million to schools.", "Australia", "USD"),
    ],
)
def test_a_bare_dollar_is_the_money_of_the_land_that_speaks(text: str, issuer: str | None, unit: str) -> None:
    parsed = parse(text)
    cast = find_actors(parsed, Statement(text=text, issuer=issuer))
    (found,) = find_figures(parsed, find_times(parsed, None), cast)
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed in 2029.",
        "Article 5 and Resolution 2231 apply.",
        "The two leaders met on 3 May 2031.",
        "The iPhone 12 was shown.",
        "Call 555-0199 for details.",
        "1. Trade\n\n2. Fisheries",
        "Bolmara won 2-1.",
        "It was the 22nd meeting.",
        "The Falcon 9 took off.",
        "They agree to the highest standards.",
        "It recalls resolutions 401 (1979) of 4 May, 412 (1980) of 2 June and 415 (1981).",
        "They met in Hollin on June 9 and 10, 2030, and in Oda on 18 and 19 July 2030.",
        "See paras. 3 and 4 of the report.",
        "Noting the report of the envoy of 8 May 2030, 24\n\nThanking all sides,",
        "The envoy spoke at COP28.",
        "Bolmara led the G20 in 2014.",
        "They praised the leading role Arvenia can play.",
        "They signed the Four Rivers Arrangements.",
        "They spoke of trade between the two countries.",
        "The order rests on the Fisheries Powers Act (50 U.S.C. 1701 et seq.).",
        "They back the C5+1 platform.",
        "It takes note of the report of 1 December 2030 62 that tells of the talks.",
        "They began talks on a “123” treaty.",
        "It revokes Executive Orders 13574, 13590, and 13622.",
    ],
)
def test_numbers_that_measure_nothing_are_left(text: str) -> None:
    assert figures(text) == []


_PIECES = st.sampled_from(
    [
        "5",
        "1,000",
        "3.4",
        "%",
        "$",
        "-",
        "to",
        "million",
        "dozens",
        "of",
        "ships",
        "half",
        "a",
        "½",
        "/",
        "×",
        "10",
        "largest",
        "record",
        "rose",
        "m",
        ".",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join)))
def test_any_text_is_read_with_spans_that_hold_their_quotes(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8")
    found = figures(text)
    for figure in found:
        for span in (figure.span, figure.measure):
            assert span is None or text[span.start : span.end] == span.quote
    assert [figure.id for figure in found] == [f"f{number}" for number in range(1, len(found) + 1)]
