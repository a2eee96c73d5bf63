"""What is meant by what is told: "opened a plant, with plans to build another", "accepted an invitation to visit"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clause_cues import clause_cue
from .clauses import auxiliaries, has_day, is_agent, is_finite, negated, own_subject, subject
from .complements import complement
from .cue import Cue
from .vocabulary import Vocabulary


def purpose_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Aims told beside a deed, and invitations accepted."""
    for lemma in p.by_lemma.keys() & v.words["purposes.nouns"]:
        for noun in p.by_lemma[lemma]:
            if (cue := _with_aim(p, cast, v, noun)) is not None:
                yield cue
    for verb in p.by_lemma.get("accept", ()):
        if (cue := _accepted(p, cast, v, verb)) is not None:
            yield cue


def _with_aim(p: Parsed, cast: Cast, v: Vocabulary, noun: int) -> Cue | None:
    """As in "with plans to build another", "with the aim of halving it by 2030": the latter needs its day."""
    given = p.head[noun]
    framed = complement(p, noun, frozenset({"inf", "of", "to"}))
    if p.dep[noun] != "pobj" or p.lower[given] != "with" or framed is None:
        return None
    deed = framed[1]
    planned = p.lemma[noun] in v.words["purposes.planned"] and not p.dependents(noun, "poss")
    if p.tag[deed] not in ("VB", "VBG") or not (planned or has_day(p, deed)):
        return None
    actor = subject(p, p.head[given])
    if actor is None or not is_agent(p, cast, v, actor):
        return None
    return Cue(
        rule="purpose: with",
        strength="intent",
        first=given,
        last=framed[0],
        action=deed,
        top=noun,
        begin=given,
        agents=(actor,),
        finite=False,
        confidence=0.6,
    )


def _accepted(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> Cue | None:
    """As in "accepted the invitation to visit Hollin", "accepted an invitation from the Premier to speak in June"."""
    aux = auxiliaries(p, verb)
    if not is_finite(p, verb, aux) or negated(p, verb) or any(p.tag[at] == "MD" for at in aux):
        return None
    actor = own_subject(p, verb) or subject(p, verb)
    invitations = v.words["purposes.invitations"]
    invited = next((at for at in p.dependents(verb, "dobj") if p.lemma[at] in invitations), None)
    if actor is not None and p.lemma[actor] in invitations and any(p.dep[at] == "auxpass" for at in aux):
        return _passively(p, cast, v, verb, actor)
    if actor is not None and invited is None and not p.dependents(verb, "dobj", "ccomp", "xcomp"):
        inviting = _inviting(p, v, verb)
        if inviting is not None and is_agent(p, cast, v, actor):
            return clause_cue(p, "invitation accepted", "firm", verb, verb, (actor,), confidence=0.7)
        return None
    if actor is None or invited is None or not is_agent(p, cast, v, actor) or p.dep[verb] == "acl":
        return None
    deeds = (at for at in range(invited + 1, p.right[invited]) if p.tag[at] == "VB" and p.lower[at - 1] == "to")
    deed = next(deeds, None)
    action = deed if deed is not None else p.left[invited]
    return clause_cue(p, "invitation accepted", "firm", verb, action, (actor,), confidence=0.7)


def _inviting(p: Parsed, v: Vocabulary, verb: int) -> int | None:
    """The verb of inviting before it in its sentence or the one before: "invited her to Brenn, and she accepted"."""
    first = p.sents[max(p.sent[verb] - 1, 0)][0]
    return next((at for at in range(verb - 1, first - 1, -1) if p.lemma[at] in v.words["purposes.inviting"]), None)


def _passively(p: Parsed, cast: Cast, v: Vocabulary, verb: int, invitation: int) -> Cue | None:
    """As in "the invitation was accepted with pleasure": by the one invited before."""
    inviting = _inviting(p, v, invitation)
    if inviting is None:
        return None
    guests = tuple(at for at in p.dependents(inviting, "dobj") if is_agent(p, cast, v, at))
    return clause_cue(p, "invitation accepted", "firm", verb, p.left[invitation], guests, confidence=0.7)
