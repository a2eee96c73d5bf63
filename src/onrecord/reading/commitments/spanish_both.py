"""Whether what one side says in Spanish binds both: "quedamos en", "vamos a trabajar juntos", "estos vínculos"."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

from .cue import Cue
from .spanish_words import listed, words

_NEAR = 16
_BESIDE = 6
_BEFORE = 10


def is_alone(p: Parsed, cue: Cue) -> bool:
    """Whether the cue is in the first person singular ("espero") and no "nosotros" shares what it tells of."""
    return any(lower in words("singular") for lower in p.lower[cue.first : cue.last])


def takes_both(p: Parsed, cue: Cue) -> bool:
    """Whether the action takes two: it is done jointly, with each other, or to the ties between them."""
    own = cue.agents == (cue.first,)
    last = min(cue.action + _NEAR, len(p))
    near = p.lower[cue.first : last]
    if listed("jointly").search(p.text, p.start[cue.first], p.end[last - 1]):
        return True
    if (own or near[0] == "se") and any(lower in words("mutual") for lower in near[:_BESIDE]):
        return True
    if not own or cue.negated or not (_is_plural(p, cue) or not is_alone(p, cue)):
        return False
    begin = cue.begin - _BEFORE if p.lower[cue.begin - 1] == "que" else cue.first  # "los vínculos que queremos"
    return any(lower in words("between_us") for lower in p.lower[max(begin, 0) : last])


def _is_plural(p: Parsed, cue: Cue) -> bool:
    """Whether one hopes for what we do ("espero que sigamos")."""
    return any(lower.endswith(("amos", "emos")) for lower in p.lower[cue.action : cue.end or cue.action + 1])
