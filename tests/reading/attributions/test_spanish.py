from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import find_actors
from onrecord.reading.attributions import find_attributions
from onrecord.reading.attributions.quotations import find_quotations
from onrecord.reading.attributions.spanish import find_spanish
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import parse
from onrecord.record import Statement

Said = tuple[str, str, str | None, str]


def said(text: str) -> list[Said]:
    """Kind, source, speaker and content of each attribution."""
    statement, parsed = Statement(text=text, language="es"), parse(text)
    cast = find_actors(parsed, statement)
    names = {actor.id: actor.name for actor in cast.actors}
    return [
        (
            found.kind,
            " / ".join(span.quote for span in found.source),
            names.get(found.speaker or ""),
            " / ".join(span.quote for span in found.content),
        )
        for found in find_attributions(parsed, cast, statement)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "«Abriremos el puerto en mayo», dijo la ministra Mina Oda durante la visita.",
        "“Abriremos el puerto en mayo”, señaló hoy la ministra Mina Oda.",
        '"Abriremos el puerto en mayo", según afirmó la ministra Mina Oda.',
        "La ministra Mina Oda afirmó: “Abriremos el puerto en mayo”.",
        "Al final, la ministra Mina Oda también expresó: «Abriremos el puerto en mayo».",
        "—Abriremos el puerto en mayo —dijo la ministra Mina Oda—.",
    ],
)
def test_a_quotation_is_of_the_source_beside_its_verb(text: str) -> None:
    ((kind, source, speaker, content),) = said(text)
    assert (kind, source.lower(), speaker) == ("direct", "la ministra mina oda", "Mina Oda")
    assert content.rstrip(".") == "Abriremos el puerto en mayo"


def test_a_title_and_the_name_behind_it_are_one_source() -> None:
    ((_, source, speaker, _),) = said("El ministro de Puertos y Mares, Ivo Tavel, señaló que el muelle abrirá en mayo.")
    assert (source, speaker) == ("El ministro de Puertos y Mares, Ivo Tavel", "Ivo Tavel")


def test_a_clause_ends_where_another_verb_takes_over() -> None:
    found = said("La ministra Mina Oda indicó que el puerto abrirá y agregó que el muelle seguirá cerrado.")
    assert [(kind, speaker, content) for kind, _, speaker, content in found] == [
        ("indirect", "Mina Oda", "que el puerto abrirá"),
        ("indirect", "Mina Oda", "que el muelle seguirá cerrado"),
    ]


def test_a_verb_without_a_source_is_of_who_spoke_last() -> None:
    found = said("La ministra Mina Oda explicó que el plan avanza. “Abriremos el puerto en mayo”, enfatizó.")
    assert found[1] == ("direct", "", "Mina Oda", "Abriremos el puerto en mayo")


def test_a_verb_without_a_source_is_of_whom_the_sentence_before_is_about() -> None:
    text = "La presidenta Mina Oda felicitó al ministro Ivo Tavel. “Abriremos el puerto en mayo”, afirmó."
    assert said(text)[-1] == ("direct", "", "Mina Oda", "Abriremos el puerto en mayo")


def test_a_name_beside_a_verb_of_saying_is_a_person() -> None:
    text = "Uno de los dueños de los barcos, Carlo Murel, comentó: “Cuenten con nosotros para todo”."
    assert said(text)[0][2] == "Carlo Murel"


def test_a_clause_with_marks_within_is_mixed() -> None:
    ((kind, _, speaker, content),) = said(
        "La ministra Mina Oda ratificó que el plan es “un paso que nadie en el puerto esperaba ya” para el país."
    )
    assert (kind, speaker, content) == (
        "mixed",
        "Mina Oda",
        "que el plan es “un paso que nadie en el puerto esperaba ya” para el país",
    )


def test_a_quotation_goes_on_behind_its_verb() -> None:
    ((_, _, _, content),) = said("“Abriremos en mayo”, dijo la ministra Oda. “El muelle espera a todos los barcos”.")
    assert content == "Abriremos en mayo / El muelle espera a todos los barcos"


def test_a_quotation_over_lines_that_a_bad_copy_broke_is_one() -> None:
    text = (
        "La ministra Mina Oda habló del\n\npuerto. “El muelle abrirá cuando\n\nel invierno haya pasado y los barcos\n\n"
        "puedan volver sin miedo a las\n\ncostas del sur”, dijo la ministra Oda."
    )
    assert [(kind, speaker) for kind, _, speaker, _ in said(text)] == [("direct", "Mina Oda")]


def test_according_to_takes_the_rest_of_its_sentence() -> None:
    found = said("Según la ministra Mina Oda, el puerto abrirá en mayo. El muelle es viejo, de acuerdo con Ivo Tavel.")
    assert [(source, content) for _, source, _, content in found] == [
        ("la ministra Mina Oda", "el puerto abrirá en mayo"),
        ("Ivo Tavel", "El muelle es viejo"),
    ]


@pytest.mark.parametrize("text", ["La nota precisa llegó.", "El estimado señor vive según la ley.", "Dijo"])
def test_words_that_only_look_alike_say_nothing(text: str) -> None:
    assert said(text) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["dijo", "que", "“", "”", "—", ",", ".", "la ministra Oda", "y", "según", ":", "\n\n", "Puerto"]
        )
    ).map(" ".join)
)
def test_any_order_of_words_is_read(text: str) -> None:
    said(text)


def test_work_grows_with_the_text() -> None:
    parsed = parse("“Iremos”, dijo Oda y agregó que irá según Tavel " * 1_000)
    found, rest = find_spanish(parsed, Cast(), find_quotations(parsed))
    assert len(found) > 1_000
    assert not rest


def test_words_between_the_verb_and_the_colon_are_no_source() -> None:
    text = "El presidente de Bolmara, Ivo Tavel, señaló por su parte: “Firmaremos el acuerdo en junio”."
    assert said(text)[0][1:] == ("El presidente de Bolmara, Ivo Tavel", "Ivo Tavel", "Firmaremos el acuerdo en junio")


def test_a_quotation_before_segun_is_whole_and_told_once() -> None:
    text = "El presidente Ivo Tavel llegó el lunes. “Es un paso histórico”, según el presidente Tavel."
    assert said(text) == [("direct", "el presidente Tavel", "Ivo Tavel", "Es un paso histórico")]


def test_an_office_alone_goes_on_for_who_spoke_last_where_the_gender_fits() -> None:
    text = "La canciller Lena Vara dijo que el puerto es de todos. “No vamos a esperar más”, agregó {}."
    assert said(text.format("la ministra"))[1][2] == "Lena Vara"
    assert said(text.format("el ministro"))[1][2] is None


def test_whom_the_sentence_before_is_about_speaks_though_another_is_named_last() -> None:
    text = "La presidenta de la Cámara de Selm, Lena Vara, felicitó al canciller Tavel. “Es un gran paso”, afirmó."
    assert said(text)[-1][2] == "Lena Vara"


def test_an_official_is_who_was_told_of() -> None:
    text = "El ministro Ivo Tavel visitó el puerto. “No vamos a esperar más”, señaló el funcionario."
    assert said(text)[-1][2] == "Ivo Tavel"
