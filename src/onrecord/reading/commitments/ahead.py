"""Times that can only be ones to come: "tomorrow", "in June", "next week"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reading.parsed import Parsed

from .limit_patterns import vague_pattern
from .vocabulary import Vocabulary

_TIMES = frozenset({"DATE", "TIME"})
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_UNTIMED = frozenset({"for", "about", "of", "to", "with", "since"})


def time_to_come(p: Parsed, v: Vocabulary, verb: int, *also: str) -> int | None:
    """The first token of a time beside the verb that can only be one to come: "tomorrow", "in June".

    Prepositions that mostly set no time ("for next year") count where they are given as `also`.
    """
    for at in _adjuncts(p, verb, _UNTIMED - set(also)):
        if _is_loose(p, v, at):
            return p.head[at] + 1
        entity = p.ents[p.ent[at]] if p.ent[at] >= 0 else None
        timed = entity is not None and entity.label in _TIMES
        first, last = (entity.first, entity.last) if entity is not None and timed else (at, at + 1)
        words = set(p.lower[first:last])
        if words & (v.words["deadlines.past"] | v.words["habitual"]) or words & {"now", "ago"}:
            continue
        known = v.words["to_come.words" if timed else "to_come.adverbs"]
        if words & known or ("this" in words and words & v.words["to_come.this"]):
            return first
        placed = p.lower[p.head[at]] in v.words["to_come.before"] | set(also) and p.dep[at] == "pobj"
        named = p.word[at][0].isupper() or p.word[at].isdigit() or bool(words & v.words["to_come.edges"])
        named = named or p.lower[p.head[at]] in v.words["to_come.before_any"]
        if timed and placed and named and not words & {"this", "these", "today"}:
            return first
    return None


def _is_loose(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """Whether it is a time that the model leaves unnamed: "by the autumn", "on the 20th"."""
    if (
        p.dep[noun] != "pobj"
        or p.lower[p.left[noun]] != "the"
        or p.left[noun] != noun - 1
        or p.dependents(noun, "prep")
    ):
        return False
    placed = p.lower[p.head[noun]] in v.words["to_come.before"] | v.words["to_come.before_any"]
    return placed and (p.lower[noun] in v.words["to_come.seasons"] or _ORDINAL.fullmatch(p.lower[noun]) is not None)


def is_time(p: Parsed, token: int) -> bool:
    """Whether the token stands in a day or an hour."""
    return p.ent[token] >= 0 and p.ents[p.ent[token]].label in _TIMES


def is_limited(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether a time to come stands beside the verb, or words like "as soon as possible" behind it."""
    last = min(p.right[verb], p.sents[p.sent[verb]][1])
    vague = vague_pattern().search(p.text, p.start[verb], p.end[last - 1]) is not None
    return vague or time_to_come(p, v, verb) is not None


def _adjuncts(p: Parsed, verb: int, untimed: frozenset[str]) -> Iterator[int]:
    """The nouns and adverbs that stand by the verb itself, or after a preposition that does."""
    for child in p.children[verb]:
        if p.dep[child] in ("npadvmod", "advmod"):
            yield child
            yield from p.dependents(child, "compound", "nmod")  # "tomorrow morning"
        elif p.dep[child] in ("prep", "agent") and p.lower[child] not in untimed:
            for noun in p.dependents(child, "pobj"):  # "comes to the House with a bill in May"
                yield noun
                inner = p.dependents(noun, "prep")
                yield from (at for prep in inner for at in p.dependents(prep, "pobj") if is_time(p, at))
        elif p.dep[child] == "dobj" and is_time(p, child):  # "the trucks leave tomorrow morning"
            yield child
        elif p.dep[child] == "dobj":  # "seeing the governors on Friday": parsed as the governors of Friday
            for prep in p.dependents(child, "prep", "npadvmod"):
                yield from (p.dependents(prep, "pobj") if p.dep[prep] == "prep" else [prep])
