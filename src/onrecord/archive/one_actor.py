"""The table of identities: what decisions come to, kept in step with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from .identity import Decision, groups
from .refreshing import touch
from .schema import actor, decision, identity

# A statement of SQL takes so many values at least.
_CHUNK = 1000


def identities(connection: Connection) -> dict[str, str]:
    """The canonical key of each actor that is one with others, by its key."""
    return {row.actor_key: row.canonical for row in connection.execute(select(identity))}


def decisions_kept(connection: Connection) -> list[Decision]:
    """All decisions in the order they were made."""
    query = select(*(decision.c[name] for name in Decision.__dataclass_fields__)).order_by(decision.c.n)
    return [Decision(**{**row._asdict(), "body": row.body or {}}) for row in connection.execute(query)]


def restate(connection: Connection, touched: Iterable[str] | None = None) -> None:
    """Write anew what decisions come to: for the actors named and all that are one with them, or for all."""
    decisions = decisions_kept(connection)
    held = groups(decisions)
    if touched is None:
        changed = set(identities(connection)) | set(held)
        connection.execute(delete(identity))
        wanted = set(held.values())
    else:
        before = identities(connection)
        old = {before[key] for key in touched if key in before}
        members = {key for key, canonical in before.items() if canonical in old} | set(touched)
        wanted = {held[key] for key in members if key in held}
        changed = members.union(*wanted)
        for keys in _chunks(changed):
            connection.execute(delete(identity).where(identity.c.actor_key.in_(keys)))
    if rows := _rows(connection, wanted, decisions):
        connection.execute(insert(identity), rows)
    for keys in _chunks(changed):
        for n in (
            connection.execute(select(actor.c.statement_n).where(actor.c.key.in_(keys)).distinct()).scalars().all()
        ):
            touch(connection, n)


def identity_rows(connection: Connection) -> list[dict[str, str]]:
    """The rows that all decisions come to."""
    decisions = decisions_kept(connection)
    return _rows(connection, set(groups(decisions).values()), decisions)


def _rows(
    connection: Connection, wanted: Iterable[frozenset[str]], decisions: Iterable[Decision]
) -> list[dict[str, str]]:
    groups_wanted = list(wanted)
    names = _names(connection, {key for group in groups_wanted for key in group}, decisions)
    rows = []
    for group in groups_wanted:
        same = {"canonical": min(group), "name": _called(names[key] for key in group)}
        rows += [{"actor_key": key, **same} for key in sorted(group)]
    return rows


def _names(connection: Connection, keys: set[str], decisions: Iterable[Decision]) -> dict[str, str]:
    """What each actor is called now or, where no record names it any more, was called when it was decided on."""
    names = {
        getattr(each, side): each.body[side]["name"]
        for each in decisions
        for side in ("one", "other")
        if side in each.body
    }
    for some in _chunks(keys):
        query = select(actor.c.key, actor.c.name).where(actor.c.key.in_(some))
        names |= {row.key: row.name for row in connection.execute(query)}
    return {key: names.get(key, key) for key in keys}


def _called(names: Iterable[str]) -> str:
    """The most frequent name, or else the longest."""
    counted = Counter(names)
    return max(counted, key=lambda name: (counted[name], len(name), name))


def _chunks(keys: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(keys)
    return (ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK))
