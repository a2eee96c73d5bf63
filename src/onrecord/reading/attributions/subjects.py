"""Whose words or thoughts a predicate tells: its subject, also where it stands at another verb."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_PERSONS = frozenset(["i", "we", "you", "he", "she", "they", "who", "it"])
_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP"))


def subject(parsed: Parsed, token: int) -> int:
    """The head token of the predicate's subject, or -1: its own, or that of the verb it is joined or added to."""
    here = token
    for _ in range(6):
        for child in parsed.children[here]:
            if parsed.dep[child] in _SUBJECTS:
                return child
        dep, above = parsed.dep[here], parsed.head[here]
        if above == here:
            return -1
        if dep in ("acl", "relcl"):
            return above if dep == "acl" and parsed.tag[here] == "VBG" else -1
        if dep not in ("conj", "advcl", "xcomp", "acomp", "attr", "pcomp", "prep", "parataxis"):
            return -1
        if dep in ("pcomp", "prep") and parsed.tag[token] != "VBG":
            return -1
        here = above
    return -1


def noun_phrase(parsed: Parsed, head: int) -> tuple[int, int]:
    """The tokens `[first, last)` of the phrase around a noun or name, commas at its ends left out."""
    first, last = parsed.left[head], parsed.right[head]
    if parsed.pos[head] == "PRON":
        return head, head + 1
    while last - 1 > head and parsed.pos[last - 1] == "PUNCT" and parsed.word[last - 1] not in ")]":
        last -= 1
    while first < head and parsed.pos[first] in ("PUNCT", "CCONJ", "SCONJ"):
        first += 1
    return first, last


def kind_of(parsed: Parsed, head: int) -> str:
    """What kind of voice a subject is: `none`, `person`, `relative`, `name`, `plural`, `thing`, `expletive`."""
    if head < 0:
        return "none"
    if parsed.dep[head] == "csubj":
        return "thing"
    if parsed.tag[head] in ("WP", "WDT"):
        return "relative"
    if parsed.pos[head] == "PRON":
        if parsed.lower[head] == "it":
            return "it"
        return "person" if parsed.lower[head] in _PERSONS else "thing"
    entity = parsed.ent[head]
    if entity >= 0 and parsed.ents[entity].label in _NAMES:
        return "name"
    if parsed.pos[head] == "PROPN":
        return "proper"
    return "plural" if parsed.tag[head] == "NNS" else "thing"
