from __future__ import annotations

import pytest

from onrecord.reading.actors import find_actors
from onrecord.reading.attributions import find_attributions
from onrecord.reading.parsed import parse
from onrecord.record import Attribution, Statement


def quotes(text: str) -> list[Attribution]:
    statement, parsed = Statement(text=text), parse(text)
    found = find_attributions(parsed, find_actors(parsed, statement), statement)
    return [one for one in found if one.kind in ("direct", "mixed")]


def voices(text: str) -> list[tuple[str, str]]:
    return [
        (" ".join(span.quote for span in one.source), " / ".join(span.quote for span in one.content))
        for one in quotes(text)
    ]


SAID = "We will keep the harbour open to every ship."


@pytest.mark.parametrize(
    "line", ["—Minister Mina Oda", "- Minister Mina Oda, Bolmara", "– Mina Oda, Minister of Ports"]
)
def test_a_name_after_a_dash_under_a_quotation_signs_it(line: str) -> None:
    ((source, content),) = voices(f"“{SAID}”\n\n{line}\n\nThe two sides met in Port Tavel.")
    assert "Mina Oda" in source
    assert content == SAID


@pytest.mark.parametrize("lead", ["Commissioner Mina Oda said:", "And from Chairwoman Mina Oda:", "Minister Mina Oda:"])
def test_a_lead_in_with_a_colon_names_the_speaker_of_the_next_paragraph(lead: str) -> None:
    ((source, content),) = voices(f"{lead}\n\n“{SAID}”")
    assert source.endswith("Mina Oda")
    assert content == SAID


def test_a_lead_in_needs_no_verb_of_saying_where_whole_sentences_follow() -> None:
    ((source, content),) = voices(f"President Oda defended the port reform: “{SAID}”")
    assert source == "President Oda"
    assert content == SAID


def test_a_heading_is_the_voice_of_the_list_under_it() -> None:
    text = (
        "Here is what they said:\n\nMinister of Ports Mina Oda on Morning Talk\n\n- On ports: “We want them open.”"
        f"\n\n- On ships: “{SAID}”\n\nChairman Ivo Tavel at the Hollin Institute\n\n- “Nothing will change.”"
    )
    assert [source for source, _ in voices(text)] == [
        "Minister of Ports Mina Oda",
        "Minister of Ports Mina Oda",
        "Chairman Ivo Tavel",
    ]


def test_a_topic_before_the_colon_is_no_speaker() -> None:
    ((source, content),) = voices(f"- On harbours: “{SAID}”")
    assert source == ""
    assert content == SAID


def test_a_quotation_paragraph_without_a_voice_is_the_last_speakers() -> None:
    text = f"“We meet as friends,” said Minister Oda.\n\n“{SAID}”"
    assert voices(text) == [("Minister Oda", "We meet as friends,"), ("Minister Oda", SAID)]


def test_a_statement_between_voice_and_words_is_no_hindrance() -> None:
    ((source, content),) = voices(f"Minister Oda said in a statement that “{SAID}”")
    assert source == "Minister Oda"
    assert content == SAID


def test_whole_sentences_between_marks_are_speech_whoever_spoke() -> None:
    ((source, content),) = voices(f"The talks went on until night.\n\n“{SAID}”")
    assert source == ""
    assert content == SAID


def test_single_marks_quote_over_paragraphs() -> None:
    ((_, content),) = voices("‘We met in the port and spoke of ships.\n\n‘We shall meet again within the year’.")
    assert content == "We met in the port and spoke of ships. / We shall meet again within the year"


@pytest.mark.parametrize(
    "text",
    [
        "Bolmara (the “Western Party”) agrees with Tavia.",
        "The leaders announced the launch of the “Ports for the Next Generation” programme.",
        "We recall the resolution titled “Principles for the use of rivers that cross borders” of last year.",
        "They discussed the so-called “grey fleet”.",
        "She said that the “one harbour” policy stands.",
        "They welcomed the union's proposed “fish less, earn more” plan.",
        "The partnership, known as “Good Harbour”, continues.",
    ],
)
def test_names_titles_and_terms_are_no_quotations(text: str) -> None:
    assert quotes(text) == []


def test_an_answer_after_a_question_is_not_the_askers() -> None:
    text = f"The paper asked: “Will the harbour ever close again?” The President’s answer was: “{SAID}”"
    assert [source for source, _ in voices(text)] == ["The paper", "The President"]


def test_a_speaker_of_a_transcript_quotes_another() -> None:
    text = "PRESIDENT ODA: Hello. Tavel said, “The harbour is open.”\n\nQ Is it?\n\nPRESIDENT ODA: It is."
    assert ("Tavel", "The harbour is open.") in voices(text)
    assert len(quotes(text)) == 4


def test_a_signature_makes_speech_of_words_without_a_full_stop() -> None:
    assert voices("• “A great step forward for every farmer” – Mina Oda, Head of the Union") == [
        ("Mina Oda, Head of the Union", "A great step forward for every farmer")
    ]


def test_a_signature_may_stand_in_brackets() -> None:
    ((source, content),) = voices(f"“{SAID}” (Anna Larsen, Head of the Union)")
    assert source == "Anna Larsen, Head of the Union"
    assert content == SAID


def test_reported_speech_keeps_the_punctuation_within_the_marks() -> None:
    assert voices("According to Minister Larsen, “the talks were frank and useful.”")[0][1].endswith("useful.")


def test_a_quoted_judgement_is_a_quoted_part() -> None:
    (found,) = quotes("President Larsen described the visit as “historic”.")
    assert found.kind == "mixed"


def test_items_that_are_labels_and_quotations_are_each_their_labels_words() -> None:
    text = (
        "What they say:\n\n- The Hollin Post’s Mina Oda: “Prices rose by less than feared.”\n\n"
        "- Marketwire Editor-in-Chief Ivo Tavel: “The smoke was worse than the fire.”"
    )
    assert voices(text) == [
        ("The Hollin Post’s Mina Oda", "Prices rose by less than feared."),
        ("Marketwire Editor-in-Chief Ivo Tavel", "The smoke was worse than the fire."),
    ]
