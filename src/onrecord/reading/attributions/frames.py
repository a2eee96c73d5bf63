"""Frames: the shapes in which a word of saying or thinking takes its content.

clause      she said (that) they had left            before   they had left, she said
inf         she hopes to leave                       ing      she suggested leaving
object      she praised the plan as sound            prep:for she called for a vote
passive     the plan was praised by her as sound     around   the plan, she said, was sound
noun        her claim that / pledge to / fear of     source   according to her
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.parsed import Parsed

from .subjects import noun_phrase, subject

_EDGE = frozenset(".,;:!?—–-\"“”‘’'«»``''…")
_AFTER_OBJECT = frozenset(["as", "of", "for", "from"])
_OBJECTS = ("dobj", "attr", "oprd")


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its content, in tokens.

    Attributes:
        head: The cue's head token; `cue` is all of it, `[first, last)`.
        shape: The frame's name, as in this module's description.
        content: Token ranges of the content, in order.
        voice: The head token of the source, or -1.
        source: Tokens of the source, or None where none is named.
    """

    head: int
    shape: str
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    voice: int
    source: tuple[int, int] | None


def frames(parsed: Parsed, token: int) -> Iterator[Frame]:
    """Every frame of the predicate at this token."""
    pos = parsed.pos[token]
    if parsed.lower[token] == "according":
        yield from _according(parsed, token)
    elif pos in ("VERB", "AUX"):
        yield from _verb(parsed, token)
    elif pos == "ADJ":
        yield from _adjective(parsed, token)
    elif pos == "NOUN":
        yield from _noun(parsed, token)


def _frame(
    parsed: Parsed, head: int, shape: str, content: list[tuple[int, int]], voice: int, last: int | None = None
) -> Iterator[Frame]:
    pieces = tuple(piece for piece in (_trim(parsed, *piece) for piece in content) if piece[0] < piece[1])
    if pieces:
        source = None if voice < 0 else noun_phrase(parsed, voice)
        yield Frame(head, shape, (head, last or head + 1), pieces, voice, source)


def _trim(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    while first < last and parsed.word[first] in _EDGE:
        first += 1
    while first < last and parsed.word[last - 1] in _EDGE:
        last -= 1
    return first, last


def _verb(parsed: Parsed, verb: int) -> Iterator[Frame]:
    dep = parsed.dep
    children = parsed.children[verb]
    passive = any(dep[child] in ("nsubjpass", "auxpass") for child in children)
    who = subject(parsed, verb)
    right = [child for child in children if child > verb]
    if passive:
        yield from _passive(parsed, verb, right, who)
        who = -1
    for child in children:
        label = dep[child]
        if label == "ccomp" and not (passive and child < verb):
            if child > verb:
                yield from _frame(parsed, verb, "clause", [(parsed.left[child], parsed.right[child])], who)
            elif parsed.right[child] <= verb:
                yield from _frame(parsed, verb, "before", [(parsed.left[child], parsed.right[child])], who)
        elif passive or child < verb:
            continue
        elif label in ("xcomp", "advcl") and parsed.left[child] > verb:
            first = parsed.left[child]
            if label == "xcomp" and parsed.pos[child] in ("VERB", "AUX"):
                shape = "ing" if parsed.tag[child] == "VBG" else "inf"
                yield from _frame(parsed, verb, shape, [(first, parsed.right[child])], who)
        elif label in _OBJECTS:
            last = parsed.right[child]
            for other in right:
                if parsed.left[other] == last and (
                    (dep[other] == "prep" and parsed.lower[other] in _AFTER_OBJECT) or dep[other] in ("xcomp", "oprd")
                ):
                    last = parsed.right[other]
            yield from _frame(parsed, verb, "object", [(parsed.left[child], last)], who)
        elif label == "prep":
            yield from _preposition(parsed, verb, child, who)
    above = parsed.head[verb]
    if above != verb and dep[verb] in ("parataxis", "ccomp") and who >= 0 and parsed.left[verb] > parsed.left[above]:
        first, last = parsed.left[above], parsed.right[above]
        if dep[verb] == "parataxis":
            yield from _frame(parsed, verb, "around", [(first, parsed.left[verb]), (parsed.right[verb], last)], who)


def _preposition(parsed: Parsed, head: int, preposition: int, who: int) -> Iterator[Frame]:
    for child in parsed.children[preposition]:
        if parsed.dep[child] in ("pobj", "pcomp"):
            shape = "prep:" + parsed.lower[preposition]
            content = [(parsed.left[child], parsed.right[preposition])]
            yield from _frame(parsed, head, shape, content, who, preposition + 1 if preposition == head + 1 else None)
            return


def _passive(parsed: Parsed, verb: int, right: list[int], matter: int) -> Iterator[Frame]:
    voice = -1
    rest: list[tuple[int, int]] = []
    for child in right:
        if parsed.dep[child] == "agent":
            voice = next((by for by in parsed.children[child] if parsed.dep[by] == "pobj"), -1)
        elif parsed.dep[child] in ("xcomp", "oprd", "ccomp") or (
            parsed.dep[child] == "prep" and parsed.lower[child] in _AFTER_OBJECT
        ):
            rest.append((parsed.left[child], parsed.right[child]))
    if matter >= 0 and parsed.right[matter] <= verb:
        yield from _frame(parsed, verb, "passive", [noun_phrase(parsed, matter), *rest], voice)


def _adjective(parsed: Parsed, adjective: int) -> Iterator[Frame]:
    if parsed.dep[adjective] not in ("acomp", "ROOT", "conj", "advcl", "oprd"):
        return
    who = subject(parsed, adjective)
    linked = parsed.head[adjective] if parsed.dep[adjective] == "acomp" else adjective
    for child in [*parsed.children[adjective], *(c for c in parsed.children[linked] if c > adjective)]:
        if child < adjective:
            continue
        label = parsed.dep[child]
        if label == "ccomp":
            yield from _frame(parsed, adjective, "clause", [(parsed.left[child], parsed.right[child])], who)
        elif label == "xcomp":
            yield from _frame(parsed, adjective, "inf", [(parsed.left[child], parsed.right[child])], who)
        elif label == "prep" and child > adjective:
            yield from _preposition(parsed, adjective, child, who)


def _noun(parsed: Parsed, noun: int) -> Iterator[Frame]:
    owner = next((child for child in parsed.children[noun] if parsed.dep[child] == "poss"), -1)
    if owner < 0:
        above = parsed.head[noun]
        if parsed.dep[noun] in ("dobj", "attr") and parsed.pos[above] in ("VERB", "AUX"):
            owner = subject(parsed, above)
    for child in parsed.children[noun]:
        if child < noun:
            continue
        label = parsed.dep[child]
        content = [(parsed.left[child], parsed.right[child])]
        if label in ("ccomp", "acl") and parsed.lower[parsed.left[child]] == "that":
            yield from _noun_frame(parsed, noun, "clause", content, owner)
        elif label in ("acl", "xcomp") and parsed.lower[parsed.left[child]] == "to":
            yield from _noun_frame(parsed, noun, "inf", content, owner)
        elif label == "prep":
            for frame in _preposition(parsed, noun, child, owner):
                yield from _noun_frame(parsed, noun, frame.shape, list(frame.content), owner)


def _noun_frame(parsed: Parsed, noun: int, shape: str, content: list[tuple[int, int]], owner: int) -> Iterator[Frame]:
    for frame in _frame(parsed, noun, "n:" + shape, content, owner):
        source = frame.source
        if source and parsed.lower[source[1] - 1] in ("'s", "’s", "'", "’"):
            source = (source[0], source[1] - 1)
        yield Frame(noun, frame.shape, frame.cue, frame.content, owner, source)


def _according(parsed: Parsed, token: int) -> Iterator[Frame]:
    to = token + 1
    if to >= len(parsed) or parsed.lower[to] != "to" or parsed.sent[to] != parsed.sent[token]:
        return
    who = next((c for c in [*parsed.children[to], *parsed.children[token]] if parsed.dep[c] == "pobj"), -1)
    if who < 0:
        return
    above = parsed.head[token]
    while parsed.pos[above] not in ("VERB", "AUX") and parsed.head[above] != above:
        above = parsed.head[above]
    first, last = parsed.left[above], parsed.right[above]
    mine = noun_phrase(parsed, who)
    pieces = [(first, token), (mine[1], last)]
    yield from _frame(parsed, token, "source", pieces, who, to + 1)
