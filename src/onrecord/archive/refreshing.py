"""Keeping the tables to search by in step with what the archive holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_, update

from .facets import Facet, code_of, facets_of, number_of
from .schema import facet, search, statement
from .word_entries import Entry, WordIndex
from .words import words
from .words_postgresql import TsVector
from .words_sqlite import Fts5

# Below the statement's number in a place; the day's number stands above.
DAY_SHIFT = 32
_TOUCHED = "onrecord_touched"
_CHUNK = 500
# So many facets are held in memory at once.
_HELD = 50_000


def word_index(connection: Connection) -> WordIndex:
    """The index of words that this database keeps."""
    return Fts5() if connection.dialect.name == "sqlite" else TsVector()


def place_of(day: str, statement_n: int) -> int:
    """Where a statement stands in the order of days; undated ones, whose day is empty, below all others."""
    return (date.fromisoformat(day).toordinal() if day else 0) << DAY_SHIFT | statement_n


def first_place(day: str) -> int:
    """The lowest place of a day."""
    return date.fromisoformat(day).toordinal() << DAY_SHIFT


def touch(connection: Connection, statement_n: int) -> None:
    """Note that what is known of a statement changes; search is brought up to date when `Archive.writing` ends."""
    connection.info.setdefault(_TOUCHED, set()).add(statement_n)


def forget_touched(connection: Connection) -> None:
    """Begin a transaction with nothing noted."""
    connection.info.pop(_TOUCHED, None)


def refresh_touched(connection: Connection) -> None:
    """Bring search up to date with all that was noted."""
    refresh(connection, connection.info.pop(_TOUCHED, ()))


def refresh_missing(connection: Connection) -> None:
    """Make the search rows of statements that have none, as after a migration."""
    query = select(statement.c.n).where(statement.c.n.not_in(select(search.c.statement_n)))
    refresh(connection, connection.execute(query).scalars().all())


def refresh(connection: Connection, statement_ns: Iterable[int]) -> None:
    """Make the search rows of some statements anew."""
    codes: dict[Facet, int] = {}
    counts: Counter[int] = Counter()
    for chunk in _in_order(connection, list(statement_ns)):
        _refresh(connection, chunk, codes, counts)
        if len(codes) > _HELD:
            _count(connection, counts)
            codes.clear()
            counts.clear()
    _count(connection, counts)


def _count(connection: Connection, counts: Counter[int]) -> None:
    """Add to how many statements have each facet."""
    changed = [{"at": number_of(code), "more": more} for code, more in counts.items() if more]
    if changed:
        values = {"statements": facet.c.statements + bindparam("more")}
        connection.execute(update(facet).where(facet.c.n == bindparam("at")).values(values), changed)


def _in_order(connection: Connection, ns: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of statements by their days, in parts."""
    days: dict[int, str] = {}
    for chunk in _chunks(ns):
        rows = connection.execute(select(statement.c.n, statement.c.day).where(statement.c.n.in_(chunk)))
        days |= {row.n: row.day for row in rows}
    yield from _chunks(sorted(days, key=lambda n: (days[n], n)))


def _chunks(ns: Sequence[int]) -> Iterator[list[int]]:
    yield from (list(ns[start : start + _CHUNK]) for start in range(0, len(ns), _CHUNK))


def _refresh(connection: Connection, ns: list[int], codes: dict[Facet, int], counts: Counter[int]) -> None:
    before = {row.statement_n: row for row in connection.execute(select(search).where(search.c.statement_n.in_(ns)))}
    facets = facets_of(connection, ns)
    _encode(connection, {each for found in facets.values() for each in found} - codes.keys(), codes)
    columns = (statement.c.n, statement.c.day, statement.c.title, statement.c.text)
    taken, put, rows = [], [], []
    for row in connection.execute(select(*columns).where(statement.c.n.in_(ns))):
        place, title = place_of(row.day, row.n), words(row.title or "")
        held = sorted({codes[each] for each in facets[row.n]})
        old = before.pop(row.n, None)
        if old is not None and (old.place, old.title, list(old.facets)) == (place, " ".join(title), held):
            continue
        text = words(row.text)
        if old is not None:
            taken.append(Entry(old.place, old.title.split(), text, old.facets))
            counts.subtract(old.facets)
        put.append(Entry(place, title, text, held))
        rows.append({"place": place, "statement_n": row.n, "title": " ".join(title), "facets": held})
        counts.update(held)
    index = word_index(connection)
    index.take(connection, taken)
    index.put(connection, put)
    if taken:
        connection.execute(delete(search).where(search.c.place.in_([entry.place for entry in taken])))
    if rows:
        connection.execute(insert(search), rows)


def _encode(connection: Connection, wanted: set[Facet], codes: dict[Facet, int]) -> None:
    """Add the codes of some facets; those that are not there yet are added."""
    unknown = sorted(wanted)
    for made in (False, True):
        for start in range(0, len(unknown), _CHUNK):
            pairs = [each[:2] for each in unknown[start : start + _CHUNK]]
            query = select(facet.c.n, facet.c.dimension, facet.c.value).where(
                tuple_(facet.c.dimension, facet.c.value).in_(pairs)
            )
            known: dict[tuple[Any, ...], int] = {
                (row.dimension, row.value): code_of(row.n, row.dimension) for row in connection.execute(query)
            }
            codes |= {each: known[each[:2]] for each in unknown if each[:2] in known}
        unknown = [each for each in unknown if each not in codes]
        if made or not unknown:
            return
        rows = {
            each[:2]: {**each._asdict(), "folded": " ".join(words(each.label)), "statements": 0} for each in unknown
        }
        connection.execute(insert(facet), list(rows.values()))
