"""What one text reports of another party's undertakings."""

from __future__ import annotations

import pytest

from onrecord.compare import compare
from onrecord.record import Actor, Commitment, ReaderInfo, Record, Span, Statement

TOLD = "Velin said that Lodria will open the Harl crossing to grain trucks."


def record(text: str, *, reported: bool) -> Record:
    at = text.index("Lodria")
    return Record(
        id="x",
        statement=Statement(text=text),
        actors=(
            Actor(id="v", name="Mara Velin", type="person", represents="arv"),
            Actor(id="arv", name="Arvenia", type="state"),
            Actor(id="lod", name="Lodria", type="state", mentions=(Span.of(text, at, at + 6),)),
        ),
        commitments=(
            Commitment(
                id="c",
                rule="r",
                confidence=1,
                span=Span.of(text, at, len(text) - 1),
                action=Span.of(text, at + 7, len(text) - 1),
                strength="firm",
                agents=("lod",),
                reported_by="v" if reported else None,
            ),
        ),
        reader=ReaderInfo(version="0", lexicon="0"),
    )


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        ("Lodria will open the Harl crossing to grain trucks.", "confirmed"),
        ("Lodria will not open the Harl crossing to grain trucks.", "denied"),
        ("A choir sang. Lodria thanked the ferry crews for rescuing eight hikers.", "absent"),
    ],
)
def test_an_undertaking_told_of_another_is_looked_up(other: str, outcome: str) -> None:
    (found,) = compare(record(TOLD, reported=True), record(other, reported=False)).undertakings
    assert (found.told_in, found.claimed_by, found.of) == ("A", "Mara Velin", ("Lodria",))
    assert found.outcome == outcome


def test_an_own_undertaking_is_not_reported() -> None:
    assert compare(record(TOLD, reported=False), record(TOLD, reported=False)).undertakings == ()


def test_what_the_reporter_undertakes_with_the_other_is_no_report_of_another() -> None:
    told = record(TOLD, reported=True)
    (claim,) = told.commitments
    text = TOLD.replace("Lodria will", "we in Lodria will")
    at = text.index("we in")
    shared = claim.model_copy(
        update={"span": Span.of(text, at, len(text) - 1), "action": Span.of(text, at + 13, len(text) - 1)}
    )
    mentions = (Span.of(text, at + 6, at + 12),)
    actors = (*told.actors[:2], told.actors[2].model_copy(update={"mentions": mentions}))
    changed = Record(id="x", statement=Statement(text=text), actors=actors, commitments=(shared,), reader=told.reader)
    assert compare(changed, record(TOLD, reported=False)).undertakings == ()
