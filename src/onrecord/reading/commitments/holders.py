"""Who holds what a noun names, and which verb the noun hangs on."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clauses import is_agent
from .vocabulary import Vocabulary

POSSESSIVES = frozenset({"our", "your", "their", "its", "his", "her", "my"})


def governor(p: Parsed, noun: int) -> tuple[int | None, str]:
    """The verb that the noun depends on, and whether as its subject or as its object."""
    before = noun - 1
    while before > 0 and p.pos[before] in ("DET", "ADJ", "PRON", "ADV", "NUM") and p.sent[before] == p.sent[noun]:
        before -= 1
    if (
        before >= 0
        and p.pos[before] == "VERB"
        and p.tag[before] in ("VBD", "VBP", "VBZ")
        and p.sent[before] == p.sent[noun]
    ):
        return before, "object"
    at = noun
    for _ in range(6):
        dep, above = p.dep[at], p.head[at]
        if above == at:
            return None, ""
        if p.pos[above] in ("VERB", "AUX") and (dep != "conj" or p.pos[at] == "NOUN"):
            return above, "subject" if dep in ("nsubj", "nsubjpass") else "object"
        at = above
    return None, ""


def holders(p: Parsed, cast: Cast, v: Vocabulary, noun: int) -> tuple[int, ...]:
    """Who has what the noun names: its possessor, or the actor after "of", "by", "between"."""
    for child in p.children[noun]:
        if p.dep[child] == "poss" or p.lower[child] in POSSESSIVES:
            if p.lower[child] in POSSESSIVES or is_agent(p, cast, v, child):
                return (*_joined_before(p, cast, v, child), child)
            return ()
    first = first_of_noun(p, noun)
    if first >= 2 and p.lower[first - 1] in ("'s", "’s", "'", "’") and is_agent(p, cast, v, first - 2):
        return (*_joined_before(p, cast, v, first - 2), first - 2)
    for child in p.children[noun]:
        if p.dep[child] == "prep" and p.lower[child] in ("of", "by", "between", "among", "from"):
            found = tuple(obj for obj in p.dependents(child, "pobj") if is_agent(p, cast, v, obj))
            if found:
                return found
    for child in p.children[noun]:
        named = p.ent[child] >= 0 and p.ents[p.ent[child]].label in ("GPE", "NORP")
        if named and child < noun and p.dep[child] in ("compound", "amod", "nmod") and is_agent(p, cast, v, child):
            return (child,)
    return ()


def _joined_before(p: Parsed, cast: Cast, v: Vocabulary, owner: int) -> tuple[int, ...]:
    """The other owner in "Arvenia and Hollin's shared interest", where the parse takes it for a subject."""
    joint = owner - 1
    while joint > 0 and p.head[joint] == owner and p.pos[joint] in ("DET", "PROPN"):
        joint -= 1
    if joint < 1 or p.lower[joint] != "and" or p.sent[joint] != p.sent[owner] or p.lower[owner] in POSSESSIVES:
        return ()
    other = joint - 1
    return (other,) if p.pos[other] == "PROPN" and is_agent(p, cast, v, other) else ()


def inherited(p: Parsed, cast: Cast, v: Vocabulary, noun: int) -> tuple[int, ...]:
    """The holder of the undertaking that this one is joined to: "Hollin's commitment to ... and readiness for"."""
    first = first_of_noun(p, noun)
    if first == 0 or p.lower[first - 1] not in ("and", ","):
        return ()
    at = noun
    for _ in range(4):
        at = p.head[at]
        if p.tag[at] in ("NN", "NNS") and p.lemma[at] in v.nouns and at < noun:
            return holders(p, cast, v, at)
    return ()


def thanked(p: Parsed, cast: Cast, v: Vocabulary, verb: int, noun: int) -> tuple[int, ...]:
    """Whose effort is meant by "its" in "thanked Hollin for its efforts": the one thanked."""
    offered = p.lemma[noun] == "offer" or v.is_firm(p.lemma[noun])  # "thanked Hollin for the offer to"
    offered = offered and p.lower[p.left[noun]] == "the" and p.lower[p.head[noun]] == "for"
    if not is_possessive(p, noun) and not offered:
        return ()
    given = (
        at
        for at in range(verb + 1, noun)
        if p.dep[at] == "pobj" and p.lower[p.head[at]] == "to" and _is_thanks(p, v, p.head[p.head[at]], verb)
    )
    objects = (child for child in p.dependents(verb, "dobj", "dative") if verb < child < noun)
    return tuple(child for child in (*objects, *given) if is_agent(p, cast, v, child))[:1]


def _is_thanks(p: Parsed, v: Vocabulary, word: int, verb: int) -> bool:
    """Whether it is the verb or what it expresses: "offered thanks to Hollin for", not "praised its duty to Hollin"."""
    return word == verb or p.lemma[word] in v.words["support.felt"]


def is_possessive(p: Parsed, noun: int) -> bool:
    """Whether the noun has a possessive pronoun."""
    return any(p.lower[child] in POSSESSIVES for child in p.children[noun])


def is_further(p: Parsed, noun: int) -> bool:
    """Whether the noun is a second object of its verb ("discussed X and their efforts to")."""
    first = p.left[noun]
    return first > 0 and p.sent[first - 1] == p.sent[first] and p.lower[first - 1] in (",", "and", ";")


def lasting(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """Whether an adjective says that it was there before ("continued", "enduring")."""
    return any(p.lower[child] in v.words["repeated.adjectives"] for child in p.children[noun])


def is_shared(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """Whether it is said to be common to those who speak ("the shared commitment to")."""
    return any(p.lower[child] in v.words["sharing.adjectives"] for child in p.children[noun])


def first_of_noun(p: Parsed, noun: int) -> int:
    """The first of the adjectives right before the noun, else the noun."""
    at = noun
    while at - 1 >= p.left[noun] and p.pos[at - 1] in ("ADJ", "ADV", "VERB") and p.head[at - 1] == noun:
        at -= 1
    return at
