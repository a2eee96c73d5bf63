from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.cast import Cast
from onrecord.reading.figures import find_figures
from onrecord.reading.figures.spanish_numbers import spanish_number
from onrecord.reading.figures.spanish_units import singular
from onrecord.reading.parsed import parse
from onrecord.reading.times import find_times
from onrecord.record import Actor, Figure

UNITS = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
]
TEENS = [
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
]
UNITS += [*TEENS, "veintiséis", "veintisiete", "veintiocho", "veintinueve"]
TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
HUNDREDS = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def read(text: str, cast: Cast | None = None, language: str | None = "es") -> list[Figure]:
    parsed = parse(text)
    return list(find_figures(parsed, find_times(parsed, "2031-05-14", language), cast or Cast(), language))


def spelled(number: int) -> list[str]:
    """A number in Spanish words, as grammars teach it."""
    if number >= 1_000_000:
        millions, rest = divmod(number, 1_000_000)
        head = ["un", "millón"] if millions == 1 else [*spelled(millions), "millones"]
        return [*head, *(spelled(rest) if rest else [])]
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return [*(spelled(thousands) if thousands > 1 else []), "mil", *(spelled(rest) if rest else [])]
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return ["cien"] if number == 100 else [HUNDREDS[hundreds - 1], *(spelled(rest) if rest else [])]
    if number < 30:
        return [UNITS[number]]
    tens, rest = divmod(number, 10)
    return [TENS[tens - 3], *(["y", UNITS[rest]] if rest else [])]


@given(st.integers(2, 999_999_999_999))
def test_number_in_words_has_its_value(number: int) -> None:
    assert spanish_number(spelled(number)) == number


@given(st.integers(2, 999_999_999))
@settings(max_examples=40, deadline=None)
def test_number_in_words_is_one_figure(number: int) -> None:
    of = "de " if number >= 1_000_000 and number % 1_000_000 == 0 else ""
    (figure,) = read(f"La flota lleva {' '.join(spelled(number))} {of}barcos al mar.")
    assert (figure.value, figure.unit) == (number, "ship")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Una frontera de tres mil 180 kilómetros.", 3180, "kilometre"),
        ("Recibirán un millón de dosis en mayo.", 1e6, "dose"),
        ("Llegó medio millón de turistas.", 5e5, "tourist"),
        ("Invertirá un millón y medio de dólares.", 1.5e6, "USD"),
        ("Invertirá cuatro mil millones de dólares.", 4e9, "USD"),
        ("El costo fue de 850 mdp en total.", 8.5e8, "MXN"),
        ("El tramo dura dos años y medio.", 2.5, "year"),
        ("Trabajarán juntos en los próximos cinco años.", 5, "year"),
        ("La pesca creció 4,5 por ciento el año pasado.", 4.5, "percent"),
        ("Crecerá en dos puntos porcentuales.", 2, "percentage point"),
        ("La mitad de los hogares tiene luz.", 0.5, "household"),
        ("Dos terceras partes del territorio son bosque.", 2 / 3, "share"),
        ("Nueve de cada diez hogares tienen agua.", 0.9, "household"),
        ("El puerto recibe el doble de barcos.", 2, None),
        ("Se quemó dos veces.", 2, "time"),
        ("Creó 13 millones de puestos de trabajo.", 13e6, "job"),
        ("Los menores de 18 años viajan gratis.", 18, "year"),
        ("Se plantaron cerca de 40 millones de árboles.", 4e7, "tree"),
        ("Titularon a 16.672 correspondiente al plan.", 16_672, None),
        ("Somos el quinto exportador de cobre del mundo.", 5, "rank"),
        ("Somos los principales socios comerciales del mundo.", 1, "rank"),
        ("Es el puerto más grande de la región.", 1, "rank"),
        ("Es la más baja en 15 años.", 1, "rank"),
    ],
)
def test_spanish_figure_has_its_value_and_unit(text: str, value: float, unit: str | None) -> None:
    (figure,) = read(text)
    assert figure.value == pytest.approx(value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Se ha llegado de 17 a 19 millones de dólares.", 17e6, 19e6, "USD"),
        ("Entre 20 y 30 mil personas marcharon.", 20e3, 30e3, "person"),
        ("El trámite tomará de seis a nueve meses.", 6, 9, "month"),
        ("Llegan 10 mil, 12 mil diarios al puerto.", 10e3, 12e3, None),
        ("Cientos de miles de familias recibieron ayuda.", 200e3, None, "family"),
        ("Decenas de barcos zarparon.", 20, None, "ship"),
    ],
)
def test_spanish_range_has_both_ends(text: str, low: float, high: float | None, unit: str | None) -> None:
    (figure,) = read(text)
    assert (figure.value, figure.low, figure.high, figure.unit) == (None, low, high, unit)


def test_sentence_that_the_layout_breaks_goes_on() -> None:
    (figure,) = read("En promedio, uno de cada\n\ntres hogares tiene luz.")
    assert figure.value == pytest.approx(1 / 3)


def test_move_between_levels_is_two_figures_in_one_unit() -> None:
    left, right = read("El comercio pasó de 2.500 a 3.800 millones de dólares.")
    assert [(one.value, one.unit) for one in (left, right)] == [(2.5e9, "USD"), (3.8e9, "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "Los dos países firmaron el acuerdo.",
        "Los dos partidos votaron a favor.",
        "La COP 28 será en Hollin.",
        "El 5 de mayo de 2031 se reunieron en Hollin.",
        "En 2031 y 2032 se reunieron las partes.",
        "En el año 2031 todas las barcas zarparon.",
        "El artículo 12 de la ley lo prohíbe.",
        "Se reunieron a las 10:30 horas.",
        "La Agenda 2030 es un compromiso.",
        "El G20 se reúne cada dos años.",
        "Fue la primera vez que se reunieron.",
        "En primer lugar, quiero agradecer.",
        "La mayor parte del comercio va por mar.",
        "Mil gracias a todos.",
        "El parque de los Cuatro Ríos es nuevo.",
        "Busca ayuda de sus principales socios para crecer.",
    ],
)
def test_spanish_number_that_measures_nothing_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "bound", "change"),
    [
        ("Entregó más de 10.000 becas.", "más de 10.000 becas", ">", None),
        ("Llevan como mil 200 kilómetros.", "como mil 200 kilómetros", "~", None),
        ("Debe reducir al menos 30% de la emisión.", "al menos 30%", ">=", "down"),
        ("La pesca aumentó un 20 por ciento.", "20 por ciento", "=", "up"),
        ("Pescaron un 26 por ciento más.", "26 por ciento", "=", "up"),
    ],
)
def test_words_around_a_spanish_number_loosen_or_move_it(text: str, quote: str, bound: str, change: str | None) -> None:
    (figure,) = read(text)
    assert (figure.span.quote, figure.bound, figure.change) == (quote, bound, change)


def test_measured_noun_goes_with_its_adjectives_and_no_further() -> None:
    (figure,) = read("Se llega a 30 mil personas diarias y procuraremos hacerlo con esfuerzo.")
    assert figure.measure is not None
    assert figure.measure.quote == "personas"
    (figure,) = read("La ley tiene 17 disposiciones generales y es breve.")
    assert figure.measure is not None
    assert figure.measure.quote == "disposiciones generales"


@pytest.mark.parametrize(("iso", "code"), [("ARG", "ARS"), ("MEX", "MXN"), ("COL", "COP")])
def test_bare_pesos_are_those_of_the_issuers_land(iso: str, code: str) -> None:
    cast = Cast(actors=(Actor(id="a1", name="Arvenia", type="state", iso=iso, mentions=()),), issuer="a1")
    (figure,) = read("Destinará 300 millones de pesos al puerto.", cast)
    assert figure.unit == code


@pytest.mark.parametrize(
    ("noun", "single"), [("naciones", "nación"), ("planes", "plan"), ("luces", "luz"), ("barcos", "barco")]
)
def test_singular_is_told_by_the_ending(noun: str, single: str) -> None:
    assert singular(noun) == single


def test_spanish_half_of_a_text_in_two_languages_is_read_as_spanish() -> None:
    english = "The two ministers agreed in Hollin to send 40 ships to the islands of the north and to the outer sea."
    spanish = "Los dos ministros acordaron en Hollin enviar tres mil 180 médicos a las islas del norte y a la costa."
    figures = read(f"{english}\n\n{spanish}", language=None)
    assert [(one.value, one.unit) for one in figures] == [(40, "ship"), (3180, "doctor")]


@given(st.text(alphabet="0123456789.,%-– \n$milunoydecastre()", max_size=60))
@settings(max_examples=80, deadline=None)
def test_every_span_is_text_and_holds_a_value_in_order(text: str) -> None:
    figures = read(text)
    assert all(figure.span.quote == text[figure.span.start : figure.span.end] for figure in figures)
    assert [figure.span.start for figure in figures] == sorted(figure.span.start for figure in figures)
