"""Spanish undertakings told by tense: futures, "va a" with an infinitive, "está" with a gerund."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .cue import Cue
from .spanish_clauses import meets, sentence_of, will_be_done
from .spanish_cue import spanish_cue, with_clitics
from .spanish_subjects import clause_agents, following_agents
from .spanish_words import GERUND, INFINITIVE, future, infinitive, listed, lowered, of_gerund, words


def future_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "apoyará", "trabajaremos", "se mantendrán"."""
    for token, lower in enumerate(p.lower):
        verb = future(lower)
        if verb is None:
            continue
        own = lower.endswith(("é", "emos"))
        first = with_clitics(p, token)
        passive = "se" in p.lower[first:token] or verb in ("ser", "haber")
        if _foretells(p, cast, token, verb, own=own, passive=passive):
            continue
        if passive and p.lower[sentence_of(p, token)[0]] == "con":  # "con esta ley se mejorará" foretells
            continue
        cue = spanish_cue(p, cast, _strength(p, token, verb), first, token + 1, token, "", own=own)
        if not (own or passive or cue.agents) and cue.begin == first:
            cue = replace(cue, agents=following_agents(p, token))
        told = own or _acts(cue) or (verb not in words("outcome") and verb not in words("foretelling"))
        if told and (own or passive or cue.agents):
            yield cue


def going_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "vamos a apoyar"."""
    for match in listed("going").finditer(p.text):
        inside = p.tokens_in(match.start(), match.end())
        if not len(inside):
            continue
        first, verb = inside[0], inside[-1] + 1
        if verb >= sentence_of(p, first)[1] or not re.fullmatch(INFINITIVE, p.lower[verb]):
            continue
        stem = infinitive(p.lower[verb])
        own = p.lower[first] in ("voy", "vamos")
        passive = p.lower[first - 1] == "se"
        if _foretells(p, cast, verb, stem, own=own, passive=passive):
            continue
        if p.lower[first] == "voy" and stem in words("speaking"):
            continue
        cue = spanish_cue(p, cast, _strength(p, verb, stem), with_clitics(p, first), verb, verb, "", own=own)
        if not own and stem in words("foretelling") and not _acts(cue):
            continue
        if stem in words("intransitive") and not cue.agents:  # "va a participar una delegación"
            cue = replace(cue, agents=clause_agents(p, cast, verb + 1, min(verb + 6, sentence_of(p, verb)[1])))
        thing = any(lower in words("things") for lower in p.lower[cue.begin : first])
        if own or cue.agents or (not thing and (p.lower[first - 1] in ("se", "nos") or stem == "haber")):
            yield cue


def progressive_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "está ampliando" (performance announced), "estamos evaluando"."""
    for lower in words("progressive"):
        for first in p.by_lower.get(lower, ()):
            verb = first + 1
            if verb >= sentence_of(p, first)[1] or not re.fullmatch(GERUND, p.lower[verb]):
                continue
            less = lowered(of_gerund(p.lower[verb]), p.lower[verb + 1]) if verb + 1 < len(p) else None
            if less == "aspiration" or (less is None and not listed("implementing").match(p.lower[verb])):
                continue
            if p.lower[first - 1] == "se":
                continue
            cue = spanish_cue(p, cast, less or "firm", first, verb, verb, "", own=lower in ("estamos", "estoy"))
            if cue.agents:
                yield cue


def scheduled_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "mañana firmamos el convenio": a present that tells what is to come."""
    for lower in words("scheduled"):
        for token in p.by_lower.get(lower, ()):
            cue = spanish_cue(p, cast, "firm", with_clitics(p, token), token + 1, token, "")
            end = cue.end or token + 1
            if cue.agents and listed("ahead").search(p.text, p.start[cue.begin], p.end[end - 1]):
                yield cue


def _acts(cue: Cue) -> bool:
    """Whether an actor stands in the clause itself."""
    return bool(cue.agents) and cue.agents[0] >= cue.begin


def _strength(p: Parsed, token: int, verb: str) -> Strength:
    return lowered((verb,), p.lower[token + 1] if token + 1 < len(p) else "") or "firm"


def _foretells(p: Parsed, cast: Cast, token: int, verb: str, *, own: bool, passive: bool) -> bool:
    """Whether the verb foretells or leads the talk on: "será útil", "aumentará el precio", "daremos inicio al acto"."""
    behind = p.lower[token + 1 : token + 5]
    if any(word in words("conduct").get(verb, ()) for word in behind):
        return True
    if verb == "estar" and behind and re.fullmatch(GERUND, behind[0]):
        if any(meant in words("speaking") or meant in words("predictive") for meant in of_gerund(behind[0])):
            return True
        return not own and listed("implementing").match(behind[0]) is None
    if verb in words("outcome"):
        return passive
    return verb in words("predictive") and not (meets(p, cast, token, verb) or will_be_done(p, token, verb))
