"""What nouns name that has its day yet to come: "announced the launch of a fund in May", "includes an extension"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clause_cues import clause_cue
from .clauses import auxiliaries, is_agent, is_finite, negated, subject
from .cue import Cue
from .limit_patterns import vague_pattern
from .vocabulary import Vocabulary

RULE = "named ahead"  # what counts only where its time limit is one to come
_SUMS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_TIMES = frozenset({"DATE", "TIME"})


def announced_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Deeds and sums named by nouns, and events expected, that undertake by their time limit alone."""
    for lemma in p.by_lemma.keys() & (v.words["announced.verbs"] | v.words["announced.holding"]):
        for verb in p.by_lemma[lemma]:
            actor = _teller(p, verb)
            if actor is not None and (cue := _announced(p, cast, v, verb, actor)) is not None:
                yield cue
    for lemma in p.by_lemma.keys() & v.words["announced.expecting"]:
        for verb in p.by_lemma[lemma]:
            actor = _teller(p, verb)
            if actor is not None and (cue := _expected(p, cast, v, verb, actor)) is not None:
                yield cue


def _teller(p: Parsed, verb: int) -> int | None:
    """The subject of a main verb without a modal or a negation."""
    aux = auxiliaries(p, verb)
    if p.pos[verb] != "VERB" or any(p.tag[at] == "MD" or p.dep[at] == "auxpass" for at in aux):
        return None
    if not is_finite(p, verb, aux) or negated(p, verb) or p.dep[verb] in ("relcl", "acl"):
        return None
    return subject(p, verb)


def _announced(p: Parsed, cast: Cast, v: Vocabulary, verb: int, actor: int) -> Cue | None:
    """As in "announced a visit to Hollin in June", "the package includes an extension until 2031"."""
    acts = is_agent(p, cast, v, actor)
    holds = p.lemma[verb] in v.words["announced.holding"]
    telling = p.lemma[verb] in v.words["announced.verbs"]
    if (acts and not telling) or (not acts and not (holds and _is_plan(p, v, actor))):
        return None
    thing = next((child for child in p.dependents(verb, "dobj") if child > verb), None)
    if thing is None or not (_is_deed(p, v, thing) or _is_sum(p, thing)) or not _has_time(p, verb, thing):
        return None
    return clause_cue(p, RULE, "firm", verb, p.left[thing], (actor,) if acts else ())


def _is_plan(p: Parsed, v: Vocabulary, actor: int) -> bool:
    return p.lemma[actor] in v.words["announced.plans"] or p.lower[actor] in ("this", "these")


def _is_deed(p: Parsed, v: Vocabulary, noun: int) -> bool:
    return p.lemma[noun] in v.words["announced.deeds"]


def _is_sum(p: Parsed, noun: int) -> bool:
    """Whether it is an amount, or something that comes to one ("new spending of 20 million crowns")."""
    last = p.right[noun]
    for at in range(p.left[noun], last):
        entity = p.ents[p.ent[at]] if p.ent[at] >= 0 else None
        if entity is not None and entity.label in _SUMS and entity.last - entity.first > 1 and entity.first <= noun + 4:
            return True
    return False


def _has_time(p: Parsed, verb: int, noun: int) -> bool:
    """Whether a time stands behind the noun; of a verb of the past it must be the noun's own or one to come."""
    last = min(p.right[verb], p.sents[p.sent[verb]][1])
    for at in range(noun + 1, last):
        if p.ent[at] >= 0 and p.ents[p.ent[at]].label in _TIMES:
            return True
    return vague_pattern().search(p.text, p.start[noun], p.end[last - 1]) is not None


def _expected(p: Parsed, cast: Cast, v: Vocabulary, verb: int, actor: int) -> Cue | None:
    """As in "we expect delivery in May": of what those who speak bring about."""
    if not is_agent(p, cast, v, actor) or p.tag[verb] not in ("VBP", "VBZ"):
        return None
    for thing in p.dependents(verb, "dobj"):
        if thing > verb and _is_deed(p, v, thing) and _has_time(p, verb, thing):
            return clause_cue(p, RULE, "intent", verb, p.left[thing], (actor,))
    return None
