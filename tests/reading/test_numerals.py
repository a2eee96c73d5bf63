from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.numerals import digits, written_number

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _spell(number: int) -> list[str]:
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return [*_spell(number // size), name, *(_spell(rest) if rest else [])]
    if number < 20:
        return [_ONES[number]]
    return [_TENS[number // 10 - 2], *(["-", _ONES[number % 10]] if number % 10 else [])]


@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_a_spelled_number_reads_back(number: int) -> None:
    assert written_number(_spell(number)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_commas_between_thousands_change_nothing(number: int) -> None:
    assert digits(f"{number:,}") == number


@given(st.text())
def test_any_text_has_a_number_or_none(text: str) -> None:
    assert digits(text) is None or isinstance(digits(text), float)


@pytest.mark.parametrize(
    ("words", "value"), [("2.5 million", 2.5e6), ("four lakh", 4e5), ("two hundred and five thousand", 205e3)]
)
def test_scales_multiply_what_stands_before_them(words: str, value: float) -> None:
    assert written_number(words.split()) == value
