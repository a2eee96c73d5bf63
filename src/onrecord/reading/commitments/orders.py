"""Orders that bind one's own side: "instructed the ministers to", "agencies are required to", "the order directs"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clause_cues import clause_cue
from .clauses import (
    auxiliaries,
    conjuncts,
    has_day,
    is_agent,
    is_finite,
    negated,
    next_word,
    own_subject,
    singular,
    subject,
)
from .cue import Cue
from .vocabulary import Vocabulary


def order_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Orders to one's own officials bind one's own side."""
    for lemma in p.by_lemma.keys() & (v.orders | v.words["ordering"] | v.words["requiring"]):
        for verb in p.by_lemma[lemma]:
            if p.pos[verb] != "VERB" or negated(p, verb):
                continue
            aux = auxiliaries(p, verb)
            if (cue := _told_passively(p, v, verb, aux) or _told_by_text(p, v, verb, aux)) is not None:
                yield cue
                continue
            passive = any(p.dep[word] == "auxpass" for word in aux)
            modal = any(p.tag[word] == "MD" for word in aux)
            if not is_finite(p, verb, aux) or modal or passive or lemma in v.words["requiring"]:
                continue
            actor = subject(p, verb)
            if actor is None or actor > verb or not is_agent(p, cast, v, actor) or p.dep[verb] in ("relcl", "acl"):
                continue
            objects = _ordered(p, v, verb)
            mark = _infinitive(p, verb) or _entrusted(p, verb)
            if not objects or mark is None:
                continue
            asked = objects[0]
            if lemma == "ask" and v.words["peers"] & {p.lower[at] for at in range(p.left[asked], asked + 1)}:
                continue
            owned = any(p.tag[child] == "PRP$" for child in p.children[asked])
            theirs = () if owned else cast.states(tuple(name for word in objects for name in cast.at(word)))
            ours = cast.states(cast.at(actor))
            if theirs and ours and not set(theirs) & set(ours) and not set(theirs) <= set(cast.at(objects[0])):
                continue
            yield clause_cue(
                p,
                "order to officials",
                "firm",
                verb,
                mark,
                (actor, *objects),
                first=min([*(word for word in aux if word < verb), verb]),
                confidence=0.75,
            )


def ordered_by(p: Parsed, v: Vocabulary, noun: int) -> int | None:
    """The officials right after a verb of ordering, whose orders follow in a list ("directs the agencies to:")."""
    verb = p.left[noun] - 1
    ordering = verb >= 0 and p.lemma[verb] in v.orders | v.words["requiring"] and p.pos[verb] == "VERB"
    return noun if ordering and p.tag[verb] != "VBN" and _is_official(p, v, noun) else None


def _told_passively(p: Parsed, v: Vocabulary, verb: int, aux: list[int]) -> Cue | None:
    """As in "officials were tasked with drafting a plan", "each ministry is required to report by June"."""
    who = own_subject(p, verb)
    if who is None or p.tag[verb] != "VBN" or not any(p.dep[word] == "auxpass" for word in aux):
        return None
    modals = [p.lower[word] for word in aux if p.tag[word] == "MD"]
    required = p.lemma[verb] in v.words["requiring"]
    if modals not in ([], ["will"], ["shall"]) or (required and not modals and not has_day(p, verb)):
        return None
    heads = bool(v.words["peers"] & {p.lower[at] for at in range(p.left[who], who + 1)})
    told = required and (heads or any(p.tag[word] == "VBD" for word in aux))  # "were required to": how it was
    mark = _infinitive(p, verb) or _entrusted(p, verb)
    if told or mark is None or not _is_official(p, v, who) or p.dep[verb] in ("relcl", "acl", "advcl"):
        return None
    return clause_cue(
        p, "order to officials", "firm", verb, mark, tuple(sorted(conjuncts(p, who))), first=min(aux), confidence=0.7
    )


def _told_by_text(p: Parsed, v: Vocabulary, verb: int, aux: list[int]) -> Cue | None:
    """As in "the memorandum directs agencies to publish their plans by June"."""
    text = own_subject(p, verb)
    present = p.tag[verb] in ("VBZ", "VBP") or [p.lower[word] for word in aux] in (["will"], ["shall"])
    if text is None or not present or not {p.lemma[text], p.lower[text]} & v.words["ordering_texts"]:
        return None
    objects, mark = _ordered(p, v, verb), _infinitive(p, verb) or _entrusted(p, verb)
    if not objects or mark is None or p.dep[verb] in ("relcl", "acl", "advcl"):
        return None
    return clause_cue(p, "order to officials", "firm", verb, mark, objects, first=min([*aux, verb]), confidence=0.7)


def _ordered(p: Parsed, v: Vocabulary, verb: int) -> tuple[int, ...]:
    """The own officials that the order goes to."""
    for child in p.children[verb]:
        if child < verb or p.dep[child] not in ("dobj", "nsubj", "ccomp", "dative"):
            continue
        noun = child
        if p.dep[child] == "ccomp":
            found = next((at for at in p.children[child] if p.dep[at] == "nsubj"), None)
            if found is None:
                continue
            noun = found
        if _is_official(p, v, noun):
            return tuple(sorted(conjuncts(p, noun)))
    return ()


def _is_official(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """Whether those named are one's own to order: officials and offices, or whoever is called one's own."""
    parts = [noun, *(at for at in p.children[noun] if p.dep[at] in ("compound", "appos", "amod", "nmod", "poss"))]
    parts += [at for part in parts[1:] for at in p.children[part] if p.dep[at] == "compound"]
    owned = any(p.lower[at] in ("our", "their", "his", "her", "its") for at in p.children[noun])
    return owned or any({p.lemma[at], p.lower[at], singular(p.lower[at])} & v.words["officials"] for at in parts)


def _entrusted(p: Parsed, verb: int) -> int | None:
    """What others are tasked with: "charged the ministers with drawing up"."""
    for prep in (at for above in (verb, *p.dependents(verb, "dobj")) for at in p.dependents(above, "prep")):
        if p.lower[prep] == "with" and p.dependents(prep, "pcomp"):
            return p.dependents(prep, "pcomp")[0]
    return None


def _infinitive(p: Parsed, order: int) -> int | None:
    last = p.sents[p.sent[order]][1]
    for at in range(order + 1, min(order + 45, last - 1)):
        if p.lower[at] == "to" and p.tag[verb := next_word(p, at)] == "VB":
            return verb
        if p.lower[at] == ";" or (p.lower[at] == "that" and p.dep[at] == "mark"):
            return None
    return None
