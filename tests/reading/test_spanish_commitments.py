"""Spanish undertakings: verbs, futures, "vamos a", nouns; where their clauses begin and end; their limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.actors import find_actors
from onrecord.reading.commitments import find_commitments
from onrecord.reading.parsed import parse
from onrecord.reading.times import find_times
from onrecord.record import Commitment, Statement


def read(text: str, **facts: str) -> tuple[tuple[Commitment, ...], dict[str, str]]:
    parsed = parse(text)
    statement = Statement(text=text, published="2031-03-01", language="es", **facts)
    cast = find_actors(parsed, statement)
    found = find_commitments(parsed, cast, statement, find_times(parsed, "2031-03-01"), (), (), ())
    return found, {actor.id: actor.name for actor in cast.actors}


@pytest.mark.parametrize(
    ("text", "strength", "action"),
    [
        ("Los dos gobiernos se comprometieron a reducir las tarifas.", "firm", "reducir las tarifas"),
        ("El ministro anunció que Chile abrirá una embajada en Hollin.", "firm", "abrirá una embajada en Hollin"),
        ("Vamos a construir diez hospitales.", "firm", "construir diez hospitales"),
        ("El Gobierno está ampliando la red de puertos.", "firm", "ampliando la red de puertos"),
        ("El presidente reafirmó su compromiso con la paz.", "firm", "la paz"),
        ("El mandatario ordenó a sus ministros presentar un plan.", "firm", "sus ministros presentar un plan"),
        ("Argentina tiene la intención de sumarse a la iniciativa.", "intent", "sumarse a la iniciativa"),
        ("El gobierno buscará ampliar el mercado.", "intent", "ampliar el mercado"),
        ("Los líderes expresaron su voluntad de profundizar la relación.", "intent", "profundizar la relación"),
        ("Los cancilleres discutieron formas de agilizar el comercio.", "exploring", "agilizar el comercio"),
        ("Los dos gobiernos estudian opciones para agilizar el comercio.", "exploring", "agilizar el comercio"),
        ("Los países comparten el objetivo de erradicar el hambre.", "aspiration", "erradicar el hambre"),
        ("Queremos abrir el puerto.", "aspiration", "abrir el puerto"),
        ("La obra será inaugurada en mayo.", "firm", "será inaugurada en mayo"),
        ("Vamos a tener una reunión en el palacio.", "firm", "tener una reunión en el palacio"),
        ("Voy a ver al presidente en Chile.", "firm", "ver al presidente en Chile"),
        ("Vamos a ir a Chile.", "firm", "ir a Chile"),
        ("Argentina se encuentra firmemente comprometida a firmar la convención.", "firm", "firmar la convención"),
        ("Estamos llegando a un acuerdo para abrir el puente.", "intent", "abrir el puente"),
    ],
)
def test_strength_follows_the_spanish_predicate(text: str, strength: str, action: str) -> None:
    ((found,), _) = read(text)
    assert (found.strength, found.action.quote) == (strength, action)


@pytest.mark.parametrize(
    "text",
    [
        "Los presidentes destacaron la importancia de la cooperación.",
        "Las partes acordaron que la situación es grave.",
        "El acuerdo será beneficioso para los dos países.",
        "El proceso durará dos años.",
        "El presidente agradeció a su homólogo.",
        "Los ministros hablaron de su apoyo a la liga.",
        "Quiero destacar el aporte de la comunidad.",
        "Les voy a poner unas gráficas.",
        "Mucha gente no quiere salir de sus hogares.",
        "Estos traficantes están llamando a la gente.",
        "¿Qué acordaron los presidentes?",
        "Esto va a ayudar mucho a la región.",
        "Puso el buque a disposición de Chile.",
        "Con esta ley se mejorará la calidad de los servicios.",
        "La firma es compromiso del presidente.",
    ],
)
def test_spanish_near_misses_are_not_taken(text: str) -> None:
    assert read(text)[0] == ()


def test_clauses_begin_after_a_conjunction_and_end_before_a_new_clause() -> None:
    ((found,), _) = read("Según la nota, el Gobierno abrirá dos puertos, lo que fue recibido con agrado.")
    assert found.span.quote == "el Gobierno abrirá dos puertos"


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Abriremos el puerto antes de junio de 2032.", "antes de junio de 2032", "by"),
        ("Abriremos el puerto de inmediato.", "de inmediato", "vague"),
        ("Abriremos el puerto en los próximos meses.", "en los próximos meses", "vague"),
        ("Abriremos el puerto en un plazo de 90 días.", "en un plazo de 90 días", "within"),
        ("Mantendremos la medida hasta 2033.", "hasta 2033", "until"),
        ("Nos reuniremos el 12 de mayo.", "el 12 de mayo", "on"),
        ("Este viernes vamos a firmar el convenio.", "Este viernes", "on"),
        ("El próximo año, vamos a construir diez escuelas.", "El próximo año", "within"),
        ("Del 30 de junio al 2 de julio vamos a recibir el foro.", "Del 30 de junio al 2 de julio", "during"),
        ("Nos comprometemos a enviar la ayuda de aquí a finales de junio.", "de aquí a finales de junio", "by"),
        ("Vamos a terminar el puente en dos años.", "en dos años", "within"),
        ("Mantendremos la medida hasta que se firme la paz.", "hasta que se firme la paz", "event"),
        ("Nos comprometemos a discutir el plan en la próxima cumbre.", "en la próxima cumbre", "event"),
        ("A partir de mayo, abriremos la frontera.", "A partir de mayo", "on"),
        ("Vamos a ampliar el puerto en los dos próximos años.", "en los dos próximos años", "within"),
        ("Enviaremos una misión en el primer semestre de 2032.", "en el primer semestre de 2032", "during"),
        ("Vamos a cumplir esa meta al término de mi mandato.", "al término de mi mandato", "event"),
        ("Nos comprometemos a visitar Hollin cuando concluya la obra.", "cuando concluya la obra", "event"),
        ("Entre 2032 y 2035 construiremos cien puentes.", "Entre 2032 y 2035", "during"),
        ("En los primeros cien días enviaremos la propuesta.", "En los primeros cien días", "during"),
        ("Nos comprometemos a sanear el río para finales de la década.", "para finales de la década", "by"),
    ],
)
def test_spanish_limits(text: str, quote: str, kind: str) -> None:
    ((found,), _) = read(text)
    assert found.deadline is not None
    assert (found.deadline.span.quote, found.deadline.type) == (quote, kind)


def test_the_first_person_binds_the_issuer_and_a_named_actor_itself() -> None:
    found, names = read("Chile apoyará la medida. Trabajaremos sin descanso.", issuer="Peru: Presidencia")
    assert [[names[name] for name in one.agents] for one in found] == [["Chile"], ["Peru"]]


def test_not_to_act_is_negated_and_going_on_is_reaffirmed() -> None:
    (first, second), _ = read("No permitiremos el cierre. Seguiremos trabajando juntos.")
    assert (first.negated, second.reaffirmed) == (True, True)


@given(st.lists(st.sampled_from(["vamos", "a", "se", "abrirán", "compromiso", "de", "que", ",", ".", "está", "\n\n"])))
def test_any_spanish_words_are_read(words: list[str]) -> None:
    read(" ".join(words))
