"""Speech that begins anew: "we'll talk — we'll talk about how", "clean power — clean power jobs"."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

from .cue import Cue

_DASHES = frozenset("–—")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_TENSED = frozenset({"MD", "VBD", "VBP", "VBZ"})
_OPEN = frozenset({"IN", "DT", "TO", "MD", "PRP", "PRP$", "CC", "VB", "RP"})  # before the dash: the clause is not done
_SMALL = frozenset({"the", "a", "an", "and", "of", "to", "in", "that", "it", "is", "as", "but", "so"})
_REACH, _BACK, _SAME = 12, 5, 2


def is_broken_off(p: Parsed, cue: Cue) -> bool:
    """Whether the speaker breaks off here and begins the clause anew, or in the midst of a word ("will conve- —")."""
    if cue.begin > cue.action:
        return False
    last = p.sents[p.sent[cue.action]][1]
    for at in range(cue.action, min(cue.action + _REACH, last - 1)):
        if p.lower[at] in ("-", "–", "—") and p.start[at] == p.end[at - 1] and at <= cue.action + 1:
            return p.text[p.end[at] : p.end[at] + 1].isspace()
        if p.lower[at] in _DASHES:
            again = p.lower[at + 1 : at + 1 + _SAME] == p.lower[cue.begin : cue.begin + _SAME]
            return again and p.tag[at - 1] in _OPEN
    return False


def past_repair(p: Parsed, end: int, last: int) -> int:
    """`end` moved behind words that begin anew after a dash, up to the next clause with a subject."""
    if end + 1 >= last or p.lower[end] not in _DASHES or p.lower[end + 1] in _SMALL:
        return end
    if p.lower[end + 1] not in p.lower[max(end - _BACK, 0) : end]:
        return end
    for at in range(end + 1, last):
        other = p.dep[at] in _SUBJECTS and p.dep[p.head[at]] != "relcl" and p.tag[p.head[at]] in _TENSED
        if p.lower[at] in _DASHES or p.lower[at] == ";" or other:
            return max(p.left[at], end)
    return last
