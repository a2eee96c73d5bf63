"""Courtesies that only look like aims: "I want to thank", "I will now turn to"."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

from .ahead import is_limited, time_to_come
from .clauses import negated
from .planned import talks_to
from .vocabulary import Vocabulary


def is_courtesy(p: Parsed, v: Vocabulary, action: int, *, hoped: bool = False) -> bool:
    """Whether "I want to" (`hoped`: "I hope to") only introduces thanks, wishes or the next words."""
    near = [action, *(at for at in range(action + 1, min(action + 5, len(p))) if p.tag[at] in ("VB", "VBG"))]
    if p.lower[action : action + 2] in (["make", "sure"], ["make", "certain"]):
        return False
    if p.lemma[action] in v.words["meant_on_a_day"] and is_limited(p, v, action):
        return False
    if hoped and p.lemma[action] in v.words["moving"]:
        return False
    if _takes_up(p, v, action):
        return True
    if p.lemma[action] in v.words["courtesies"]:
        return True
    spoken = v.words["speaking"] - v.words["moving"] if hoped or _has_thing(p, v, action) else v.words["speaking"]
    return any(p.lemma[at] in spoken for at in near)


def _has_thing(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "I want to finish the tunnel", "to pay them properly"; one only speaks in finishing one's remarks."""
    objects = p.dependents(verb, "dobj")
    return bool(objects) and v.words["talk.spoken"].isdisjoint(p.lemma[at] for at in objects)


def _takes_up(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "give you an example", "take a few questions"."""
    spoken = (p.lemma[noun] in v.words["talk.spoken"] for noun in p.dependents(verb, "dobj"))
    return p.lemma[verb] in v.words["taking_up"] and any(spoken)


def _is_brief(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "I will make this short", "we'll keep it brief"."""
    said = p.lower[verb + 1 : verb + 2] in (["this"], ["it"], ["that"])
    return p.lemma[verb] in ("make", "keep") and said and not v.words["brief"].isdisjoint(p.lower[verb + 2 : verb + 6])


def _calls_on(p: Parsed, verb: int) -> bool:
    """As in "we'll go to Aamer next", "we'll go with you": who asks next; one goes to places, and on a day."""
    if p.lemma[verb] != "go":
        return False
    to = p.lower[verb + 1 : verb + 2] == ["to"]
    persons = (noun for prep in p.dependents(verb, "prep") for noun in p.dependents(prep, "pobj"))
    called = any(
        p.tag[noun] == "NNP" and (p.ent[noun] < 0 or p.ents[p.ent[noun]].label in ("PERSON", "ORG")) for noun in persons
    )
    return p.lower[verb + 1 : verb + 2] in (["with"], ["–"], ["—"]) or (to and called)


def speaks(p: Parsed, v: Vocabulary, actor: int, verb: int) -> bool:
    """Whether a speaker only announces what is said next or in this talk ("I will now turn to", "will tell you")."""
    lower, lemma = p.lower[actor], p.lemma[verb]
    if time_to_come(p, v, verb) is not None or talks_to(p, v, verb):
        return False
    if lemma in v.words["meant_on_a_day"] and p.dependents(verb, "dobj") and is_limited(p, v, verb):
        return False
    after = p.lower[verb + 1 : verb + 2]
    if (lemma == "tell" and after == ["you"]) or lemma in v.words["withholding"]:
        return True
    if _takes_up(p, v, verb):
        return True
    phrase = " ".join([lemma, *p.lower[verb + 1 : verb + 5]]) + " "
    if lower in ("i", "we") and any(phrase.startswith(f"{words} ") for words in v.words["passing_on"]):
        return True
    if _is_brief(p, v, verb) or (lemma in ("start", "begin") and after and after[0] in ("with", "off", "by")):
        return lower in ("i", "we", "who")
    if lower == "we":
        words = p.lemma[verb + 1 : verb + 6]
        yields = lemma == "let" and not negated(p, verb) and bool(v.words["speaking"] & set(words))
        return yields or lemma in v.words["referring"] or (lemma == "turn" and after == ["it"]) or _calls_on(p, verb)
    if (
        lemma == "ask" and after != ["you"] and {"to", "for"} & set(p.lower[verb : verb + 8])
    ):  # "I will ask the council for"
        return False
    if lower == "i" and lemma == "invite":
        return not v.words["talk.spoken"].isdisjoint(p.lemma[verb + 1 : verb + 12])
    return lower == "i" and (lemma in v.words["speaking"] or (lemma == "come" and after == ["back"]))
