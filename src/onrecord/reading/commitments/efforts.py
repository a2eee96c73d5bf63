"""Efforts of a named actor: "Iraq's efforts to", "steps that X is taking to", "in our efforts to"."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clauses import is_agent, own_subject, subject
from .complements import complement, past_prepositions
from .cue import Cue
from .holders import first_of_noun, governor, holders, is_further, is_possessive, is_shared, lasting, thanked
from .reported import is_meeting_purpose
from .vocabulary import Predicate, Vocabulary


def efforts(p: Parsed, cast: Cast, v: Vocabulary, noun: int, way: Predicate) -> Cue | None:
    """Efforts of a named actor, welcomed, thanked for or told: "Iraq's efforts to", "steps that X is taking to"."""
    if (found := _own_effort(p, v, noun, way)) is not None:
        return found
    verb, path = governor(p, noun)
    if path == "subject" or verb is None:
        return None
    taken = next(
        (child for child in p.children[noun] if p.dep[child] == "relcl" and p.lemma[child] in v.words["effort_verbs"]),
        None,
    )
    framed = complement(p, noun if taken is None else taken, way.frames)
    if framed is None and taken is None:
        framed = past_prepositions(p, noun)
    agents = thanked(p, cast, v, verb, noun) or holders(p, cast, v, noun)
    if taken is not None and p.tag[taken] == "VBG":
        maker = own_subject(p, taken)
        if maker is not None and is_agent(p, cast, v, maker):
            agents = (maker,)
    elif taken is not None:
        return None
    told = p.lemma[verb] in v.words["welcoming"] and not _in_purpose(p, v, verb)
    if framed is None or not (told or _is_under_way(p, v, noun, framed[1])):
        return None
    unclear = not agents or (p.tag[framed[1]] not in ("VB", "RB") and not lasting(p, v, noun))
    if unclear and taken is None and p.lemma[noun] in v.words["under_way"]:
        return None
    actor = subject(p, verb)
    own = False
    if (
        not agents
        and actor is not None
        and (lasting(p, v, noun) or is_shared(p, v, noun))
        and is_agent(p, cast, v, actor)
    ):
        agents, own = (actor,), told
    if not agents and (told or not is_shared(p, v, noun)):
        return None
    begin = p.left[noun]
    if told and (own or is_possessive(p, noun)) and not is_further(p, noun):
        here = own_subject(p, verb)
        begin = p.left[here] if here is not None and here < verb else verb
    return Cue(
        rule=f"noun: {way.group}",
        strength=way.strength,
        first=first_of_noun(p, noun),
        last=framed[0],
        action=framed[1],
        top=verb,
        begin=begin,
        agents=agents,
        reporter=actor if not own else None,
        repeated=lasting(p, v, noun) or taken is not None or (p.lemma[noun] == "effort" and p.lemma[verb] in v.telling),
        finite=False,
        confidence=0.6,
    )


def _own_effort(p: Parsed, v: Vocabulary, noun: int, way: Predicate) -> Cue | None:
    """As in "thanks for helping our efforts to find the boat", "in our efforts to": what one is at oneself."""
    framed = complement(p, noun, frozenset({"inf"}))
    spoken = p.dep[noun] == "pobj" and p.lower[p.left[noun]] in ("our", "my")
    judged = p.dep[p.head[p.head[noun]]] in ("attr", "acomp")  # "is central to our efforts to"
    if p.lemma[noun] not in v.words["own_work"] or not spoken or judged or framed is None:
        return None
    return Cue(
        rule=f"noun: {way.group}",
        strength=way.strength,
        first=noun,
        last=framed[0],
        action=framed[1],
        top=noun,
        begin=p.left[noun],
        agents=(p.left[noun],),
        repeated=lasting(p, v, noun),
        finite=False,
        confidence=0.6,
    )


def _in_purpose(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether the noun hangs in a deeper clause of purpose: then its verb is not the telling verb."""
    bare = p.tag[verb] == "VB" and not any(p.tag[child] == "MD" for child in p.children[verb])
    return bare and not is_meeting_purpose(p, v, verb)


def _is_under_way(p: Parsed, v: Vocabulary, noun: int, action: int) -> bool:
    """Whether an effort goes on whatever is told of it: "builds on Hollin's efforts to", "in joint efforts to"."""
    if p.lemma[noun] not in v.words["own_work"] or p.tag[action] not in ("VB", "RB"):
        return False
    owned = any(p.dep[child] == "poss" and p.tag[child] != "PRP$" for child in p.children[noun])
    above = (p.head[noun], p.head[p.head[noun]])
    judged = any(p.dep[at] in ("attr", "acomp") or p.lemma[at] in v.words["failing"] for at in above)
    return (owned or is_shared(p, v, noun)) and not judged
