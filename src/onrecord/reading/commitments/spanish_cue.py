"""How a Spanish cue is put together: its clause, who acts in it, what it says of going on and of not doing."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .cue import Cue
from .spanish_clauses import clause_begin, clause_end, sentence_of
from .spanish_limits import spanish_limit
from .spanish_subjects import clause_agents, holder
from .spanish_words import CLITICS, future, infinitive, listed, words

_NEAR = 8


def spanish_cue(
    p: Parsed, cast: Cast, strength: Strength, first: int, last: int, action: int, kind: str, *, own: bool = False
) -> Cue:
    """The cue `[first, last)` of an action; `own` ones are in the first person and bind who speaks."""
    clause = clause_begin(p, first, noun=False)
    if clause and p.lower[clause - 1] in words("whens") and kind != "noun":  # "y cuando haya algo les avisamos"
        limit = spanish_limit(p.text, p.start[clause - 1], p.start[first])
        clause -= limit is not None and limit[0] == p.start[clause - 1]
    begin = clause_begin(p, first, noun=True) if kind == "noun" else clause
    inner = kind == "noun" or (clause > 0 and p.lower[clause - 1] == "que")
    outer = max(sentence_of(p, first)[0], first - 2 * _NEAR) if inner else max(clause, first - _NEAR)
    near = p.text[p.start[outer] : p.end[min(last + 1, len(p) - 1)]]
    agents = holder(p, cast, first, last) if kind == "noun" else ()
    if not agents:
        own = own or is_own(p, first, last) or (kind == "noun" and first > 0 and p.lower[first - 1] in words("own"))
        agents = (first,) if own else clause_agents(p, cast, clause, first)
    if strength == "firm" and not kind and listed("hedging").search(near):
        strength = "exploring"
    return Cue(
        rule=f"spanish {kind or ('own' if own else 'verb')}: {strength}",
        strength=strength,
        first=first,
        last=last,
        action=action,
        top=action,
        begin=begin,
        agents=agents,
        repeated=listed("repeated").search(near) is not None,
        negated=_is_negated(p, first, last, action),
        confidence=0.6,
        end=clause_end(p, action),
    )


def _is_negated(p: Parsed, first: int, last: int, action: int) -> bool:
    """Whether the cue is one of not doing: "no vamos a", "nos comprometemos a no", "se abstendrá"."""
    if any(lower in words("negating") for lower in p.lower[with_clitics(p, first) : last + 1]):
        return True
    return (future(p.lower[action]) or infinitive(p.lower[action])) in words("refraining")


def acts_within(cue: Cue) -> bool:
    """Whether an actor stands in the clause itself."""
    return bool(cue.agents) and cue.agents[0] >= cue.begin


def is_own(p: Parsed, first: int, last: int) -> bool:
    """Whether the cue is in the first person ("esperamos", "nos comprometemos", "quiero")."""
    return any(word.endswith("mos") or word in words("first_person") for word in p.lower[first:last])


def with_clitics(p: Parsed, first: int) -> int:
    """The first of the pronouns and "no" that stand before a verb."""
    while first > sentence_of(p, first)[0] and p.lower[first - 1] in CLITICS:
        first -= 1
    return first
