"""Cues of acts done by saying so: "we hereby establish a joint fund", "let us work together"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clause_cues import clause_cue
from .clauses import auxiliaries, is_agent, negated, next_word, own_subject, subject
from .cue import Cue
from .vocabulary import Vocabulary

_PRESENT = frozenset({"VBP", "VBZ"})


def performative_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Verbs of founding and deciding in the present tense, said by "we" or with "hereby" (Austin's performatives)."""
    for lemma in p.by_lemma.keys() & v.words["performative"]:
        for verb in p.by_lemma[lemma]:
            hereby = "hereby" in p.lower[max(verb - 2, 0) : verb]
            if p.tag[verb] not in (_PRESENT | {"VB"} if hereby else _PRESENT) or auxiliaries(p, verb):
                continue
            if p.dep[verb] not in ("ROOT", "conj"):
                continue
            actor = subject(p, verb)
            said = actor is not None and (p.lower[actor] == "we" or (hereby and is_agent(p, cast, v, actor)))
            if actor is None or not said or negated(p, verb) or not p.dependents(verb, "dobj"):
                continue
            yield clause_cue(p, "performative", "firm", verb, verb, (actor,), confidence=0.7)


def exhortation_cues(p: Parsed, v: Vocabulary) -> Iterator[Cue]:
    """As in "let us build this bridge together": a joint aim; not what one only turns to ("let's see the next")."""
    for let in p.by_lower.get("let", ()):
        us, verb = let + 1, next_word(p, let + 1)
        if p.lower[us : us + 1] not in (["us"], ["'s"], ["’s"]) or verb >= len(p) or p.tag[verb] != "VB":
            continue
        spoken = p.lemma[verb] in v.words["speaking"] | v.words["exhorted"]
        spoken = spoken and p.lower[verb : verb + 2] not in (["do", "everything"], ["do", "all"])
        if spoken or p.sent[verb] != p.sent[let] or any(p.lower[at] == "not" for at in range(us, verb)):
            continue
        if p.dep[let] not in ("ROOT", "conj", "ccomp") or own_subject(p, let) is not None or auxiliaries(p, let):
            continue
        yield Cue(
            rule="exhortation",
            strength="intent",
            first=let,
            last=verb,
            action=verb,
            top=verb,
            begin=let,
            agents=(us,),
            confidence=0.6,
        )
