"""Spanish words of time to come are counted from the day of publication."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times import spanish_time

WEDNESDAY = "2031-05-14"


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("el 3 de junio", "2031-06-03", "2031-06-03"),
        ("el 3 de mayo", "2032-05-03", "2032-05-03"),
        ("el quince de mayo de 2033", "2033-05-15", "2033-05-15"),
        ("el 4 y 5 de diciembre", "2031-12-04", "2031-12-05"),
        ("del 3 al 5 de julio", "2031-07-03", "2031-07-05"),
        ("a más tardar el lunes", "2031-05-19", "2031-05-19"),
        ("este mismo viernes", "2031-05-16", "2031-05-16"),
        ("la semana que entra", "2031-05-19", "2031-05-25"),
        ("el viernes de la próxima semana", "2031-05-19", "2031-05-25"),
        ("el mes entrante", "2031-06-01", "2031-06-30"),
        ("en marzo del año que viene", "2032-03-01", "2032-03-31"),
        ("para fin de año", "2031-01-01", "2031-12-31"),
        ("hoy en la tarde", WEDNESDAY, WEDNESDAY),
        ("mañana por la mañana", "2031-05-15", "2031-05-15"),
        ("pasado mañana", "2031-05-16", "2031-05-16"),
        ("en los próximos tres años", WEDNESDAY, "2034-05-14"),
        ("el segundo semestre de 2032", "2032-07-01", "2032-12-31"),
        ("el último domingo de agosto", "2031-08-01", "2031-08-31"),
        ("a partir de enero", "2032-01-01", None),
        ("dentro de sesenta días", None, None),
    ],
)
def test_words_of_time_cover_their_days(words: str, first: str | None, last: str | None) -> None:
    time = spanish_time(words, 0, len(words), WEDNESDAY)
    assert time is not None
    assert (time.from_, time.to) == (first, last)


@pytest.mark.parametrize("words", ["en breve", "cada año", "en el verano", "cuando llegue el dinero"])
def test_words_without_a_day_are_no_time(words: str) -> None:
    assert spanish_time(words, 0, len(words), WEDNESDAY) is None


def test_a_length_of_time_keeps_its_value() -> None:
    time = spanish_time("en un plazo de noventa días", 0, 27, WEDNESDAY)
    assert time is not None
    assert time.value == "P90D"


@given(
    st.text(alphabet="0123456789 deaymñlunspróxi", max_size=40), st.sampled_from([None, "2031", "2031-05", WEDNESDAY])
)
def test_any_words_are_read_and_the_span_is_the_whole(words: str, published: str | None) -> None:
    time = spanish_time(words, 0, len(words), published)
    assert time is None or (time.span.start, time.span.end) == (0, len(words))
