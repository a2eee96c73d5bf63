"""Acts: what actors do by speaking, by illocutionary force (Searle 1976), with PLOVER's event type where one fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.record import Act, Force, Span

from .cast import Cast
from .commitments.clauses import auxiliaries, conjuncts, is_agent, is_finite, own_subject, subject
from .commitments.complements import complement
from .commitments.decisions import paragraph_starts
from .commitments.endings import clause_end, trimmed
from .commitments.vocabulary import vocabulary
from .parsed import Parsed

_ADDRESSED = frozenset({"with", "to", "on", "upon", "from", "for", "against", "at"})
_FORCES_OF_OBJECT = frozenset({"directive", "expressive", "assertive", "declarative"})


@dataclass(frozen=True, slots=True)
class _Way:
    """One reading of a verb: the words that must follow it, and what act it then is."""

    after: tuple[str, ...]
    force: Force
    plover: str | None
    frames: frozenset[str]


@cache
def _verbs() -> dict[str, tuple[_Way, ...]]:
    """Readings by lemma, the longest phrase first, commissives (which need a complement) before the others."""
    table: dict[str, list[_Way]] = {}
    for group in lexicon.load("acts")["groups"]:
        for verb in group.get("verbs", ()):
            head, *after = verb.split()
            way = _Way(tuple(after), group["force"], group.get("plover"), frozenset(group.get("frames", ())))
            table.setdefault(head, []).append(way)
    return {
        head: tuple(sorted(ways, key=lambda way: (-len(way.after), not way.frames))) for head, ways in table.items()
    }


@cache
def _light() -> tuple[frozenset[str], dict[str, tuple[Force, str | None]]]:
    data = lexicon.load("acts")["light"]
    nouns = {noun: (group["force"], group.get("plover")) for group in data["nouns"] for noun in group["nouns"]}
    return frozenset(data["verbs"]), nouns


def find_acts(parsed: Parsed, cast: Cast) -> tuple[Act, ...]:
    """Every act, in order: verbs of `lexicon/acts.yml` that an actor is told to have done or does.

    What somebody will or may do is no act yet (see commitments); nor is a purpose ("met to discuss").
    """
    p = parsed
    verbs = _verbs()
    lights, _ = _light()
    openers = _openers(p)
    out = []
    for verb in sorted(
        {token for lemma in p.by_lemma.keys() & (verbs.keys() | lights) for token in p.by_lemma[lemma]} | openers
    ):
        found = _act(p, cast, verb, verb in openers)
        if found is not None:
            out.append(found)
    return tuple(act.model_copy(update={"id": f"act{number}"}) for number, act in enumerate(out, 1))


def _openers(p: Parsed) -> set[int]:
    """Verbs that open an operative paragraph of a resolution ("3. Requests the Secretary-General to ...")."""
    verbs = _verbs()
    out = set()
    for first, last in paragraph_starts(p):
        at = first
        while at < last - 1 and p.lower[at] in ("also", "further", "strongly", "once", "again"):
            at += 1
        lower = p.lower[at]
        titled = p.tag[at] == "NNS" and p.word[last - 1].isalnum()  # "Remarks by President Oda"
        if p.word[first][0].isupper() and lower.endswith("s") and last - first > 3 and not titled:
            stems = (p.lemma[at], lower[:-1], lower[:-2])
            if any(stem in verbs for stem in stems) and own_subject(p, at) is None and p.tag[at + 1] != "MD":
                out.add(at)
    return out


def _asked(p: Parsed, verb: int, aux: Sequence[int], actor: int) -> bool:
    """Whether a question is whether it is done: "Does Hollin guarantee it?"."""
    return any(word < actor for word in aux) and p.word[p.sents[p.sent[verb]][1] - 1] == "?"


def _act(p: Parsed, cast: Cast, verb: int, opens: bool) -> Act | None:
    actor = None
    if not opens:
        if p.pos[verb] != "VERB" or p.dep[verb] in ("amod", "acl", "relcl", "compound"):
            return None
        aux = auxiliaries(p, verb)
        if any(vocabulary().has("hypothetical", p.lower[word]) for word in aux) or any(
            p.dep[child] == "neg" for child in p.children[verb]
        ):
            return None
        participle = p.tag[verb] == "VBG" and p.dep[verb] in ("advcl", "conj")
        if not (participle or is_finite(p, verb, aux)) or any(p.dep[word] == "auxpass" for word in aux):
            return None
        actor = subject(p, verb)
        if actor is None or not is_agent(p, cast, vocabulary(), actor) or _asked(p, verb, aux, actor):
            return None
    read = _read(p, verb)
    if read is None:
        return None
    force, plover, last = read
    own = own_subject(p, verb)
    begin = p.left[own] if own is not None and own < verb else verb
    end = trimmed(p, verb, p.right[verb]) if last >= p.right[verb] else clause_end(p, vocabulary(), verb, last)
    actors = _ids(p, cast, actor) if actor is not None else ((cast.issuer,) if cast.issuer is not None else ())
    return Act(
        id="act",
        rule="operative verb" if opens else "verb",
        confidence=0.8 if opens else 0.75,
        force=force,
        plover=plover,
        actors=actors,
        addressees=tuple(name for name in dict.fromkeys(_addressed(p, cast, verb, force)) if name not in actors),
        verb=p.span(verb, last) if last <= verb + 5 else p.span(verb, verb + 1),
        matter=_matter(p, cast, verb, last, max(end, verb + 1), force),
        span=p.span(min(begin, verb), max(end, verb + 1)),
    )


def _read(p: Parsed, verb: int) -> tuple[Force, str | None, int] | None:
    """Force, event type and one past the last token of the predicate."""
    lights, nouns = _light()
    lemma = p.lemma[verb]
    if lemma in lights:
        for noun in p.dependents(verb, "dobj"):
            if p.lemma[noun] in nouns:
                force, plover = nouns[p.lemma[noun]]
                return force, plover, verb + 1
    ways = _verbs().get(lemma) or _verbs().get(p.lower[verb][:-1]) or _verbs().get(p.lower[verb][:-2]) or ()
    for way in ways:
        last = _after(p, verb, way.after)
        if last is None:
            continue
        if way.frames and complement(p, verb, way.frames) is None and not way.after:
            if len(ways) > 1:
                continue
            if not any(p.dep[child] == "ccomp" for child in p.children[verb]):
                return None
            return "assertive", None, last
        return way.force, way.plover, last
    return None


def _after(p: Parsed, verb: int, words: tuple[str, ...]) -> int | None:
    at = verb + 1
    for word in words:
        while at < len(p) and p.tag[at] == "RB" and p.lower[at] != word:
            at += 1
        if at >= len(p) or (p.lower[at] != word and p.lemma[at] != word):
            return None
        at += 1
    return at


def _matter(p: Parsed, cast: Cast, verb: int, last: int, end: int, force: Force) -> Span | None:
    """What the act is about: the words after the predicate, its addressee and the word that leads to the matter."""
    at = last
    lights, nouns = _light()
    if p.lemma[verb] in lights:
        at = next((noun + 1 for noun in p.dependents(verb, "dobj") if p.lemma[noun] in nouns), at)
    at = _past_addressees(p, cast, verb, at, end, force)
    shared = at > 0 and p.lower[at - 1] in _matter_words("with")  # "spoke with the Premier about"
    given = p.lower[at : at + 1] and p.lower[at] in _matter_words("with")  # "expressed thanks to the Premier for"
    if shared or (given and any(cast.at(near) for near in range(at + 1, min(at + 4, end)))):
        beyond = (here for here in range(at + 1, end) if p.lower[here] in _matter_words("about"))
        at = next(beyond, end)
    while at < end and (p.lower[at] in _matter_words("leading") or p.pos[at] in ("PUNCT", "ADV", "CCONJ")):
        at += 1
    return p.span(at, end) if at < end else None


def _past_addressees(p: Parsed, cast: Cast, verb: int, at: int, end: int, force: Force) -> int:
    """The token after those whom the act goes to, where they stand before the matter ("thanked Oda for her help")."""
    if force not in ("directive", "expressive"):
        return at
    for child in p.children[verb]:
        named = p.dep[child] in ("dobj", "dative", "nsubj") and bool(cast.at(child)) and child >= at
        if named and p.right[child] < end and p.lower[p.right[child]] in _matter_words("leading"):
            return p.right[child]
    if force != "directive":
        return at
    asked = (here for here in range(at, end - 1) if p.lower[here] == "to" and p.tag[here + 1] in ("VB", "RB"))
    return next(asked, at)


@cache
def _matter_words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("acts")["matter"][name])


def _ids(p: Parsed, cast: Cast, token: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for word in conjuncts(p, token) for name in cast.at(word)))


def _addressed(p: Parsed, cast: Cast, verb: int, force: Force) -> Iterator[str]:
    for child in p.children[verb]:
        if child < verb:
            continue
        if p.dep[child] in ("dobj", "dative", "nsubj") and force in _FORCES_OF_OBJECT:
            yield from _ids(p, cast, child)
        elif p.dep[child] in ("prep", "dative") and p.lower[child] in _ADDRESSED:
            for noun in p.dependents(child, "pobj"):
                yield from _ids(p, cast, noun)
        elif p.dep[child] in ("xcomp", "ccomp") and force == "directive":
            own = own_subject(p, child)
            if own is not None:
                yield from _ids(p, cast, own)
