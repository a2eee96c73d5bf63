"""Cues of what is arranged already: timetables in the present ("the talks begin on Monday"), meetings planned."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .ahead import time_to_come
from .clauses import is_agent, negated, own_subject, subject
from .cue import Cue
from .things import comes_about
from .verbal import begin_of
from .vocabulary import Vocabulary

_PRESENT = frozenset({"VBP", "VBZ"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_HAVE = frozenset({"have", "'ve", "’ve", "'s", "’s"})
_AFTER = 6


def arranged_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """What the present tense tells of a day to come, and what "we have planned"."""
    deeds = v.words["implementing"] | v.words["performed"] - v.words["predictive"]
    for lemma in p.by_lemma.keys() & (v.words["timetabled"] | v.words["scheduled_on_a_day"] | deeds):
        yield from (cue for verb in p.by_lemma[lemma] if (cue := _timetabled(p, cast, v, verb)) is not None)
    for verb in (*p.by_lemma.get("have", ()), *p.by_lower.get("got", ())):
        if (cue := _planned(p, cast, v, verb)) is not None:
            yield cue
    for be in p.by_lemma.get("be", ()):
        if (cue := _to_be_held(p, v, be)) is not None:
            yield cue


def _timetabled(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> Cue | None:
    """As in "the new rules take effect on 1 July", "I leave for Hollin tomorrow"; no habit ("school starts in May")."""
    actor = own_subject(p, verb)
    if p.tag[verb] not in _PRESENT or p.dep[verb] not in _CLAUSES or actor is None or actor > verb:
        return None
    told = p.dep[verb] == "ccomp" and p.lemma[p.head[verb]] in v.words["announcing"] | v.words["assuring"] | {"tell"}
    marks = [child for child in p.dependents(verb, "mark") if not (told and p.lower[child] == "that")]
    if marks or p.dependents(verb, "aux", "auxpass") or negated(p, verb):
        return None
    day = _day_ahead(p, v, verb, actor)
    day = day if p.lemma[verb] in v.words["timetabled"] else time_to_come(p, v, verb)  # "tomorrow we sign the treaty"
    if day is None or p.lower[p.left[verb]] in ("when", "if", "how", "where", "what"):
        return None
    acts = is_agent(p, cast, v, actor)
    phrase = f"{p.lemma[verb]} {p.lower[verb + 1]}"
    opens = (
        phrase in v.words["scheduled_phrases"]
        or (p.lemma[verb] in v.words["scheduled"] and not p.dependents(verb, "dobj"))
        or comes_about(p, v, verb, actor)
    )
    deed = p.lemma[verb] in v.words["travelling"] or p.lemma[verb] not in v.words["timetabled"]
    if not (acts and deed) and not opens:
        return None
    if not acts and (
        p.pos[actor] in ("PRON", "DET") or p.lemma[actor] in v.words["deadlines.periods"] | v.words["calendar"]
    ):
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
    """As in "we have a conference planned for December", "I've got a call with him on Friday"."""
    actor = subject(p, verb)
    had = p.lemma[verb] == "get" and any(p.lemma[child] in _HAVE for child in p.dependents(verb, "aux", "auxpass"))
    if not had and (p.tag[verb] not in _PRESENT or p.pos[verb] != "VERB"):
        return None
    if actor is None or not is_agent(p, cast, v, actor) or p.dep[verb] not in _CLAUSES:
        return None
    event = _event(p, v, verb)
    return _arranged(p, verb, event, begin_of(p, verb, p.dependents(verb, "aux")), (actor,)) if event else None


def _to_be_held(p: Parsed, v: Vocabulary, be: int) -> Cue | None:
    """As in "there is a cabinet meeting on Friday", "the next round is in May"."""
    if p.tag[be] not in _PRESENT or p.dep[be] not in _CLAUSES:
        return None
    expletive = next(iter(p.dependents(be, "expl")), None)
    if expletive is not None:
        event = _event(p, v, be)
        return _arranged(p, be, event, expletive, ()) if event else None
    event = own_subject(p, be)
    if event is None or p.lemma[event] not in v.words["deadlines.events"] | v.words["due_things"]:
        return None
    nearer = any(p.lower[at] in v.words["deadlines.nearer"] for at in range(p.left[event], event))
    told = p.dependents(be, "acomp", "attr", "neg")
    if not nearer or (told and p.ent[told[0]] < 0) or time_to_come(p, v, be) is None:
        return None
    return _arranged(p, be, event, p.left[event], ())


def _event(p: Parsed, v: Vocabulary, verb: int) -> int | None:
    """The event that somebody "has" or that "there is", where a day to come stands beside it or it is planned."""
    events = v.words["deadlines.events"] | v.words["lasting"] | v.words["due_things"]
    last = min(p.right[verb], verb + 1 + 2 * _AFTER)
    event = next((at for at in range(verb + 1, last) if p.lemma[at] in events and p.tag[at] in ("NN", "NNS")), None)
    if event is None or negated(p, verb) or "no" in p.lower[verb + 1 : event] or not _is_had(p, verb, event):
        return None
    near = range(event + 1, min(event + _AFTER, last))
    if any(p.tag[at] in ("VBN", "VBD") and p.lemma[at] in v.words["outlook.expected"] for at in near):
        return event
    owned = p.lower[p.left[event]] in ("the", "my", "our", "their", "his", "her", "its")
    beside = (verb, event, *(at for at in near if p.head[at] in (verb, event) and p.tag[at] in ("VBG", "IN")))
    dated = not owned and any(time_to_come(p, v, at) is not None for at in beside)
    return event if dated else None


def _is_had(p: Parsed, verb: int, event: int) -> bool:
    """Whether the event itself is what one has, or that of which one has some ("another round of talks")."""
    while p.dep[event] == "pobj" and p.lower[p.head[event]] == "of":
        event = p.head[p.head[event]]
    return p.head[event] == verb or p.dep[event] in ("nsubj", "attr", "oprd")


def _arranged(p: Parsed, verb: int, event: int, begin: int, agents: tuple[int, ...]) -> Cue:
    return Cue(
        rule="planned",
        strength="intent",
        first=verb,
        last=verb + 1,
        action=p.left[event] if event < verb else min(verb + 1, event),
        top=verb,
        begin=begin,
        agents=agents,
        confidence=0.6,
    )
