"""Cues whose action stands behind "is": "what we will do is build it"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .clauses import is_agent, next_word
from .cue import Cue
from .vocabulary import Vocabulary

_IS = frozenset({"is", "'s", "’s"})
_REACH, _GAP = 12, 8


def equated_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """What somebody says he will, wants or hopes to do, where the deed follows "is"."""
    for what in p.by_lower.get("what", ()):
        if (cue := _cleft(p, cast, v, what)) is not None:
            yield cue


def _cleft(p: Parsed, cast: Cast, v: Vocabulary, what: int) -> Cue | None:
    """As in "what we want to do is halve it", "what we're doing next year is building a second one"."""
    last = p.sents[p.sent[what]][1]
    near = range(what + 1, min(what + _REACH, last - 2))
    do = next((at for at in near if p.lemma[at] == "do" and p.tag[at] in ("VB", "VBG")), None)
    if do is None:
        return None
    be = next((at for at in range(do + 1, min(do + _GAP, last - 1)) if p.lower[at] in _IS), None)
    actor = next((at for at in range(what + 1, do) if p.dep[at] == "nsubj" and is_agent(p, cast, v, at)), None)
    strength = _force(p, v, what, do)
    if be is None or actor is None or strength is None:
        return None
    action = next_word(p, be)
    action = next_word(p, action) if p.lower[action] in ("to", ",") else action
    deeds = v.words["implementing"] | v.words["performed"]
    if action >= last or not (p.tag[action] in ("VB", "VBG") or p.lower[action] in deeds):
        return None
    return Cue(
        rule="cleft",
        strength=strength,
        first=what + 1,
        last=do + 1,
        action=action,
        top=action if p.head[be] == action else be,
        begin=what,
        agents=(actor,),
        confidence=0.7,
    )


def _force(p: Parsed, v: Vocabulary, what: int, do: int) -> Strength | None:
    """How firmly the words between "what" and "do" bind; not at all where they only tell what can or should be done."""
    words = set(p.lower[what + 1 : do]) | set(p.lemma[what + 1 : do])
    if "not" in words or words & v.words["cleft.open"]:
        return None
    if words & v.words["cleft.firm"] or p.tag[do] == "VBG":
        return "firm"
    if words & v.words["cleft.intent"]:
        return "intent"
    return "aspiration" if words & v.words["cleft.aspiration"] else None
