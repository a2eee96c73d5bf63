"""Whether "we" and "our" of one speaker mean both sides of a meeting, and with whom "we agreed"."""

from __future__ import annotations

import re

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Actor

from .clauses import subject
from .cue import Cue
from .vocabulary import Vocabulary

_NEAR = 16
_OPENING = 3
_TWO = 2
_AGREEING = "verb: agreeing"
_OWN = frozenset({"we", "our", "us"})


def is_shared(p: Parsed, cast: Cast, v: Vocabulary, cue: Cue) -> bool:
    """Whether the words tell of both: "we will work together", "our teams will meet", "we confirmed that we will"."""
    agent = cue.agents[0]
    if cue.rule == "exhortation":
        return bool(cast.turns)
    if p.lower[agent] not in _OWN:
        owned = any(p.lower[child] == "our" for child in p.children[agent])
        plural = p.tag[agent] == "NNS" and p.lemma[agent] in v.words["counterparts"]
        plural = plural or any(p.lower[child] == "two" for child in p.children[agent])
        return bool(cast.turns) and ((owned and plural) or "of us" in " ".join(p.lower[agent : agent + 3]))
    if cast.turns and (cue.rule == _AGREEING or _told_jointly(p, v, cue)):
        return True
    first, last = p.sents[p.sent[cue.action]]
    begin = min(cue.begin, cue.first)
    opening = max(first, begin - _OPENING)
    words = " ".join(word for word in p.lower[opening : min(cue.action + _NEAR, last)] if word != ",")
    return any(phrase in f"{words} " for phrase in v.words["together"])


def is_office(name: str) -> bool:
    """Whether a person is known by an office at the head of a state alone: "the President"."""
    offices = lexicon.load("offices")
    return name.lower() in offices["leader_phrases"] or name.lower().split()[-1] in offices["leader"]


def is_official(cast: Cast, person: str) -> bool:
    """Whether the person holds an office below a leader's, of no land: one of the issuer's, who names it so."""
    office = next(actor.designation for actor in cast.actors if actor.id == person) or ""
    offices = lexicon.load("offices")
    leads = any(phrase in office.lower() for phrase in offices["leader_phrases"])
    own = any(actor.id == cast.issuer and actor.type == "state" for actor in cast.actors)
    return own and not leads and not set(offices["senior"]).isdisjoint(office.lower().split())


def _told_jointly(p: Parsed, v: Vocabulary, cue: Cue) -> bool:
    """As in "we both reaffirmed", "we confirmed that we will"."""
    above = p.head[cue.top]
    if p.dep[cue.top] == "ccomp" and p.lemma[above] in v.words["jointly_told"]:
        return p.tag[above] in ("VBD", "VBN", "VBP")
    return p.lower[cue.agents[0] + 1 : cue.agents[0] + 2] == ["both"]


def agreed_with(p: Parsed, cast: Cast, v: Vocabulary, cue: Cue, own: str) -> str | None:
    """With whom one who speaks alone agreed: "I spoke with President Holt of Chile. We agreed to"."""
    if cue.rule != _AGREEING or p.lower[cue.agents[0]] != "we" or cast.turns or p.sent[cue.first] == 0:
        return None
    first, last = p.sents[p.sent[cue.first] - 1][0], cue.first
    if not any(p.lemma[at] in v.words["talk.verbs"] | v.words["talk.meeting"] for at in range(first, last)):
        return None
    states = {actor.id for actor in cast.actors if actor.type == "state"}
    met = {one for at in range(first, last) for one in cast.states(cast.at(at)) if one in states and one != own}
    return next(iter(met)) if len(met) == 1 else None


def teller(p: Parsed, v: Vocabulary, cue: Cue) -> int | None:
    """Who says what the clause of the cue tells."""
    above = p.head[cue.top]
    told = p.dep[cue.top] == "ccomp" and p.lemma[above] in v.telling
    return subject(p, above) if told else None


def companions(p: Parsed, cue: Cue) -> list[int]:
    """Those who act with the subject: "Arvenia, together with Hollin, will"."""
    first = cue.agents[0] if cue.agents else cue.action
    beside = (at for at in range(first + 1, cue.action) if p.lower[at - 1 : at + 1] == ["together", "with"])
    return [noun for at in beside for noun in p.dependents(at, "pobj") if p.sent[at] == p.sent[cue.action]]


def is_nameless(actor: Actor) -> bool:
    """Whether it is only an office or a government without a land: the issuer's own ("the Federal Government")."""
    if actor.type == "person":
        return is_office(actor.name)
    ruling = all(mention.quote.lower().endswith("government") for mention in actor.mentions)
    return actor.type in ("organisation", "group") and ruling and bool(actor.mentions)


def body_before(p: Parsed, cast: Cast, cue: Cue) -> tuple[str, ...]:
    """The body that the sentence before has as its subject: "The Board will review it. This review will take into"."""
    begin = min(cue.begin, cue.first)
    if p.lower[begin] not in ("this", "these", "such") or p.sent[begin] == 0:
        return ()
    bodies = {actor.id for actor in cast.actors if actor.type == "organisation"}
    subjects = (at for at in range(*p.sents[p.sent[begin] - 1]) if p.dep[at] == "nsubj")
    return next((found for at in subjects if set(found := cast.at(at)) & bodies), ())


def states_of_both(p: Parsed, cast: Cast, title: str) -> tuple[str, ...]:
    """The states of a joint text: three and more that meet, else those in its title or its first sentence with two.

    Where there are none, the issuer and its guest.
    """
    issuer = cast.issuer
    states = [actor for actor in cast.actors if actor.type == "state"]
    met = cast.states(cast.principals)
    if len(met) > _TWO and {actor.id for actor in states}.issuperset(met):
        return met
    words = set(re.findall(r"[\w.]+", title))
    named = {
        actor.id: None
        for actor in states
        if actor.id == issuer or actor.name in title or words & {mention.quote for mention in actor.mentions}
    }
    if len(named) > 1:
        return tuple(named)
    opening: dict[int, list[str]] = {}
    for actor in states:
        for mention in actor.mentions:
            tokens = p.tokens_in(mention.start, mention.end)
            if tokens:
                opening.setdefault(p.sent[tokens[0]], []).append(actor.id)
    for index in sorted(opening)[:_OPENING]:
        found = tuple(dict.fromkeys(opening[index]))
        if len(found) > 1 and (issuer is None or issuer in found):
            return found
    if issuer is not None and all(actor.id != issuer for actor in states):
        return (issuer,)
    guest = next((actor.id for actor in states if actor.id != issuer), None)
    return tuple(name for name in (issuer, guest) if name is not None)
