from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.parsed import Parsed, parse, pieces


def check(parsed: Parsed) -> None:
    text = parsed.text
    for token in range(len(parsed)):
        assert text[parsed.start[token] : parsed.end[token]].split() == parsed.word[token].split()
        assert parsed.left[token] <= token < parsed.right[token]
        assert parsed.sents[parsed.sent[token]][0] <= parsed.head[token] < parsed.sents[parsed.sent[token]][1]
        low, high = parsed.paras[parsed.para[token]]
        assert low <= parsed.start[token] < parsed.end[token] <= high
    assert sorted(child for children in parsed.children for child in children) == [
        token for token in range(len(parsed)) if parsed.head[token] != token
    ]
    assert [token for first, last in parsed.sents for token in range(first, last)] == list(range(len(parsed)))


def test_behind_the_last_token_no_word_is_found() -> None:
    parsed = parse("Arvenia will")
    assert len(parsed) == 2
    assert not any(parsed.lower[at].isalpha() or parsed.tag[at].isalpha() for at in (2, 3, 4))
    assert "will" in parsed.by_lower
    assert parsed.by_lower.keys() == {"arvenia", "will"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_tokens_sentences_and_paragraphs_fit_any_text(text: str) -> None:
    check(parse(text))


@pytest.mark.parametrize(
    "text", ["", "  \n ", "\x00", "a  b\t\tc\r\nd", "😀 é ‏שלום", "x" * 12_000, "one two. " * 2_000]
)
def test_odd_texts_are_parsed(text: str) -> None:
    check(parse(text))


def test_every_character_that_is_no_blank_is_in_a_token() -> None:
    text = "Arvenia  and\tBolmara\r\n\r\nagreed — “fully” — to it."
    parsed = parse(text)
    held = set().union(*(range(start, end) for start, end in zip(parsed.start, parsed.end, strict=True)))
    assert {place for place, character in enumerate(text) if not character.isspace()} <= held


def test_what_was_parsed_before_changes_nothing() -> None:
    text = "Arvenia and Bolmara\n\nwill open two ports by 2031, the minister said."
    alone = parse(text)
    parse("Something else stood here. " * 40)
    assert parse(text) == alone


def test_long_paragraph_is_parsed_in_pieces_that_lose_nothing() -> None:
    text = "The ministers met in Port Ansel and spoke of fishing. " * 300
    cut = pieces(text)
    assert len(cut) > 1
    assert max(end - start for start, end in cut) <= 5_000
    assert not "".join(text[before[1] : after[0]] for before, after in itertools.pairwise(cut)).strip()


def test_sentence_never_crosses_a_paragraph() -> None:
    parsed = parse("Arvenia and Bolmara\n\nwill open two ports.")
    assert len(parsed.sents) == 2


def test_tokens_in_a_stretch_of_characters() -> None:
    parsed = parse("Arvenia will open ports.")
    assert [parsed.word[token] for token in parsed.tokens_in(8, 17)] == ["will", "open"]
    assert [parsed.word[token] for token in parsed.tokens_in(10, 14)] == ["will", "open"]
    assert not parsed.tokens_in(7, 8)


def test_verbs_with_a_hyphen_stay_whole() -> None:
    parsed = parse("Arvenia will co-host the talks.")
    assert parsed.word[2] == "co-host"
    assert parsed.pos[2] == "VERB"


def test_forms_that_the_rules_get_wrong_have_their_lemma() -> None:
    assert parse("They hoped to go.").lemma[1] == "hope"
