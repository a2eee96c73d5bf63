from __future__ import annotations

import pytest

from onrecord.reading.actors import find_actors
from onrecord.reading.attributions import find_attributions
from onrecord.reading.parsed import parse
from onrecord.record import Statement


def speakers(text: str, issuer: str | None = None, title: str | None = None, kind: str = "direct") -> list[str | None]:
    statement = Statement(text=text, issuer=issuer, title=title)
    parsed = parse(text)
    cast = find_actors(parsed, statement)
    names = {actor.id: actor.name for actor in cast.actors}
    found = find_attributions(parsed, cast, statement)
    return [names.get(one.speaker or "") for one in found if one.kind == kind]


def test_the_speakers_of_turns_are_the_persons_that_their_labels_name() -> None:
    text = "PRESIDENT NIINISTÖ: Welcome.\n\nPRIME MINISTER ORBÁN: Thanks.\n\nQ Is it so?\n\nPRESIDENT NIINISTÖ: Yes."
    found = [name and name.casefold() for name in speakers(text)]
    assert found == ["niinistö", "orbán", None, "niinistö"]


def test_a_pronoun_beside_a_quotation_is_whom_it_stands_for() -> None:
    text = "President Emmanuel Macron met the mayors. “We will keep the ports open,” he said."
    assert speakers(text) == ["Emmanuel Macron"]


def test_a_signature_is_the_speaker() -> None:
    text = "“We will keep the harbour open to every ship.”\n\n—Minister Anna Larsen"
    assert speakers(text) == ["Anna Larsen"]


@pytest.mark.parametrize("issuer", [None, "France", "FRA"])
def test_nobody_named_is_nobody_and_not_the_issuer(issuer: str | None) -> None:
    text = "The talks went on until night.\n\n“We will keep the harbour open to every ship.”"
    assert speakers(text, issuer) == [None]


def test_a_signature_with_a_place_in_brackets_is_its_person() -> None:
    text = "“We will keep the harbour open to every ship.”\n\nSenator Anna Larsen (Hollin)"
    assert speakers(text) == ["Anna Larsen"]


def test_the_leader_of_a_land_speaks() -> None:
    text = "President Pedro Soto of Mexico arrived. “We agree on all of it,” the Mexican leader said."
    assert speakers(text) == ["Pedro Soto"]


@pytest.mark.parametrize(
    "text",
    [
        "President Ivo Tavel (via interpreter) said: “We are — (inaudible) — ready to go on with the talks.”",
        "„We are ready to go on with the talks,“ said President Ivo Tavel.",
        "«We are ready to go on with the talks», said President Ivo Tavel.",
        "‘We are ready to go on with the talks,’ said President Ivo Tavel.",
        '"We are ready to go on with the talks," said President Ivo Tavel.',
        "“We are ready,” President Ivo Tavel told reporters, “to go on with the talks.”",
        "Asked about the talks, President Ivo Tavel replied: “We are ready to go on with them.",
    ],
)
def test_marks_and_insertions_of_every_kind_are_read(text: str) -> None:
    assert speakers(text) == ["Ivo Tavel"]


@pytest.mark.parametrize("title", ["Statement by Minister Mina Oda on the port", "Remarks by Minister Mina Oda"])
def test_in_somebodys_own_words_i_is_that_person(title: str) -> None:
    text = "I said last year: “We will go on with the work at the port.”"
    assert speakers(text, title=title) == ["Mina Oda"]
    assert speakers(f"{title}\n\n{text}") == ["Mina Oda"]
    assert speakers(text, title="Readout of the call with Minister Mina Oda") == [None]


def test_we_in_the_issuers_own_statement_is_the_issuer() -> None:
    assert speakers("We said that the port will open in May.", issuer="Norway", kind="indirect") == ["Norway"]


def test_a_label_with_a_long_office_ends_with_the_name_that_labels_alone() -> None:
    text = (
        "President of Norway Anna Larsen: Welcome.\n\nHead of the Port of Selm Ivo Tavel: Thank you.\n\n"
        "Anna Larsen: Is it deep?\n\nIvo Tavel: It is.\n\n<…>"
    )
    assert speakers(text) == ["Anna Larsen", "Ivo Tavel", "Anna Larsen", "Ivo Tavel"]


@pytest.mark.parametrize(
    "text",
    [
        "The Minister for Trade, Mr. Ivo Tavel, opened the port. “We will dig it deeper,” the Minister said.",
        "The President and CEO of AB/CD, Ivo Tavel, opened the port. “We will dig it deeper,” the President said.",
        "The head of the Selm port authority, Ivo Tavel, came. “We will dig it,” he said.",
    ],
)
def test_a_name_behind_an_office_and_a_comma_is_its_holder(text: str) -> None:
    assert speakers(text) == ["Ivo Tavel"]


def test_a_counterpart_is_who_speaks_for_that_land() -> None:
    text = (
        "Foreign Minister Annika Berg met her Kenyan counterpart, Wycliffe Mutua. "
        "“Our young people need jobs, not promises,” the Kenyan minister said."
    )
    assert speakers(text) == ["Wycliffe Mutua"]


def test_a_heading_in_capitals_that_ends_in_a_word_of_the_title_is_no_label() -> None:
    text = "OPENING RIVER TRADE: Last Friday the two sides agreed on trade. It opens the ports."
    assert speakers(text, title="Arvenia and Lodria announce a trade deal") == []
    voices = "MINA LUZ ODA: We announced it. It opens.\n\nIVO RIO TAVEL: It does. It opens."
    assert speakers(voices, title="Remarks by Luz Oda and Rio Tavel") == ["Mina Luz Oda", "Ivo Rio Tavel"]
