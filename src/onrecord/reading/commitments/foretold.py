"""What is only foretold ("prices will rise"), and what is undertaken though its verb mostly foretells."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

from .ahead import is_limited
from .clauses import has_day, has_place, negated, next_word, of_agents
from .vocabulary import Vocabulary

_LENGTHS = frozenset({"time", "while", "lot", "patience", "courage", "effort", "work", "year", "month", "week", "day"})
_THIRD = frozenset({"he", "she"})
_EACH = frozenset({"any", "every"})
_ANY = _EACH | {"a", "an"}


def foretells(p: Parsed, v: Vocabulary, actor: int, verb: int, force: str) -> bool:
    """Whether the verb under "will" or "going to" only tells what is to come, or is said of those nobody can bind."""
    if p.lemma[actor] in v.words["foretold_peoples"] or _is_anyone(p, actor) or _is_cost(p, actor, verb):
        return True
    if p.lemma[verb] not in v.words["predictive"]:
        return False
    own = is_undertaken(p, v, verb) or _is_present(p, v, actor, verb) or _refuses(p, v, actor, verb)
    plays = p.lemma[verb] == "play" and any(p.lemma[noun] in v.words["parts"] for noun in p.dependents(verb, "dobj"))
    return not (own or plays or strives(p, v, actor, verb, force))


def _is_cost(p: Parsed, actor: int, verb: int) -> bool:
    """Whether it is only what something costs: "it will take years", "it will cost us", "they will pay a price"."""
    if p.lemma[verb] == "pay":
        prices = any(p.lemma[noun] == "price" for noun in p.dependents(verb, "dobj"))
        return prices and p.lower[actor] not in ("we", "i")
    things = p.dependents(verb, "dobj", "npadvmod")
    length = not things or any(p.lemma[at] in _LENGTHS or p.ent[at] >= 0 for at in things)
    return p.lower[actor] == "it" and (p.lemma[verb] == "cost" or (p.lemma[verb] == "take" and length))


def _is_anyone(p: Parsed, actor: int) -> bool:
    """Whether nobody certain is meant: "any land that lies will pay", "a nurse will get up and she'll take a bus"."""
    if p.lower[actor] not in _THIRD:
        return p.lower[p.left[actor]] in _EACH and bool(p.dependents(actor, "relcl"))
    first, _ = p.sents[p.sent[actor]]
    before = (at for at in range(first, actor) if p.dep[at] == "nsubj" and p.lower[p.left[at]] in _ANY)
    return any(p.tag[aux] == "MD" for at in before for aux in p.dependents(p.head[at], "aux"))


def may_become(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether what mostly foretells has its time, and so can be hoped for as one's own ("hope we have it by May")."""
    inside = (verb, *p.dependents(verb, "ccomp", "xcomp", "acl"))
    if able(p, verb) != verb:  # "hope that we will be able to open it"
        return p.lemma[able(p, verb)] not in v.words["predictive"]
    return p.lemma[verb] in v.words["becoming"] and any(is_limited(p, v, at) for at in inside)


def is_undertaken(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether what mostly foretells is an action here: "have more on that", "see the Premier", "live up to"."""
    phrase = [p.lemma[verb], *p.lower[verb + 1 : verb + 3]]
    if p.lemma[verb] in v.words["on_a_day"] and has_day(p, verb):
        return True
    phrased = any(phrase[: len(words)] == words for words in map(str.split, v.words["phrasal"]))
    return phrased or looks(p, v, verb) or has_talks(p, v, verb) or _sees(p, v, verb)


def able(p: Parsed, action: int) -> int:
    """The verb that one is to be able to do, else `action` itself: "hope to be able to build on it"."""
    if p.lower[action : action + 3] != ["be", "able", "to"]:
        return action
    return min(next_word(p, action + 2), len(p) - 1)


def looks(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "will look at launching", "will be looking for ways"."""
    after = next_word(p, verb)
    if p.lemma[verb] != "look" or p.lower[after : after + 1] not in (["at"], ["into"], ["for"]):
        return False
    return p.lower[after] != "for" or bool(v.words["sought"] & set(p.lemma[after : after + 4]))


def has_talks(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether "have" only lends its form to a talk or a telling ("will have further consultations", "more on that")."""
    talks = v.words["lasting"] | v.words["deadlines.events"]
    if p.lemma[verb] == "have" and is_limited(p, v, verb):  # "we will have ten clinics by May"
        talks = talks | v.words["announced.plans"] | v.words["brought"] - v.words["told_later"]
    if p.lemma[verb] in v.words["receiving"]:  # "he will get a full briefing"
        return any(p.lemma[noun] in v.words["briefed"] for noun in p.dependents(verb, "dobj"))
    return p.lemma[verb] == "have" and any(
        p.lemma[noun] in talks or tells_later(p, v, noun) for noun in p.dependents(verb, "dobj")
    )


def can_be_met(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """Whether it names certain persons: "the Premier", "you", "a number of members"; "a new government" names none."""
    if p.lemma[noun] in v.words["counting"]:
        return of_agents(p, v, noun)
    person = p.ent[noun] >= 0 and p.ents[p.ent[noun]].label == "PERSON"
    known = p.lemma[noun] in v.words["agents"] and p.lower[p.left[noun]] not in ("a", "an", "no")
    return person or known or p.lower[noun] in ("you", "him", "her", "them")


def tells_later(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """Whether the noun is what a speaker will have for his listeners ("more on that", "an answer"), no amount."""
    known = any(p.lower[child] == "the" for child in p.children[noun])
    return p.lemma[noun] in v.words["told_later"] and not known and p.lower[noun + 1] not in v.words["of_a_part"]


def _sees(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "I will see the Premier in May", "we hope to see you again soon": a meeting, by its day or its place."""
    if p.lemma[verb] != "see":
        return False
    met = any(can_be_met(p, v, noun) for noun in p.dependents(verb, "dobj"))
    here = any(p.lower[child] in ("here", "there") for child in p.dependents(verb, "advmod"))
    return met and (here or has_day(p, verb) or has_place(p, verb))


def strives(p: Parsed, v: Vocabulary, actor: int, verb: int, force: str) -> bool:
    """Whether what mostly foretells is undertaken or hoped here: "we will end this war", "I hope we can find a way"."""
    if p.lower[actor] not in ("we", "i"):
        return False
    if p.lemma[verb] not in v.words["striven"]:
        return gets_to(p, v, verb)
    return force == "hoped" or bool(p.dependents(verb, "dobj"))


def gets_to(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "we will get it done", "I will get you that answer", "get the food in": for somebody, or somewhere."""
    if p.lemma[verb] != "get":
        return False
    if "done" in p.lower[verb + 2 : verb + 5] or p.dependents(verb, "dative"):
        return True
    things = p.dependents(verb, "dobj")
    beside = (child for child in p.dependents(verb, "prt", "advmod", "prep") if things and child > things[0])
    return any(p.lower[child] in v.words["getting"] for child in beside)


def _is_present(p: Parsed, v: Vocabulary, actor: int, verb: int) -> bool:
    """As in "I will be back in May", "we will be there", "she will be in Hollin": a visit, not a state."""
    if p.lemma[verb] != "be":
        return False
    behind = p.lower[verb + 1 : verb + 3]  # "back", "in touch"
    speaks = p.lower[actor] in ("we", "i")
    placed = (speaks or is_limited(p, v, verb)) and not v.words["placed"].isdisjoint(behind[:1])
    ready = p.lower[actor] not in ("they", "you") and is_limited(p, v, verb)
    words = " ".join(p.lower[verb + 1 : p.right[verb]])
    ready = ready and any(
        words.startswith(place) for place in v.words["had_ready"]
    )  # "the team will be in place by May"
    return placed or ready or not v.words["present"].isdisjoint(behind) or has_place(p, verb)


def _refuses(p: Parsed, v: Vocabulary, actor: int, verb: int) -> bool:
    """As in "we will not wait for them", "I am not going to get into that"."""
    refused = negated(p, verb) or (p.dep[verb] == "xcomp" and negated(p, p.head[verb]))
    if p.lower[actor] not in ("we", "i") or not refused:
        return False
    drawn = p.lemma[verb] == "get" and p.lower[verb + 1] in v.words["getting"] - {"to"}
    return drawn or p.lemma[verb] in v.words["refused"]
