"""Cues told of those who listen: "you'll see us step up", "you'll hear from the minister tomorrow"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .ahead import is_limited, time_to_come
from .clauses import is_agent, negated, own_subject
from .cue import Cue
from .vocabulary import Vocabulary


def listener_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """What those who speak let their listeners see, hear, have or expect."""
    for you in p.by_lower.get("you", ()):
        verb = p.head[you]
        if p.dep[you] != "nsubj" or verb < you:
            continue
        going = p.lemma[verb] == "go" and p.tag[verb] == "VBG"
        told = next(iter(p.dependents(verb, "xcomp")), verb) if going else verb
        aux = [child for child in p.dependents(verb, "aux") if p.lower[child] in v.modals or going]
        modal = next((v.modals.get(p.lower[at], "firm") for at in aux if p.lower[at] != "to"), "")
        if modal not in ("firm", "hoped") or negated(p, verb) or p.dep[verb] in ("relcl", "advcl"):
            continue
        if (cue := _shown(p, cast, v, you, told, can=modal == "hoped")) is not None:
            yield cue


def _shown(p: Parsed, cast: Cast, v: Vocabulary, you: int, verb: int, *, can: bool) -> Cue | None:
    lemma = p.lemma[verb]
    action = verb
    agents: tuple[int, ...] = ()
    if lemma == "see":
        deed = next((at for at in p.dependents(verb, "ccomp", "xcomp") if p.tag[at] in ("VB", "VBG")), None)
        actor = own_subject(p, deed) if deed is not None else None
        if deed is None or actor is None or not _is_certain(p, cast, v, actor):
            return None
        if p.lemma[deed] in v.words["predictive"]:
            return None
        action, agents = deed, (actor,)
    elif lemma in v.words["travelling"] and not can and time_to_come(p, v, verb) is not None:
        agents = (you,)  # said to a guest: "you will attend the summit in May"
    elif not is_limited(p, v, verb):
        return None
    elif lemma == "hear":
        heard = (verb, *p.dependents(verb, "dobj"))  # "hear more from us"
        froms = (prep for at in heard for prep in p.dependents(at, "prep") if p.lower[prep] == "from")
        agents = tuple(noun for prep in froms for noun in p.dependents(prep, "pobj") if _is_certain(p, cast, v, noun))
        if not agents:
            return None
    elif lemma in v.words["got"]:
        told = v.words["told_later"] | v.words["deadlines.events"] - v.words["agents"]
        if not any(p.lemma[noun] in told for noun in p.dependents(verb, "dobj")) or (can and lemma != "expect"):
            return None
    else:
        return None
    return Cue(
        rule="listener",
        strength="intent" if can else "firm",
        first=min(you + 1, verb),
        last=verb + 1,
        action=action,
        top=verb,
        begin=you,
        agents=agents,
        confidence=0.6,
    )


def _is_certain(p: Parsed, cast: Cast, v: Vocabulary, noun: int) -> bool:
    """Whether it names those who speak or a certain office, not people at large."""
    if p.lemma[noun] in v.words["foretold_peoples"] or p.lower[noun] in ("they", "them", "you"):
        return False
    named = bool(cast.at(noun)) or p.lower[noun] in ("us", "me")
    return named or (is_agent(p, cast, v, noun) and p.lower[p.left[noun]] in ("the", "our", "my"))
