"""Undertakings that one text reports of another party, looked up in the other text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.record import Commitment, Record

from .comparison import Passage, Row, Undertaking
from .passages import first_person
from .words import words_of


def reported(a: Record, b: Record, rows: Sequence[Row]) -> tuple[Undertaking, ...]:
    """Every undertaking that a text tells in one party's words of another party, and whether the other text has it.

    Args:
        a: The first record.
        b: The second.
        rows: The rows of their comparison.

    Returns:
        Those told in A, in order, then those told in B. One is `confirmed` where the passage beside it holds an
        undertaking too, `denied` where that passage is its negation, `absent` where there is none.
    """
    found = list(_told(a, b, rows, "A"))
    return (*found, *_told(b, a, rows, "B"))


def _told(own: Record, other: Record, rows: Sequence[Row], side: str) -> Iterator[Undertaking]:
    placed = sorted(
        (
            (here.start, here.end, there, row.change == "negated")
            for row in rows
            for here, there in [(row.a, row.b) if side == "A" else (row.b, row.a)]
            if here
        ),
        key=lambda each: each[0],
    )
    starts = [each[0] for each in placed]
    theirs = sorted(commitment.span.start for commitment in other.commitments)
    names = {actor.id: actor.name for actor in own.actors}
    speaks_for = {actor.id: {actor.id, actor.represents or actor.id} for actor in own.actors}
    unplaced = {actor.id for actor in own.actors if actor.type == "person" and actor.represents is None}
    in_office = {actor.id for actor in own.actors if actor.type == "person" and actor.designation}
    for commitment in own.commitments:
        if not _of_another(commitment, speaks_for, unplaced, in_office) or _is_shared(commitment):
            continue
        at = bisect_right(starts, commitment.span.start) - 1
        if at < 0 or commitment.span.start >= placed[at][1]:
            continue
        _, _, there, negated = placed[at]
        held = there is not None and bisect_right(theirs, there.end - 1) > bisect_right(theirs, there.start - 1)
        yield Undertaking(
            told_in="A" if side == "A" else "B",
            claimed_by=names[commitment.reported_by or ""],
            of=tuple(names[agent] for agent in commitment.agents),
            strength=commitment.strength,
            passage=Passage.of(commitment.span),
            other=there,
            outcome="denied" if there and negated else "confirmed" if held else "absent",
        )


def _of_another(
    commitment: Commitment, speaks_for: dict[str, set[str]], unplaced: set[str], in_office: set[str]
) -> bool:
    """Whether someone reports what another has undertaken, for whom he does not speak.

    Of a person of whom the record does not know whom he speaks for, it cannot be said that a state is another's; only
    that another who holds an office is.
    """
    reporter = commitment.reported_by
    if reporter is None or not commitment.agents:
        return False
    if reporter in unplaced and not (unplaced & in_office).issuperset(commitment.agents):
        return False
    return not any(speaks_for[agent] & speaks_for[reporter] for agent in commitment.agents)


def _is_shared(commitment: Commitment) -> bool:
    """Whether the one who reports it undertakes it too: "we will", "the President and I agreed to"."""
    span, action = commitment.span, commitment.action
    bound = span.quote[: max(action.start - span.start, 0)] or span.quote.split(maxsplit=1)[0]
    return any(word.key in first_person() for word in words_of(bound))
