"""Cues of what is under way or due: "is on course to", "is scheduled to", "has allocated"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .ahead import time_to_come
from .clause_cues import begin_of, by_phrase, clause_cue
from .clauses import (
    auxiliaries,
    copula_before,
    has_place,
    is_agent,
    is_finite,
    negated,
    next_word,
    own_subject,
    subject,
)
from .cue import Cue
from .reported import is_supposed
from .things import comes_about, done_by, takes_place
from .vocabulary import Vocabulary

_PRESENT = frozenset({"VBP", "VBZ", "VB"})
_PASSIVE = frozenset({"is", "are", "gets", "get"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


def outlook_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """What an actor is doing or due to do, by phrases and passives in place of a verb of undertaking."""
    for phrase in v.words["outlook.due"]:
        yield from _due(p, cast, v, phrase.split())
    for lemma in p.by_lemma.keys() & v.words["outlook.expected"]:
        yield from (cue for verb in p.by_lemma[lemma] if (cue := _expected(p, cast, v, verb)) is not None)
    for lemma in p.by_lemma.keys() & (v.words["timetabled"] | v.words["performed"] | v.words["implementing"]):
        yield from (cue for verb in p.by_lemma[lemma] if (cue := _timetabled(p, cast, v, verb)) is not None)
    for verb in p.by_lemma.get("have", ()):
        if (cue := _has_planned(p, cast, v, verb)) is not None:
            yield cue
    for be in (*p.by_lower.get("is", ()), *p.by_lower.get("are", ())):
        if (cue := _destined(p, cast, v, be)) is not None:
            yield cue
    for verb in p.by_lemma.get("call", ()):
        if (cue := _called_for(p, cast, v, verb)) is not None:
            yield cue
    for lemma in p.by_lemma.keys() & v.words["outlook.deeds"]:
        yield from (cue for verb in p.by_lemma[lemma] if (cue := _lasting_deed(p, cast, v, verb)) is not None)


def _due(p: Parsed, cast: Cast, v: Vocabulary, words: list[str]) -> Iterator[Cue]:
    """As in "she is due to testify in May", "the bridge is set to be finished by June"."""
    for first in p.by_lower.get(words[0], ()):
        to = next_word(p, first + len(words) - 1)
        deed = next_word(p, to)
        be = copula_before(p, first)
        if p.lower[first : first + len(words)] != words or deed >= len(p) or p.lower[to] != "to" or be is None:
            continue
        top = be if own_subject(p, be) is not None else p.head[be]
        actor = own_subject(p, top)
        if p.tag[be] not in _PRESENT or p.tag[deed] != "VB" or actor is None or negated(p, top):
            continue
        passive = p.lower[deed] == "be" and p.tag[next_word(p, deed)] == "VBN"
        verb = next_word(p, deed) if passive else deed
        acts = not passive and is_agent(p, cast, v, actor)
        bound = p.lemma[verb] not in v.words["predictive"] if acts else comes_about(p, v, verb, actor)
        bound = done_by(p, v, verb, actor) is not None if passive else bound
        if not bound or p.dep[top] in ("relcl", "acl") or is_supposed(p, top):
            continue
        yield clause_cue(p, "due", "intent", top, deed, (actor,) if acts else by_phrase(p, verb), first=be, last=to + 1)


def _expected(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> Cue | None:
    """As in "companies are expected to invest", "the forum is scheduled to take place"."""
    aux = auxiliaries(p, verb)
    deeds = [child for child in p.dependents(verb, "xcomp") if p.lower[child - 1] == "to" and p.tag[child] == "VB"]
    if p.tag[verb] != "VBN" or not any(p.dep[word] == "auxpass" and p.tag[word] in _PRESENT for word in aux):
        return None
    actor = own_subject(p, verb)
    if any(p.tag[word] == "MD" for word in aux):
        return None
    if actor is None or p.dep[verb] in ("relcl", "acl") or by_phrase(p, verb):
        return None
    if not deeds and is_agent(p, cast, v, actor) and has_place(p, verb) and time_to_come(p, v, verb) is not None:
        return clause_cue(
            p, "passive: expected", "intent", verb, verb + 1, (actor,), first=min(aux)
        )  # "expected in Rome"
    if not deeds:
        return _dated_event(p, v, verb, min(aux), actor)
    deed = p.lemma[deeds[0]]
    acts = is_agent(p, cast, v, actor) and deed in v.words["implementing"] | v.words["performed"]
    event = deed in v.words["scheduled"] or f"{deed} {p.lower[deeds[0] + 1]}" in v.words["scheduled_phrases"]
    due = deed == "be" and any(p.lower[state] in v.words["due.states"] for state in p.dependents(deeds[0], "acomp"))
    open_to_all = p.lower[actor] == "it" and p.lemma[verb] in v.words["planned_for_all"]  # "it is planned to build"
    meant = open_to_all and deed in v.words["implementing"] | v.words["performed"]
    if not acts and not event and not due and not meant:
        return None
    return clause_cue(
        p, "passive: expected", "intent", verb, deeds[0], (actor,) if acts else (), first=min(aux), last=deeds[0]
    )


def _timetabled(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> Cue | None:
    """As in "the new rules take effect on 1 July", "I leave for Hollin tomorrow": a present tense of a time to come.

    So too "the bill gets tabled on Friday", "we sign the pact next month".
    """
    actor = own_subject(p, verb)
    passive = [aux for aux in p.dependents(verb, "auxpass") if p.lower[aux] in _PASSIVE]
    if p.tag[verb] != "VBN":
        passive = []
    if not (p.tag[verb] in ("VBP", "VBZ") or passive) or p.dep[verb] not in _CLAUSES or actor is None or actor > verb:
        return None
    day = time_to_come(p, v, verb)
    if day is None or p.dependents(verb, "mark", "aux", "neg") or (p.dependents(verb, "auxpass") and not passive):
        return None
    words = p.lower[max(day - 1, 0) : max(p.ents[p.ent[day]].last if p.ent[day] >= 0 else 0, day + 1)]
    near = not v.words["ahead_words"].isdisjoint(words)
    dated = near or words[0] == "from" or any(word.isdigit() for word in words)
    if not dated or not v.words["habitual"].isdisjoint(words):  # "school starts in September", "every Thursday"
        return None
    acts = not passive and is_agent(p, cast, v, actor)
    done = done_by(p, v, verb, actor) if passive and near else None
    opens = not passive and p.pos[actor] in ("NOUN", "PROPN") and comes_about(p, v, verb, actor)
    moves = acts and p.lemma[verb] in v.words["travelling"]
    signs = acts and near and p.lower[actor] in ("we", "i") and bool(p.dependents(verb, "dobj", "prt"))
    if done is None and not (opens or moves or signs):
        return None
    agents = (actor,) if acts else (done or ())
    return clause_cue(p, "timetable", "firm", verb, verb, agents, first=min([*passive, verb]))


def _has_planned(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> Cue | None:
    """As in "we have a conference planned for December"."""
    if p.tag[verb] not in ("VBP", "VBZ") or p.dep[verb] not in _CLAUSES or negated(p, verb):
        return None
    arranged, past = v.words["outlook.expected"], ("VBN", "VBD")
    planned = next((at for at in range(verb + 2, p.right[verb]) if p.lemma[at] in arranged and p.tag[at] in past), verb)
    events = (v.words["deadlines.events"], v.words["lasting"])
    near = p.lemma[max(planned - 3, verb + 1) : planned]
    actor = subject(p, verb)
    if not any(noun in known for noun in near for known in events) or "no" in p.lower[verb:planned]:
        return None
    if actor is None or not is_agent(p, cast, v, actor):
        return None
    return clause_cue(p, "planned", "intent", verb, verb + 1, (actor,))


def _dated_event(p: Parsed, v: Vocabulary, verb: int, first: int, event: int) -> Cue | None:
    """As in "a second round is planned for October"."""
    dated = any(
        p.ent[noun] >= 0 and p.ents[p.ent[noun]].label == "DATE"
        for prep in p.dependents(verb, "prep")
        for noun in p.dependents(prep, "pobj")
    )
    if not dated or p.lemma[event] not in v.words["deadlines.events"] | v.words["lasting"]:
        return None
    begin = p.left[event]
    return Cue("passive: expected", "intent", first, verb + 1, begin, verb, begin, confidence=0.6)


def _destined(p: Parsed, cast: Cast, v: Vocabulary, be: int) -> Cue | None:
    """As in "the ministers are to meet in May", "the pact is to be signed"."""
    to = next_word(p, be)
    actor = own_subject(p, be)
    deed = next((child for child in p.dependents(be, "xcomp") if child > to and p.tag[child] in ("VB", "VBN")), None)
    if actor is None or deed is None or p.tag[be] not in _PRESENT or p.lower[to] != "to" or p.head[to] != deed:
        return None
    if any(p.lower[child] in ("if", "unless", "whether") for child in p.children[be]) or p.dep[be] in ("relcl", "acl"):
        return None
    passive = bool(p.dependents(deed, "auxpass"))
    acts = not passive and is_agent(p, cast, v, actor) and p.lemma[deed] not in v.words["predictive"]
    held = not passive and p.tag[deed] == "VB" and takes_place(p, v, deed, actor)  # "work is to begin in May"
    if not acts and not held and not (passive and p.lemma[deed] in v.words["performed"]):
        return None
    return Cue(
        rule="modal: be to",
        strength="intent",
        first=be,
        last=to + 1,
        action=deed,
        top=deed,
        begin=begin_of(p, be, []),
        agents=(actor,) if acts else by_phrase(p, deed),
        negated=negated(p, be),
        confidence=0.6,
    )


def _called_for(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> Cue | None:
    """As in "the leaders called for opening talks": what both are to do."""
    actor = subject(p, verb)
    preps = [child for child in p.dependents(verb, "prep") if p.lower[child] == "for"]
    deeds = [deed for prep in preps for deed in p.dependents(prep, "pcomp") if p.lower[deed].endswith("ing")]
    if actor is None or not deeds or not is_agent(p, cast, v, actor) or own_subject(p, deeds[0]) is not None:
        return None
    together = p.tag[actor] in ("NNS", "NNPS") or p.lower[actor] in ("they", "we", "both")
    if not together or not is_finite(p, verb, auxiliaries(p, verb)):
        return None
    return clause_cue(p, "verb: calling for", "intent", verb, deeds[0], (actor,), last=deeds[0])


def _lasting_deed(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> Cue | None:
    """Sums set aside and changes announced that reach into the time to come ("has allocated ... over ten years")."""
    aux = auxiliaries(p, verb)
    actor = subject(p, verb)
    objects = p.dependents(verb, "dobj")
    if not objects or actor is None or not is_agent(p, cast, v, actor) or not is_finite(p, verb, aux):
        return None
    if any(p.tag[word] == "MD" for word in aux) or p.dep[verb] in ("relcl", "acl") or negated(p, verb):
        return None
    announced = p.lemma[verb] in v.words["announcing"]
    if announced and p.lemma[objects[0]] not in v.words["outlook.announced"]:
        return None
    prolonged = announced and p.lemma[objects[0]] in v.words["outlook.prolonged"]
    if not prolonged and not _reaches_ahead(p, verb):
        return None
    return clause_cue(
        p,
        "deed reaching ahead",
        "firm",
        verb,
        p.left[objects[0]],
        (actor,),
        repeated=prolonged or p.lemma[verb] in v.words["operative.prolonging"],
    )


def _reaches_ahead(p: Parsed, verb: int) -> bool:
    """Whether a day to come stands behind the verb: by its preposition, or as next or coming."""
    last = min(p.right[verb], p.sents[p.sent[verb]][1])
    for at in range(verb + 1, last):
        if p.ent[at] < 0 or p.ents[p.ent[at]].label != "DATE" or p.ents[p.ent[at]].first != at:
            continue
        words = set(p.lower[at : p.ents[p.ent[at]].last])
        before = p.lower[at - 1]
        if before in ("by", "until", "through") or (
            before in ("over", "in", "for", "within") and words & {"next", "coming"}
        ):
            return True
    return False
