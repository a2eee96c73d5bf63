"""The cue that a verb's clause gives: its words, where its span begins, who acts in its passive."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .clauses import auxiliaries, own_subject
from .cue import Cue

_TIMES = frozenset({"DATE", "TIME"})


def clause_cue(
    p: Parsed,
    rule: str,
    strength: Strength,
    verb: int,
    action: int,
    agents: tuple[int, ...] = (),
    *,
    first: int | None = None,
    last: int | None = None,
    negated: bool = False,
    repeated: bool = False,
    confidence: float = 0.6,
) -> Cue:
    """The cue of a finite clause whose words of force are its verb alone, unless `first` and `last` are given."""
    first = verb if first is None else first
    return Cue(
        rule=rule,
        strength=strength,
        first=first,
        last=verb + 1 if last is None else last,
        action=action,
        top=verb,
        begin=begin_of(p, verb, [*auxiliaries(p, verb), first]),
        agents=agents,
        negated=negated,
        repeated=repeated,
        confidence=confidence,
    )


def begin_of(p: Parsed, verb: int, aux: list[int]) -> int:
    """Where the span of a clause begins: at its own subject, else at the first word of the verb group."""
    own = own_subject(p, verb)
    if own is not None and own < verb:
        before = (at for at in p.dependents(verb, "dobj", "nsubj") if at < own and p.tag[at] in ("NN", "NNS"))
        told = (at for at in before if p.dependents(at, "relcl") and ":" not in p.lower[at:own])
        return next((p.left[at] for at in told), p.left[own])  # "the ones that work, we will fund"
    above = verb
    while p.dep[above] in ("conj", "xcomp") and own is None and above - p.head[above] < 12 and p.head[above] < above:
        above = p.head[above]
        own = own_subject(p, above)
        if own is not None and own < above and above == p.head[verb] and _bare(p, above):
            return p.left[own]
    inside = [word for word in aux if word < verb]
    return min([*inside, verb])


def _bare(p: Parsed, verb: int) -> bool:
    """Whether a verb has no complement of its own ("does not seek and will not acquire weapons")."""
    return not any(
        p.dep[child] in ("dobj", "xcomp", "ccomp", "prep", "attr", "acomp", "advcl", "npadvmod")
        for child in p.children[verb]
    )


def by_phrase(p: Parsed, verb: int) -> tuple[int, ...]:
    """The agent of a passive: the noun after "by"."""
    for child in p.children[verb]:
        if p.dep[child] == "agent" or (p.dep[child] == "prep" and p.lower[child] == "by"):
            nouns = p.dependents(child, "pobj")
            return tuple(noun for noun in nouns if p.ent[noun] < 0 or p.ents[p.ent[noun]].label not in _TIMES)
    return ()
