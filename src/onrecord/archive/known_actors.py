"""Who is named in the archive."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, or_, select

from .columns import storable
from .schema import actor, identity

_ACTORS = actor.outerjoin(identity, identity.c.actor_key == actor.c.key)


@dataclass(frozen=True)
class KnownActor:
    """An actor that the archive names: one of one statement or, where people decided so, one of several.

    Attributes:
        key: Its key, or the canonical key of those that are one.
        name: What it is called.
        type: person, state, organisation or group.
        iso: The code of a state.
        statements: In how many statements it is named.
        one_of: How many actors of statements are one in it.
    """

    key: str
    name: str
    type: str
    iso: str | None
    statements: int
    one_of: int


@dataclass(frozen=True)
class KnownName:
    """A name that statements give to actors, whoever these are.

    Attributes:
        name: The name; of actors that people found to be one, what these are called.
        type: person, state, organisation or group.
        iso: The code of a state.
        statements: In how many statements it stands.
        actors: How many actors bear it, those that are one counted once.
    """

    name: str
    type: str
    iso: str | None
    statements: int
    actors: int


def known_names(connection: Connection, name: str | None, limit: int) -> list[KnownName]:
    """Names of actors, those in most statements first; those that hold the words, where given."""
    called = func.coalesce(identity.c.name, actor.c.name).label("called")
    statements = func.count(actor.c.statement_n.distinct())
    query = (
        select(
            called,
            actor.c.type,
            func.min(actor.c.iso),
            statements,
            func.count(func.coalesce(identity.c.canonical, actor.c.key).distinct()),
        )
        .select_from(_ACTORS)
        .where(*_holding(name))
        .group_by(called, actor.c.type)
        .order_by(statements.desc(), called, actor.c.type)
        .limit(limit)
    )
    return [KnownName(*row) for row in connection.execute(query)]


def known_actors(connection: Connection, name: str | None, limit: int) -> list[KnownActor]:
    """Actors, the most often named first; those whose name holds the words, where given."""
    key = func.coalesce(identity.c.canonical, actor.c.key).label("key")
    called = func.max(func.coalesce(identity.c.name, actor.c.name)).label("name")
    query = (
        select(
            key,
            called,
            func.min(actor.c.type).label("type"),
            func.min(actor.c.iso).label("iso"),
            func.count(actor.c.statement_n.distinct()).label("statements"),
            func.count().label("one_of"),
        )
        .select_from(_ACTORS)
        .where(*_holding(name))
        .group_by(key)
        .order_by(func.count(actor.c.statement_n.distinct()).desc(), called, key)
        .limit(limit)
    )
    return [KnownActor(*row) for row in connection.execute(query)]


def _holding(name: str | None) -> list[ColumnElement[bool]]:
    """The condition that an actor's name holds some words."""
    if name is None:
        return []
    words = storable(name)
    held = (column.icontains(words, autoescape=True) for column in (actor.c.name, identity.c.name))
    return [or_(*held)]


def actors_called(connection: Connection, name: str, kind: str | None) -> list[str]:
    """The keys of actors with this name, or of the one with this key, in the order they were added."""
    query = select(actor.c.key).where(or_(actor.c.name == name, actor.c.key == storable(name))).order_by(actor.c.n)
    if kind is not None:
        query = query.where(actor.c.type == kind)
    return list(connection.execute(query).scalars())
