"""Whether search finds what is kept: each statement's place, words and facets, how many have which, who is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select, tuple_

from .columns import LONGEST_LABEL
from .facets import code_of, facets_of, number_of
from .one_actor import identity_rows
from .refreshing import place_of, word_index
from .schema import facet, identity, search, statement
from .word_entries import Entry
from .words import words

_PART = 200
Wrong = Iterator[tuple[str, str]]


def proved_identities(connection: Connection) -> Wrong:
    """Whether actors are one as decisions say."""
    expected = sorted((row["actor_key"], row["canonical"], row["name"]) for row in identity_rows(connection))
    columns = (identity.c.actor_key, identity.c.canonical, identity.c.name)
    if expected != sorted(tuple(row) for row in connection.execute(select(*columns))):
        yield "identity", "its rows are not those that decisions make"


def proved_search(connection: Connection) -> Wrong:
    """Whether each statement is found at its day, by its words and facets, and facets are counted right."""
    ids: dict[int, str] = {}
    counts: Counter[int] = Counter()
    wrong: list[tuple[str, str]] = []

    def entries() -> Iterator[Entry]:
        for row, facets in _indexed(connection):
            where = f"statement {row.id}"
            if row.place != place_of(row.day, row.n):
                wrong.append((where, "search does not find it at its day"))
            if row.place is None:
                continue
            title = words(row.title or "")
            if row.words != " ".join(title):
                wrong.append((where, "search knows another title"))
            if list(row.facets) != facets:
                wrong.append((where, "search knows other facets than its findings make"))
            ids[row.place] = row.id
            counts.update(row.facets)
            yield Entry(row.place, title, words(row.text), row.facets)

    for place in word_index(connection).differing(connection, entries()):
        known = f"statement {ids[place]}" if place in ids else "words"
        wrong.append((known, "the index of words does not hold its words and facets"))
    yield from wrong
    yield from _counts(connection, counts)


def _indexed(connection: Connection) -> Iterator[tuple[Any, list[int]]]:
    """What search holds of each statement, and the codes of the facets it should have."""
    columns = (statement.c.n, statement.c.id, statement.c.day, statement.c.title, statement.c.text)
    held = (search.c.place, search.c.title.label("words"), search.c.facets)
    query = select(*columns, *held).join_from(statement, search, isouter=True).order_by(statement.c.n).limit(_PART)
    after = 0
    while rows := connection.execute(query.where(statement.c.n > after)).all():
        expected = _codes(connection, [row.n for row in rows])
        yield from ((row, expected[row.n]) for row in rows)
        after = rows[-1].n


def _codes(connection: Connection, ns: Sequence[int]) -> dict[int, list[int]]:
    found = facets_of(connection, ns)
    wanted = sorted({each[:2] for facets in found.values() for each in facets})
    numbers: dict[tuple[str, str], int] = {}
    for start in range(0, len(wanted), _PART):
        query = select(facet.c.n, facet.c.dimension, facet.c.value)
        query = query.where(tuple_(facet.c.dimension, facet.c.value).in_(wanted[start : start + _PART]))
        numbers |= {(row.dimension, row.value): row.n for row in connection.execute(query)}
    # One that is not there at all has a number that no facet has.
    return {n: sorted(code_of(numbers.get(each[:2], 0), each.dimension) for each in found[n]) for n in ns}


def _counts(connection: Connection, counts: Counter[int]) -> Wrong:
    """Whether each facet says how many statements have it, and is found by its words."""
    counted = {number_of(code): count for code, count in counts.items()}
    lost = unfound = 0
    for row in connection.execute(select(facet), execution_options={"yield_per": 1000}):
        lost += counted.pop(row.n, 0) != row.statements
        unfound += " ".join(words(row.label))[:LONGEST_LABEL] != row.folded
    if lost or counted:
        yield "facet", f"{lost + len(counted)} of its rows count other statements than those that have them"
    if unfound:
        yield "facet", f"{unfound} of its rows are not found by their words"
