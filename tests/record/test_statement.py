from __future__ import annotations

import hashlib
from datetime import date

import pytest

from onrecord.record import Page, Statement, interval_of


def test_hash_is_of_the_text_where_no_bytes_were_given() -> None:
    assert Statement(text="Ärven").sha256 == hashlib.sha256("Ärven".encode()).hexdigest()


def test_half_a_surrogate_pair_is_refused_with_its_place() -> None:
    with pytest.raises(ValueError, match="half a surrogate pair at character 2"):
        Statement(text="ab\ud800")


@pytest.mark.parametrize("value", ["2024-13", "2024-02-30", "17 November 2023", "0000", ""])
def test_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ValueError):
        Statement(text="x", published=value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-11-17", date(2023, 11, 17), date(2023, 11, 17)),
    ],
)
def test_partial_date_is_an_interval_of_days(value: str, first: date, last: date) -> None:
    assert interval_of(value) == (first, last)


def test_span_knows_the_page_it_begins_on() -> None:
    statement = Statement(text="one two", pages=(Page(number=1, start=0, end=4), Page(number=2, start=4, end=7)))
    assert statement.page_of(statement.span(4, 7)) == 2
    assert Statement(text="one").page_of(Statement(text="one").span(0, 1)) is None


def test_page_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the text"):
        Statement(text="one", pages=(Page(number=1, start=0, end=9),))
