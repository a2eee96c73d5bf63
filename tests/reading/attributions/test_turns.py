from __future__ import annotations

import pytest

from onrecord.reading.attributions.turns import find_turns
from onrecord.reading.parsed import parse


def turns(text: str) -> list[tuple[str, list[str]]]:
    return [
        (text[slice(*found.source[0])], [text[slice(*piece)] for piece in found.content])
        for found in find_turns(parse(text))
    ]


def test_a_label_alone_on_its_line_opens_a_turn() -> None:
    assert turns("PRIME MINISTER:\n\nWelcome, all.\n\nThank you.\n\nJOURNALIST:\n\nWill it last?") == [
        ("PRIME MINISTER", ["Welcome, all.", "Thank you."]),
        ("JOURNALIST", ["Will it last?"]),
    ]


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


@pytest.mark.parametrize(
    "text",
    [
        "Clean Harbours Fund: Bolmara pays $5 million.\n\nHealthy Rivers Plan: Tavia pays the rest.",
        "GOAL 1: Grow.\n\nGOAL 2: Export.",
        "Building Trade: Ports.\n\nGreen Forests: Trees.\n\nBuilding Trade: Ships.\n\nGreen Forests: More.",
        "PRESIDENT TAVEL: One voice alone makes no transcript.\n\nIt has no other.",
        "What we agreed: ports open.\n\nWhat comes next: logging ends.",
    ],
)
def test_headings_with_a_colon_make_no_transcript(text: str) -> None:
    assert turns(text) == []
