"""What is planned for a time to come and told in the present: "I am seeing the Premier tomorrow"."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .ahead import time_to_come
from .clauses import next_word
from .foretold import can_be_met
from .vocabulary import Vocabulary

_OPEN = frozenset({"if", "whether", "unless", "when", "while"})


def is_planned(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether a progressive tells what will be done at a time to come ("are putting a bill to the House in June")."""
    lemma = p.lemma[verb]
    if is_going_to(p, verb) or any(p.lower[child] in _OPEN for child in p.dependents(verb, "mark", "advmod")):
        return False
    if lemma == "see" and not any(can_be_met(p, v, noun) for noun in p.dependents(verb, "dobj")):
        return False
    if lemma in v.words["unplanned"] | v.verbs.keys() | v.words["collaborating"] and not talks_to(p, v, verb):
        return False
    return time_to_come(p, v, verb) is not None


def is_going_to(p: Parsed, verb: int) -> bool:
    """Whether "going" only lends its form to a future ("is going to sign")."""
    return p.lower[verb : verb + 2] == ["going", "to"] and p.tag[next_word(p, verb + 1)] == "VB"


def talks_to(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "am speaking with the governor": to somebody else than those who listen."""
    if p.lemma[verb] not in v.words["conversing"]:
        return p.lemma[verb] == "call" and any(_is_other(p, v, noun) for noun in p.dependents(verb, "dobj"))
    preps = (prep for prep in p.dependents(verb, "prep") if p.lower[prep] in ("to", "with"))
    return any(_is_other(p, v, noun) for prep in preps for noun in p.dependents(prep, "pobj"))


def lowering(p: Parsed, v: Vocabulary, verb: int) -> Strength | None:
    """How far the verb takes down the force of what governs it; not at all where one talks to somebody, or again."""
    if p.lemma[verb] == "talk" and (talks_to(p, v, verb) or p.lower[verb + 1 : verb + 2] == ["again"]):
        return None
    return v.lowering.get(p.lemma[verb])


def _is_other(p: Parsed, v: Vocabulary, noun: int) -> bool:
    return p.lower[noun] != "you" and can_be_met(p, v, noun)
