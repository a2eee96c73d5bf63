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
    invited = next((at for at in p.dependents(verb, "dobj") if p.lemma[at] in v.words["purposes.invitations"]), None)
    if actor is None or invited is None or not is_agent(p, cast, v, actor) or p.dep[verb] == "acl":
        return None
    deeds = (at for at in range(invited + 1, p.right[invited]) if p.tag[at] == "VB" and p.lower[at - 1] == "to")
    deed = next(deeds, None)
    action = deed if deed is not None else p.left[invited]
    return clause_cue(p, "invitation accepted", "firm", verb, action, (actor,), confidence=0.7)
