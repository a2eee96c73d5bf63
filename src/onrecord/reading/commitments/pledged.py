"""Pledges of manifestos: the learned reader's word for each sentence, else promises without a subject."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.parsed import Parsed

from .cue import Cue
from .endings import trimmed

Settled = tuple[Cue, int, Cue | None]


def with_pledges(p: Parsed, found: list[Settled], pledge: Sequence[bool] | None, manifesto: bool) -> list[Settled]:
    """Commitments by sentence: the learned reader's word where it is given, else promises without a subject."""
    taken = {p.sent[cue.action] for cue, _, _ in found}
    if pledge is not None:
        found = [settled for settled in found if pledge[p.sent[settled[0].action]]]
    extra: list[Settled] = []
    for index, (first, last) in enumerate(p.sents):
        if index in taken or last - first < 3:
            continue
        if pledge[index] if pledge is not None else manifesto and _promises(p, first, last):
            cue = Cue("pledge", "firm", first, first + 1, first, first, first, confidence=0.5)
            extra.append((cue, trimmed(p, first, last), None))
    return sorted([*found, *extra], key=lambda settled: settled[0].action)


def _promises(p: Parsed, first: int, last: int) -> bool:
    """Whether a sentence is a promise in the imperative: it begins with a verb's base form and has no subject."""
    at = first
    while at < last - 1 and (p.pos[at] in ("PUNCT", "NUM", "X", "SYM", "ADV") or p.tag[at] == "LS"):
        at += 1
    return p.tag[at] in ("VB", "VBP") and p.dep[at] in ("ROOT", "ccomp") and p.word[at][0].isupper()
