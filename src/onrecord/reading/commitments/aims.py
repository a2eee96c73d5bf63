"""Aims: "our goal is to", "it remains our priority to", "set a target to", "in line with our goal of"."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .clause_cues import clause_cue
from .clauses import auxiliaries, has_day, is_agent, is_finite, negated, next_word, own_subject, subject
from .complements import complement, past_prepositions
from .cue import Cue
from .holders import first_of_noun, holders, is_possessive, is_shared, lasting
from .vocabulary import Predicate, Vocabulary

_BE = frozenset({"be", "remain"})


def copular(p: Parsed, cast: Cast, v: Vocabulary, noun: int, way: Predicate) -> Cue | None:
    """As in "our goal is to double trade", "it remains our priority to", "we have the aim of"."""
    agents = holders(p, cast, v, noun)
    above = p.head[noun]
    refused = any(p.lower[child] == "no" for child in p.children[noun])
    found = _set(p, cast, v, noun, way) or _owned(p, cast, v, noun, way) or _priority(p, noun, way)
    if found is not None:
        return found
    if p.tag[above] == "VBD" and (p.dep[above] != "ccomp" or p.lemma[p.head[above]] not in v.telling):
        return None
    strength: Strength = "firm" if p.lemma[noun] == "undertaking" else way.strength
    if (agents or _is_set_out(p, v, noun)) and p.dep[noun] == "nsubj" and p.lemma[above] in _BE:
        if (after := _after_copula(p, above)) is None:
            return None
        begin, last, action = p.left[noun], after, after
    elif p.dep[noun] == "attr" and p.lemma[above] in _BE and (mark := _mark(p, noun)) is not None:
        told = own_subject(p, p.head[above]) if p.dep[above] == "ccomp" else None
        own = own_subject(p, above)
        if not agents and own is not None and p.lower[own] == "it" and is_agent(p, cast, v, told):
            agents = () if told is None else (told,)
        if not agents and not p.dependents(above, "expl"):
            return None
        begin, last, action = min(p.left[noun], above), mark + 1, mark + 1
        if own is not None:
            begin = p.left[own]
    elif agents and _is_named_so(p, noun):
        begin, last, action = p.left[own_subject(p, above) or above], noun + 1, p.left[noun]
    elif not agents and p.lemma[above] == "have" and p.dep[noun] == "dobj" and p.lower[noun + 1 : noun + 2] == ["of"]:
        actor = subject(p, above)
        if not is_agent(p, cast, v, actor) or actor is None:
            return None
        agents, begin, last, action = (actor,), p.left[actor], noun + 2, noun + 2
    else:
        return None
    if action >= p.sents[p.sent[noun]][1]:
        return None
    repeated = p.lemma[above] == "remain"
    if p.lemma[action] == "continue" and p.lower[action + 1 : action + 2] == ["to"]:
        repeated, last, action = True, action + 2, action + 2
    return Cue(
        rule=f"noun: {way.group}",
        strength=strength,
        first=noun,
        last=last,
        action=min(action, len(p) - 1),
        top=above,
        begin=begin,
        agents=agents,
        negated=refused,
        repeated=repeated or lasting(p, v, noun),
        confidence=0.8,
    )


def _after_copula(p: Parsed, be: int) -> int | None:
    """Where the aim begins behind "our goal is": "to", perhaps past an aside; or "on" and what is to be done."""
    at = next_word(p, be)
    if at + 1 >= len(p):
        return None
    if p.lower[at] == ",":  # "our goal is, as a public body, to"
        passed = past_prepositions(p, at - 1)
        return passed[1] if passed is not None else None
    if p.tag[at] in ("CD", "$") and p.lower[at] != "one":  # "our goal is two million by 2030"
        return at
    doing = p.lower[at] == "on" and p.tag[next_word(p, at)] == "VBG"
    return at + 1 if p.lower[at] == "to" or doing else None


def _is_named_so(p: Parsed, noun: int) -> bool:
    """As in "that is certainly our objective": what was said before is one's own aim."""
    above = p.head[noun]
    own = own_subject(p, above)
    if p.dep[noun] != "attr" or p.lemma[above] not in _BE or p.tag[above] != "VBZ" or own is None:
        return False
    bare = p.right[noun] == noun + 1 or p.lower[noun + 1] in ("as", "for", "in", ",", "and")
    return (
        p.lower[own] in ("that", "this", "it", "which")
        and is_possessive(p, noun)
        and bare
        and not p.dependents(above, "neg")
    )


def _priority(p: Parsed, noun: int, way: Predicate) -> Cue | None:
    """As in "the rebuilding of the town remains a key priority": of those who speak, as no owner is named."""
    above = p.head[noun]
    thing = own_subject(p, above)
    if p.lemma[noun] != "priority" or p.dep[noun] != "attr" or p.lemma[above] not in _BE or thing is None:
        return None
    bare = all(p.dep[child] in ("det", "amod", "compound", "advmod", "nummod") for child in p.children[noun])
    main = p.tag[above] in ("VBZ", "VBP") and p.dep[above] in ("ROOT", "conj") and not negated(p, above)
    if not (bare and main) or p.tag[thing] not in ("NN", "NNS", "NNP", "NNPS", "VBG") or p.lower[p.left[noun]] == "the":
        return None
    return Cue(
        rule=f"noun: {way.group}",
        strength=way.strength,
        first=above,
        last=noun + 1,
        action=p.left[thing],
        top=above,
        begin=p.left[thing],
        repeated=p.lemma[above] == "remain",
        confidence=0.6,
    )


def _is_set_out(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """As in "the plan is to open it in May", "the idea now is to": of those who speak, as no other owner is named."""
    bare = all(p.dep[child] in ("det", "amod", "advmod", "punct") for child in p.children[noun])
    return (
        p.lemma[noun] in v.words["set_out"] and p.lower[p.left[noun]] == "the" and p.tag[p.head[noun]] == "VBZ" and bare
    )


def _mark(p: Parsed, noun: int) -> int | None:
    """The "to" after the noun or after a phrase with "of" that says whose it is."""
    if p.lower[noun + 1 : noun + 2] == ["to"]:
        return noun + 1
    passed = past_prepositions(p, noun) if p.lower[noun + 1 : noun + 2] == ["of"] else None
    return passed[1] - 1 if passed is not None else None


def _set(p: Parsed, cast: Cast, v: Vocabulary, noun: int, way: Predicate) -> Cue | None:
    """As in "set a target to halve", "announced the goal of doubling"."""
    verb = p.head[noun]
    actor = subject(p, verb)
    framed = complement(p, noun, way.frames)
    if p.dep[noun] != "dobj" or p.lemma[verb] not in v.words["setting"] or framed is None or actor is None:
        return None
    planned = p.lemma[actor] in v.words["things"]  # "the strategy sets a target of"
    if not (planned or is_agent(p, cast, v, actor)) or not is_finite(p, verb, auxiliaries(p, verb)):
        return None
    return clause_cue(
        p,
        f"noun: {way.group}",
        way.strength,
        verb,
        framed[1],
        () if planned else (actor,),
        last=framed[0],
        repeated=p.lemma[verb] in v.words["repeated.verbs"],
        confidence=0.7,
    )


def _owned(p: Parsed, cast: Cast, v: Vocabulary, noun: int, way: Predicate) -> Cue | None:
    """As in "to meet its target of raising", "in line with our shared goal of": an aim with its owner."""
    agents = holders(p, cast, v, noun) if any(p.dep[child] == "poss" for child in p.children[noun]) else ()
    framed = complement(p, noun, way.frames)
    if framed is not None and is_possessive(p, noun) and p.lower[framed[1] - 1] == "to" and not has_day(p, framed[1]):
        return None
    named = p.lemma[noun] in v.words["goals_owned"] or (p.lemma[noun] == "vision" and is_shared(p, v, noun))
    linked = p.dep[noun] in ("nsubj", "nsubjpass", "attr") or not named
    above = p.head[noun]
    failed = {p.lemma[above], p.lemma[p.head[above]]} & v.words["failing"]
    if not agents or linked or framed is None or failed:
        return None
    return Cue(
        rule=f"noun: {way.group}",
        strength="aspiration" if is_shared(p, v, noun) else "intent",
        first=first_of_noun(p, noun),
        last=framed[0],
        action=framed[1],
        top=noun,
        begin=p.left[noun],
        agents=agents,
        repeated=lasting(p, v, noun),
        finite=False,
        confidence=0.6,
    )
