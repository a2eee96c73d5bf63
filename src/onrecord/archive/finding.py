"""Finding findings: those of one kind that meet conditions, the latest statements first, in pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from .columns import storable
from .connected import Connected
from .dialects import may_hold
from .failures import NoSuchFinding
from .hits import addresses_of
from .listing import cursor, cursor_values
from .query import Query, parsed
from .refreshing import DAY_SHIFT, word_index
from .schema import actor, finding, finding_actor, programme, statement, topic
from .sought import KINDS, Conditions, Sought, conditions
from .word_entries import Wanted

EVERY = Sought()
# So many statements are looked through for a page; where they hold too few, the page is short and has a next one.
LOOKED_THROUGH = 600
_BATCH = 300
_FIRST_CHUNK = 40
_AFTER_ALL = 2**31
_COLUMNS = (
    "key",
    "kind",
    "start",
    "end",
    "quote",
    "subtype",
    "strength",
    "reaffirmed",
    "negated",
    "first_day",
    "last_day",
    "value",
    "low",
    "high",
    "unit",
    "verdict",
    "standing",
    "confidence",
)


@dataclass(frozen=True)
class FoundFinding:
    """A finding with its statement. `start` and `end` are its place in the text; a programme has none, but a name.

    `first_day` to `last_day` is a commitment's deadline or a figure's period; `actors` are pairs of role and name;
    `topic` is the policy area of the passage.
    """

    key: str
    kind: str
    start: int | None
    end: int | None
    quote: str
    subtype: str | None
    strength: str | None
    reaffirmed: bool | None
    negated: bool | None
    first_day: str | None
    last_day: str | None
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    verdict: str | None
    standing: str | None
    confidence: float | None
    actors: tuple[tuple[str, str], ...]
    statement: str
    title: str | None
    issuer: str | None
    published: str | None
    address: str | None
    topic: str | None = None


@dataclass(frozen=True)
class Found:
    """One page of findings; `next` is the cursor of the next, None at the end; `note` says why nothing can be found."""

    rows: tuple[FoundFinding, ...] = ()
    next: str | None = None
    note: str | None = None


class Finding(Connected):
    """The part of an archive that finds findings."""

    def find(self, kind: str, sought: Sought = EVERY, *, after: str | None = None, limit: int = 50) -> Found:
        """Find findings of one kind, those of the latest statements first, in each in the order of the text.

        Args:
            kind: `commitment`, `figure`, `attribution`, `effect`, `act` or `programme`.
            sought: What they must be.
            after: `Found.next` of the page before.
            limit: How many a page has; it may be shorter although there is a next one.

        Raises:
            ValueError: There is no such kind, or the cursor is none that was given out.
        """
        if kind not in KINDS:
            raise ValueError(f"there are no findings of the kind {kind!r}; there are {', '.join(KINDS)}")
        seen = None if after is None else tuple(cursor_values(after, int, int, str))
        query = parsed(sought.words)
        if query.note:
            return Found(note=query.note)
        with self.reading() as connection:
            wanted = conditions(connection, kind, sought)
            if wanted is None:
                return Found()
            first, end = sought.statements.places
            # Words that must not be there may well stand elsewhere in the statement.
            asked = Wanted(Query(query.groups), wanted.facets, first, end if seen is None else min(end, seen[0] + 1))
            wanted = replace(wanted, rows=(*wanted.rows, *_may_hold(connection, kind, query)))
            rows: list[tuple[tuple[int, int, str], Any]] = []
            place = 0
            for place, row in _rows(connection, kind, asked, wanted):
                if row is not None:
                    at = (place, row.start, row.key)
                    if (seen is None or _later(at, seen)) and query.fits(row.quote):
                        rows.append((at, row))
                        if len(rows) > limit:
                            break
            else:
                shown = _complete(connection, [row for _, row in rows])
                return Found(shown, cursor(place, _AFTER_ALL, "") if place else None)
            return Found(_complete(connection, [row for _, row in rows[:limit]]), cursor(*rows[limit - 1][0]))

    def finding(self, key: str) -> FoundFinding:
        """A finding by its key; raises NoSuchFinding."""
        found = self.findings([key])
        if not found:
            raise NoSuchFinding(self.where, f"it holds no finding with the key {key}")
        return found[0]

    def findings(self, keys: Iterable[str]) -> tuple[FoundFinding, ...]:
        """Those of the findings with these keys that there are, in the order of their texts."""
        columns = (finding.c.n, finding.c.statement_n, finding.c.topic, *(finding.c[name] for name in _COLUMNS))
        wanted = finding.c.key.in_([storable(key) for key in keys])
        with self.reading() as connection:
            rows = connection.execute(
                select(*columns).where(wanted).order_by(finding.c.statement_n, finding.c.start, finding.c.key)
            ).all()
            return _complete(connection, rows)


def _may_hold(connection: Connection, kind: str, query: Query) -> Iterator[ColumnElement[bool]]:
    """Conditions that spare us most of the rows whose words do not fit."""
    column = programme.c.name if kind == "programme" else finding.c.quote
    for group in query.groups:
        yield or_(*(and_(*(may_hold(connection, column, word) for word in each.words)) for each in group))


def _later(at: tuple[int, int, str], seen: tuple[Any, ...]) -> bool:
    """Whether a row comes after another: in a lower place, or later in the same."""
    return (-at[0], *at[1:]) > (-seen[0], *seen[1:])


def _rows(connection: Connection, kind: str, asked: Wanted, wanted: Conditions) -> Iterator[tuple[int, Any]]:
    """Rows with their places, in order; at last no row, with the place where looking ended, or 0 at the end of all."""
    looked, size = 0, _FIRST_CHUNK
    while True:
        matches = word_index(connection).matching(connection, asked, _BATCH)
        places, start = matches.places, 0
        while start < len(places):
            chunk = places[start : start + size]
            by_number = {place & (1 << DAY_SHIFT) - 1: place for place in chunk}
            found = connection.execute(_select(kind, wanted, list(by_number))).all()
            yield from sorted(
                ((by_number[row.statement_n], row) for row in found),
                key=lambda each: (-each[0], each[1].start, each[1].key),
            )
            start += size
            size *= 2
        looked += len(places)
        if matches.whole:
            yield 0, None
            return
        if looked >= LOOKED_THROUGH or not places:
            yield matches.end, None
            return
        asked = replace(asked, end=matches.end)


def _select(kind: str, wanted: Conditions, statement_ns: Sequence[int]) -> Any:
    if kind != "programme":
        columns = (finding.c.n, finding.c.statement_n, finding.c.topic, *(finding.c[name] for name in _COLUMNS))
        return select(*columns).where(finding.c.statement_n.in_(statement_ns), finding.c.kind == kind, *wanted.rows)
    names = (programme.c.n, programme.c.statement_n, programme.c.key, programme.c.name.label("quote"))
    rows = select(*names, programme.c.kind.label("subtype"), programme.c.n.label("start"))
    return rows.where(programme.c.statement_n.in_(statement_ns), *wanted.rows)


def _complete(connection: Connection, rows: Sequence[Any]) -> tuple[FoundFinding, ...]:
    """Rows of a page with their actors and statements."""
    numbers = list({row.statement_n for row in rows})
    facts = (statement.c.n, statement.c.id, statement.c.title, statement.c.issuer, statement.c.published)
    statements = {row.n: row for row in connection.execute(select(*facts).where(statement.c.n.in_(numbers)))}
    addresses = addresses_of(connection, numbers)
    findings = [row.n for row in rows if "kind" in row._fields]
    actors: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for each in connection.execute(
        select(finding_actor.c.finding_n, finding_actor.c.role, actor.c.name)
        .join_from(finding_actor, actor)
        .where(finding_actor.c.finding_n.in_(findings))
        .order_by(finding_actor.c.role, actor.c.n)
    ):
        actors[each.finding_n].append((each.role, each.name))
    codes = {row.topic for row in rows if "topic" in row._fields and row.topic is not None}
    labelled = select(topic.c.code, topic.c.label).where(topic.c.statement_n.in_(numbers), topic.c.code.in_(codes))
    labels: dict[int, str] = {row.code: row.label for row in connection.execute(labelled)} if codes else {}
    made = []
    for row in rows:
        known = row._asdict()
        columns: dict[str, Any] = {name: known.get(name) for name in _COLUMNS}
        if "kind" not in known:
            columns |= {"kind": "programme", "start": None}
        of = statements[row.statement_n]
        about = {"statement": of.id, "title": of.title, "issuer": of.issuer, "published": of.published}
        held = tuple(actors[row.n]) if "kind" in known else ()
        label = labels.get(known.get("topic", -1))
        made.append(FoundFinding(**columns, **about, actors=held, address=addresses.get(of.n), topic=label))
    return tuple(made)
