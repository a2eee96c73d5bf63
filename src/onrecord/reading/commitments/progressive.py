"""Cues in the progressive: "we are providing", "are collaborating", "are going to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .ahead import is_limited
from .clause_cues import clause_cue
from .clauses import is_agent, negated, next_word, own_subject, subject
from .courtesies import speaks
from .cue import Cue
from .foretold import foretells, has_talks
from .modal import noun_before
from .planned import is_going_to, is_planned, lowering
from .reported import is_left_open, is_supposed, tells_undertaking
from .things import comes_about, done_by, takes_place
from .vocabulary import Vocabulary

_ASIDE = 10
_NEAR = 10
_DETERMINED = frozenset({"DT", "CD", "PRP", "PRP$", "$"})
_WAS = frozenset({"was", "were"})
_BE_FORMS = frozenset({"is", "are", "am", "'re", "’re", "'s", "’s", "'m", "’m"})


def going_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """What an actor is going to do."""
    for token in (*p.by_lemma.get("go", ()), *p.by_lower.get("gon", ())):
        verb = _past_aside(p, next_word(p, token + 1))
        if (
            p.lower[token : token + 2] not in (["going", "to"], ["gon", "na"])
            or verb >= len(p) - 1
            or p.tag[verb] != "VB"
        ):
            continue
        action, after = verb, next_word(p, verb)
        if p.lower[verb] == "be" and p.tag[after] in ("VBG", "VBN"):
            verb = after
        passive = p.tag[verb] == "VBN"
        action = action if passive else verb
        actor = own_subject(p, token)
        if actor is None or is_left_open(p, token, verb) or is_supposed(p, token):
            continue
        agents: tuple[int, ...] | None = None
        if passive:
            agents = done_by(p, v, verb, actor) if p.lower[actor] != "it" or is_limited(p, v, verb) else None
        elif p.lower[actor] == "it" or not is_agent(p, cast, v, actor):
            agents = () if p.lower[actor] != "it" and takes_place(p, v, verb, actor) else None
        elif not (foretells(p, v, actor, verb, "firm") or speaks(p, v, actor, verb)):
            agents = (actor,)
        if agents is not None:
            strength: Strength = (lowering(p, v, verb) if agents else None) or "firm"
            yield _cue(p, "modal: going to", strength, token, action, token, agents, action)


def _past_aside(p: Parsed, at: int) -> int:
    """The verb after words between commas: "we are going to, as I said, send the letters"."""
    if at >= len(p) or p.lower[at] != ",":
        return at
    closing = next((here for here in range(at + 1, min(at + _ASIDE, len(p))) if p.lower[here] == ","), at)
    return next_word(p, closing)


def scheduled_cues(p: Parsed, v: Vocabulary) -> Iterator[Cue]:
    """What is to be held, delivered or built: "the exercise to be held in May"."""
    for be in p.by_lower.get("be", ()):
        verb = p.head[be]
        if be < 2 or p.lower[be - 1] != "to" or p.dep[be] != "auxpass" or p.lemma[verb] not in v.words["to_be_done"]:
            continue
        noun = be - 2
        if (
            p.pos[noun] not in ("NOUN", "PROPN")
            or p.sent[noun] != p.sent[verb]
            or p.dep[noun] in ("nsubj", "nsubjpass")
        ):
            continue
        yield Cue(
            rule="to be done",
            strength="intent",
            first=be - 1,
            last=verb + 1,
            action=p.left[noun],
            top=verb,
            begin=p.left[noun],
            finite=False,
            confidence=0.6,
        )


def progressive_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Performance announced: "we are providing", "is reforming"; joint work under way: "are collaborating"."""
    known = v.words["implementing"] | v.words["collaborating"] | v.words["travelling"] | {"do", "have"}
    for token, lemma in enumerate(p.lemma[: len(p)]):
        if p.tag[token] != "VBG" or (lemma not in known and not is_planned(p, v, token)):
            continue
        aux = [
            child for child in p.children[token] if p.lower[child] in _BE_FORMS and p.dep[child] in ("aux", "auxpass")
        ]
        if not aux and _is_told(p, v, token):  # "said that Arvenia was speeding up deliveries"
            aux = [child for child in p.children[token] if p.lower[child] in _WAS and p.dep[child] == "aux"]
        if not aux:
            aux = _shortened(p, token) or _parted(p, token)
        why = any(p.lower[child] == "why" for child in p.children[token])  # "that is why we are opening"
        parted = bool(aux) and p.dep[token] == "advcl" and p.head[token] == aux[0]
        if not aux or not p.children[token] or (p.dep[token] in ("relcl", "advcl") and not (why or parted)):
            continue
        actor = noun_before(p, aux[0]) if p.dep[token] == "acl" else subject(p, token)
        if actor is None or negated(p, token) or tells_undertaking(p, v, token):
            continue
        if p.lemma[actor] in v.words["foretold_peoples"]:
            continue
        planned = is_planned(p, v, token)
        acts = is_agent(p, cast, v, actor)
        if not acts and not (planned and comes_about(p, v, token, actor)):
            continue
        if planned:
            strength: Strength = "firm"
        elif lemma in v.words["collaborating"]:
            if not any(
                p.dep[child] in ("prep", "xcomp", "dobj", "advcl") and child > token for child in p.children[token]
            ):
                continue
            strength = v.lowering.get(lemma, "intent")
        elif lemma == "have":
            if not has_talks(p, v, token):
                continue
            strength = "intent"
        elif lemma == "do":
            utmost = _does_utmost(p, v, token)
            if not utmost and (
                p.lower[token + 1] not in ("that", "this", "so") or p.dep[token] not in ("ROOT", "conj")
            ):
                continue
            strength = "intent" if utmost else "firm"
        elif lemma in v.words["travelling"]:
            if is_going_to(p, token) or not _is_dated_ahead(p, v, token):
                continue
            strength = "firm"
        else:
            objects = p.dependents(token, "dobj", "xcomp", "prt", "ccomp", "acomp")
            if not objects:  # "are expanding and reinforcing ties", "am continuing for one year the"
                objects = [at for at in p.dependents(token, "conj") if p.dependents(at, "dobj")]
            if not objects and lemma in v.words["without_object"]:
                objects = p.dependents(token, "prep")
            told = lemma in v.words["announcing"] and not p.dependents(token, "conj")
            if not objects or (told and p.lemma[objects[0]] not in v.words["outlook.announced"] | v.nouns.keys()):
                continue
            if lemma in v.words["light_verbs"] and not any(
                p.lemma[child] in v.words["making"] or p.dep[child] == "prt" or (lemma == "put" and _is_sum(p, child))
                for child in p.children[token]
            ):
                continue
            strength = "firm"
        bound = (actor,) if acts else ()
        cue = _cue(p, "progressive", strength, aux[0], token if strength == "firm" else token + 1, token, bound, None)
        yield replace(cue, begin=p.left[actor]) if parted else cue


def _is_sum(p: Parsed, noun: int) -> bool:
    """As in "are putting $5 million into it", "are putting 200 officers on the streets"."""
    return p.dep[noun] == "dobj" and (p.tag[noun] == "CD" or bool(p.dependents(noun, "nummod")))


def _does_utmost(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "are doing everything we can to bring them home", "is doing its best to"."""
    things = p.dependents(verb, "dobj", "ccomp")
    if not any(p.lemma[at] in v.words["utmost"] or p.lower[p.left[at]] == "what" for at in things):
        return False
    last = min(verb + _NEAR, p.right[verb], p.sents[p.sent[verb]][1] - 1)
    return any(p.lower[at] == "to" and p.tag[at + 1] == "VB" for at in range(verb + 2, last))


def _shortened(p: Parsed, verb: int) -> list[int]:
    """The "is" of "Arvenia's sending tents", where the parse takes it for a possessive."""
    actor, before = own_subject(p, verb), p.lower[verb - 1]
    missing = actor is not None and before in ("'s", "’s") and p.head[verb - 1] == actor
    described = p.tag[min(verb + 1, len(p) - 1)] not in _DETERMINED  # "Arvenia's changing needs"
    return [verb - 1] if missing and not described else []


def _parted(p: Parsed, verb: int) -> list[int]:
    """The "are" of "we are, from our side, enhancing it", which the parse takes for the main verb."""
    be = p.head[verb]
    aside = p.dep[verb] == "advcl" and p.lower[be] in _BE_FORMS and p.lower[be + 1] == p.lower[verb - 1] == ","
    return [be] if aside and be < verb and not p.dependents(be, "attr", "acomp") else []


def process_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """As in "we are in the process of drafting the bill": under way."""
    for noun in p.by_lower.get("process", ()):
        verb = next_word(p, noun + 1)
        be = p.head[noun - 2] if noun > 2 else noun
        if p.lower[noun - 2 : noun + 2] != ["in", "the", "process", "of"] or verb >= len(p) or p.tag[verb] != "VBG":
            continue
        actor = own_subject(p, be)
        if p.lower[be] in _BE_FORMS and actor is not None and is_agent(p, cast, v, actor):
            yield _cue(p, "progressive", "intent", be, verb, be, (actor,), verb)


def _is_dated_ahead(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "I am flying to Hollin tonight", "is visiting us next week"."""
    dates = {p.ent[at] for at in range(verb + 1, p.right[verb]) if p.ent[at] >= 0}
    words = [set(p.lower[p.ents[at].first : p.ents[at].last]) for at in dates if p.ents[at].label in ("DATE", "TIME")]
    return any(not inside & (v.words["deadlines.past"] | {"now", "currently"}) for inside in words)


def _is_told(p: Parsed, v: Vocabulary, verb: int) -> bool:
    above = p.head[verb]
    return p.dep[verb] == "ccomp" and p.tag[above] == "VBD" and p.lemma[above] in v.telling


def _cue(
    p: Parsed,
    rule: str,
    strength: Strength,
    first: int,
    last: int,
    verb: int,
    agents: tuple[int, ...],
    action: int | None,
) -> Cue:
    at = action if action is not None else (verb if strength == "firm" else next_word(p, verb))
    if at >= p.sents[p.sent[verb]][1]:
        at = verb
    return clause_cue(
        p,
        rule,
        strength,
        verb,
        at,
        agents,
        first=first,
        last=max(last, first + 1),
        negated=negated(p, verb),
        confidence=0.65,
    )
