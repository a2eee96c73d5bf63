"""Courtesies that only look like aims: "I want to thank", "I look forward to our talk", "I stand by my staff"."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clauses import is_agent
from .vocabulary import Vocabulary


def is_courtesy(p: Parsed, v: Vocabulary, action: int) -> bool:
    """Whether "I want to", "we would like to" only introduce thanks, wishes or the next words."""
    near = [action, *(at for at in range(action + 1, min(action + 5, len(p))) if p.tag[at] in ("VB", "VBG"))]
    if p.lemma[action] in v.words["courtesies"]:
        return True
    return any(p.lemma[at] in v.words["speaking"] for at in near)


def awaits_talk(p: Parsed, v: Vocabulary, to: int, action: int) -> bool:
    """As in "I look forward to our discussion", "to it": a courtesy before a talk."""
    if p.lower[action] in ("it", "that", "this"):
        return p.dep[action] == "pobj"
    own = p.lower[action] in ("our", "the", "this", "your") and bool(p.dependents(to, "pobj"))
    return own and any(p.lemma[noun] in v.words["talk.spoken"] for noun in p.dependents(to, "pobj"))


def stands_by_own(p: Parsed, cast: Cast, v: Vocabulary, by: int, action: int) -> bool:
    """As in "I stand by my staff", "we stand by what we said": no support of others is declared."""
    if p.lower[by] != "by" or p.lower[action] not in v.words["own_things"]:
        return False
    return p.lower[action] == "my" or not any(is_agent(p, cast, v, noun) for noun in p.dependents(by, "pobj"))
