"""Spanish lists under a lead-in: in its sentence, with bullets, or told in order ("Primero, ... Segundo, ...")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .cue import Cue
from .decisions import first_sentence
from .endings import trimmed
from .lists import inline_items, item_paragraphs
from .spanish_presents import ahead
from .spanish_words import infinitive, lowered, words
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
        if ahead(p, cue) is not None:  # "de aquí a junio nos comprometemos a lo siguiente: "
            yield cue
        for first, stop in [*item_paragraphs(p, last)] or _in_order(p, p.para[cue.first] + 1):
            if (end := _item_end(p, cues[index + 1 :], first, stop)) is not None:
                graded = _graded(p, cue.strength, first)
                rule = f"{cue.rule.replace(cue.strength, graded)}, item"
                yield replace(cue, rule=rule, strength=graded, begin=first, action=first, top=first, end=end)


def _in_order(p: Parsed, para: int) -> Iterator[tuple[int, int]]:
    """(first token, end) of each item of the paragraphs from one on that begin with what tells their order."""
    for bounds in p.paras[para:]:
        inside = p.tokens_in(*bounds)
        if not len(inside):
            continue
        at = inside[0] + (p.lower[inside[0]] in ("y", "e"))
        comma = next((here for here in range(at, min(at + _BESIDE, inside[-1])) if p.lower[here] == ","), at)
        if " ".join(p.lower[at:comma]) not in words("in_order"):
            return
        yield comma + 1, trimmed(p, comma + 1, first_sentence(p, comma + 1, inside[-1] + 1))


def _graded(p: Parsed, strength: Strength, first: int) -> Strength:
    """The strength of an item of what is meant, lower where its verb only weighs ("Tercero, explorar un pacto")."""
    if strength == "firm":
        return strength
    return lowered((infinitive(p.lower[first]),), p.lower[first + 1] if first + 1 < len(p) else "") or strength


def _item_end(p: Parsed, cues: list[Cue], first: int, stop: int) -> int | None:
    """Where an item ends, at the latest where a clause tells more of it; None where it undertakes by itself."""
    inner = next((cue for cue in cues if first <= cue.first < stop), None)
    if inner is None:
        return None if _is_said(p, first) else stop
    describing = inner.begin > first + 1 and p.lower[inner.begin - 1] == "que" and p.lower[inner.begin - 2] == ","
    return inner.begin - 2 if describing else None


def _is_said(p: Parsed, first: int) -> bool:
    """Whether an item only says or judges something ("Agradecer a", "Lamentar"), and does not hold or weigh it."""
    verb = infinitive(p.lower[first])
    if verb not in words("speaking") and verb not in words("judging"):
        return False
    behind = p.lower[first + 1 : first + 1 + _BESIDE]
    return set(words("meetings")).isdisjoint(behind) and lowered((verb,), behind[0] if behind else "") is None
