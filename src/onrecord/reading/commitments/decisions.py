"""Decisions: the operative paragraphs of a body ("Decides to extend")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.parsed import Parsed

from .clauses import next_word, own_subject
from .complements import complement
from .cue import Cue
from .endings import trimmed
from .vocabulary import Vocabulary, vocabulary


def paragraph_starts(p: Parsed) -> Iterator[tuple[int, int]]:
    """First token and one past the last of each paragraph, its bullet or number left out."""
    first = 0
    size = len(p)
    while first < size:
        last = first
        while last < size and p.para[last] == p.para[first]:
            last += 1
        yield body_of(p, first, last), last
        first = last


def body_of(p: Parsed, first: int, last: int) -> int:
    """The first token after a bullet, number or letter in brackets."""
    at = first
    while at < min(first + 4, last - 1) and (
        not any(char.isalpha() for char in p.word[at])
        or (p.word[at][-1] in ".," and _enumerates(p.lower[at][:-1]))
        or (len(p.word[at]) <= 4 and at + 1 < last and p.word[at + 1] in (")", ".") and _enumerates(p.lower[at]))
    ):
        at += 1
    return at


def is_enumerator(p: Parsed, token: int) -> bool:
    """Whether the token is the letter or number that opens its line ("c.")."""
    opens = token == 0 or "\n" in p.text[p.end[token - 1] : p.start[token]]
    return opens and p.word[token][-1] in ".)" and _enumerates(p.lower[token][:-1])


def _enumerates(lower: str) -> bool:
    return len(lower) == 1 or all(char in "ivx" for char in lower)


def operative_cues(p: Parsed, v: Vocabulary) -> Iterator[Cue]:
    """Paragraphs that begin with the verb of a body's decision or undertaking and name no subject."""
    for first, last in paragraph_starts(p):
        if not p.word[first][0].isupper():
            continue
        at = first
        while at < last - 1 and p.lower[at] in vocabulary().words["operative.joining"]:
            at += 1
        verb = opening_verb(p, at, last)
        if p.lower[at].endswith("s"):
            yield from _decided_besides(p, at, last)
        if verb is None:
            continue
        cue = _decided(p, first, at, last, verb) if verb in v.operatives else undertaken(p, v, first, at, verb)
        if cue is not None:
            yield replace(cue, end=_end_of_decision(p, cue.action, last))


def _decided_besides(p: Parsed, opening: int, last: int) -> Iterator[Cue]:
    """As in "Demands that all parties comply, and decides to meet again": a second verb of the paragraph."""
    joining = vocabulary().words["operative.joining"] | {"and", ","}
    for lower in vocabulary().words["operative.besides"]:
        for at in p.by_lower.get(lower, ()):
            if not opening < at < last - 2 or p.lower[at - 1] not in joining or own_subject(p, at) is not None:
                continue
            yield replace(cue := _decided(p, at, at, last, ""), end=_end_of_decision(p, cue.action, last))


def opening_verb(p: Parsed, at: int, last: int) -> str | None:
    """The dictionary form of a verb in the third person without a subject before it ("Decides", "REQUESTS")."""
    lower = p.lower[at]
    if not lower.endswith("s") or at + 2 >= last or p.tag[at + 1] in ("VBP", "VBZ", "VBD", "MD"):
        return None
    known = vocabulary()
    stems = (lower[:-1], lower[:-2] if lower.endswith("es") else lower[:-1], p.lemma[at])
    return next(
        (
            stem
            for stem in stems
            if stem in known.operatives or stem in known.verbs or stem in vocabulary().words["operative.staying"]
        ),
        None,
    )


def _decided(p: Parsed, first: int, at: int, last: int, verb: str) -> Cue:
    cue_end = at + 1
    while cue_end < last - 1 and (
        p.lower[cue_end] in vocabulary().words["operative.joining"] or p.lower[cue_end] in ("once", "more", "again")
    ):
        cue_end += 1
    action = cue_end + (p.lower[cue_end] in ("to", "that") and cue_end + 1 < last)
    return Cue(
        rule="decision of a body",
        strength="firm",
        first=first,
        last=action,
        action=action,
        top=at,
        begin=first,
        negated="not" in p.lower[at + 1 : action + 1],
        repeated=verb in vocabulary().words["operative.prolonging"],
        confidence=0.85,
    )


def undertaken(p: Parsed, v: Vocabulary, first: int, at: int, verb: str) -> Cue | None:
    """The cue of a commissive verb without a subject: "Agrees to consider", "Remains ready to act"; none of others."""
    adjective = next_word(p, at)
    ways = v.verbs.get(verb, ())
    if verb in vocabulary().words["operative.staying"] and p.lower[adjective] in v.adjectives:
        at, ways = adjective, (v.adjectives[p.lower[adjective]],)
    for way in ways:
        to = way.frames & {"inf", "to", "on"} | ({"to"} if way.strength == "firm" else set())
        framed = complement(p, at, frozenset(to), way.after)
        if framed is not None and not way.progressive:
            return Cue(
                rule="decision of a body",
                strength=way.strength,
                first=first,
                last=framed[0],
                action=framed[1],
                top=at,
                begin=first,
                negated=p.lower[framed[1] - 1] == "not",
                repeated=verb == "remain" or way.group == "continuing",
                confidence=0.75,
            )
    return None


def _end_of_decision(p: Parsed, action: int, last: int) -> int:
    end = first_sentence(p, action, last)
    describing = [opening.split() for opening in vocabulary().words["describing"]]
    for at in range(action + 1, end):
        told = p.lower[at - 1] == "," and any(p.lower[at : at + len(words)] == words for words in describing)
        if p.lower[at] == ";" or told:
            return trimmed(p, action, at)
    return trimmed(p, action, end)


def first_sentence(p: Parsed, first: int, last: int) -> int:
    """One past the first sentence of the tokens `[first, last)`: up to a full stop with a capital after it."""
    for at in range(first + 1, last):
        if p.sent[at] != p.sent[first] and p.word[at][0].isupper() and p.lower[at - 1] == ".":
            return at
    return last
