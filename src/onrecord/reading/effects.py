"""Effects: claims that one thing brought about another.

Three forms are read: a verb of causing or changing between cause and effect ("this led to a drop in X"), a condition
("is critical to deterring X") and a connective before the cause ("because of X"). What is planned, possible or denied
is no claim that it happened, and a change that an actor makes is a deed, not an effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from onrecord import lexicon
from onrecord.record import Effect

from .parsed import Parsed

Direction = Literal["up", "down", "none"]
_ACTORS = frozenset({"PERSON", "GPE", "ORG", "NORP"})
_ACTING_PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they", "you", "who"})


class _Claim(NamedTuple):
    span: tuple[int, int]
    cause: tuple[int, int]
    effect: tuple[int, int]
    direction: Direction
    rule: str
    confidence: float


def find_effects(parsed: Parsed) -> tuple[Effect, ...]:
    """Every effect claim, in order; a cause that is a bare "this" is the sentence before."""
    found: list[Effect] = []
    for claim in sorted(_claims(parsed), key=lambda claim: (claim.span[0], -claim.span[1])):
        span = parsed.span(*claim.span)
        if found and found[-1].span.overlaps(span):
            continue
        found.append(
            Effect(
                id=f"e{len(found) + 1}",
                span=span,
                cause=parsed.span(*claim.cause),
                effect=parsed.span(*claim.effect),
                direction=claim.direction,
                rule=claim.rule,
                confidence=claim.confidence,
            )
        )
    return tuple(found)


def _claims(parsed: Parsed) -> Iterator[_Claim]:
    """Claims of all three forms; looks only where one of their words stands."""
    words = lexicon.load("effects")
    finders = (
        (_by_verb, parsed.by_lemma, (*words["causing"], *words["changing"])),
        (_by_condition, parsed.by_lemma, words["conditions"]),
        (_by_connective, parsed.by_lower, words["connectives"]),
    )
    for finder, index, triggers in finders:
        for trigger in triggers:
            for token in index.get(trigger, ()):
                if (claim := finder(parsed, token)) is not None:
                    yield claim


def _by_verb(parsed: Parsed, verb: int) -> _Claim | None:
    if parsed.pos[verb] != "VERB":
        return None
    words = lexicon.load("effects")
    lemma = parsed.lemma[verb]
    causing = words["causing"].get(lemma)
    anchor = _governor(parsed, verb)
    if not _asserted(parsed, anchor):
        return None
    subject = _subject(parsed, anchor)
    if subject is None or (causing is None and _acts(parsed, subject)):
        return None
    target = _target(parsed, verb, causing or {})
    if target is None or (lemma in words["enabling"] and causing is None):
        return None
    cause = _cause(parsed, subject)
    if cause is None:
        return None
    own: Direction = (causing or {}).get("direction") or words["changing"].get(lemma, "none")
    effect, direction = _what_changes(parsed, target, own)
    first = min(parsed.left[subject], anchor)
    span = (first, max(parsed.right[target], verb + 1))
    sure = 0.85 if causing is not None else 0.65
    return _Claim(span, cause, effect, direction, f"effect.{'cause' if causing is not None else 'change'}", sure)


def _by_condition(parsed: Parsed, word: int) -> _Claim | None:
    """`X is critical to deterring Y`."""
    be = parsed.head[word]
    if parsed.dep[word] not in ("acomp", "attr") or not _asserted(parsed, be):
        return None
    for to in parsed.dependents(word, "prep"):
        if parsed.lower[to] not in ("to", "in", "for"):
            continue
        for doing in parsed.dependents(to, "pcomp"):
            subject, target = _subject(parsed, be), _target(parsed, doing, {})
            if subject is None or target is None or (cause := _cause(parsed, subject)) is None:
                continue
            own: Direction = lexicon.load("effects")["changing"].get(parsed.lemma[doing], "none")
            effect, direction = _what_changes(parsed, target, own)
            span = (parsed.left[subject], parsed.right[target])
            return _Claim(span, cause, effect, direction, "effect.condition", 0.6)
    return None


def _by_connective(parsed: Parsed, word: int) -> _Claim | None:
    """`Y because of X`, `thanks to X, Y`."""
    entry = lexicon.load("effects")["connectives"][parsed.lower[word]]
    before = entry.get("before", ())
    if word + 1 >= len(parsed) or parsed.lower[word + 1] != entry["next"]:
        return None
    if before and parsed.lower[max(word - len(before), 0) : word] != before:
        return None
    first = word - len(before)
    brings = next(
        (child for at in (word + 1, word) for child in parsed.dependents(at, "pobj") if child > word + 1), None
    )
    if brings is None:
        return None
    cause = (parsed.left[brings], parsed.right[brings])
    above = parsed.head[first]
    while above >= first and parsed.head[above] != above and above < cause[1]:
        above = parsed.head[above]
    if first <= above < cause[1] or parsed.pos[above] not in ("VERB", "AUX") or not _asserted(parsed, above):
        return None
    low, high = parsed.left[above], parsed.right[above]
    effect = (low, first) if first - low > high - cause[1] else (cause[1], high)
    effect = _trimmed(parsed, *effect)
    if effect[1] - effect[0] < 2:
        return None
    _, direction = _what_changes(parsed, above, lexicon.load("effects")["changing"].get(parsed.lemma[above], "none"))
    span = (min(effect[0], first), max(effect[1], cause[1]))
    return _Claim(span, cause, effect, direction, "effect.connective", 0.7)


def _governor(parsed: Parsed, verb: int) -> int:
    """The verb that carries tense and subject: `helped` in "helped reduce", the first of coordinated verbs."""
    enabling = lexicon.load("effects")["enabling"]
    while True:
        above = parsed.head[verb]
        chained = parsed.dep[verb] in ("xcomp", "ccomp") and parsed.lemma[above] in enabling
        joined = parsed.dep[verb] == "conj" and _own_subject(parsed, verb) is None
        if above == verb or not (chained or joined):
            return verb
        verb = above


def _asserted(parsed: Parsed, verb: int) -> bool:
    """Whether the verb is said to have happened or to happen: finite, not negated, under no modal or condition."""
    finite = parsed.tag[verb] in ("VBZ", "VBP", "VBD")
    if not finite and not any(parsed.tag[child] in ("VBZ", "VBP", "VBD") for child in parsed.dependents(verb, "aux")):
        return False
    for child in parsed.children[verb]:
        if (
            parsed.dep[child] == "neg"
            or parsed.tag[child] == "MD"
            or parsed.lower[child] in ("if", "unless", "whether")
        ):
            return False
    return True


def _own_subject(parsed: Parsed, verb: int) -> int | None:
    return next(iter(parsed.dependents(verb, "nsubj", "csubj")), None)


def _subject(parsed: Parsed, verb: int) -> int | None:
    own = _own_subject(parsed, verb)
    if own is None and parsed.dep[verb] == "conj":
        return _own_subject(parsed, parsed.head[verb])
    return own


def _acts(parsed: Parsed, subject: int) -> bool:
    """Whether the subject is an actor, whose change is a deed."""
    if parsed.lower[subject] in _ACTING_PRONOUNS or parsed.lemma[subject] in lexicon.load("effects")["acting"]:
        return True
    named = parsed.ent[subject]
    return named >= 0 and parsed.ents[named].label in _ACTORS


def _target(parsed: Parsed, verb: int, entry: dict[str, str]) -> int | None:
    """The head of the noun phrase that names the effect."""
    if "particle" in entry and not any(parsed.lower[child] == entry["particle"] for child in parsed.children[verb]):
        return None
    if "preposition" not in entry:
        return next(iter(parsed.dependents(verb, "dobj")), None)
    for child in parsed.dependents(verb, "prep", "dative"):
        if parsed.lower[child] == entry["preposition"]:
            return next(iter(parsed.dependents(child, "pobj")), None)
    return None


def _cause(parsed: Parsed, subject: int) -> tuple[int, int] | None:
    """The subject's phrase; the antecedent of "which"; for a bare "this" the sentence before in its paragraph."""
    if parsed.tag[subject] == "WDT":
        clause = parsed.head[subject]
        antecedent = parsed.head[clause]
        if parsed.dep[clause] != "relcl" or antecedent >= subject:
            return None
        return _trimmed(parsed, parsed.left[antecedent], subject)
    if (
        parsed.lower[subject] in lexicon.load("effects")["pointing"]
        and parsed.right[subject] - parsed.left[subject] == 1
    ):
        sentence = parsed.sent[subject]
        first = parsed.sents[sentence][0]
        if subject - first > 3 or not first or parsed.para[first - 1] != parsed.para[subject]:
            return (subject, subject + 1)
        return _trimmed(parsed, *parsed.sents[sentence - 1])
    return (parsed.left[subject], parsed.right[subject])


def _what_changes(parsed: Parsed, target: int, own: Direction) -> tuple[tuple[int, int], Direction]:
    """`irregular migration`, down, of "a drop in irregular migration"; else the phrase, in its verb's direction."""
    direction = _nouns().get(parsed.lemma[target])
    if direction is not None:
        for child in parsed.dependents(target, "prep"):
            if parsed.lower[child] in ("in", "of") and (inner := parsed.dependents(child, "pobj")):
                return (parsed.left[inner[0]], parsed.right[inner[0]]), direction
    return (parsed.left[target], parsed.right[target]), direction or own


def _trimmed(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    while last - 1 > first and parsed.pos[last - 1] in ("PUNCT", "CCONJ"):
        last -= 1
    while first < last - 1 and parsed.pos[first] in ("PUNCT", "CCONJ"):
        first += 1
    return first, last


@cache
def _nouns() -> dict[str, Direction]:
    nouns = lexicon.load("effects")["nouns"]
    up: dict[str, Direction] = dict.fromkeys(nouns["up"], "up")
    down: dict[str, Direction] = dict.fromkeys(nouns["down"], "down")
    return up | down
