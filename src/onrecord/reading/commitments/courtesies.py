"""Courtesies that only look like aims: "I want to thank", "I look forward to our talk", "I stand by my staff"."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clauses import is_agent, negated
from .vocabulary import Vocabulary


def is_courtesy(p: Parsed, v: Vocabulary, action: int, *, hoped: bool = False) -> bool:
    """Whether "I want to" (`hoped`: "I hope to") only introduces thanks, wishes or the next words."""
    near = [action, *(at for at in range(action + 1, min(action + 5, len(p))) if p.tag[at] in ("VB", "VBG"))]
    if p.lower[action : action + 2] in (["make", "sure"], ["make", "certain"]):
        return False
    if p.lemma[action] in v.words["courtesies"]:
        return True
    spoken = v.words["speaking"] - v.words["moving"] if hoped else v.words["speaking"]
    return any(p.lemma[at] in spoken for at in near)


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


def speaks(p: Parsed, v: Vocabulary, actor: int, verb: int) -> bool:
    """Whether a speaker only announces what is said next or in this talk ("I will now turn to", "will tell you")."""
    lower, lemma = p.lower[actor], p.lemma[verb]
    after = p.lower[verb + 1 : verb + 2]
    if (lemma == "tell" and after == ["you"]) or lemma in v.words["withholding"]:
        return True
    if lemma in v.words["taking_up"] and any(
        p.lemma[noun] in v.words["talk.spoken"] for noun in p.dependents(verb, "dobj")
    ):
        return True
    if lower == "we" and lemma in v.words["conversing"] | {"have"}:
        return _opens_talk(p, v, verb)
    if lower == "we":
        words = p.lemma[verb + 1 : verb + 6]
        yields = lemma == "let" and not negated(p, verb) and bool(v.words["speaking"] & set(words))
        return yields or (lemma == "go" and after in (["with"], ["back"])) or (lemma == "turn" and after == ["it"])
    if lemma == "go" and after == ["to"] and p.ent[verb + 2] >= 0 and p.ents[p.ent[verb + 2]].label == "GPE":
        return False
    if lower != "i" or lemma not in v.words["speaking"]:
        return lower == "i" and lemma == "come" and after == ["back"]
    return (
        lemma != "ask"
        or bool(v.words["speaking"] & set(p.lemma[verb + 1 : verb + 8]))
        or not after
        or after[0] in v.words["asked_listeners"]
        or not {"to", "for"} & set(p.lower[verb : verb + 8])
    )


def _opens_talk(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether the talk told of is the one that begins: "today", "this afternoon", "I am certain that we will"."""
    if p.lemma[verb] == "have" and not any(
        p.lemma[noun] in v.words["talk.spoken"] for noun in p.dependents(verb, "dobj")
    ):
        return False
    first, last = p.sents[p.sent[verb]]
    if p.dep[verb] == "ccomp" and p.lemma[p.head[verb]] in v.words["convinced"]:
        return True
    sentence = f" {' '.join(p.lower[first:last])} "
    return any(f" {phrase} " in sentence for phrase in v.words["meanwhile"])
