from __future__ import annotations

import pytest

from onrecord.reading.actors import find_actors
from onrecord.reading.parsed import parse
from onrecord.record import Statement


def voices(text: str, **facts: str) -> list[str | None]:
    cast = find_actors(parse(text), Statement(text=text, **facts))
    names = {actor.id: actor.name for actor in cast.actors}
    return [names.get(voice or "") for voice in cast.voices]


def test_an_office_as_label_is_its_one_holder() -> None:
    text = "PRESIDENT: Welcome.\n\nQ Is it so?\n\nPRESIDENT: Yes.\n\nQ Thank you, President Tavel."
    assert voices(text) == ["Tavel", None, "Tavel", None]


def test_the_title_tells_who_holds_the_office() -> None:
    text = "PRESIDENT: Welcome.\n\nJOURNALIST: Is it so?\n\nPRESIDENT: Yes."
    assert voices(text, title="Press conference of President Ivo Tavel in Hollin") == ["Ivo Tavel", None, "Ivo Tavel"]


def test_the_first_label_tells_who_holds_the_office() -> None:
    text = "PRESIDENTA MINA ODA: Buenos días.\n\nPREGUNTA: ¿Cuándo?\n\nPRESIDENTA: Mañana."
    assert voices(text) == ["Mina Oda", None, "Mina Oda"]


def test_a_guest_labelled_by_office_and_name_is_not_the_host_labelled_by_office() -> None:
    text = (
        "PRIME MINISTER: I welcome Prime Minister Oda.\n\nPRIME MINISTER ODA: Thank you, Ivo.\n\n"
        "PRIME MINISTER: Questions?\n\nPRIME MINISTER ODA: Please."
    )
    assert voices(text, title="Press conference with Prime Minister Mina Oda") == [
        "Prime Minister",
        "Mina Oda",
        "Prime Minister",
        "Mina Oda",
    ]


def test_the_issuers_own_office_is_not_that_of_a_guest_from_another_land() -> None:
    text = "PRIME MINISTER: I welcome our guest.\n\nJOURNALIST: Will it last?\n\nPRIME MINISTER: It will."
    title = "Press conference with Prime Minister Anna Lund of Norway"
    assert voices(text, title=title, issuer="Chile: Prime Minister")[0] == "Prime Minister"
    assert voices(text, title=title)[0] == "Anna Lund"


def test_of_two_holders_the_issuers_is_meant() -> None:
    text = "PRESIDENT: I welcome our guest.\n\nJOURNALIST: Will it last?\n\nPRESIDENT: It will."
    title = "Press conference of President Ida Holm of Norway and President Pedro Soto of Chile"
    assert voices(text, title=title, issuer="Chile")[0] == "Pedro Soto"
    assert voices(text, title=title)[0] is None


def test_a_name_in_capitals_is_a_person_where_it_labels_turns() -> None:
    text = "IVO TAVEL: Hello.\n\nPRESIDENT ODA: Hello.\n\nIVO TAVEL: Goodbye."
    assert voices(text) == ["Ivo Tavel", "Oda", "Ivo Tavel"]


def test_a_surname_with_a_form_of_address_is_a_person() -> None:
    assert voices("DR. ODA: Hello.\n\nQ Is it so?\n\nDR. ODA: It is.") == ["Oda", None, "Oda"]


def test_a_label_that_two_can_bear_names_nobody() -> None:
    text = "HOLM: Hello.\n\nPRESIDENT TAVEL: Hello.\n\nHOLM: Ida Holm is here."
    assert voices(text, title="Debate of Minister Ida Holm and Minister Per Holm")[0] is None


def test_who_led_the_issuers_land_that_day_bears_its_office() -> None:
    text = "PRIME MINISTER: I welcome our guest.\n\nJOURNALIST: Will it last?\n\nPRIME MINISTER: It will."
    assert voices(text, issuer="Australia: Prime Minister", published="2014-11-19")[0] == "Tony Abbott"
    assert voices(text, issuer="Australia: Prime Minister", published="2015")[0] == "Prime Minister"
    assert voices(text, published="2014-11-19")[0] == "Prime Minister"


def test_a_journalist_who_says_who_it_is_is_known() -> None:
    text = (
        "PREGUNTA: Gracias, presidenta. Lena Vara, de Radio Puerto. ¿Cuándo será?\n\nPRESIDENTA ODA: Mañana.\n\n"
        "PREGUNTA: ¿Y dónde?"
    )
    assert voices(text) == ["Lena Vara", "Oda", None]


def test_a_journalist_to_whom_the_floor_is_given_is_known() -> None:
    text = (
        "PRESIDENT TAVEL: The first question is from Lena Vara of the Post.\n\nQ Will it last?\n\nPRESIDENT TAVEL: "
        "It will. Ben Holt.\n\nQ Thank you. And now?\n\nPRESIDENT TAVEL: We met Ben Holt in May."
    )
    assert voices(text) == ["Tavel", "Lena Vara", "Tavel", "Ben Holt", "Tavel"]


def test_a_question_about_somebody_is_not_asked_by_him() -> None:
    text = "PRESIDENT TAVEL: Welcome.\n\nQ Ivo Holm of Lodria said that you left. Is it so?\n\nPRESIDENT TAVEL: No."
    assert voices(text) == ["Tavel", None, "Tavel"]


def test_a_post_behind_the_name_of_a_label_is_no_other_person() -> None:
    text = (
        "LENA VARA, COORDINADORA GENERAL DE PRENSA Y VOCERA DE PUERTOS: Hola.\n\nPREGUNTA: ¿Cuándo?\n\n"
        "LENA VARA: Mañana.\n\nIVO TAVEL, PRESIDENTE DE LOS ESTADOS UNIDOS DE LODRIA: Gracias."
    )
    assert voices(text) == ["Lena Vara", None, "Lena Vara", "Ivo Tavel"]


def test_names_in_two_syllables_are_whole() -> None:
    text = "PRESIDENT PARN: Hello.\n\nQ Is it so?\n\nPRESIDENT PARN: I am President Parn Sun-ho."
    assert voices(text)[0] == "Parn Sun-ho"


def test_excellency_is_no_name() -> None:
    text = "PRIME MINISTER: Hello.\n\nPRESIDENT ODA: I thank His Excellency Ivo Tavel, Prime Minister of Chile."
    assert voices(text) == ["Ivo Tavel", "Oda"]


def test_who_is_labelled_by_name_alone_does_not_bear_the_office_label() -> None:
    text = "FERRANTE.- Bienvenido.\n\nPRESIDENTE.- Muchas gracias."
    title = "Declaración del presidente de la Nación, Leo Mora, y el presidente de Francia, Ivo Ferrante"
    assert voices(text, title=title) == ["Ivo Ferrante", "Leo Mora"]


def test_the_president_is_the_issuers_own_though_others_are_spoken_of() -> None:
    text = "THE PRESIDENT: I spoke with President Holm of Norway.\n\nQ Is it so?\n\nTHE PRESIDENT: It is."
    facts = {"issuer": "United States: White House", "published": "2023-05-01"}
    assert voices(text, title="Remarks by President Biden", **facts)[0] == "Joe Biden"
    assert voices(text, **facts)[0] == "Joe Biden"


def test_an_interviewer_has_the_full_name_that_the_title_gives() -> None:
    text = "HOLT: Good morning.\n\nMINISTER ODA: Good morning.\n\nHOLT: Why now?\n\nMINISTER ODA: It is time."
    assert voices(text, title="Interview with Ben Holt, Radio Hollin")[0] == "Ben Holt"


def test_who_asks_on_is_who_asked() -> None:
    text = "PREGUNTA: Lena Vara, de Radio Puerto. ¿Cuándo?\n\nPRESIDENTA ODA: Mañana.\n\nINTERLOCUTORA: ¿Y dónde?"
    assert voices(text) == ["Lena Vara", "Oda", "Lena Vara"]


def test_who_is_asked_by_name_is_not_who_asks() -> None:
    text = "JOURNALIST: Mr Holt, Corin Dale, One News. Has this changed?\n\nPRIME MINISTER HOLT: No."
    assert voices(text) == ["Corin Dale", "Holt"]


def test_to_whom_a_moderator_gives_the_floor_has_it_until_the_moderator_speaks() -> None:
    text = (
        "MODERATOR: Next up we’ll go with Nick Sand. Nick, you should be able to unmute yourself.\n\nQ Is it so?\n\n"
        "MR. HOLT: It is.\n\nQ Sorry, since when?\n\nMR. HOLT: May.\n\nMODERATOR: Thank you.\n\nQ And June?"
    )
    assert voices(text) == [None, "Nick Sand", "Holt", "Nick Sand", "Holt", None, None]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("The Hollin Post’s Mina Oda", "Mina Oda"),
        ("Marketwire Editor-in-Chief Ivo Tavel", "Ivo Tavel"),
        ("Assessment by Evidence Lab founder Ana Brandt", "Ana Brandt"),
        ("Lena Marsh, chief economist at Harbour Bank", "Lena Marsh"),
        ("Senator Ida Quill (Hollin)", "Ida Quill"),
    ],
)
def test_the_label_of_a_quotation_in_a_list_names_a_person(label: str, name: str) -> None:
    text = f"What they say:\n\n- {label}: “Prices rose by less than feared.”\n\n- The Hollin Post: “Prices eased.”"
    cast = find_actors(parse(text), Statement(text=text))
    assert [actor.name for actor in cast.actors if actor.type == "person"] == [name]


def test_topics_before_quotations_name_nobody() -> None:
    text = "- On Harbour Dues: “They will fall.”\n\n- Jobs and Growth: “They will rise.”"
    assert not find_actors(parse(text), Statement(text=text)).actors


def test_for_his_part_means_who_is_named_next() -> None:
    text = 'Mr. Osk replied. For his part, the mayor, Ivo Brandt, called it "a gift". "I came at six," he recalled.'
    parsed = parse(text)
    cast = find_actors(parsed, Statement(text=text))
    names = {actor.id: actor.name for actor in cast.actors}
    assert [names[cast.at(token)[0]] for token in parsed.by_lower["he"]] == ["Ivo Brandt"]
    assert not cast.at(parsed.by_lower["his"][0])


@pytest.mark.parametrize(
    ("host", "guest"),
    [("PRESIDENTE DE ARVENIA", "PRESIDENTE DE LODRIA"), ("PRESIDENT OF ARVENIA", "PRESIDENT OF LODRIA")],
)
def test_offices_of_lands_that_nobody_knows_are_two_persons(host: str, guest: str) -> None:
    text = f"{host}: Welcome.\n\n{guest}: Thank you.\n\n{host}: Questions?"
    assert voices(text) == [host.title(), guest.title(), host.title()]


def test_an_office_with_its_land_and_without_is_one_person() -> None:
    text = "PRESIDENT OF ARVENIA: Welcome.\n\nQ Is it so?\n\nTHE PRESIDENT: Yes.\n\nQ Thank you.\n\nPRESIDENT: Please."
    assert voices(text)[::2] == ["President Of Arvenia"] * 3
