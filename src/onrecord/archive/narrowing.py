"""Narrowing a search down, and how many of what was found have which facet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, LargeBinary, or_, select, type_coerce, union_all

from .dialects import among
from .facets import DIMENSIONS, code_of, most_frequent
from .refreshing import first_place
from .schema import facet, search
from .word_entries import HIGHEST
from .words import words

# So many values are counted of each dimension.
MOST_COUNTS = 20
# The lowest place of a statement whose day is known.
DATED = 1 << 32


@dataclass(frozen=True)
class Narrowing:
    """What a search is narrowed down to.

    Attributes:
        facets: By dimension (`issuer`, `kind`, `language`, `year`, `country`, `actor`, `finding`, `strength`, `topic`,
            `programme`, `verdict`, `standing`), the values of which a statement has one at least. A value is given as
            it is counted, or by its words in any case and with or without accents.
        since: The first day, ISO 8601.
        until: The last day.

    Raises:
        ValueError: A dimension is not known, or a day is none.
    """

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.facets) - set(DIMENSIONS)):
            raise ValueError(f"nothing can be narrowed down by {unknown[0]!r}; there are {', '.join(DIMENSIONS)}")
        for day in (self.since, self.until):
            if day is not None:
                first_place(day)

    @property
    def places(self) -> tuple[int, int]:
        """The lowest place and the one after the highest."""
        dated = self.since is not None or self.until is not None
        first = first_place(self.since) if self.since else DATED if dated else 0
        return first, first_place(self.until) + DATED if self.until else HIGHEST


@dataclass(frozen=True)
class Count:
    """How many statements have a facet; `label` is how to show it."""

    value: str
    label: str
    statements: int


def matching_facets(connection: Connection, dimension: str, values: Iterable[str]) -> list[tuple[int, str]]:
    """Codes and values of the facets that some values name, as they stand or by their words."""
    given = list(values)
    spoken = [" ".join(found) for each in given if (found := words(each))]
    query = select(facet.c.n, facet.c.value).where(
        facet.c.dimension == dimension, or_(facet.c.value.in_(given), facet.c.folded.in_(spoken))
    )
    return [(code_of(row.n, dimension), row.value) for row in connection.execute(query)]


def resolved(connection: Connection, wanted: Mapping[str, Iterable[str]]) -> tuple[tuple[int, ...], ...] | None:
    """The codes of the facets wanted, one group for each dimension; None where no statement has one of a group."""
    groups = [
        tuple(code for code, _ in matching_facets(connection, dimension, values))
        for dimension, values in wanted.items()
    ]
    return tuple(groups) if all(groups) else None


def counted(connection: Connection, places: Iterable[int]) -> dict[str, tuple[Count, ...]]:
    """How many of the statements at some places have which facets, the most frequent of each dimension."""
    packed = select(type_coerce(search.c.facets, LargeBinary)).where(among(connection, search.c.place, places))
    shown = most_frequent(connection.execute(packed).scalars(), MOST_COUNTS)
    rows = connection.execute(select(facet).where(facet.c.n.in_(list(shown))))
    return _by_dimension((row, shown[row.n]) for row in rows)


def counted_in_all(connection: Connection) -> dict[str, tuple[Count, ...]]:
    """How many statements of the whole archive have which facets."""
    most = (
        select(facet)
        .where(facet.c.dimension == dimension, facet.c.statements > 0)
        .order_by(facet.c.statements.desc())
        .limit(MOST_COUNTS)
        .subquery()
        for dimension in DIMENSIONS
    )
    rows = connection.execute(union_all(*(select(each) for each in most)))
    return _by_dimension((row, row.statements) for row in rows)


def _by_dimension(rows: Iterable[tuple[Any, int]]) -> dict[str, tuple[Count, ...]]:
    found: dict[str, list[Count]] = {dimension: [] for dimension in DIMENSIONS}
    for row, statements in rows:
        found[row.dimension].append(Count(row.value, row.label, statements))
    order = {name: sorted(each, key=lambda count: (-count.statements, count.value)) for name, each in found.items()}
    return {dimension: tuple(counts) for dimension, counts in order.items()}
