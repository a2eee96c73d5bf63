"""Whom Spanish words bind beside those they name: both sides ("quedamos en"), a state told by its adjective."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.actors.names import spanish_adjectives
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .cue import Cue
from .spanish_forms import timed
from .spanish_words import future, listed, words

_NEAR = 16
_BESIDE = 6
_BEFORE = 10
_ADJECTIVE = 3


def is_alone(p: Parsed, cue: Cue) -> bool:
    """Whether the cue is in the first person singular ("espero", "viajaré", "yo lo firmo")."""
    inside = p.lower[cue.first : cue.last]
    told = inside[-1].endswith(("o", "é")) and (future(inside[-1]) or timed().get(inside[-1])) is not None
    return told or any(lower in words("singular") for lower in inside)


def takes_both(p: Parsed, cue: Cue) -> bool:
    """Whether the action takes two: it is done jointly, with each other, or to the ties between them."""
    own = cue.agents == (cue.first,)
    last = min(cue.action + _NEAR, len(p))
    near = p.lower[cue.first : last]
    if listed("jointly").search(p.text, p.start[cue.first], p.end[last - 1]):
        return True
    impersonal = "se" in (near[0], p.lower[cue.first - 1])
    if not cue.agents and any(lower in words("meetings") for lower in p.lower[cue.begin : cue.action + _BESIDE]):
        return True  # "se va a celebrar una reunión"
    if (own or impersonal) and any(lower in words("mutual") for lower in near[:_BESIDE]):
        return True
    if not own or cue.negated or not (_is_plural(p, cue) or not is_alone(p, cue)):
        return False
    begin = cue.begin - _BEFORE if p.lower[cue.begin - 1] == "que" else cue.first  # "los vínculos que queremos"
    return any(lower in words("between_us") for lower in p.lower[max(begin, 0) : last])


def _is_plural(p: Parsed, cue: Cue) -> bool:
    """Whether one hopes for what we do ("espero que sigamos")."""
    return any(lower.endswith(("amos", "emos")) for lower in p.lower[cue.action : cue.end or cue.action + 1])


def named_by(p: Parsed, cast: Cast, tokens: Sequence[int]) -> tuple[str, ...]:
    """The actors that the tokens name, but for those that stand only in the name of another ("Banco de Arvenia")."""
    found = {token: cast.at(token) for token in tokens}
    mentions = {actor.id: actor.mentions for actor in cast.actors}
    spans = {(name, span) for ids in found.values() for name in ids for span in mentions[name]}
    within = {token: {name for name, span in spans if span.start < p.start[token] < span.end} for token in found}
    return tuple(dict.fromkeys(name for token, ids in found.items() for name in ids if within[token] <= {*ids}))


def whose(cast: Cast, name: str) -> str:
    """The issuer for an organ of it that is named without a foreign state ("Ministerio de Salud"), else the actor."""
    actor = next(one for one in cast.actors if one.id == name)
    first = actor.name.lower().removeprefix("el ").removeprefix("la ").split(maxsplit=1)[0]
    if cast.issuer is None or actor.type != "organisation" or first not in words("organs"):
        return name
    states = (one.name for one in cast.actors if one.type == "state" and one.id != cast.issuer)
    return name if any(state in actor.name for state in states) else cast.issuer


def body_meant(p: Parsed, cast: Cast, tokens: Sequence[int]) -> tuple[str, ...] | None:
    """The body that its noun alone recalls ("la empresa", once "la empresa Brun" was named).

    Returns:
        None where the tokens hold no noun of a body that is no organ of the state; nothing where none was named so.
    """
    noun = next((token for token in tokens if p.lower[token] in words("private")), None)
    if noun is None:
        return None
    named = [
        (span.start, actor.id)
        for actor in cast.actors
        for span in actor.mentions
        if actor.type == "organisation" and span.start < p.start[noun]
    ]
    before = [(start, name) for start, name in named if p.lower[noun] in _near(p, start)]
    return (max(before)[1],) if before else ()


def _near(p: Parsed, start: int) -> list[str]:
    """The word that opens a name and the one before it."""
    first = p.tokens_in(start, start + 1)[0]
    return p.lower[max(first - 1, 0) : first + 1]


def land_of(p: Parsed, cast: Cast, token: int) -> tuple[str, ...] | None:
    """The state that an adjective right after an actor's noun tells ("las autoridades peruanas").

    Returns:
        None where no such adjective follows; nothing where it tells a state that the cast does not hold.
    """
    for at in range(token + 1, min(token + _ADJECTIVE, len(p))):
        lower = p.lower[at]
        if not lower.isalpha() or lower in words("prepositions"):
            return None
        known = spanish_adjectives()
        code = next((known[form] for form in (lower, lower[:-1], lower[:-2]) if form in known), None)
        if code is not None:
            return tuple(actor.id for actor in cast.actors if actor.iso == code and actor.type == "state")
    return None
