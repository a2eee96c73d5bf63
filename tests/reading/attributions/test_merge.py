from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reading.attributions.candidates import Candidate
from onrecord.reading.attributions.confidences import confidences
from onrecord.reading.attributions.merge import findings, settle
from onrecord.reading.attributions.quotations import find_quotations
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import parse


def candidate(rule: str, start: int, end: int, confidence: float = 0.8, head: int = -1) -> Candidate:
    return Candidate((), (), ((start, end),), rule, confidence, head)


def test_rules_are_kept_in_their_order() -> None:
    found = [candidate(rule, 5, 30) for rule in ("frame.clause", "quotation.after", "encoder")]
    assert [one.rule for one in settle(found)] == ["encoder"]
    assert [one.rule for one in settle(found[:2])] == ["quotation.after"]


def test_a_rule_of_any_name_is_accepted_and_comes_last() -> None:
    found = [candidate("oracle.of.tavel", 5, 30), candidate("frame.inf", 20, 40), candidate("oracle.of.tavel", 50, 60)]
    assert [one.rule for one in settle(found)] == ["frame.inf", "oracle.of.tavel"]


def test_a_cue_is_used_once() -> None:
    assert len(settle([candidate("frame.clause", 5, 30, head=2), candidate("frame.object", 40, 50, head=2)])) == 1


def test_what_is_hardly_ever_right_is_left_out_and_gives_way() -> None:
    found = [candidate("encoder", 5, 30, 0.01), candidate("quotation.bare", 5, 30, 0.35)]
    assert [one.rule for one in settle(found)] == ["quotation.bare"]


def test_a_turn_leaves_room_for_the_quotations_in_it_only() -> None:
    found = [candidate("transcript.turn", 0, 90), candidate("quotation.after", 5, 30), candidate("frame.inf", 40, 60)]
    assert {one.rule for one in settle(found)} == {"transcript.turn", "quotation.after"}


def test_every_rule_that_quotes_has_its_share() -> None:
    places = ("broken", "after", "before", "far", "lead", "signed", "carried", "bare", "dash")
    others = {"transcript.turn", "heading.list", "heading.label", "frame"}
    assert {f"quotation.{place}" for place in places} | others == set(confidences())


@pytest.mark.parametrize("text", ["«We go on», he said.", "‘We go on,’ he said.", "“We go on”, he said."])
def test_marks_at_the_end_of_a_content_are_no_part_of_it(text: str) -> None:
    parsed = parse(text)
    content = ((0, text.index(" he")),)
    (found,) = findings(parsed, Cast(), find_quotations(parsed), [replace(candidate("encoder", 0, 1), content=content)])
    assert (found.kind, found.content[0].quote.rstrip(",")) == ("direct", "We go on")
