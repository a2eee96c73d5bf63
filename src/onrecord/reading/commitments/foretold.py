"""What is only foretold ("prices will rise"), and what is undertaken though its verb mostly foretells."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

from .clauses import negated, next_word
from .vocabulary import Vocabulary


def foretells(p: Parsed, v: Vocabulary, actor: int, verb: int, force: str) -> bool:
    """Whether the verb under "will" or "going to" only tells what is to come, or is said of those nobody can bind."""
    if p.lemma[actor] in v.words["foretold_peoples"]:
        return True
    if p.lemma[verb] not in v.words["predictive"]:
        return False
    undertaken = looks(p, v, verb) or has_talks(p, v, verb) or _is_present(p, v, verb) or _refuses(p, v, actor, verb)
    return not (undertaken or strives(p, v, actor, verb, force))


def looks(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "will look at launching", "will be looking for ways"."""
    after = next_word(p, verb)
    if p.lemma[verb] != "look" or p.lower[after : after + 1] not in (["at"], ["into"], ["for"]):
        return False
    return p.lower[after] != "for" or bool(v.words["sought"] & set(p.lemma[after : after + 4]))


def has_talks(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether "have" only lends its form to a talk or a meeting ("will have further consultations")."""
    talks = v.words["lasting"] | v.words["deadlines.events"]
    return p.lemma[verb] == "have" and any(p.lemma[noun] in talks for noun in p.dependents(verb, "dobj"))


def strives(p: Parsed, v: Vocabulary, actor: int, verb: int, force: str) -> bool:
    """Whether what mostly foretells is undertaken or hoped here: "we will end this war", "I hope we can find a way"."""
    if p.lower[actor] not in ("we", "i"):
        return False
    if p.lemma[verb] not in v.words["striven"]:
        return p.lemma[verb] == "get" and _gets_to(p, v, verb)
    return force == "hoped" or bool(p.dependents(verb, "dobj"))


def _gets_to(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "we will get it done", "I will get you that answer", "get the food in": for somebody, or somewhere."""
    if "done" in p.lower[verb + 2 : verb + 5] or p.dependents(verb, "dative"):
        return True
    if p.tag[verb + 1 : verb + 2] == ["PRP"] and p.tag[verb + 2 : verb + 3] in (["DT"], ["PRP$"], ["CD"]):
        return True
    things = p.dependents(verb, "dobj")
    beside = (child for child in p.dependents(verb, "prt", "advmod", "prep") if things and child > things[0])
    return any(p.lower[child] in v.words["getting"] for child in beside)


def _is_present(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "I will be back in May", "she will be in Hollin", "will be in touch": a visit, not a state."""
    if p.lemma[verb] != "be":
        return False
    beside = (*p.dependents(verb, "advmod"), *range(verb + 1, min(verb + 2, len(p))))
    if any(p.lower[child] in v.words["present"] for child in beside):
        return True
    places = (noun for prep in p.dependents(verb, "prep") for noun in p.dependents(prep, "pobj"))
    return any(
        p.lower[noun] in v.words["present"] or (p.ent[noun] >= 0 and p.ents[p.ent[noun]].label == "GPE")
        for noun in places
    )


def _refuses(p: Parsed, v: Vocabulary, actor: int, verb: int) -> bool:
    """As in "we will not wait for them"."""
    return p.lower[actor] in ("we", "i") and p.lemma[verb] in v.words["refused"] and negated(p, verb)
