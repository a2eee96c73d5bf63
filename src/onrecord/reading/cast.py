"""The cast of a statement: its actors, and which of them each word denotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from onrecord.record import Actor

from .transcript import Turn


@dataclass(frozen=True)
class Cast:
    """The actors of one statement.

    Attributes:
        actors: Every actor, in the order of first mention.
        denotes: For the tokens of each mention (name, title, pronoun, "the two leaders", "we"), the ids of the
            actors it denotes: one for a name, several for a collective, none listed where it cannot be told.
        speaks_for: The id of the state or body that each person represents, where the text tells.
        issuer: The id of the actor that issued the statement, where it is one of the cast.
        principals: The persons (else the states) that met or that signed, in the order of the text.
        signer: The one person whose words the whole text is, in a statement or speech by somebody.
        declared: The states in whose name a text itself says "we" ("We, the Presidents of Arvenia and Bolmara").
        turns: The turns of a transcript; none where the text is none.
        voices: The person who speaks each turn, or None where the label does not tell.
    """

    actors: tuple[Actor, ...] = ()
    denotes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    speaks_for: dict[str, str] = field(default_factory=dict)
    issuer: str | None = None
    principals: tuple[str, ...] = ()
    signer: str | None = None
    declared: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    voices: tuple[str | None, ...] = ()

    def at(self, token: int) -> tuple[str, ...]:
        """The actors that the mention around this token denotes; empty where it denotes none or cannot be told."""
        return self.denotes.get(token, ())

    def person(self, token: int) -> str | None:
        """The one person that the mention around this token denotes."""
        ids = self.denotes.get(token, ())
        return ids[0] if len(ids) == 1 and ids[0] in self.persons else None

    @cached_property
    def persons(self) -> frozenset[str]:
        """The ids of the actors that are persons."""
        return frozenset(actor.id for actor in self.actors if actor.type == "person")

    def states(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The same actors with each person replaced by the state or body it speaks for, without repeats."""
        return tuple(dict.fromkeys(self.speaks_for.get(actor, actor) for actor in ids))
