"""Decisions: the operative paragraphs of a body ("Decides to extend") and orders to one's own officials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clauses import auxiliaries, conjuncts, is_agent, is_finite, negated, next_word, singular, subject
from .complements import complement
from .cue import Cue
from .endings import trimmed
from .verbal import begin_of
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
        if verb is None:
            continue
        cue = _decided(p, first, at, last, verb) if verb in v.operatives else undertaken(p, v, first, at, verb)
        if cue is not None:
            yield replace(cue, end=_end_of_decision(p, cue.action, last))


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


def order_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Orders to one's own officials bind one's own side."""
    for lemma in p.by_lemma.keys() & (v.orders | v.words["ordering"]):
        for verb in p.by_lemma[lemma]:
            if p.pos[verb] != "VERB" or negated(p, verb):
                continue
            aux = auxiliaries(p, verb)
            passive = any(p.dep[word] == "auxpass" for word in aux)
            if not is_finite(p, verb, aux) or any(p.tag[word] == "MD" for word in aux) or passive:
                continue
            actor = subject(p, verb)
            if actor is None or actor > verb or not is_agent(p, cast, v, actor) or p.dep[verb] in ("relcl", "acl"):
                continue
            objects = _ordered(p, v, verb)
            mark = _infinitive(p, verb) or _entrusted(p, verb)
            if not objects or mark is None:
                continue
            asked = objects[0]
            if lemma == "ask" and v.words["peers"] & {p.lower[at] for at in range(p.left[asked], asked + 1)}:
                continue
            owned = any(p.tag[child] == "PRP$" for child in p.children[asked])
            theirs = () if owned else cast.states(tuple(name for word in objects for name in cast.at(word)))
            ours = cast.states(cast.at(actor))
            if theirs and ours and not set(theirs) & set(ours) and not set(theirs) <= set(cast.at(objects[0])):
                continue
            yield Cue(
                rule="order to officials",
                strength="firm",
                first=min([*(word for word in aux if word < verb), verb]),
                last=verb + 1,
                action=mark,
                top=verb,
                begin=begin_of(p, verb, aux),
                agents=(actor, *objects),
                confidence=0.75,
            )


def _ordered(p: Parsed, v: Vocabulary, verb: int) -> tuple[int, ...]:
    """The own officials that the order goes to."""
    for child in p.children[verb]:
        if child < verb or p.dep[child] not in ("dobj", "nsubj", "ccomp", "dative"):
            continue
        noun = child
        if p.dep[child] == "ccomp":
            found = next((at for at in p.children[child] if p.dep[at] == "nsubj"), None)
            if found is None:
                continue
            noun = found
        parts = [noun, *(at for at in p.children[noun] if p.dep[at] in ("compound", "appos", "amod", "nmod", "poss"))]
        parts += [at for part in parts[1:] for at in p.children[part] if p.dep[at] == "compound"]
        owned = any(p.lower[at] in ("our", "their", "his", "her", "its") for at in p.children[noun])
        if owned or any({p.lemma[at], p.lower[at], singular(p.lower[at])} & v.words["officials"] for at in parts):
            return tuple(sorted(conjuncts(p, noun)))
    return ()


def _entrusted(p: Parsed, verb: int) -> int | None:
    """What others are tasked with: "charged the ministers with drawing up"."""
    for prep in p.dependents(verb, "prep"):
        if p.lower[prep] == "with":
            return next(iter(p.dependents(prep, "pcomp")), None)
    return None


def _infinitive(p: Parsed, verb: int) -> int | None:
    last = p.sents[p.sent[verb]][1]
    for at in range(verb + 1, min(verb + 45, last - 1)):
        if p.lower[at] == "to" and p.tag[next_word(p, at)] == "VB":
            return at
        if p.lower[at] == ";" or (p.lower[at] == "that" and p.dep[at] == "mark"):
            return None
    return None
