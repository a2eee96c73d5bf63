"""Weaker stances: talking about ways, sharing an objective, declared support, reaffirmed ties."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clause_cues import begin_of, clause_cue
from .clauses import auxiliaries, is_agent, is_finite, negated, next_word, subject
from .cue import Cue
from .holders import POSSESSIVES, governor, holders, inherited, lasting
from .reported import is_meeting_purpose
from .resuming import resumes
from .vocabulary import Vocabulary

_ABOUT = frozenset({"about", "on", "upon", "of", "over", "for", "into", "at"})


def talk_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """As in "discussed ways to", "spoke about efforts to", "exchanged views on how to": exploring."""
    for lemma in p.by_lemma.keys() & v.words["talk.verbs"]:
        for verb in p.by_lemma[lemma]:
            if p.pos[verb] != "VERB" or negated(p, verb):
                continue
            aux = auxiliaries(p, verb)
            if any(p.tag[word] == "MD" for word in aux) or p.dep[verb] in ("acl", "amod", "relcl"):
                continue
            participle = p.tag[verb] == "VBG" and p.dep[verb] in ("advcl", "conj", "prep", "pcomp")
            participle = participle or is_meeting_purpose(p, v, verb)
            if not participle and not is_finite(p, verb, aux):
                continue
            actor = subject(p, verb)
            found = _way(p, v, verb)
            if found is None or actor is None or not is_agent(p, cast, v, actor):
                continue
            noun, last, action = found
            yield Cue(
                rule="talk",
                strength="exploring",
                first=verb,
                last=last,
                action=action,
                top=verb,
                begin=begin_of(p, verb, aux),
                agents=(actor,),
                repeated=lasting(p, v, noun) or "continue" in p.lower[action : min(action + 6, p.right[verb])],
                finite=not participle,
                confidence=0.75,
            )


def _way(p: Parsed, v: Vocabulary, verb: int) -> tuple[int, int, int] | None:
    """The noun or question word that makes talk a search for ways: it, one past the cue, and the action's start."""
    last = p.sents[p.sent[verb]][1]
    doing = next_word(p, verb)
    if (
        p.lemma[verb] == "discuss"
        and doing < last - 1
        and p.tag[doing] == "VBG"
        and p.dependents(doing, "dobj", "prep", "xcomp")
    ):
        return doing, verb + 1, doing
    for at in range(verb + 1, min(verb + 14, last - 1)):
        if p.lower[at] in v.words["talk.questions"] and _hangs(p, v, at, verb):
            if p.head[at] != verb and _is_past(p, p.head[at]):
                return None
            action = at + 1 + (p.lower[at + 1] == "to")
            return at, action, min(action, last - 1)
        if p.lemma[at] in v.words["talk.ways"] and p.tag[at] in ("NN", "NNS") and _hangs(p, v, at, verb):
            if any(p.dep[child] == "poss" for child in p.children[at]) and not _own(p, at):
                return None
            complement = _complement_of_way(p, at, last)
            if complement is not None:
                return at, at + 1, complement
        if p.lower[at] in ("to", ";") and p.tag[at] == "TO":
            return None
    return None


def _is_past(p: Parsed, verb: int) -> bool:
    aux = {p.lower[word] for word in auxiliaries(p, verb)}
    return p.tag[verb] == "VBD" or bool(aux & {"has", "have", "had", "did", "was", "were"})


def _complement_of_way(p: Parsed, noun: int, last: int) -> int | None:
    at = next_word(p, noun)
    if at + 1 >= last:
        return None
    if p.lower[at] == "to" and p.lemma[noun] in ("effort", "step", "measure", "plan", "action"):
        return at
    if p.lower[at] in ("on", "for") and p.lemma[noun] in ("effort", "idea", "plan", "proposal", "option"):
        return at + 1
    if p.lower[at] == "for" and "to" in p.lower[at + 2 : min(at + 8, last)]:
        return at + 1
    if p.lower[at] in ("to", "in", "of", "for", "that"):
        follows = p.lower[at] == "to" or p.tag[next_word(p, at)] in ("VBG", "WDT") or p.lower[at] == "that"
        return at + 1 if follows else None
    if any(p.dep[child] == "relcl" and p.left[child] == at for child in p.children[noun]) and p.lower[at] != "which":
        return at
    return None


def _hangs(p: Parsed, v: Vocabulary, at: int, verb: int) -> bool:
    """Whether a word depends on the verb through objects and prepositions of topic only."""
    for _ in range(7):
        above = p.head[at]
        if p.dep[at] not in (
            "dobj",
            "pobj",
            "prep",
            "conj",
            "advmod",
            "ccomp",
            "pcomp",
            "xcomp",
            "appos",
            "attr",
            "dep",
        ):
            return False
        if (p.dep[at] == "prep" and p.lower[at] not in _ABOUT) or (p.dep[at] == "conj" and p.pos[at] == "VERB"):
            return False
        if above == verb:
            return True
        if p.lemma[above] in v.words["evaluating"] and p.lemma[verb] != "exchange":  # "exchanged views on how"
            return False
        if above == at or above < verb:
            return False
        at = above
    return False


def _own(p: Parsed, noun: int) -> bool:
    return any(p.lower[child] in ("our", "their", "its", "his", "her") for child in p.children[noun])


def sharing_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """As in "share the objective of", "have a common interest in": aspiration."""
    for lemma in p.by_lemma.keys() & v.words["sharing.verbs"]:
        for verb in p.by_lemma[lemma]:
            resumed = resumes(p, v, verb)
            bare = p.tag[verb] == "VB" and not p.dependents(verb, "aux") and resumed is None
            if p.pos[verb] not in ("VERB", "AUX") or bare:
                continue
            nouns = [child for child in p.dependents(verb, "dobj") if p.lemma[child] in _shared_nouns(v)]
            if not nouns or negated(p, verb):
                continue
            noun = nouns[0]
            adjectives = {p.lower[child] for child in p.children[noun]}
            if lemma == "have" and not adjectives & v.words["sharing.adjectives"]:
                continue
            actor = subject(p, verb) if resumed is None else resumed
            at = next_word(p, noun)
            if actor is None or not is_agent(p, cast, v, actor) or at + 1 >= p.sents[p.sent[verb]][1]:
                continue
            if p.lower[at] not in ("of", "to", "in", "for", "that"):
                continue
            yield clause_cue(
                p,
                "sharing",
                "firm" if p.lemma[noun] in v.words["sharing.firm"] else "aspiration",
                verb,
                at + 1,
                (actor,),
                last=at + 1,
                repeated=p.lemma[noun] in v.words["sharing.firm"],
                confidence=0.75,
            )


def _shared_nouns(v: Vocabulary) -> frozenset[str]:
    return v.words["sharing.nouns"] | v.words["sharing.firm"]


def tie_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """A relationship reaffirmed, support declared: aspiration."""
    for lemma in p.by_lemma.keys() & (v.words["ties.verbs"] | v.words["support.verbs"]):
        for verb in p.by_lemma[lemma]:
            aux = auxiliaries(p, verb)
            if p.pos[verb] != "VERB" or any(p.tag[word] == "MD" for word in aux) or negated(p, verb):
                continue
            joined = p.tag[verb] == "VBG" and p.dep[verb] in ("advcl", "conj")
            if not joined and not is_finite(p, verb, aux) and not is_meeting_purpose(p, v, verb):
                continue
            wanted = frozenset[str]()
            if lemma in v.words["ties.verbs"]:
                wanted |= v.words["ties.nouns"]
            if lemma in v.words["support.verbs"]:
                wanted |= v.words["support.nouns"]
            objects = p.dependents(verb, "dobj")
            noun = next((at for at in objects if p.lemma[at] in wanted or _is_tie(p, v, wanted, at)), None)
            actor = subject(p, verb)
            if noun is None or actor is None or not is_agent(p, cast, v, actor):
                continue
            held = holders(p, cast, v, noun)
            if p.lemma[noun] in v.words["support.nouns"] and p.lower[noun + 1 : noun + 2] not in (
                ["for"],
                ["to"],
                ["of"],
                ["with"],
            ):
                continue
            action = min(verb + 1, len(p) - 1)
            owner = tuple(at for at in held if p.lower[at] not in POSSESSIVES)
            yield Cue(
                rule="ties",
                strength="aspiration",
                first=verb,
                last=verb + 1,
                action=action,
                top=verb,
                begin=begin_of(p, verb, aux),
                agents=owner or (actor,),
                reporter=actor if owner else None,
                repeated=lemma in v.words["repeated.verbs"]
                or lasting(p, v, noun)
                or bool(held and p.lower[held[0]] in ("our", "their", "its")),
                confidence=0.6,
            )
    for lemma in p.by_lemma.keys() & v.words["support.nouns"]:
        for noun in p.by_lemma[lemma]:
            if (cue := _support_held(p, cast, v, noun)) is not None:
                yield cue


def _is_tie(p: Parsed, v: Vocabulary, wanted: frozenset[str], noun: int) -> bool:
    """As in "the enduring nature of the partnership"."""
    named = (of for prep in p.dependents(noun, "prep") for of in p.dependents(prep, "pobj") if p.lower[prep] == "of")
    return p.lemma[noun] in v.words["ties.qualities"] and any(p.lemma[of] in wanted for of in named)


def _support_held(p: Parsed, cast: Cast, v: Vocabulary, noun: int) -> Cue | None:
    """As in "our support remains firm", "discussed their support for"."""
    above = p.head[noun]
    held = holders(p, cast, v, noun) or inherited(p, cast, v, noun)
    if not held:
        return None
    if p.dep[noun] == "nsubj":
        steadfast = {p.lower[child] for child in p.dependents(above, "acomp", "attr")} & v.words["support.steadfast"]
        if p.lemma[above] not in ("be", "remain") or not steadfast:
            return None
        first, last, action, top = above, above + 1, p.left[noun], above
    else:
        verb, path = governor(p, noun)
        last = noun + 2
        told = (
            verb is not None
            and path == "object"
            and p.lemma[verb] in v.words["support.telling"]
            and p.tag[verb] != "VB"
        )
        if verb is not None and any(p.lemma[at] in v.words["support.felt"] for at in range(verb, noun)):
            return None
        if not told or last >= p.sents[p.sent[noun]][1] or p.lower[noun + 1] not in ("for", "to", "of"):
            return None
        first, action, top = noun, last, noun if p.head[last - 1] == noun else last - 1
    return Cue(
        rule="ties",
        strength="aspiration",
        first=first,
        last=last,
        action=action,
        top=top,
        begin=p.left[noun],
        agents=held,
        repeated=p.dep[noun] == "nsubj" or lasting(p, v, noun),
        finite=False,
        confidence=0.6,
    )
