"""Spanish undertakings: verbs, futures, "vamos a", nouns; where their clauses begin and end; their limits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
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
    found = find_commitments(parsed, cast, statement, find_times(parsed, "2031-03-01", "es"), (), (), ())
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
        ("Queremos abrir el puerto.", "intent", "abrir el puerto"),
        ("La obra será inaugurada en mayo.", "firm", "será inaugurada en mayo"),
        ("Vamos a tener una reunión en el palacio.", "firm", "tener una reunión en el palacio"),
        ("Voy a ver al presidente en Chile.", "firm", "ver al presidente en Chile"),
        ("Vamos a ir a Chile.", "firm", "ir a Chile"),
        ("Argentina se encuentra firmemente comprometida a firmar la convención.", "firm", "firmar la convención"),
        ("Estamos llegando a un acuerdo para abrir el puente.", "intent", "abrir el puente"),
        ("Convinieron, asimismo, en reabrir los consulados.", "firm", "reabrir los consulados"),
        ("Mi compromiso es que ningún niño quede sin escuela.", "firm", "ningún niño quede sin escuela"),
        ("He instruido a los ministros que aceleren las obras.", "firm", "los ministros que aceleren las obras"),
        ("Ecuador asume la obligación de proteger sus manglares.", "firm", "proteger sus manglares"),
        ("El Perú se opondrá a toda sanción.", "firm", "opondrá a toda sanción"),
        ("Daremos prioridad a las carreteras rurales.", "firm", "Daremos prioridad a las carreteras rurales"),
        ("Nos hemos propuesto reducir la deuda.", "intent", "reducir la deuda"),
        ("La meta del Gobierno es que todos tengan agua.", "intent", "que todos tengan agua"),
        ("Trataremos de cerrar el acuerdo.", "intent", "Trataremos de cerrar el acuerdo"),
        ("Estamos evaluando abrir una embajada.", "exploring", "evaluando abrir una embajada"),
        ("Estamos abiertos a considerar propuestas.", "exploring", "considerar propuestas"),
        ("Los ministros conversaron sobre la manera de agilizar las aduanas.", "exploring", "agilizar las aduanas"),
        ("Nos gustaría invertir más en el puerto.", "aspiration", "invertir más en el puerto"),
        ("Ya instruí al secretario para que abra el puerto.", "firm", "secretario para que abra el puerto"),
        ("Quedaron en que los equipos se reúnan pronto.", "firm", "los equipos se reúnan pronto"),
        ("El Gobierno les va a cumplir.", "firm", "cumplir"),
        ("Estaremos supervisando la obra.", "firm", "Estaremos supervisando la obra"),
        ("Estamos trabajando muy fuerte en bajar el costo.", "intent", "bajar el costo"),
        ("Mañana firmamos el convenio.", "firm", "firmamos el convenio"),
        ("El presidente se comprometió ante la asamblea a abrir el puerto.", "firm", "abrir el puerto"),
        (
            "Ofrecemos abrir —lo digo de nuevo, y lo saben— la frontera.",
            "intent",
            "abrir —lo digo de nuevo, y lo saben— la frontera",
        ),
        ("Espero que podamos firmarlo pronto.", "aspiration", "podamos firmarlo pronto"),
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
        "Las exportaciones de Chile aumentarán.",
        "Los trabajadores del Estado van a recibir su salario.",
        "Nuestros hijos heredarán este mundo.",
        "Nadie nos va a dividir.",
        "Daremos la palabra al canciller.",
        "Ahora podríamos decir que todo cambió.",
        "Esperamos que llueva.",
        "Ayer firmamos el convenio.",
        "Como se acordó en 1998, la línea corre por el río.",
        "Vamos a seguir con otra pregunta.",
        "Nos va a ir bien.",
        "Voy a estar subrayando dos cosas.",
        "Si queremos abrir el puerto, hace falta dinero.",
        "Seguimos siendo un país libre.",
        "Las medidas del Gobierno bajarán el precio.",
        "Debemos trabajar juntos para cuidar el agua.",
        "El programa fue creado para que los jóvenes estudien.",
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
        ("Vamos a abrir el puerto la semana que viene.", "la semana que viene", "within"),
        ("Abriremos el puerto a más tardar el jueves.", "a más tardar el jueves", "by"),
        (
            "Abriremos el puerto en un plazo máximo de diez días hábiles.",
            "en un plazo máximo de diez días hábiles",
            "within",
        ),
        ("Abriremos el puerto en el primer semestre de 2032.", "en el primer semestre de 2032", "during"),
        ("Abriremos el puerto a finales de año.", "a finales de año", "during"),
        ("Abriremos el puerto antes de Navidad.", "antes de Navidad", "by"),
        ("Abriremos el puerto entre 2032 y 2035.", "entre 2032 y 2035", "during"),
        ("Continuaremos con las obras hasta concluirlas.", "hasta concluirlas", "until"),
        ("Mantendremos la ayuda mientras dure la sequía.", "mientras dure la sequía", "event"),
    ],
)
def test_spanish_limits(text: str, quote: str, kind: str) -> None:
    ((found,), _) = read(text)
    assert found.deadline is not None
    assert (found.deadline.span.quote, found.deadline.type) == (quote, kind)


def test_the_first_person_binds_the_issuer_and_a_named_actor_itself() -> None:
    found, names = read("Chile apoyará la medida. Trabajaremos sin descanso.", issuer="Peru: Presidencia")
    assert [[names[name] for name in one.agents] for one in found] == [["Chile"], ["Peru"]]


def test_the_first_person_of_a_turn_is_its_speakers_side_and_in_the_singular_the_speaker_too() -> None:
    label = "PRESIDENTA ANA ROJAS: "
    said = "Vamos a abrir el puerto. Voy a firmar la ley."
    talk = f"{label}{said}\n\nPREGUNTA: ¿Hoy?\n\n{label}Se va a firmar hoy."
    found, names = read(talk, issuer="Peru: Presidencia")
    assert [[names[name] for name in one.agents] for one in found] == [["Peru"], ["Ana Rojas", "Peru"], ["Peru"]]


def test_what_two_agree_or_do_together_binds_both_and_what_they_give_us_the_other() -> None:
    text = "Nos visita el presidente de Chile. Hemos acordado abrir el puente. Nos van a vender trigo."
    found, names = read(text, issuer="Peru: Presidencia")
    assert [{names[name] for name in one.agents} for one in found] == [{"Peru", "Chile"}, {"Chile"}]


@pytest.mark.parametrize(
    "said",
    [
        "Vamos a cooperar en la lucha contra las drogas.",
        "Compartimos esta ambición y la misma visión del tratado.",
        "Quedamos en volver a hablar en abril.",
        "En mayo se va a celebrar una reunión de los equipos.",
        "Espero que sigamos desarrollando estos vínculos.",
        "Los lazos culturales que queremos ampliar son muchos.",
    ],
)
def test_what_takes_two_binds_both(said: str) -> None:
    found, names = read(f"Nos visita el presidente de Chile. {said}", issuer="Peru: Presidencia")
    assert [{names[name] for name in one.agents} for one in found] == [{"Peru", "Chile"}]


@pytest.mark.parametrize(
    ("said", "agents"),
    [
        ("No vamos a restablecer relaciones con esa empresa.", {"Peru"}),
        ("El Gobierno chileno se comprometió a abrir el paso.", {"Chile"}),
        ("Valoro la voluntad de las autoridades chilenas de abrir el paso.", {"Chile"}),
        ("El mandatario noruego se comprometió a enviar ayuda.", set()),
        ("Y cuente con Chile para todo lo que necesite.", {"Chile"}),
        ("A Chile le interesa participar en el foro.", {"Chile"}),
    ],
)
def test_a_side_is_bound_by_its_name_or_its_adjective(said: str, agents: set[str]) -> None:
    found, names = read(f"Nos visita el presidente de Chile. {said}", issuer="Peru: Presidencia")
    assert [{names[name] for name in one.agents} for one in found] == [agents]


def test_his_country_is_that_of_the_actor_named_before() -> None:
    found, names = read("La canciller de Uruguay expresó la voluntad de su país de abrir el puente.", issuer="Peru")
    assert [[names[name] for name in one.agents] for one in found] == [["Uruguay"]]


@pytest.mark.parametrize(
    "text",
    [
        "Los mandatarios acordaron:\n\n1. Crear una comisión.\n\n2. Ampliar el horario de la frontera.",
        "Las partes se comprometen a: (a) Crear una comisión; (b) Ampliar el horario de la frontera.",
        "Las partes se comprometen a: a) Crear una comisión; b) Ampliar el horario de la frontera.",
    ],
)
def test_each_item_of_a_list_is_a_commitment_and_its_bare_lead_in_none(text: str) -> None:
    found, _ = read(text)
    assert [one.span.quote for one in found] == ["Crear una comisión", "Ampliar el horario de la frontera"]


def test_talk_that_goes_on_after_a_comma_is_another_clause_and_names_nobody_by_its_first_word() -> None:
    found, names = read("Bueno, se va a entregar el apoyo, ya está el dinero.", issuer="Peru: Presidencia")
    assert [one.span.quote for one in found] == ["se va a entregar el apoyo"]
    assert [names[name] for name in found[0].agents] == ["Peru"]


def test_a_clause_that_tells_more_of_a_noun_is_no_commitment_and_not_in_the_span() -> None:
    found, _ = read("Hemos acordado crear un comité que se reunirá en Hollin.")
    assert [one.span.quote for one in found] == ["Hemos acordado crear un comité"]


def test_operative_paragraphs_bind_the_body_where_several_stand_together() -> None:
    enacted = "Establece un fondo para la reconstrucción."
    found, _ = read(f"1. Insta a las partes a negociar;\n\n2. {enacted}")
    assert [one.span.quote for one in found] == [enacted[:-1]]
    assert read(enacted)[0] == ()


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Abriremos el puerto la semana que entra.", "la semana que entra", "within"),
        ("Abriremos el puerto a partir del primero de mayo.", "a partir del primero de mayo", "on"),
        ("Abriremos el puerto en dos o tres meses.", "en dos o tres meses", "within"),
        ("Abriremos el puerto entre el 3 y el 20 de mayo.", "entre el 3 y el 20 de mayo", "during"),
        ("Abriremos el puerto en el 2033.", "en el 2033", "during"),
        ("Abriremos el puerto una vez concluida la obra.", "una vez concluida la obra", "event"),
        ("Abriremos el puerto antes de irnos.", "antes de irnos", "event"),
        ("Abriremos el puerto cuando usted venga.", "cuando usted venga", "event"),
        ("Abriremos el puerto en lo que resta del sexenio.", "en lo que resta del sexenio", "during"),
        ("Abriremos el puerto en cuestión de semanas.", "en cuestión de semanas", "vague"),
        ("Abriremos el puerto el próximo fin de semana.", "el próximo fin de semana", "on"),
        ("Abriremos el puerto con el horizonte de 2033.", "con el horizonte de 2033", "by"),
        (
            "Abriremos el puerto en el transcurso del último trimestre.",
            "en el transcurso del último trimestre",
            "during",
        ),
        ("Abriremos el puerto dentro de los diez días de firmado.", "dentro de los diez días de firmado", "within"),
        ("Durante este segundo semestre abriremos el puerto.", "Durante este segundo semestre", "during"),
        ("Abriremos el puerto para el ejercicio 2033.", "para el ejercicio 2033", "during"),
        ("Abriremos el puerto mientras discuten la ley.", "mientras discuten la ley", "event"),
        ("Abriremos el puerto antes de la cumbre de Hollin y lo dijimos.", "antes de la cumbre de Hollin", "event"),
    ],
)
def test_spanish_limits_of_talk(text: str, quote: str, kind: str) -> None:
    ((found,), _) = read(text)
    assert found.deadline is not None
    assert (found.deadline.span.quote, found.deadline.type) == (quote, kind)


@pytest.mark.parametrize(
    "text",
    [
        "En cuanto a los puertos, el Gobierno abrirá tres.",
        "El Gobierno enviará una misión a San Juan.",
        "El Gobierno abrirá el primero.",
    ],
)
def test_as_to_something_and_names_and_ranks_are_no_limits(text: str) -> None:
    ((found,), _) = read(text)
    assert found.deadline is None


def test_not_to_act_is_negated_and_going_on_is_reaffirmed() -> None:
    (first, second), _ = read("No permitiremos el cierre. Seguiremos trabajando juntos.")
    assert (first.negated, second.reaffirmed) == (True, True)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["vamos", "a", "se", "abrirán", "compromiso", "de", "que", ",", ".", "está", "\n\n"])))
def test_any_spanish_words_are_read(words: list[str]) -> None:
    read(" ".join(words))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Vamos a abrir el mercado a más tardar el 15 de mayo.", None, "2031-05-15"),
        ("Vamos a abrir el mercado antes de que termine el año.", None, "2031-12-31"),
        ("Vamos a abrir el mercado de aquí a dos semanas.", None, "2031-03-15"),
        ("Vamos a abrir el mercado dentro de sesenta días.", "2031-03-01", "2031-04-30"),
        ("Vamos a abrir el mercado a partir de abril.", "2031-04-01", None),
        ("Hoy vamos a abrir el mercado.", "2031-03-01", "2031-03-01"),
        ("Vamos a abrir el mercado en cuanto llegue el dinero.", None, None),
        ("Vamos a abrir el mercado en febrero de 2032, no en enero de 2031.", "2032-02-01", "2032-02-29"),
    ],
)
def test_a_limit_has_the_days_that_it_names(text: str, first: str | None, last: str | None) -> None:
    limit = read(text)[0][0].deadline
    assert limit is not None
    assert (limit.from_, limit.to) == (first, last)


def test_a_time_that_is_over_limits_nothing() -> None:
    assert read("Vamos a cumplir el acuerdo de enero de 2031.")[0][0].deadline is None


def test_of_two_presidents_the_host_speaks_first_and_the_guest_binds_the_other_land() -> None:
    found, names = read(
        "PRESIDENTA ILMA TORRES: Buenas tardes a todos.\n\n"
        "PRESIDENTE OTO VARGAS: Muchas gracias. Abriremos dos consulados.\n\n"
        "PREGUNTA: ¿Cuándo?\n\nPRESIDENTE OTO VARGAS: Falta poco.",
        title="Declaraciones a la prensa de los presidentes de Chile y Perú",
        issuer="Chile",
    )
    assert [[names[agent] for agent in one.agents] for one in found] == [["Peru"]]
