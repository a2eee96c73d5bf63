from __future__ import annotations

import pytest
from tests.effort import effort

from onrecord.reading.actors import find_actors
from onrecord.reading.attributions import find_attributions
from onrecord.reading.attributions.quotations import find_quotations
from onrecord.reading.layout import paragraphs
from onrecord.reading.parsed import parse
from onrecord.record import Attribution, Statement


def read(text: str) -> tuple[Attribution, ...]:
    statement, parsed = Statement(text=text), parse(text)
    return find_attributions(parsed, find_actors(parsed, statement), statement)


def said(found: Attribution) -> list[str]:
    return [span.quote for span in found.content]


def test_a_quotation_broken_by_its_attribution_is_one() -> None:
    (found,) = read("“The bridge is open,” Oda said. “Trade will follow.”")
    assert said(found) == ["The bridge is open,", "Trade will follow."]
    assert found.source[0].quote == "Oda"
    assert found.kind == "direct"


def test_a_term_between_marks_is_no_quotation() -> None:
    assert not [a for a in read("The “Good Harbour” scheme opened in May.") if a.kind == "direct"]


def test_reported_speech_keeps_its_complementizer() -> None:
    (found,) = read("The minister said that the port would open in June.")
    assert said(found) == ["that the port would open in June"]
    assert found.kind == "indirect"


def test_a_turn_of_a_transcript_takes_the_paragraphs_that_follow() -> None:
    turns = [
        a
        for a in read(
            "PRESIDENT ODA: Welcome.\n\nIt is good to be here.\n\nQ Will you sign?\n\nPRESIDENT ODA: Yes, today."
        )
        if a.rule == "transcript.turn"
    ]
    assert [a.source[0].quote for a in turns] == ["PRESIDENT ODA", "Q", "PRESIDENT ODA"]
    assert said(turns[0]) == ["Welcome.", "It is good to be here."]


def test_a_quotation_over_paragraphs_is_one() -> None:
    (found,) = read("Oda said: “We came late.\n\n“We leave early.”")
    assert said(found) == ["We came late.", "We leave early."]


@pytest.mark.parametrize("text", ["It’s the workers’ day.", "The '90s weren't the dogs' best."])
def test_apostrophes_are_no_marks(text: str) -> None:
    assert not find_quotations(parse(text))


class Marked:
    """A text that opens a quotation at every word and ends none."""

    def __init__(self, mark: str, many: int) -> None:
        self.text = (mark + "a ") * many
        self.paras = paragraphs(self.text)


@pytest.mark.parametrize("mark", ["“", '"', "'", "‘", "«", "''"])
def test_opening_marks_without_end_take_linear_time(mark: str) -> None:
    few, many = Marked(mark, 10_000), Marked(mark, 100_000)
    least = effort(lambda: find_quotations(few), times=4)  # type: ignore[arg-type]
    assert effort(lambda: find_quotations(many), times=4) <= 30 * least  # type: ignore[arg-type]
