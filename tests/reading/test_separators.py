from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import Reader
from onrecord.reading.parsed import parse
from onrecord.reading.separators import with_decimal_points
from onrecord.record import Statement

SPANISH = "El gobierno de la costa dijo que en los puertos de la isla hay {}, y que para el año que viene son más."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(fast=True)


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("44.000 barcos", [44_000]),
        ("9.445 millones de dólares y una caída del 67,2%", [9_445_000_000, 67.2]),
        ("1.234.567 barcos", [1_234_567]),
        ("44,000 barcos", [44_000]),
        ("una caída del 67.2% y 1.575 toneladas", [67.2, 1.575]),
        ("una caída del 67.2% y 1.500 toneladas", [67.2, 1_500]),
    ],
)
def test_a_spanish_text_writes_decimals_as_its_numbers_say(reader: Reader, written: str, values: list[float]) -> None:
    text = SPANISH.format(written)
    figures = reader.read(Statement(text=text, language="es")).figures
    assert [figure.value for figure in figures] == values
    assert all(text[figure.span.start : figure.span.end] == figure.span.quote for figure in figures)


def test_an_english_text_is_left_as_it_is() -> None:
    text = "The port took 1,234 ships and 2.5 tons, up 1.500 on the year."
    assert with_decimal_points(parse(text)) == text


@given(st.text(alphabet="0123456789.,% a", max_size=60))
def test_no_character_moves(numbers: str) -> None:
    text = SPANISH.format(numbers)
    changed = with_decimal_points(parse(text))
    assert len(changed) == len(text)
    assert all(one == other or {one, other} == {".", ","} for one, other in zip(text, changed, strict=True))
