"""Whether the clause around a time tells of the past or of what is to come."""

from __future__ import annotations

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .meaning import PRESENT

_TENSE_BEFORE = {"since": -1, "by": 1, "until": 1, "till": 1}

_REACH = 15
_OWN = 2  # steps from a time to the verb that it belongs to itself
_MARKS = (";", ":")


def tense_of(parsed: Parsed, token: int, before: str, letters: str, *, spanish: bool = False) -> int:
    """-1 where the clause around a time tells of the past, 1 where of what is to come; else 0, or PRESENT.

    Args:
        parsed: The text.
        token: The first token of the time.
        before: The word before it, in English.
        letters: The letters of its words: in Spanish "el próximo 3 de mayo" lies ahead whatever the verb.
        spanish: Whether the clause is Spanish: the nearest form of a verb tells, for the parser reads English only.
    """
    if before in _TENSE_BEFORE:
        return _TENSE_BEFORE[before]
    if not spanish:
        return _by_syntax(parsed, token)
    if "X" in letters or "L" in letters:
        return 1 if "X" in letters else -1
    first, last = parsed.sents[parsed.sent[token]]
    begin = next((at for at in range(token, first, -1) if parsed.lower[at - 1] in _MARKS), first)
    end = next((at for at in range(token, last) if parsed.lower[at] in _MARKS), last)
    near = sorted(range(max(begin, token - _REACH), min(end, token + _REACH)), key=lambda at: abs(at - token))
    return next((tense for at in near if (tense := _by_form(parsed, at))), PRESENT)


def _by_form(parsed: Parsed, at: int) -> int:
    if parsed.lower[at] in lexicon.load("time_words_es")["no_verbs"]:
        return 0
    forms = (parsed.lower[at], " ".join(parsed.lower[at : at + 2]))
    for name, tense in (("ahead", 1), ("behind", -1)):
        told = lexicon.load("time_words_es")[name]
        if parsed.lower[at].endswith(tuple(told["endings"])) or not set(told["words"]).isdisjoint(forms):
            return tense
    return 0


def _by_syntax(parsed: Parsed, token: int) -> int:
    at, hanging, depth = token, False, 0
    for _ in range(12):
        bare = parsed.tag[at] == "VBG" and not parsed.dependents(at, "aux")
        if bare and parsed.dep[at] == "pcomp" and parsed.lower[parsed.head[at]] == "to":
            return 1  # "look forward to opening it in May"
        if (parsed.pos[at] in ("VERB", "AUX") and not bare) or parsed.head[at] == at:
            break
        depth += 1
        hanging = hanging or bare  # "will rebuild it starting in January"; "agreed on opening it" leaves it open
        at = parsed.head[at]
    for child in parsed.children[at]:
        if parsed.dep[child] in ("aux", "auxpass"):
            if parsed.lower[child] in lexicon.load("time_words")["ahead"] or parsed.tag[child] == "TO":
                return 1
            if parsed.lemma[child] == "have" or parsed.tag[child] == "VBD":
                return 0 if hanging else -1
    if parsed.tag[at] == "VBG" and any(parsed.tag[child] in ("VBP", "VBZ") for child in parsed.children[at]):
        return 1  # "we are opening it in May"
    words = lexicon.load("commitments")
    if parsed.tag[at] in ("VBP", "VBZ") and parsed.lemma[at] in (*words["timetabled"], *words["forward_looking"]):
        return 1  # "the talks begin on Monday", "there is a vote on Monday"
    if parsed.tag[at] == "VBN" and parsed.lemma[at] in words["outlook"]["expected"]:
        return 1  # "is planned for October", "the visit scheduled for May"
    away = depth > _OWN or parsed.lower[at + 1 : at + 2] == ["forward"]
    ahead = away and parsed.lemma[at] in words["forward_looking"] and parsed.pos[at] == "VERB"
    if parsed.tag[at] == "VBD" and ahead and parsed.lemma[at] != "have":
        return 1  # "looked forward to the summit in May"; but "pledged in May"
    return -1 if parsed.tag[at] == "VBD" and not hanging else 0
