"""Attributions read off tags."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onrecord.reading.attributions.learned import Learned, decode, link
from onrecord.reading.attributions.segments import Segment, best_tags, segments
from onrecord.reading.attributions.tagged import find_tagged
from onrecord.reading.attributions.tags import TAGS, tag
from onrecord.reading.encoder import Encoded, encoder
from onrecord.reading.parsed import Parsed, parse

INDEX = {name: at for at, name in enumerate(TAGS)}


def encoded(parsed: Parsed, tags: list[str], sure: float = 0.95) -> Encoded:
    """An encoding that is this sure of these tags."""
    probabilities = np.full((len(parsed), len(TAGS)), (1 - sure) / (len(TAGS) - 1), dtype=np.float32)
    for token, name in enumerate(tags):
        probabilities[token, INDEX[name]] = sure
    nothing = np.zeros(len(parsed.sents), dtype=np.float32)
    return Encoded(probabilities, nothing, np.zeros((len(parsed.sents), 4), dtype=np.float32))


def spell(text: str, **parts: tuple[str, str]) -> tuple[Parsed, list[str]]:
    """A text and the tag of each token, from the words of each part and the tag they bear."""
    parsed = parse(text)
    tags = ["O"] * len(parsed)
    for words, part in parts.values():
        at = text.index(words)
        for number, token in enumerate(parsed.tokens_in(at, at + len(words))):
            tags[token] = ("I-" if number else "B-") + part
    return parsed, tags


def words(parsed: Parsed, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [parsed.text[parsed.start[first] : parsed.end[last - 1]] for first, last in ranges]


def test_tags_spell_segments() -> None:
    names = ["B-source>", "I-source>", "B-cue", "B-content<", "I-content<", "O", "B-content<"]
    assert segments([INDEX[name] for name in names]) == [
        Segment("source>", 0, 2),
        Segment("cue", 2, 3),
        Segment("content<", 3, 5),
        Segment("content<", 6, 7),
    ]


def test_a_quotation_cut_by_its_cue_is_one_attribution() -> None:
    text = "“The harbour,” Minister Oru said, “is open to all.”"
    parsed, tags = spell(
        text,
        a=("“The harbour,”", "content>"),
        b=("Minister Oru", "source>"),
        c=("said", "cue"),
        d=("“is open to all.”", "content<"),
    )
    found = decode(parsed, encoded(parsed, tags))
    assert len(found) == 1
    assert words(parsed, found[0].content) == ["“The harbour,”", "“is open to all.”"]
    assert words(parsed, found[0].source) == ["Minister Oru"]
    assert found[0].kind == "direct"


def test_content_takes_in_the_marks_of_its_quotation() -> None:
    text = "Oru said: “The northern harbour is open to every ship.”"
    parsed, tags = spell(
        text,
        a=("Oru", "source>"),
        b=("said", "cue"),
        c=("The northern harbour is open to every ship", "content<"),
    )
    found = decode(parsed, encoded(parsed, tags))
    assert words(parsed, found[0].content) == ["“The northern harbour is open to every ship.”"]
    assert found[0].kind == "direct"


def test_a_word_in_marks_does_not_cut_reported_speech() -> None:
    text = "Oru said that the talks were “frank” and would go on."
    parsed, tags = spell(
        text, a=("Oru", "source>"), b=("said", "cue"), c=("that the talks were “frank” and would go on", "content<")
    )
    found = decode(parsed, encoded(parsed, tags))
    assert words(parsed, found[0].content) == ["that the talks were “frank” and would go on"]
    assert found[0].kind == "mixed"


def test_a_signed_quotation_is_its_signers() -> None:
    text = "“We will build the bridge.” — Ana Oru, minister of works"
    parsed = parse(text)
    found = decode(parsed, encoded(parsed, ["O"] * len(parsed)))
    assert [words(parsed, one.source) for one in found] == [["Ana Oru"]]
    assert words(parsed, found[0].content) == ["“We will build the bridge.”"]


def test_a_dash_that_goes_on_with_the_sentence_is_no_signature() -> None:
    text = (
        "“We will build it” — nobody believed that. It was the third such plan of the year, after two that had failed."
    )
    parsed = parse(text)
    assert decode(parsed, encoded(parsed, ["O"] * len(parsed))) == []


def test_a_second_cue_shares_the_source_of_its_sentence_only() -> None:
    text = "Oru said it rained and added it snowed. Warned that it froze."
    parsed, tags = spell(
        text,
        a=("Oru", "source>"),
        b=("said", "cue"),
        c=("it rained", "content<"),
        d=("added", "cue"),
        e=("it snowed", "content<"),
        f=("Warned", "cue"),
        g=("that it froze", "content<"),
    )
    found = decode(parsed, encoded(parsed, tags))
    assert [words(parsed, one.source) for one in found] == [["Oru"], ["Oru"], []]


def test_a_cue_without_content_is_no_attribution() -> None:
    assert link([Segment("source>", 0, 1), Segment("cue", 1, 2)], [0, 0]) == []


def test_an_inside_tag_never_follows_another_part() -> None:
    probabilities = np.full((3, len(TAGS)), 0.01, dtype=np.float32)
    probabilities[0, INDEX["B-source>"]] = 0.9
    probabilities[1, INDEX["I-content<"]] = 0.5
    probabilities[1, INDEX["I-source>"]] = 0.3
    probabilities[2, INDEX["O"]] = 0.9
    spelled = [TAGS[at] for at in best_tags(probabilities)]
    for before, after in zip(["O", *spelled], spelled, strict=False):
        assert after[0] != "I" or before[2:] == after[2:]


def test_tags_of_an_annotation_spell_it_again() -> None:
    text = "Oru said the port is open."
    start, end = [0, 4, 9, 13, 18, 21, 25], [3, 8, 12, 17, 20, 25, 26]
    tags = tag(start, end, [([[0, 3]], [[4, 8]], [[9, 25]])])
    assert [TAGS[at] for at in tags] == ["B-source>", "B-cue", "B-content<", *["I-content<"] * 3, "O"]
    assert text[9:25] == "the port is open"


def test_nothing_is_read_from_nothing() -> None:
    parsed = parse(" \n ")
    assert decode(parsed, encoded(parsed, [])) == []


def test_the_surer_the_tags_the_higher_the_confidence() -> None:
    text = "“The harbour is open,” said Oru."
    parsed, tags = spell(text, a=("“The harbour is open,”", "content>"), b=("said", "cue"), c=("Oru", "source<"))
    calibration = tuple(encoder().about["confidence"])
    high: Learned = decode(parsed, replace(encoded(parsed, tags, 0.999), calibration=calibration))[0]
    low: Learned = decode(parsed, replace(encoded(parsed, tags, 0.6), calibration=calibration))[0]
    assert 0 < low.confidence < high.confidence <= 1


def test_a_source_in_a_heading_gives_way_to_the_verbs_own_subject() -> None:
    parsed = parse("Readout of the call\n\nPresident Velin told Lodria that the pier is open.")
    tags = ["O"] * len(parsed)
    tags[0], tags[6] = "B-source>", "B-cue"
    tags[8:13] = ["B-content<", *["I-content<"] * 4]
    (found,) = find_tagged(parsed, encoded(parsed, tags))
    assert [parsed.text[start:end] for start, end in found.source] == ["President Velin"]
