"""Spanish lists under a lead-in: in its sentence, or with bullets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .cue import Cue
from .lists import inline_items, item_paragraphs
from .spanish_words import infinitive, lowered
from .vocabulary import vocabulary

_BESIDE = 4


def itemised(p: Parsed, cues: list[Cue]) -> Iterator[Cue]:
    """Each cue, or one for each item of the list that it leads in, in its sentence or in paragraphs of their own."""
    for index, cue in enumerate(cues):
        after = cues[index + 1] if index + 1 < len(cues) else None
        if parts := inline_items(p, vocabulary(), cue, cue.end or cue.action + 1):
            yield from parts
            continue
        last = p.tokens_in(*p.paras[p.para[cue.first]])[-1] + 1
        if p.lower[last - 1] != ":" or last - cue.last > _BESIDE or (after is not None and after.first < last):
            yield cue
            continue
        for first, end in item_paragraphs(p, last):
            if not any(first <= inner.first < end for inner in cues[index + 1 :]):  # what undertakes by itself
                graded = _graded(p, cue.strength, first)
                rule = f"{cue.rule.replace(cue.strength, graded)}, item"
                yield replace(cue, rule=rule, strength=graded, begin=first, action=first, top=first, end=end)


def _graded(p: Parsed, strength: Strength, first: int) -> Strength:
    """The strength of an item of what is meant, lower where its verb only weighs ("Tercero, explorar un pacto")."""
    if strength == "firm":
        return strength
    return lowered((infinitive(p.lower[first]),), p.lower[first + 1] if first + 1 < len(p) else "") or strength
