from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import find_actors
from onrecord.reading.parsed import parse
from onrecord.reading.programmes import find_programmes
from onrecord.record import Programme, Statement


def read(text: str, language: str | None = "es") -> tuple[Programme, ...]:
    parsed = parse(text)
    return find_programmes(parsed, find_actors(parsed, Statement(text=text, language=language)), language)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "El Acuerdo de Pesca entre Arvenia y Bolmara entró en vigor.",
            "Acuerdo de Pesca entre Arvenia y Bolmara",
            "agreement",
        ),
        (
            "La Convención sobre la Protección de los Faros sigue vigente.",
            "Convención sobre la Protección de los Faros",
            "treaty",
        ),
        ("Allí aprobaron la Convención sobre la pesca.", "Convención sobre la pesca", "treaty"),
        ("Se reunieron en la Cumbre de las Islas del Sur en Hollin.", "Cumbre de las Islas del Sur", "meeting"),
        ("Ya empezó la Operación Faro en la frontera.", "Operación Faro", "mission"),
        ("Allí firmaron el tratado comercial y se fueron.", "tratado comercial", "treaty"),
        ("Ayer ratificaron el convenio de aguas en la sesión.", "convenio de aguas", "agreement"),
        ("Lo paga el Banco de Fomento Rural cada año.", "Banco de Fomento Rural", "organisation"),
        ("El Programa Nacional de Becas crecerá.", "Programa Nacional de Becas", "programme"),
        ("El programa Puente Azul llegará a la costa.", "programa Puente Azul", "programme"),
        ("La iniciativa de la Ruta del Ámbar avanza.", "iniciativa de la Ruta del Ámbar", "initiative"),
        (
            "La Ley Orgánica de Faros, Muelles y Balizas será enviada.",
            "Ley Orgánica de Faros, Muelles y Balizas",
            "legal act",
        ),
        ("La Alianza por los Ríos y los Mares crece.", "Alianza por los Ríos y los Mares", "partnership"),
        (
            "La Estrategia Nacional contra el Contrabando y la Trata arrancó.",
            "Estrategia Nacional contra el Contrabando y la Trata",
            "plan",
        ),
        ("Firmaron la Declaración de Hollin sobre la pesca.", "Declaración de Hollin sobre la pesca", "declaration"),
        ("El tratado de libre comercio con Bolmara será revisado.", "tratado de libre comercio con Bolmara", "treaty"),
        ("Firmarán un convenio de pesca con Bolmara en mayo.", "convenio de pesca con Bolmara", "agreement"),
        ("La Ley Costera para permitir la pesca rige.", "Ley Costera", "legal act"),
        ("El programa “Puente Azul” llegó a la costa.", "Puente Azul", "programme"),
        ("Ampliarán Sembrando el Mar en la costa.", "Sembrando el Mar", "programme"),
        ("El T-MEC será revisado este año.", "T-MEC", "treaty"),
        ("Conforme a la Ley 24.156 se pagará.", "Ley 24.156", "legal act"),
        ("El Decreto Ejecutivo N° 68 rige desde hoy.", "Decreto Ejecutivo N° 68", "legal act"),
        ("Según el artículo 12 de la Constitución, el Senado vota.", "artículo 12 de la Constitución", "legal act"),
        ("Lanzaron un programa denominado “Sembrar el Mar” en la costa.", "Sembrar el Mar", "programme"),
        ("La Organización Mundial del Comercio lo pidió.", "World Trade Organization", "organisation"),
    ],
)  # fmt: skip
def test_spanish_name_is_found_whole(text: str, name: str, kind: str) -> None:
    (programme,) = read(text)
    assert (programme.name, programme.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Hablaron del acuerdo y de un plan de trabajo.",
        "La comisión analizó el proyecto en la reunión.",
        "El plan de México es bueno para la región.",
        "La declaración del Presidente fue breve.",
        "Habló con Fernando López y otros.",
        "La ley fue aprobada y el programa sigue.",
    ],
)
def test_common_words_in_spanish_name_nothing(text: str) -> None:
    assert read(text) == ()


def test_acronym_and_short_form_are_mentions_of_the_spanish_name() -> None:
    (programme,) = read("El Fondo de Desarrollo Costero (FDC) es nuevo. El FDC abrirá en mayo y dicho fondo crecerá.")
    quotes = ["Fondo de Desarrollo Costero (FDC)", "FDC", "dicho fondo"]
    assert [mention.quote for mention in programme.mentions] == quotes


def test_spanish_half_of_a_text_in_two_languages_is_read_as_spanish() -> None:
    english = "The two ministers met in Hollin and spoke of the ports, the rivers and the fish of the northern sea."
    spanish = "Los dos ministros se reunieron en Hollin y hablaron de la Carta de los Ríos, del puerto y del mar."
    assert [one.name for one in read(f"{english}\n\n{spanish}", None)] == ["Carta de los Ríos"]


def test_spanish_words_in_an_english_text_are_left_to_english() -> None:
    text = "The ministers of the two lands said that la Carta de los Ríos is to be kept by both of them for long."
    assert read(text, None) == ()


@given(st.text(alphabet="AbyPlan LeydeAcuro,.()-\n“”Ó0123", max_size=80))
@settings(max_examples=60)
def test_every_mention_is_text_and_none_overlap(text: str) -> None:
    spans = sorted((m.start, m.end) for one in read(text) for m in one.mentions)
    assert all(text[start:end].strip() for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
