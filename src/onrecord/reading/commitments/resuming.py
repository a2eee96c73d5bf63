"""Base forms that go on a clause in the present tense: "we agree to end the dispute and commit to further talks"."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

from .clauses import ADVERBIAL, own_subject
from .vocabulary import Vocabulary

_UP = 8
_PLURAL = frozenset({"NNS", "NNPS"})


def resumes(p: Parsed, words: Vocabulary, verb: int) -> int | None:
    """The subject of a base form that goes on a present tense, wherever the parse hangs it.

    As in "we agree to end the dispute and commit to further talks"; after "will" only what says again what was said.
    """
    base = p.tag[verb] in ("VB", "VBP") and p.lower[verb] == p.lemma[verb] and p.lemma[verb] in words.words["resuming"]
    if not base or own_subject(p, verb) is not None or p.dependents(verb, "aux", "auxpass"):
        return None
    before = verb - 1
    while before > 0 and p.tag[before] in ADVERBIAL:
        before -= 1
    if p.lower[before] not in ("and", ",") or not _speaks_again(p, words, verb):
        return None
    above = p.head[verb]
    for _ in range(_UP):
        if p.head[above] == above or own_subject(p, above) is not None:
            break
        above = p.head[above]
    who = own_subject(p, above)
    if who is None or not (p.tag[who] in _PLURAL or p.lower[who] in ("we", "they") or p.dependents(who, "conj")):
        return None
    foretold = any(p.tag[word] == "MD" for word in p.dependents(above, "aux"))
    told = p.tag[above] == "VBP" and not p.dependents(above, "aux")
    return who if told or (foretold and p.lemma[verb] in words.words["resuming_again"]) else None


def _speaks_again(p: Parsed, words: Vocabulary, verb: int) -> bool:
    """Whether a verb of `resuming` has what makes it a word of stance: "commit to", "share the view", "call on"."""
    after = p.lower[verb + 1 : verb + 2]
    if p.lemma[verb] in ("commit", "call", "look"):
        return after in (["to"], ["on"], ["upon"], ["for"], ["forward"])
    shared = words.words["evaluating"] | words.words["sharing.nouns"] | words.words["sharing.firm"]
    return p.lemma[verb] != "share" or any(p.lemma[noun] in shared for noun in p.dependents(verb, "dobj"))
