"""Names that may mean one actor, for people to decide on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz import fuzz
from sqlalchemy import Connection, func, select

from .columns import storable
from .identity import Decision
from .schema import actor, identity

# From this likeness on (0 to 100, words in any order) names count as alike.
_ALIKE = 88
# Names that share a word are compared with each other, unless it is a word of this many names.
_COMMON = 200
_SHORTEST_SURNAME = 3


@dataclass(frozen=True)
class Candidate:
    """Two names that may mean one actor; the same name twice where actors of several statements have it.

    Attributes:
        one: A name.
        other: Another, or the same.
        type: The type of both.
        reason: `same name`, `same country`, `same surname` or `alike`.
        likeness: From 0 to 100.
        actors: How many actors, not yet one, have the two names.
    """

    one: str
    other: str
    type: str
    reason: str
    likeness: float
    actors: int


@dataclass
class _Name:
    """A name with those that bear it: the keys of actors, canonical where they are one."""

    name: str
    type: str
    iso: str | None
    bearers: set[str] = field(default_factory=set)

    @property
    def words(self) -> list[str]:
        return self.name.casefold().split()


def candidates(connection: Connection, decisions: Sequence[Decision], name: str | None, limit: int) -> list[Candidate]:
    """Pairs of names of which nothing is decided, the surest and most frequent first."""
    held = {row.actor_key: row.canonical for row in connection.execute(select(identity))}
    decided: dict[str, set[str]] = defaultdict(set)
    for each in decisions:
        if each.judgement != "positive":
            one, other = (held.get(key, key) for key in each.pair)
            decided[one].add(other)
            decided[other].add(one)
    found = [
        Candidate(one.name, other.name, one.type, reason, likeness, len(one.bearers | other.bearers))
        for one, other, reason, likeness in _pairs(_names(connection, name))
        if len(one.bearers | other.bearers) > 1
        and not any(decided[key] & other.bearers for key in one.bearers & decided.keys())
    ]
    order = ("same name", "same country", "same surname", "alike")
    return sorted(found, key=lambda each: (order.index(each.reason), -each.likeness, -each.actors, each.one))[:limit]


def _names(connection: Connection, name: str | None) -> list[_Name]:
    bearer = func.coalesce(identity.c.canonical, actor.c.key).label("bearer")
    query = (
        select(actor.c.name, actor.c.type, func.max(actor.c.iso).label("iso"), bearer)
        .select_from(actor.outerjoin(identity, identity.c.actor_key == actor.c.key))
        .group_by(actor.c.name, actor.c.type, bearer)
    )
    if name is not None:
        query = query.where(actor.c.name.icontains(storable(name), autoescape=True))
    names: dict[tuple[str, str], _Name] = {}
    for row in connection.execute(query):
        known = names.setdefault((row.name, row.type), _Name(row.name, row.type, row.iso))
        known.bearers.add(row.bearer)
        known.iso = known.iso or row.iso
    return [names[key] for key in sorted(names)]


def _pairs(names: list[_Name]) -> Iterator[tuple[_Name, _Name, str, float]]:
    for each in names:
        yield each, each, "same name", 100.0
    beside: dict[tuple[str, str], list[_Name]] = defaultdict(list)
    countries: dict[str, list[_Name]] = defaultdict(list)
    for each in names:
        if each.type == "state" and each.iso:
            countries[each.iso].append(each)
        for word in set(each.words):
            beside[each.type, word].append(each)
    told: set[frozenset[int]] = set()
    for group in countries.values():
        for one, other in combinations(group, 2):
            told.add(frozenset((id(one), id(other))))
            yield one, other, "same country", round(fuzz.token_sort_ratio(one.name, other.name), 1)
    for group in beside.values():
        if len(group) > _COMMON:
            continue
        for one, other in combinations(group, 2):
            pair = frozenset((id(one), id(other)))
            if pair in told or (one.iso and other.iso and one.iso != other.iso):
                continue
            told.add(pair)
            likeness = round(fuzz.token_sort_ratio(one.name.casefold(), other.name.casefold()), 1)
            if one.type == "person" and _one_surname(one.words, other.words):
                yield one, other, "same surname", likeness
            elif likeness >= _ALIKE:
                yield one, other, "alike", likeness


def _one_surname(one: list[str], other: list[str]) -> bool:
    """Whether two persons share the last word of their names and no first name speaks against it."""
    if one[-1] != other[-1] or len(one[-1]) < _SHORTEST_SURNAME:
        return False
    return len(one) == 1 or len(other) == 1 or one[0][0] == other[0][0]
