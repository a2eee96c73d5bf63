"""Deciding whether actors of several statements are one: only people do, and each decision can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, insert, select

from .candidates import Candidate, candidates
from .columns import storable
from .connected import Connected
from .failures import CannotKeep, DecisionsInTheWay, NoSuchActor
from .identity import JUDGEMENTS, Decision, Judgement, in_the_way, standing_decisions
from .keys import key_of, now
from .known_actors import KnownActor, KnownName, actors_called, known_actors, known_names
from .one_actor import decisions_kept, identities, restate
from .reviews import named
from .schema import actor, decision, statement

# Two names are told apart actor by actor; more pairs than this are no work for one decision.
_MOST_PAIRS = 10_000


class NotDecided(ValueError):
    """There is nothing that could be decided so."""


class Contrary(ValueError):
    """Earlier decisions say the contrary."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        super().__init__()
        self.decisions = tuple(decisions)


class Deciding(Connected):
    """The part of the archive that knows which actors are one."""

    def decide(
        self,
        one: str,
        other: str,
        judgement: Judgement,
        *,
        who: str,
        why: str | None = None,
        made_at: str | None = None,
    ) -> Decision:
        """Say whether two actors, by their keys, are one; what was said of the two before stays as a row.

        Args:
            one: The key of an actor.
            other: The key of another.
            judgement: `positive`, `negative` or `unsure`; `undone` takes back what stands.
            who: Who decides.
            why: The reason.
            made_at: When, ISO 8601; now where not given.

        Raises:
            NoSuchActor: No actor has the key.
            DecisionsInTheWay: It contradicts what other decisions come to; the message names them.
            CannotKeep: It is one actor, the judgement is none, or there is nothing to undo.
            ValueError: Who decides has no name.
        """
        with self._decided(judgement), self.writing() as connection:
            return _decide(connection, [(one, other)], judgement, named(who), why, made_at or now())[0]

    def decide_names(
        self,
        one: str,
        other: str,
        judgement: Judgement,
        *,
        who: str,
        why: str | None = None,
        kind: str | None = None,
    ) -> list[Decision]:
        """Say the same of all actors that have one of two names, in one transaction; gives what was decided anew.

        All of them become one, or those of the one name are told from those of the other. `one` and `other` may be
        the same name, or keys of actors; `kind` is the type of actor: person, state, organisation or group.

        Raises:
            NoSuchActor: Nobody has the name.
            DecisionsInTheWay: As for `decide`; nothing is decided then.
            CannotKeep: As for `decide`, or too many would have to be told apart.
            ValueError: Who decides has no name.
        """
        with self._decided(judgement), self.writing() as connection:
            sides = [actors_called(connection, each, kind) for each in (one, other)]
            for name, side in zip((one, other), sides, strict=True):
                if not side:
                    raise LookupError(f"no actor is called {name}")
            if judgement == "undone":
                standing = standing_decisions(decisions_kept(connection))
                pairs = [each.pair for each in standing if _between(each, sides)]
            else:
                pairs = _pairs(sides, identities(connection), judgement)
            if len(pairs) > _MOST_PAIRS:
                raise NotDecided(f"{len(pairs)} pairs are too many to decide at once: make some one first")
            if not pairs:
                raise NotDecided("there is nothing to decide" if judgement == "undone" else "they are one already")
            return _decide(connection, pairs, judgement, named(who), why, now())

    def decisions(self, actor_key: str | None = None) -> list[Decision]:
        """All decisions in the order they were made, or those on one actor."""
        with self.reading() as connection:
            return [each for each in decisions_kept(connection) if actor_key in (None, *each.pair)]

    def identities(self) -> dict[str, str]:
        """The canonical key of each actor that is one with others."""
        with self.reading() as connection:
            return identities(connection)

    def actors(self, name: str | None = None, *, limit: int = 50) -> list[KnownActor]:
        """Who is named in the archive, the most often named first; those that are one are one row."""
        with self.reading() as connection:
            return known_actors(connection, name, limit)

    def names(self, name: str | None = None, *, limit: int = 50) -> list[KnownName]:
        """By which names actors are called, whoever bears them; those in most statements first."""
        with self.reading() as connection:
            return known_names(connection, name, limit)

    @contextmanager
    def _decided(self, judgement: str) -> Iterator[None]:
        """What keeps a decision from being made, told of this archive."""
        if judgement not in JUDGEMENTS:
            raise CannotKeep(self.where, f"{judgement} is no judgement: say {', '.join(JUDGEMENTS)}")
        try:
            yield
        except LookupError as error:
            raise NoSuchActor(self.where, error.args[0]) from None
        except NotDecided as error:
            raise CannotKeep(self.where, str(error)) from None
        except Contrary as error:
            told = "; ".join(each.words() for each in error.decisions)
            raise DecisionsInTheWay(self.where, f"other decisions say the contrary: {told}", error.decisions) from None

    def candidates(self, name: str | None = None, *, limit: int = 50) -> list[Candidate]:
        """Names that may mean one actor and were not decided on: same name, same country, same surname, alike."""
        with self.reading() as connection:
            return candidates(connection, standing_decisions(decisions_kept(connection)), name, limit)


def _decide(
    connection: Connection, pairs: Iterable[tuple[str, str]], judgement: str, who: str, why: str | None, moment: str
) -> list[Decision]:
    """Keep the same judgement of several pairs; gives the decision on each."""
    every = decisions_kept(connection)
    last = {each.pair: each for each in every}
    why = None if why is None else storable(why)
    told, new = [], []
    for pair in pairs:
        one, other = sorted(map(storable, pair))
        if one == other:
            raise NotDecided(f"{one} is one actor")
        before = last.get((one, other))
        if judgement == "undone" and (before is None or before.judgement == "undone"):
            raise NotDecided("nothing was decided of the two that could be undone")
        if before is not None and (before.judgement, before.who, before.why) == (judgement, who, why):
            told.append(before)
            continue
        body = {"one": _known(connection, one, every), "other": _known(connection, other, every)}
        name = key_of("decision", before.id if before else None, one, other, judgement, who, moment, why, body)
        new.append(Decision(name, one, other, judgement, who, moment, why, body))
    if contrary := in_the_way(every, new):
        raise Contrary(contrary)
    if new:
        connection.execute(insert(decision), [vars(each) for each in new])
        restate(connection, {key for each in new for key in each.pair})
    return told + new


def _pairs(sides: Sequence[Sequence[str]], held: dict[str, str], judgement: str) -> list[tuple[str, str]]:
    """The pairs to decide on, so that what is one already is decided on once."""
    reduced = [list({held.get(key, key): key for key in side}.values()) for side in sides]
    if judgement == "positive":
        keys = list(dict.fromkeys(key for side in reduced for key in side))
        firsts = list({held.get(key, key): key for key in keys}.values())
        return [(firsts[0], key) for key in firsts[1:]]
    return [(one, other) for one in reduced[0] for other in reduced[1] if one != other]


def _between(made: Decision, sides: Sequence[Sequence[str]]) -> bool:
    one, other = sides
    return (made.one in one and made.other in other) or (made.one in other and made.other in one)


def _known(connection: Connection, key: str, decisions: Sequence[Decision]) -> dict[str, Any]:
    """Name, type and statement of an actor that a record or an earlier decision names."""
    row = connection.execute(
        select(actor.c.name, actor.c.type, statement.c.id.label("statement"))
        .join_from(actor, statement)
        .where(actor.c.key == key)
    ).first()
    if row is not None:
        return dict(row._mapping)
    for each in reversed(decisions):
        for side in ("one", "other"):
            if getattr(each, side) == key and side in each.body:
                return dict(each.body[side])
    raise LookupError(f"it holds no actor with the key {key}")
