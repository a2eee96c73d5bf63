"""Spanish undertakings told as under way: "está ampliando", "estamos evaluando", "está el ejército revisando"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .cue import Cue
from .spanish_behind import going_on
from .spanish_cue import spanish_cue, with_clitics
from .spanish_forms import is_performance, performing
from .spanish_presents import leads_on
from .spanish_subjects import acts, following_agents, tells_of_thing
from .spanish_words import GERUND, infinitive, lowered, of_gerund, words


def progressive_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "está ampliando" (performance announced), "estamos evaluando"."""
    for lower in words("progressive"):
        for first in p.by_lower.get(lower, ()):
            verb = going_on(p, first)
            if verb is None or not re.fullmatch(GERUND, p.lower[verb]):
                continue
            starts = any(begun(p, verb, meant) for meant in of_gerund(p.lower[verb]))  # "están empezando a construir"
            less = lowered(of_gerund(p.lower[verb]), p.lower[verb + 1]) if verb + 1 < len(p) else None
            if any(meant in words("talking") for meant in of_gerund(p.lower[verb])):
                less = "exploring"
            if less == "aspiration" or (less is None and not (starts or is_performance(p.lower[verb]))):
                continue
            if any(leads_on(p, verb, meant) or meant in words("saying") for meant in of_gerund(p.lower[verb])):
                continue
            cue = spanish_cue(p, cast, less or "firm", first, verb, verb, "", own=lower in ("estamos", "estoy"))
            if verb > first + 1 and not cue.agents:
                cue = replace(cue, agents=following_agents(p, first))  # "está el ejército revisando"
            passive = "se" in p.lower[with_clitics(p, first) : first]
            that = cue.begin - 1
            reasons = passive and p.lower[that] in ("que", "porque")
            described = reasons or tells_of_thing(p, cast, that) or _tells_of_actor(p, cast, cue)
            if not cue.agents and {"lo", "la", "los", "las"} & set(p.lower[with_clitics(p, first) : first]):
                cue = replace(cue, agents=following_agents(p, verb))  # "eso lo está estudiando el ministro"
            if (cue.agents or passive) and not described:
                yield cue


def _tells_of_actor(p: Parsed, cast: Cast, cue: Cue) -> bool:
    """Whether "que" right behind an actor tells who that is ("las empresas que están construyendo el tren")."""
    that = cue.begin - 1
    return p.lower[that] == "que" and cue.agents != (cue.first,) and that > 0 and acts(p, cast, that - 1)


def begun(p: Parsed, token: int, begins: str) -> str | None:
    """What is begun or done again ("van a empezar a invertir"), if somebody carries it out."""
    if begins not in words("beginning") or p.lower[token + 1 : token + 2] != ["a"]:
        return None
    verb = infinitive(p.lower[token + 2]) if token + 2 < len(p) else ""
    return verb if verb in performing() else None
