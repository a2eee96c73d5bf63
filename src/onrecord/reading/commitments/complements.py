"""What follows a word that binds: the words that go with it, and where what is undertaken begins."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

from .clauses import auxiliaries, next_word, own_subject
from .vocabulary import Predicate, vocabulary

_PASSED = 16
_ASIDE = 14


def complement(p: Parsed, token: int, frames: frozenset[str], after: tuple[str, ...] = ()) -> tuple[int, int] | None:
    """One past the cue's last token and the first token of the action, where the complement is of these frames."""
    at = next_word(p, token)
    for word in after:
        if p.lower[at : at + 1] != [word]:
            return None
        at = next_word(p, at)
    last = p.sents[p.sent[token]][1]
    at = _past_phrase(p, at)
    if at >= last:
        return None
    if after and p.lower[at] == ",":  # "look forward, as I told him, to"
        at = next((here + 1 for here in range(at + 1, min(at + _ASIDE, last - 2)) if p.lower[here] == ","), at)
    found = _framed(p, at, last, frames)
    if found is not None:
        return found
    if after and "object" in frames and p.pos[at] in ("DET", "NOUN", "ADJ", "NUM"):  # "looking at a range of options"
        return at, at
    for passed in range(token + 1, at):
        if p.lower[passed] in frames and passed + 1 < last:
            return passed + 1, passed + 1
    counted = p.dep[at] == "quantmod"  # "committed over 5 million"
    if (
        "object" in frames
        and (counted or p.pos[at] in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "SYM", "PRON"))
        and not after
    ):
        objects = p.dependents(token, "dobj")
        if objects and p.tag[objects[0]] not in ("WDT", "WP", "PRP") and _can_be_committed(p, token, objects[0]):
            return token + 1, at
    if "ing" in frames and p.tag[at] == "VBG" and p.head[at] == token:
        return token + 1, at
    for child in p.children[token]:  # words between: "agreed, among others, to", "working with partners to"
        if child <= at or p.sent[child] != p.sent[token]:
            continue
        if "inf" in frames and p.dep[child] in ("xcomp", "advcl", "ccomp") and p.tag[child] == "VB":
            mark = next((aux for aux in p.children[child] if p.lower[aux] == "to"), None)
            if mark is not None and token < mark and not p.dependents(token, "dobj") and own_subject(p, child) is None:
                return mark + 1, mark + 1
        if p.dep[child] == "prep" and p.lower[child] in frames and p.children[child] and child - token <= 8:
            return child + 1, child + 1
    return None


def _past_phrase(p: Parsed, at: int) -> int:
    """The token behind a set phrase, in commas or not: "agreed for the first time to", "agreed, in principle, to"."""
    first = at + (p.lower[at : at + 1] == [","])
    for words in map(str.split, vocabulary().words["passed_phrases"]):
        after = first + len(words)
        if p.lower[first:after] == words:
            return after + (p.lower[after : after + 1] == [","])
    return at


def past_prepositions(p: Parsed, noun: int) -> tuple[int, int] | None:
    """As in "the commitment of both countries to", "committed, with others, to": "to" after a phrase between."""
    at = noun + 1
    last = p.sents[p.sent[noun]][1]
    if p.lower[at : at + 1] == [","]:
        return _past_aside(p, at, last)
    timed = at < last and p.ent[at] >= 0 and p.ents[p.ent[at]].label in ("DATE", "TIME")
    if at >= last or not (timed or p.tag[at] in ("IN", "VBN")):
        return None
    for here in range(at, min(at + _PASSED, last - 1)):
        if p.lower[here] == "to" and (p.tag[here + 1] != "NNP" or p.lower[at] in ("of", "by")):
            return here + 1, here + 1
        if p.pos[here] in ("PUNCT", "VERB") and p.tag[here] not in ("VBN", "HYPH") and p.lower[here] != "-":
            return None
    return None


def _past_aside(p: Parsed, comma: int, last: int) -> tuple[int, int] | None:
    """The "to" after words between two commas."""
    for here in range(comma + 1, min(comma + _ASIDE, last - 2)):
        if p.lower[here] == ",":
            return (here + 2, here + 2) if p.lower[here + 1] == "to" and p.pos[here + 2] in ("VERB", "AUX") else None
    return None


def that_clause(p: Parsed, verb: int, way: Predicate) -> tuple[int, int] | None:
    """As in "expects that it will be appropriate to": a body tells its own course; "agreed that talks be held"."""
    if way.group not in ("expecting of oneself", "agreeing", "deciding"):
        return None
    for clause in p.dependents(verb, "ccomp"):
        first = p.left[clause] if p.left[clause] > verb else clause
        if way.group == "expecting of oneself":
            fitting = vocabulary().words["fitting"]
            if p.lemma[clause] in fitting or any(p.lower[child] in fitting for child in p.dependents(clause, "acomp")):
                return first, first
        elif p.lower[first] == "that" and _subjunctive(p, clause):
            return first + 1, first + 1
    return None


def _subjunctive(p: Parsed, verb: int) -> bool:
    aux = auxiliaries(p, verb)
    tensed = (word for word in aux if p.tag[word] in ("MD", "TO", "VBZ", "VBP", "VBD") and p.lower[word] != "be")
    if any(tensed) or own_subject(p, verb) is None:
        return False
    told = own_subject(p, verb)
    single = told is not None and p.tag[told] in ("NN", "NNP") and not p.dependents(told, "conj")
    return (p.tag[verb] == "VB" and single) or (p.tag[verb] == "VBN" and any(p.lower[word] == "be" for word in aux))


def _can_be_committed(p: Parsed, verb: int, noun: int) -> bool:
    """Crimes are committed too: "commit" takes sums, numbers and resources only."""
    if p.lemma[verb] != "commit":
        return True
    if p.lemma[noun] in vocabulary().words["committed_things"]:
        return True
    return any(p.pos[at] in ("NUM", "SYM") for at in range(p.left[noun], noun + 1))


def _framed(p: Parsed, at: int, last: int, frames: frozenset[str]) -> tuple[int, int] | None:
    if p.lower[at] == "not":
        at += 1
    if at + 1 >= last:
        return None
    lower = p.lower[at]
    if lower == "to":
        verb = next_word(p, at)
        infinitive = verb < last and (p.tag[at] == "TO" or p.tag[verb] == "VB") and p.tag[verb] not in ("VBG", "PRP")
        if ("inf" in frames and infinitive) or ("to" in frames and not infinitive):
            return at + 1, at + 1
        return None
    if lower in frames and p.pos[at] in ("ADP", "ADV", "ADJ", "NOUN", "VERB", "SCONJ", "PART"):
        return at + 1, at + 1
    return None
