"""What a check says: messages with their values, in English and as plain data."""

from __future__ import annotations

import ast
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord.check
from onrecord.check import English, Period, SeriesStore, Unit, Verdict, Wording, check
from onrecord.check.periods import period_of
from onrecord.check.told import (
    Amount,
    Day,
    Digits,
    During,
    Joined,
    Number,
    Ordinal,
    Place,
    Short,
    Term,
    Told,
    Value,
    When,
    say,
    sentences,
    whole,
)

numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)
periods = st.tuples(st.dates(), st.dates()).map(lambda days: Period(*sorted(days)))
units = st.sampled_from([Unit("money", "USD"), Unit("percent"), Unit("count", "ferry"), Unit("money", "EUR", "tonne")])
single: st.SearchStrategy[Value] = st.one_of(
    st.text(max_size=9),
    st.integers(0, 999),
    st.builds(Number, numbers, st.none() | units),
    st.builds(Amount, numbers, units),
    st.builds(Digits, numbers, st.sampled_from(["g", ".1f", "+.1f", ",.10g", ".0%"])),
    st.builds(Short, numbers),
    st.builds(When, periods),
    st.builds(During, periods),
    st.builds(Day, st.dates()),
    st.builds(Ordinal, st.integers(1, 40)),
    st.builds(Term.of, st.text(max_size=9)),
    st.builds(Place, st.sampled_from(["MEX", "XXX"]), st.text(max_size=9)),
)
values: st.SearchStrategy[Value] = st.recursive(
    single,
    lambda parts: (
        st.builds(Joined, st.lists(parts, max_size=3).map(tuple), st.sampled_from([None, "; ", " "]))
        | st.builds(lambda one, two: Told("%(one)s, %(two)s.", {"one": one, "two": two}), parts, parts)
    ),
    max_leaves=8,
)


@given(values)
def test_what_is_said_comes_back_from_plain_data(value: Value) -> None:
    made = Wording(sentence=value, periods=(period_of("2031-01-01", "2031-03-31"),))
    kept = Wording.of(json.loads(json.dumps(made.as_json())))
    assert kept == made
    assert str(kept.sentence) == str(value)


@pytest.mark.parametrize("data", [None, {}, {"sentence": {"kind": "sung", "form": "la"}}, {"sentence": ["a"]}])
def test_what_is_no_wording_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="validation error"):
        Wording.of(data)


def test_whole_sentences_stand_one_after_another() -> None:
    text = say("This text says %(words)s.", words="7 percent")
    held = whole(
        say("%(value)s %(when)s", value=Number(5.5, Unit("percent")), when=During(Period(*[date(2031, 5, 1)] * 2)))
    )
    assert str(sentences(held, None, text)) == "5.5 percent in 1 May 2031. This text says 7 percent."


def test_english_lists_end_with_and() -> None:
    assert [English().listed(["a", "b", "c"][:size]) for size in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_a_verdict_says_in_english_what_its_messages_say_and_keeps_them_out_of_its_json(
    store: SeriesStore, record
) -> None:
    for verdict in verdicts(store, record):
        assert verdict.told is not None
        fields = (verdict.sentence, verdict.tolerance, verdict.then, verdict.now)
        told = (verdict.told.sentence, verdict.told.tolerance, verdict.told.then, verdict.told.now)
        assert fields == tuple(None if each is None else str(each) for each in told)
        assert (verdict.nearest.words if verdict.nearest else "None") == str(verdict.told.nearest)
        assert [str(each) for each in verdict.told.periods] == [each.period for each in verdict.observations]
        assert '"told":' not in json.dumps(verdict.as_json())


def verdicts(store: SeriesStore, record) -> list[Verdict]:
    """Verdicts of several kinds: a contradicted level, a rank, a run, an effect, what no series measures."""
    march = ("March 2022", "2022-03-01", "2022-03-31")
    trade = (
        "Two-way trade in goods and services between the United States and Japan came to 99.0 billion dollars in 2023."
    )
    lamps = "The lamp subsidy scheme of June 2021 led to a sustained drop in lighthouse beacon repairs."
    cause, effect = lamps.removesuffix(".").split(" led to ")
    records = (
        record("Unemployment stood at 9.3 percent in March 2022.", ("9.3 percent", 9.3, "percent"), times=(march,)),
        record(
            trade,
            ("99.0 billion dollars", 99e9, "USD"),
            times=(("2023", "2023-01-01", "2023-12-31"),),
            day="2023-11-01",
        ),
        record(
            "Peru was the largest US trading partner in goods and services in 2022.",
            times=(("2022", "2022-01-01", "2022-12-31"),),
        ),
        record(
            "Unemployment has been under 4.5 percent for 32 months in a row.",
            ("4.5 percent", 4.5, "percent"),
            ("32 months", 32, "month"),
            day="2024-01-20",
        ),
        record(lamps, times=(("June 2021", "2021-06-01", "2021-06-30"),), effect=(cause, effect, "down")),
        record("The choir has 40 members.", ("40 members", 40, "member")),
    )
    found = [verdict for each in records for verdict in check(each, store).verdicts]
    assert {verdict.verdict for verdict in found} >= {"contradicted", "misdated", "supported", "not-covered"}
    return found


def test_every_message_stands_in_the_code_as_it_is_so_that_catalogues_can_hold_it() -> None:
    room = Path(onrecord.check.__file__).parent
    calls = [
        (path.name, node.lineno, node.args[0])
        for path in room.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
    ]
    assert len(calls) > 90
    assert [call[:2] for call in calls if not isinstance(call[2], ast.Constant)] == []
