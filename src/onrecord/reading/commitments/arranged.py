"""Cues of what is arranged already: timetables in the present ("the talks begin on Monday"), meetings planned."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clauses import is_agent, negated, own_subject, subject
from .cue import Cue
from .verbal import begin_of
from .vocabulary import Vocabulary

_PRESENT = frozenset({"VBP", "VBZ"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_AFTER = 6


def arranged_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """What the present tense tells of a day to come, and what "we have planned"."""
    for lemma in p.by_lemma.keys() & v.words["timetabled"]:
        yield from (cue for verb in p.by_lemma[lemma] if (cue := _timetabled(p, cast, v, verb)) is not None)
    for verb in p.by_lemma.get("have", ()):
        if (cue := _planned(p, cast, v, verb)) is not None:
            yield cue


def _timetabled(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> Cue | None:
    """As in "the new rules take effect on 1 July", "I leave for Hollin tomorrow"; no habit ("school starts in May")."""
    actor = own_subject(p, verb)
    if p.tag[verb] not in _PRESENT or p.dep[verb] not in _CLAUSES or actor is None or actor > verb:
        return None
    if p.dependents(verb, "aux", "auxpass", "mark") or negated(p, verb):
        return None
    day = _day_ahead(p, v, verb, actor)
    if day is None or p.lower[p.left[verb]] in ("when", "if", "how", "where", "what"):
        return None
    acts = is_agent(p, cast, v, actor)
    phrase = f"{p.lemma[verb]} {p.lower[verb + 1]}"
    opens = (p.lemma[verb] in v.words["scheduled"] and not p.dependents(verb, "dobj")) or phrase in v.words[
        "scheduled_phrases"
    ]
    if not (acts and p.lemma[verb] in v.words["travelling"]) and not opens:
        return None
    if not acts and (p.pos[actor] in ("PRON", "DET") or p.lemma[actor] in v.words["deadlines.periods"]):
        return None
    return Cue(
        rule="timetable",
        strength="firm",
        first=verb,
        last=verb + 1,
        action=verb,
        top=verb,
        begin=begin_of(p, verb, []),
        agents=(actor,) if acts else (),
        confidence=0.6,
    )


def _day_ahead(p: Parsed, v: Vocabulary, verb: int, actor: int) -> int | None:
    """A day in the clause that can only be one to come: "tomorrow", "next week", "on Friday", "on 1 July"."""
    last = min(p.right[verb], p.sents[p.sent[verb]][1])
    places: list[int] = [*range(p.left[verb], min(p.left[actor], verb)), *range(verb + 1, last)]
    for at in places:
        entity = p.ents[p.ent[at]] if p.ent[at] >= 0 else None
        if entity is None or entity.first != at or entity.label not in ("DATE", "TIME"):
            continue
        words = set(p.lower[at - 1 : entity.last])
        dated = any(word.isdigit() and len(word) <= len("31") for word in words) or bool(words & v.words["ahead_words"])
        if dated and not words & (v.words["deadlines.past"] | v.words["habitual"]):
            return at
    return None


def _planned(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> Cue | None:
    """As in "we have a conference planned for December", "have two visits lined up"."""
    actor = subject(p, verb)
    if p.tag[verb] not in _PRESENT or p.pos[verb] != "VERB" or not is_agent(p, cast, v, actor) or actor is None:
        return None
    last = min(p.right[verb], verb + 1 + 2 * _AFTER)
    events = v.words["deadlines.events"] | v.words["lasting"]
    event = next((at for at in range(verb + 1, last) if p.lemma[at] in events and p.tag[at] in ("NN", "NNS")), None)
    if event is None or negated(p, verb) or "no" in p.lower[verb + 1 : event]:
        return None
    near = range(event + 1, min(event + _AFTER, last))
    if not any(p.tag[at] in ("VBN", "VBD") and p.lemma[at] in v.words["outlook.expected"] for at in near):
        return None
    return Cue(
        rule="planned",
        strength="intent",
        first=verb,
        last=verb + 1,
        action=min(verb + 1, event),
        top=verb,
        begin=begin_of(p, verb, []),
        agents=(actor,),
        confidence=0.6,
    )
