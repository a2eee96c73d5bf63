"""Cues that are auxiliaries: "will", "shall", reported "would", "may", the progressive of verbs that implement."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .ahead import time_to_come
from .clause_cues import begin_of, clause_cue
from .clauses import is_acronym, is_agent, list_head, negated, next_word, own_subject, subject
from .courtesies import is_courtesy, speaks
from .cue import Cue
from .foretold import foretells, has_talks, looks, may_become
from .holders import holders
from .hopes import hopes_of_its_own, is_hopeful
from .planned import lowering
from .reported import (
    believed,
    foreseen,
    hoped_jointly,
    is_announced,
    is_left_open,
    is_narrated,
    is_of_people,
    is_relative,
    is_reported,
    is_rumoured,
    shows_how,
    telling_body,
    tells_undertaking,
    trusting_word,
    under_agreement,
)
from .things import done_by, is_due, is_timed, may_act, takes_place, there
from .verbal import beyond_clause, lowered
from .vocabulary import Vocabulary

_ASIDE = 14


def modal_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """What an actor will, shall or may do, and what will be done by nobody named."""
    for lower in p.by_lower.keys() & v.modals.keys():
        for token in p.by_lower[lower]:
            if p.tag[token] == "MD" and p.lower[token + 1 : token + 2] != ["to"]:
                cue = _modal_cue(p, cast, v, token, v.modals[lower])
                if cue is not None:
                    yield cue


def _modal_cue(p: Parsed, cast: Cast, v: Vocabulary, modal: int, force: str) -> Cue | None:
    verb = governed(p, modal)
    if verb is None or any(
        p.lower[child] in ("if", "unless", "whether") and p.dep[child] == "mark" for child in p.children[verb]
    ):
        return None
    strength: Strength = "firm" if force in ("reported", "agreed", "hoped") else force  # type: ignore[assignment]
    lemma = p.lemma[verb]
    if tells_undertaking(p, v, verb) or shows_how(p, verb):
        return None
    joint = hoped_jointly(p, v, verb)
    hopefully = is_hopeful(p, verb)
    trusted = (
        joint
        or believed(p, v, verb)
        or hopes_of_its_own(p, cast, v, verb)
        or (force in ("firm", "hoped") and hopefully)
    )
    if force == "hoped" and not (hopefully or (trusted and p.lemma[trusting_word(p, verb)] in v.words["hoped_words"])):
        return None
    if force == "reported" and lemma in v.words["liking"]:
        return _would_like(p, cast, v, modal, verb)
    reported = is_reported(p, v, verb) or is_narrated(p, cast, v, verb)
    if force == "reported" and (not reported or is_rumoured(p, v, verb)):
        return None
    if force == "agreed" and not trusted and not under_agreement(p, verb):
        return None
    aux = [child for child in p.children[verb] if p.dep[child] in ("aux", "auxpass")]
    if any(p.lower[word] == "have" for word in aux) and not _done_by_then(p, v, verb):
        return None
    above = p.head[verb]
    if trusted and force in ("firm", "agreed", "hoped"):
        strength = "aspiration"
    elif p.dep[verb] == "ccomp" and p.lemma[above] in v.words["doubting"]:
        return None
    actor = subject(p, verb)
    expletive = there(p, v, verb) if force in ("firm", "reported") else None
    if expletive is not None:
        actor = expletive
    own = actor is not None
    if own and own_subject(p, verb) is None and not is_agent(p, cast, v, actor):
        actor = beyond_clause(p, v, verb) or actor
    if actor is None:
        actor = noun_before(p, modal)
        actor = list_head(p, cast, v, actor) if actor is not None else None
    headed = lemma == "head" and p.lower[verb + 1] in v.words["headed"]  # "they will be headed to the north"
    passive = p.tag[verb] == "VBN" and any(p.lemma[word] in ("be", "get") for word in aux) and not headed
    described = own and actor is not None and is_relative(p, verb) and not is_agent(p, cast, v, actor)
    if described and not is_announced(p, v, verb, actor):
        return None
    confidence = 0.9
    agents: tuple[int, ...]
    held: tuple[int, ...] = (-1,)
    if passive:
        performers = done_by(p, v, verb, actor)
        if performers is None or (foreseen(p, v, verb) and not performers and not is_timed(p, v, verb)):
            return None
        agents = performers
        confidence = 0.7
        if force == "agreed":
            confidence = 0.6
    elif (body := telling_body(p, v, verb)) is not None:
        agents = (body,)
    elif joint:
        agents = ()
    elif actor is not None and (is_agent(p, cast, v, actor) or _is_guest(p, v, verb, actor)):
        if (
            is_of_people(p, v, verb, actor)
            or (foretells(p, v, actor, verb, force) and not (trusted and may_become(p, v, verb)))
            or speaks(p, v, actor, verb)
            or is_left_open(p, verb, verb)
        ):
            return None
        agents = (actor,)
    elif (
        actor is not None
        and force in ("firm", "reported")
        and (takes_place(p, v, verb, actor) or is_due(p, v, verb, actor) or actor == expletive)
    ):
        agents, confidence = (), 0.6
    elif actor is not None and (held := _upheld(p, cast, v, verb, actor)):
        agents, strength = held, "aspiration"
    else:
        return None
    if force == "exploring" and not may_act(p, v, verb, actor, passive):
        return None
    if (below := lowering(p, v, verb)) is not None:
        strength = below
    elif _considers(p, v, verb) or looks(p, v, verb):
        strength = "exploring"
    repeated = False
    last, action = verb, verb
    nobody = actor is not None and any(p.lower[child] == "no" for child in p.children[actor])
    no = nobody or negated(p, verb) or _never(p, modal)
    tireless = no and (lemma in v.words["tireless"] or agents == held)
    if lemma in ("continue", "keep"):
        repeated, last, action = True, *_continued(p, verb)
        strength = lowered(p, v, strength, action)
        if p.lemma[action] in ("be", "exist", "have", "see", "face", "need") and not has_talks(p, v, action):
            return None
    elif below is not None:
        last = verb + 1
        action = verb + 1 + (p.lower[verb + 1 : verb + 2] == ["to"])
        last = max(last, action)
    if action >= p.sents[p.sent[verb]][1]:
        action = verb
    return Cue(
        rule=f"modal: {p.lower[modal]}",
        strength=strength,
        first=modal,
        last=max(last, modal + 1),
        action=action,
        top=verb,
        begin=min(
            begin_of(p, verb, [modal]), modal if (own and actor != expletive) or actor is None else p.left[actor]
        ),
        agents=agents,
        negated=no and not tireless,
        repeated=repeated or tireless,
        confidence=confidence,
    )


def _would_like(p: Parsed, cast: Cast, v: Vocabulary, modal: int, verb: int) -> Cue | None:
    """As in "we would like to join": a hope; never "I would like to thank"."""
    at = next_word(p, verb)
    actor = own_subject(p, verb)
    if at + 1 >= len(p) or p.lower[at] != "to" or actor is None or not is_agent(p, cast, v, actor):
        return None
    action = next_word(p, at)
    if (
        action >= len(p)
        or p.tag[action] != "VB"
        or (p.lemma[action] in v.words["predictive"] and not may_become(p, v, action))
        or is_courtesy(p, v, action)
    ):
        return None
    return clause_cue(
        p, "modal: would like", "aspiration", verb, at + 1, (actor,), first=modal, last=at + 1, confidence=0.7
    )


def _is_guest(p: Parsed, v: Vocabulary, verb: int, actor: int) -> bool:
    """As in "you will also attend, on our invitation, the summit in May"."""
    return p.lower[actor] == "you" and p.lemma[verb] in v.words["travelling"] and time_to_come(p, v, verb) is not None


def _never(p: Parsed, modal: int) -> bool:
    """As in "under no circumstances will", "never again will"."""
    before = p.lower[max(modal - 2, 0) : modal]
    return before == ["never", "again"] or (
        before[:1] == ["no"] and before[1:] in (["circumstances"], ["case"], ["way"], ["time"])
    )


def governed(p: Parsed, modal: int) -> int | None:
    """The verb that a modal governs; found in the words that follow where the parse is broken."""
    head = p.head[modal]
    if head > modal and p.dep[modal] in ("aux", "auxpass"):
        return p.head[head] if p.dep[head] in ("aux", "auxpass") and p.head[head] > head else head
    for at in range(modal + 1, min(modal + 8, p.sents[p.sent[modal]][1])):
        if p.tag[at] in ("VB", "VBN") and p.lemma[at] not in ("be", "have"):
            return at
        if p.tag[at] in ("NN", "NNS", "NNP", ".") and p.lower[at] not in ("i", "ii"):
            return None
    return None


def noun_before(p: Parsed, modal: int) -> int | None:
    """The noun right before a modal: its subject where the parse gives none."""
    at = modal - 1
    while at > 0 and p.tag[at] == "RB":
        at -= 1
    if at > 0 and p.lower[at] == ",":  # "Arvenia, in agreement with Hollin, will"
        at = next((here - 1 for here in range(at - 1, max(at - _ASIDE, 0), -1) if p.lower[here] == ","), at)
    if at < 0 or p.sent[at] != p.sent[modal]:
        return None
    named = p.pos[at] in ("NOUN", "PROPN", "PRON") and p.tag[at] not in ("WDT", "WP")
    return at if named or is_acronym(p, at) else None


def _continued(p: Parsed, verb: int) -> tuple[int, int]:
    at = next_word(p, verb)
    if at < len(p) and p.lower[at] == "to":
        return at + 1, at + 1
    return verb + 1, min(verb + 1, len(p) - 1)


def _done_by_then(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "by May the company will have laid 300 km": a performance with its date."""
    if p.tag[verb] != "VBN" or p.lemma[verb] not in v.words["performed"] | v.words["implementing"]:
        return False
    first, last = p.sents[p.sent[verb]]
    dated = (at for at in range(first + 1, last) if p.ent[at] >= 0 and p.ents[p.ent[at]].label == "DATE")
    return any({"by", "within", "over", "before"} & set(p.lower[max(at - 3, first) : at]) for at in dated)


def _considers(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether the verb only lends its form to consideration ("give consideration to", "discuss how")."""
    objects = p.dependents(verb, "dobj")
    if not objects:
        return p.lemma[verb] == "discuss" and any(p.lower[at] == "how" for at in range(verb + 1, min(verb + 3, len(p))))
    lemma = p.lemma[objects[0]]
    if p.lemma[verb] == "give":
        return lemma in v.words["given_thought"]
    return p.lemma[verb] in v.words["talk.verbs"] and lemma in v.words["talk.ways"]


def _upheld(p: Parsed, cast: Cast, v: Vocabulary, verb: int, actor: int) -> tuple[int, ...]:
    """Who holds what will not end: "our support for Bolmara will not waver"."""
    lasting = p.lemma[actor] in v.words["support.nouns"] | v.words["sharing.firm"]
    ends = p.lemma[verb] in v.words["tireless"] | v.words["upheld"]
    return holders(p, cast, v, actor) if ends and lasting and negated(p, verb) else ()
