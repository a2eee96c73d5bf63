"""The facets of statements: what a search can be narrowed down to, gathered from the tables of findings."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy
from sqlalchemy import Connection, func, select

from .columns import LONGEST_LABEL, PACKED, storable
from .schema import actor, finding, finding_actor, identity, programme, statement, topic

# What is counted and shown.
DIMENSIONS = (
    "issuer",
    "kind",
    "language",
    "year",
    "country",
    "actor",
    "finding",
    "strength",
    "topic",
    "programme",
    "verdict",
    "standing",
)
# What else findings are sought by: `doer` and `toward` tell who does it, or to whom, in which kind of finding; `size`
# is the power of ten of a figure.
HIDDEN = ("doer", "toward", "subtype", "mark", "unit", "due", "size")
# A facet's code is its number and this place of its dimension: the order stays, new ones come last.
_CODED = (*DIMENSIONS, *HIDDEN)
_CODE_SHIFT = 5
DOERS = ("speaker", "actor", "agent", "place", "participant")
RECEIVERS = ("addressee", "toward")


class Facet(NamedTuple):
    """One thing that statements can have in common."""

    dimension: str
    value: str
    label: str


@lru_cache(maxsize=20_000)
def made(dimension: str, value: object, label: str | None = None) -> Facet:
    """A facet as the tables hold it."""
    short = storable(str(value))[:LONGEST_LABEL]
    return Facet(dimension, short, short if label is None else storable(label)[:LONGEST_LABEL])


def code_of(number: int, dimension: str) -> int:
    """What stands for a facet in the index: it tells the dimension without a look into the table."""
    return number << _CODE_SHIFT | _CODED.index(dimension)


def number_of(code: int) -> int:
    """The number of a facet from its code."""
    return code >> _CODE_SHIFT


def most_frequent(packed: Iterable[bytes], most: int) -> dict[int, int]:
    """How many statements have which facets, by number: the most frequent of each dimension that is counted.

    Args:
        packed: The codes of each statement, as the table holds them.
        most: How many of each dimension.
    """
    codes, counts = numpy.unique(numpy.frombuffer(b"".join(packed), PACKED), return_counts=True)
    dimensions = codes & ((1 << _CODE_SHIFT) - 1)
    order = numpy.lexsort((codes, counts))[::-1]
    shown: dict[int, int] = {}
    for dimension in range(len(DIMENSIONS)):
        first = order[dimensions[order] == dimension][:most]
        shown |= dict(zip((codes[first] >> _CODE_SHIFT).tolist(), counts[first].tolist(), strict=True))
    return shown


def size_of(value: float) -> int:
    """A number that grows with the power of ten of a value.

    Example:
        >>> [size_of(value) for value in (-2500, 0, 0.2, 7, 3e9)]
        [-4, 0, 0, 1, 10]
    """
    if abs(value) < 1 or not math.isfinite(value):
        return 0
    return int(math.copysign(1 + math.floor(math.log10(abs(value))), value))


def facets_of(connection: Connection, statement_ns: Sequence[int]) -> dict[int, set[Facet]]:
    """The facets of each of some statements. Findings that were rejected give none but their standing."""
    found: dict[int, set[Facet]] = defaultdict(set)
    for source in (_statements, _findings, _actors, _programmes, _topics):
        for statement_n, each in source(connection, statement_ns):
            found[statement_n].add(each)
    return found


Gathered = Iterator[tuple[int, Facet]]


def _statements(connection: Connection, ns: Sequence[int]) -> Gathered:
    columns = [statement.c.issuer, statement.c.kind, statement.c.language, statement.c.day]
    for row in connection.execute(select(statement.c.n, *columns).where(statement.c.n.in_(ns))):
        facts = {"issuer": row.issuer, "kind": row.kind, "language": row.language, "year": row.day[:4]}
        yield from ((row.n, made(name, value)) for name, value in facts.items() if value)


def _findings(connection: Connection, ns: Sequence[int]) -> Gathered:
    names = (
        "kind",
        "subtype",
        "strength",
        "reaffirmed",
        "negated",
        "unit",
        "value",
        "low",
        "high",
        "verdict",
        "standing",
    )
    due = func.coalesce(finding.c.last_day, finding.c.first_day).label("due")
    columns = [finding.c[name] for name in names]
    for row in connection.execute(select(finding.c.statement_n, *columns, due).where(finding.c.statement_n.in_(ns))):
        yield from ((row.statement_n, each) for each in _of_finding(row))


def _of_finding(row: Any) -> Iterator[Facet]:
    if row.standing is not None:
        yield made("standing", row.standing)
    if row.standing == "rejected":
        return
    yield made("finding", row.kind)
    for name in ("strength", "unit", "verdict"):
        if (value := row._mapping[name]) is not None:
            yield made(name, value)
    if row.subtype is not None:
        yield made("subtype", f"{row.kind} {row.subtype}")
    if row.kind == "commitment":
        yield from (made("mark", name) for name in ("reaffirmed", "negated") if row._mapping[name])
        if row.due:
            yield made("due", row.due[:4])
    if sizes := [size_of(value) for value in (row.value, row.low, row.high) if value is not None]:
        yield from (made("size", size) for size in range(min(sizes), max(sizes) + 1))


def _actors(connection: Connection, ns: Sequence[int]) -> Gathered:
    # Those that people found to be one are counted by one name; each is found by its own, too.
    called = func.coalesce(identity.c.name, actor.c.name).label("called")
    columns = (actor.c.statement_n, actor.c.name, actor.c.iso, called)
    one = actor.outerjoin(identity, identity.c.actor_key == actor.c.key)
    for row in connection.execute(select(*columns).select_from(one).where(actor.c.statement_n.in_(ns))):
        yield row.statement_n, made("actor", row.called)
        if row.iso is not None:
            yield row.statement_n, made("country", row.iso)
    roles = (
        select(*columns, finding.c.kind, finding_actor.c.role)
        .select_from(one.join(finding_actor, finding_actor.c.actor_n == actor.c.n))
        .join(finding, finding.c.n == finding_actor.c.finding_n)
        .where(finding.c.statement_n.in_(ns))
        .distinct()
    )
    each: Any
    for each in connection.execute(roles):
        dimension = "doer" if each.role in DOERS else "toward" if each.role in RECEIVERS else None
        if dimension is not None:
            yield from (
                (each.statement_n, made(dimension, f"{each.kind} {name}"))
                for name in (each.name, each.called, each.iso)
                if name
            )


def _programmes(connection: Connection, ns: Sequence[int]) -> Gathered:
    columns = (programme.c.statement_n, programme.c.name, programme.c.kind, programme.c.level)
    for row in connection.execute(select(*columns).where(programme.c.statement_n.in_(ns))):
        yield row.statement_n, made("programme", row.name)
        yield row.statement_n, made("finding", "programme")
        yield from ((row.statement_n, made("subtype", f"programme {each}")) for each in (row.kind, row.level) if each)


def _topics(connection: Connection, ns: Sequence[int]) -> Gathered:
    columns = (topic.c.statement_n, topic.c.code, topic.c.label)
    for row in connection.execute(select(*columns).where(topic.c.statement_n.in_(ns)).distinct()):
        yield row.statement_n, made("topic", row.code, row.label)
