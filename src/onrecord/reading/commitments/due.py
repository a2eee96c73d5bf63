"""Cues of what is due: "is set to visit", "is due on Tuesday", "the vote is set for October"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .ahead import time_to_come
from .clauses import copula_before, is_agent, negated, next_word, own_subject
from .cue import Cue, event_cue
from .reported import is_supposed
from .things import comes_about, done_by
from .verbal import begin_of, by_phrase
from .vocabulary import Vocabulary

_PRESENT = frozenset({"VBP", "VBZ"})


def due_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """What somebody is set, due or scheduled to do, and events and papers that are due on a day."""
    for phrase in v.words["due_words"]:
        words = phrase.split()
        for first in p.by_lower.get(words[0], ()):
            last = first + len(words)
            if p.lower[first:last] != words or last + 1 >= p.sents[p.sent[first]][1]:
                continue
            be = copula_before(p, first)
            if be is None or p.tag[be] not in _PRESENT:
                continue
            top = be if own_subject(p, be) is not None else p.head[be]
            actor = own_subject(p, top)
            after = next_word(p, last - 1)
            if actor is None or negated(p, top) or p.dep[top] in ("relcl", "acl") or is_supposed(p, top):
                continue
            cue = (
                _to_do(p, cast, v, be, top, actor, after)
                if p.lower[after] == "to"
                else _on_a_day(p, v, be, top, actor, first)
            )
            if cue is not None:
                yield cue


def _to_do(p: Parsed, cast: Cast, v: Vocabulary, be: int, top: int, actor: int, to: int) -> Cue | None:
    """As in "she is scheduled to testify in May", "the bridge is due to be finished by June"."""
    deed = next_word(p, to)
    if deed >= len(p) or p.tag[deed] != "VB":
        return None
    passive = p.lower[deed] == "be" and p.tag[next_word(p, deed)] == "VBN"
    verb = next_word(p, deed) if passive else deed
    acts = not passive and is_agent(p, cast, v, actor)
    agents = (actor,) if acts else by_phrase(p, verb)
    if acts and p.lemma[verb] in v.words["predictive"]:
        return None
    if not acts and not (done_by(p, v, verb, actor) is not None if passive else comes_about(p, v, verb, actor)):
        return None
    return Cue(
        rule="due",
        strength="intent",
        first=be,
        last=to + 1,
        action=deed,
        top=top,
        begin=begin_of(p, top, [be]),
        agents=agents,
        confidence=0.6,
    )


def _on_a_day(p: Parsed, v: Vocabulary, be: int, top: int, thing: int, due: int) -> Cue | None:
    """As in "the report is due on Tuesday", "the vote is set for October"."""
    papers = v.words["told_later"] | v.words["due_things"] | v.words["deadlines.events"] | v.words["lasting"]
    if p.lemma[thing] not in papers or not any(time_to_come(p, v, at, "for") is not None for at in {top, due}):
        return None
    return event_cue(p, "due", be, due + 1, top, thing)
