"""Undertakings that may repeat another: of the same actors, in like words."""

from __future__ import annotations

from rapidfuzz import fuzz

from onrecord.archive import Archive, FoundFinding, Sought
from onrecord.record.span import Model

_LOOKED_AT = 200
_MOST = 8
# From this likeness on, in per cent of shared words, two undertakings are worth a look; it is no proof.
_LEAST = 55.0


class Alike(Model):
    """A commitment that may repeat another, and how like the words are, in per cent."""

    finding: FoundFinding
    likeness: float


def may_repeat(archive: Archive, row: FoundFinding) -> tuple[Alike, ...]:
    """Commitments of the same actors in other statements whose words are like those of this one, the likest first.

    Likeness is that of the sorted words (rapidfuzz `token_sort_ratio`); whether one repeats the other is for people.
    """
    agents = dict.fromkeys(name for role, name in row.actors if role == "agent")
    found = {
        other.key: other
        for agent in agents
        for other in archive.find("commitment", Sought(actor=agent), limit=_LOOKED_AT).rows
        if other.statement != row.statement
    }
    likeness = {
        key: fuzz.token_sort_ratio(row.quote.casefold(), other.quote.casefold()) for key, other in found.items()
    }
    best = sorted((key for key in found if likeness[key] >= _LEAST), key=lambda key: -likeness[key])
    return tuple(Alike(finding=found[key], likeness=round(likeness[key], 1)) for key in best[:_MOST])
