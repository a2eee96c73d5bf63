from __future__ import annotations

import pytest

from onrecord.reading.parsed import parse
from onrecord.reading.transcript import find_turns


def turns(text: str) -> list[tuple[str, list[str]]]:
    return [
        (text[slice(*found.label)], [text[slice(*piece)] for piece in found.content])
        for found in find_turns(parse(text))
    ]


def test_a_label_alone_on_its_line_opens_a_turn() -> None:
    assert turns("PRIME MINISTER:\n\nWelcome, all.\n\nThank you.\n\nJOURNALIST:\n\nWill it last?") == [
        ("PRIME MINISTER", ["Welcome, all.", "Thank you."]),
        ("JOURNALIST", ["Will it last?"]),
    ]


def test_labels_that_the_title_holds_need_not_come_back() -> None:
    text = "MERLIN: Bienvenido.\n\nFERRANTE: Gracias a todos."
    title = "Declaración de la canciller Ana Merlin y el presidente Leo Ferrante"
    assert [turn.label for turn in find_turns(parse(text), title)] == [(0, 6), (21, 29)]
    assert not find_turns(parse(text))


def test_names_before_a_stop_and_a_dash_need_not_come_back() -> None:
    assert [source for source, _ in turns("IVO TAVEL.- Bienvenida.\n\nODA.- Gracias a todos.")] == ["IVO TAVEL", "ODA"]


def test_an_address_in_the_midst_of_a_speech_is_no_label() -> None:
    text = "PRESIDENT ODA: Hello.\n\nPresident Tavel: I thank you.\n\nPRESIDENT TAVEL: Hello.\n\nPRESIDENT ODA: Bye."
    assert turns(text)[0] == ("PRESIDENT ODA", ["Hello.", "President Tavel: I thank you."])


def test_a_remark_behind_the_label_or_at_the_start_belongs_to_no_turn() -> None:
    assert turns(
        "King of Bolmara Ivo Tavel (retranslated): Thank you.\n\nMina Oda: (Laughs.) Yes.\n\nMina Oda: No."
    ) == [
        ("King of Bolmara Ivo Tavel", ["Thank you."]),
        ("Mina Oda", ["Yes."]),
        ("Mina Oda", ["No."]),
    ]


def test_a_name_that_ends_like_a_title_and_name_is_the_same_speaker() -> None:
    found = turns("President of Bolmara Ivo Tavel: Hello.\n\nChair Mina Oda: Hello.\n\nIvo Tavel: Goodbye.")
    assert [source for source, _ in found] == ["President of Bolmara Ivo Tavel", "Chair Mina Oda", "Ivo Tavel"]


def test_brackets_and_the_close_end_no_words_of_a_speaker() -> None:
    assert turns("PRESIDENT TAVEL: Hello.\n\n(Applause.)\n\nQ Is it so?\n\nPRESIDENT TAVEL: Yes.\n\n5:11 P.M. EST")[
        -1
    ] == (
        "PRESIDENT TAVEL",
        ["Yes."],
    )


def test_a_spanish_transcript_is_one_too() -> None:
    assert [source for source, _ in turns("PREGUNTA: ¿Cuándo?\n\nPRESIDENTA MINA ODA: Mañana.")] == [
        "PREGUNTA",
        "PRESIDENTA MINA ODA",
    ]


def test_who_speaks_once_is_labelled_like_the_others() -> None:
    text = "PRESIDENT TAVEL: Hello.\n\nQ Is it so?\n\nMINA ODA: No.\n\nPRESIDENT TAVEL: Yes."
    assert [source for source, _ in turns(text)] == ["PRESIDENT TAVEL", "Q", "MINA ODA", "PRESIDENT TAVEL"]


def test_bullets_times_and_emphasis_before_a_label_are_no_part_of_it() -> None:
    text = "**Q:** Is it so?\n\n[00:01:12] MINISTER ODA: Yes.\n\n- Question: And now?\n\n00:02 – MINISTER ODA: No."
    assert turns(text) == [
        ("Q", ["Is it so?"]),
        ("MINISTER ODA", ["Yes."]),
        ("Question", ["And now?"]),
        ("MINISTER ODA", ["No."]),
    ]


def test_labels_may_end_in_a_full_stop() -> None:
    text = "The President. We met today.\n\nQ. Will it last?\n\nThe President. It will.\n\nMr. Oda. I agree."
    assert turns(text) == [
        ("The President", ["We met today."]),
        ("Q", ["Will it last?"]),
        ("The President", ["It will."]),
        ("Mr. Oda", ["I agree."]),
    ]


def test_labels_may_stand_alone_without_a_colon() -> None:
    text = "PRIME MINISTER\n\nWe met today.\n\nJOURNALIST\n\nWill it last?\n\nPRIME MINISTER\n\nIt will."
    assert [source for source, _ in turns(text)] == ["PRIME MINISTER", "JOURNALIST", "PRIME MINISTER"]


def test_one_voice_that_is_named_makes_a_transcript() -> None:
    assert turns("We turn to the doctor.\n\nDR. ODA: Thank you all.\n\nNext slide.") == [
        ("DR. ODA", ["Thank you all.", "Next slide."])
    ]


def test_labels_may_end_in_a_full_stop_and_a_dash() -> None:
    text = "PERIODISTA.- ¿Cuándo será?\n\nPRESIDENTE. – Mañana mismo.\n\nODA. - Lo apoyo.\n\nODA.- Gracias."
    assert [source for source, _ in turns(text)] == ["PERIODISTA", "PRESIDENTE", "ODA", "ODA"]


def test_a_remark_behind_the_colon_and_a_missing_blank_hide_no_label() -> None:
    text = "MINA ODA (Interpretación): Gracias.\n\nPRESIDENTE TAVEL: (Risas):Hola.\n\nMINA ODA (Interpretación):Hola."
    assert turns(text) == [("MINA ODA", ["Gracias."]), ("PRESIDENTE TAVEL", ["Hola."]), ("MINA ODA", ["Hola."])]


def test_signatures_under_a_text_are_no_labels() -> None:
    assert turns("We met today.\n\nTHE PRESIDENT\n\nTHE PRIME MINISTER\n\nTHE PRESIDENT") == []


@pytest.mark.parametrize(
    "text",
    [
        "Clean Harbours Fund: Bolmara pays $5 million.\n\nHealthy Rivers Plan: Tavia pays the rest.",
        "GOAL 1: Grow.\n\nGOAL 2: Export.",
        "Building Trade: Ports.\n\nGreen Forests: Trees.\n\nBuilding Trade: Ships.\n\nGreen Forests: More.",
        "HEAD OF DELEGATION: Mina Oda",
        "Minister Mina Oda: “We met today and spoke of ships.”",
        "Bolmara’s Minister: the job and its duties.",
        "What we agreed: ports open.\n\nWhat comes next: logging ends.",
    ],
)
def test_headings_with_a_colon_make_no_transcript(text: str) -> None:
    assert turns(text) == []


def test_a_label_may_shout_the_office_alone() -> None:
    text = "PRESIDENT ODA: Welcome to Brenn.\n\nPRIME MINISTER Daro: Thank you. We will sign it.\n\nQUESTION: When?"
    labels = [text[slice(*turn.label)] for turn in find_turns(parse(text))]
    assert labels == ["PRESIDENT ODA", "PRIME MINISTER Daro", "QUESTION"]
