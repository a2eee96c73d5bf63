"""Spanish times are listed like English ones, resolved against the day of publication, and limits are dated by them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.parsed import parse
from onrecord.reading.times import find_times
from onrecord.record import Time

WEDNESDAY = "2031-05-14"


def times(text: str, published: str | None = WEDNESDAY, language: str | None = "es") -> list[Time]:
    return list(find_times(parse(text), published, language))


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value", "first", "last"),
    [
        ("El puente abrirá el 3 de junio.", "el 3 de junio", "DATE", "2031-06-03", "2031-06-03", "2031-06-03"),
        ("El puente abrirá el 3 de mayo.", "el 3 de mayo", "DATE", "2032-05-03", "2032-05-03", "2032-05-03"),
        ("El puente abrió el 3 de mayo.", "el 3 de mayo", "DATE", "2031-05-03", "2031-05-03", "2031-05-03"),
        ("Se firmó el pasado 20 de junio.", "el pasado 20 de junio", "DATE", "2030-06-20", "2030-06-20", "2030-06-20"),
        ("Abrirá el 1º de enero de 2033.", "el 1º de enero de 2033", "DATE", "2033-01-01", "2033-01-01", "2033-01-01"),
        (
            "Es el quince de mayo de 2033.",
            "el quince de mayo de 2033",
            "DATE",
            "2033-05-15",
            "2033-05-15",
            "2033-05-15",
        ),
        (
            "Será del 3 al 5 de julio.",
            "3 al 5 de julio",
            "DATE",
            "2031-07-03/2031-07-05",
            "2031-07-03",
            "2031-07-05",
        ),
        ("Será a más tardar el lunes.", "el lunes", "DATE", "2031-05-19", None, "2031-05-19"),
        ("Será este mismo viernes.", "este mismo viernes", "DATE", "2031-05-16", "2031-05-16", "2031-05-16"),
        ("Nos vemos la semana que entra.", "la semana que entra", "DATE", "2031-W21", "2031-05-19", "2031-05-25"),
        (
            "Será el viernes de la próxima semana.",
            "el viernes de la próxima semana",
            "DATE",
            "2031-05-23",
            "2031-05-23",
            "2031-05-23",
        ),
        ("El puerto crecerá el próximo año.", "el próximo año", "DATE", "2032", "2032-01-01", "2032-12-31"),
        ("El puerto creció el año pasado.", "el año pasado", "DATE", "2030", "2030-01-01", "2030-12-31"),
        ("Será en marzo del año que viene.", "marzo del año que viene", "DATE", "2032-03", "2032-03-01", "2032-03-31"),
        ("Estará listo para fin de año.", "fin de año", "DATE", "2031", None, "2031-12-31"),
        ("Será a mediados de 2033.", "mediados de 2033", "DATE", "2033", "2033-01-01", "2033-12-31"),
        ("Hoy en la tarde se firma.", "Hoy en la tarde", "TIME", "2031-05-14TAF", WEDNESDAY, WEDNESDAY),
        ("Se firma pasado mañana.", "pasado mañana", "DATE", "2031-05-16", "2031-05-16", "2031-05-16"),
        ("Rige en los próximos 90 días.", "los próximos 90 días", "DURATION", "P90D", WEDNESDAY, "2031-08-12"),
        ("Subió en los últimos tres años.", "los últimos tres años", "DURATION", "P3Y", "2028-05-14", WEDNESDAY),
        (
            "Se pagará en un plazo de noventa (90) días hábiles.",
            "noventa (90) días hábiles",
            "DURATION",
            "P90D",
            None,
            None,
        ),
        ("Se hará dentro de dos semanas.", "dos semanas", "DURATION", "P2W", None, None),
        (
            "Será en el segundo semestre de 2032.",
            "el segundo semestre de 2032",
            "DATE",
            "2032-H2",
            "2032-07-01",
            "2032-12-31",
        ),
        ("Las ventas crecen desde 2018.", "2018", "DATE", "2018", "2018-01-01", WEDNESDAY),
        ("Bajó entre 2019 y 2023.", "entre 2019 y 2023", "DURATION", "P4Y", "2019-01-01", "2023-12-31"),
        ("Se entregará a más tardar en octubre.", "octubre", "DATE", "2031-10", None, "2031-10-31"),
        ("Se pagará a partir de enero.", "enero", "DATE", "2032-01", "2032-01-01", None),
        ("La obra empezó hace tres años.", "hace tres años", "DATE", "2028", "2028-01-01", "2028-12-31"),
        ("Los ministros se reúnen cada dos años.", "cada dos años", "SET", "P2Y", None, None),
        ("Viene de la década de 2010.", "la década de 2010", "DATE", "201", "2010-01-01", "2019-12-31"),
    ],
)
def test_an_expression_has_its_value_and_days(
    text: str, quote: str, kind: str, value: str, first: str | None, last: str | None
) -> None:
    (found,) = times(text)
    assert (found.span.quote, found.type, found.value, found.from_, found.to) == (quote, kind, value, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Visitó Santo Domingo y la Plaza de Mayo.",
        "Julio habló primero.",
        "Se construyeron 2000 viviendas.",
        "La Ley 1990 sigue vigente.",
        "Costó 2031 pesos.",
        "Es un día histórico.",
        "El orden del día es largo.",
        "Una vez más, la segunda mitad de los vecinos no vino.",
    ],
)
def test_words_and_numbers_that_are_no_times_are_left(text: str) -> None:
    assert times(text) == []


def test_each_paragraph_is_read_in_its_language() -> None:
    english = "The Governments of Arvenia and Lodria agreed that the bridge will be opened in the next 90 days."
    spanish = "Los Gobiernos de Arvenia y de Lodria acordaron que el puente se abrirá en los próximos 90 días."
    found = times(f"{english}\n\n{spanish}", language=None)
    assert [(time.span.quote, time.value) for time in found] == [
        ("the next 90 days", "P90D"),
        ("los próximos 90 días", "P90D"),
    ]


_PIECES = st.sampled_from(
    [
        *("del", "al", "el", "3", "31", "2029", "mayo", "de", "próximo", "año", "que viene", "hace", "últimos"),
        *("(90)", "noventa", "días", "semana", "pasado", "mañana", "lunes", "fin", "siglo", "XXI", "entre", "y"),
        *("década", "\n", ""),
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(st.text(), st.lists(_PIECES).map(" ".join)),
    st.sampled_from([None, "0001-01-01", "9999-12-31", "2031", "2031-05", WEDNESDAY]),
)
def test_any_text_is_read_and_times_do_not_overlap(text: str, published: str | None) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8")
    end = 0
    for time in times(text, published):
        assert time.span.start >= end
        assert text[time.span.start : time.span.end] == time.span.quote == time.span.quote.strip()
        end = time.span.end
