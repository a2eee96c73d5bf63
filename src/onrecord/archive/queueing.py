"""The queue: which findings people should look at, the re-opened first, then by doubt times importance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select
from sqlalchemy.sql import literal_column

from .columns import storable
from .listing import cursor, cursor_values
from .schema import finding, review, statement

_COLUMNS = ("key", "kind", "quote", "start", "end", "subtype", "strength", "verdict", "confidence", "rule", "standing")
_LONGEST_PAGE = 1000


@dataclass(frozen=True)
class Queued:
    """A finding in the queue, and its statement.

    `start` and `end` are None, and `standing` is `reopened`, where the text it stood in is gone from this version.
    `why` is the reason it was opened again.
    """

    finding: str
    kind: str
    quote: str
    start: int | None
    end: int | None
    subtype: str | None
    strength: str | None
    verdict: str | None
    confidence: float | None
    rule: str | None
    standing: str | None
    priority: float
    statement: str
    title: str | None
    issuer: str | None
    published: str | None
    why: str | None = None


@dataclass(frozen=True)
class Queue:
    """One page of the queue, and the cursor of the next; None at the end."""

    rows: tuple[Queued, ...]
    next: str | None = None


@dataclass(frozen=True)
class Wanted:
    """Which findings are asked for; what is None leaves all in.

    Attributes:
        kind: Of this kind.
        subtype: Of this kind within the kind: direct, assertive, level, up.
        strength: Of this strength.
        verdict: With this verdict.
        rule: Found by this rule or model.
        statement: In the statement with this id.
        issuer: In statements of this issuer.
        since: Published on this day or later.
        until: Published on this day or before.
        surer_than: With at least this confidence.
        less_sure_than: With less than this confidence.
    """

    kind: str | None = None
    subtype: str | None = None
    strength: str | None = None
    verdict: str | None = None
    rule: str | None = None
    statement: str | None = None
    issuer: str | None = None
    since: str | None = None
    until: str | None = None
    surer_than: float | None = None
    less_sure_than: float | None = None

    def of_statements(self) -> Iterator[ColumnElement[bool]]:
        """The conditions on the table of statements."""
        if self.statement is not None:
            yield statement.c.id == storable(self.statement)
        if self.issuer is not None:
            yield statement.c.issuer == self.issuer
        if self.since is not None:
            yield statement.c.day >= storable(self.since)
        if self.until is not None:
            yield and_(statement.c.day <= storable(self.until), statement.c.day != "")

    def of_findings(self) -> Iterator[ColumnElement[bool]]:
        """The conditions on the table of findings."""
        for name in ("kind", "subtype", "strength", "verdict", "rule"):
            if (value := getattr(self, name)) is not None:
                yield finding.c[name] == storable(value)
        if self.surer_than is not None:
            yield finding.c.confidence >= self.surer_than
        if self.less_sure_than is not None:
            yield finding.c.confidence < self.less_sure_than


def queue(connection: Connection, wanted: Wanted, after: str | None, limit: int) -> Queue:
    """A page of what is to be looked at; `after` is the cursor of the page before.

    Raises:
        ValueError: The cursor is none that was given out.
    """
    phase, priority, n = cursor_values(after, int, float, int) if after is not None else (0, 0.0, 0)
    limit = min(max(limit, 1), _LONGEST_PAGE)
    found: list[tuple[Queued, str]] = []
    for each, pages in enumerate((_placeless, _reopened, _unreviewed)):
        if each >= phase and len(found) <= limit:
            start = (priority, n) if each == phase and after is not None else None
            found += [
                (queued, cursor(each, float(queued.priority), at))
                for queued, at in pages(connection, wanted, start, limit + 1 - len(found))
            ]
    return Queue(tuple(row for row, _ in found[:limit]), found[limit - 1][1] if len(found) > limit else None)


def to_review(wanted: Wanted) -> Select[Any]:
    """The keys, kinds and statements of all findings in the queue that have a place, in its order."""
    open_ = or_(finding.c.standing.is_(None), finding.c.standing == "reopened")
    return (
        select(finding.c.n, finding.c.key, finding.c.statement_n)
        .join_from(finding, statement)
        .where(open_, *wanted.of_findings(), *wanted.of_statements())
        .order_by(finding.c.standing.is_(None), finding.c.priority.desc(), finding.c.n.desc())
    )


_Page = Iterator[tuple[Queued, int]]
_Start = tuple[float, int] | None


def _placeless(connection: Connection, wanted: Wanted, after: _Start, limit: int) -> _Page:
    """What was opened again and has no place in its statement any more."""
    later = review.alias()
    if wanted != Wanted(
        kind=wanted.kind, statement=wanted.statement, issuer=wanted.issuer, since=wanted.since, until=wanted.until
    ):
        return  # nothing else is known of what no record holds
    query = (
        select(review.c.n, review.c.finding_key, review.c.body, review.c.why, *_STATEMENT)
        .join_from(review, statement)
        .where(
            review.c.action == "reopen",
            ~exists().where(finding.c.key == review.c.finding_key, finding.c.statement_n == review.c.statement_n),
            ~exists().where(
                later.c.statement_n == review.c.statement_n,
                later.c.finding_key == review.c.finding_key,
                later.c.n > review.c.n,
                later.c.action != "comment",
            ),
            *wanted.of_statements(),
            *([review.c.n > after[1]] if after else []),
        )
        .order_by(review.c.n)
    )
    for row in connection.execute(query):
        content = row.body.get("to") or row.body.get("of")
        if wanted.kind in (None, content["kind"]):
            own = {**dict.fromkeys(_COLUMNS[1:]), "kind": content["kind"], "quote": content["quote"], "why": row.why}
            own |= {"finding": row.finding_key, "standing": "reopened", "priority": 1.0, **_of_statement(row)}
            yield Queued(**own), row.n
            limit -= 1
            if not limit:
                return


def _reopened(connection: Connection, wanted: Wanted, after: _Start, limit: int) -> _Page:
    return _standing(connection, wanted, finding.c.standing == literal_column("'reopened'"), after, limit)


def _unreviewed(connection: Connection, wanted: Wanted, after: _Start, limit: int) -> _Page:
    return _standing(connection, wanted, finding.c.standing.is_(None), after, limit)


def _standing(connection: Connection, wanted: Wanted, how: ColumnElement[bool], after: _Start, limit: int) -> _Page:
    query = (
        select(finding.c.n, finding.c.priority, *(finding.c[name] for name in _COLUMNS), *_STATEMENT)
        .join_from(finding, statement)
        .where(how, *wanted.of_findings(), *wanted.of_statements())
        .order_by(finding.c.priority.desc(), finding.c.n.desc())
        .limit(limit)
    )
    if after is not None:
        priority, n = after
        query = query.where(or_(finding.c.priority < priority, and_(finding.c.priority == priority, finding.c.n < n)))
    rows = connection.execute(query).all()
    reasons = _reasons(connection, [row.key for row in rows if row.standing == "reopened"])
    for row in rows:
        own = {name: getattr(row, name) for name in _COLUMNS[1:]}
        yield (
            Queued(finding=row.key, **own, priority=row.priority, **_of_statement(row), why=reasons.get(row.key)),
            row.n,
        )


def _reasons(connection: Connection, keys: Sequence[str]) -> dict[str, str | None]:
    """Why findings were opened again, by key."""
    query = select(review.c.finding_key, review.c.why).where(
        review.c.action == "reopen", review.c.finding_key.in_(keys)
    )
    return {row.finding_key: row.why for row in connection.execute(query.order_by(review.c.n))} if keys else {}


_STATEMENT = (statement.c.id.label("statement"), statement.c.title, statement.c.issuer, statement.c.published)


def _of_statement(row: Any) -> dict[str, Any]:
    return {"statement": row.statement, "title": row.title, "issuer": row.issuer, "published": row.published}
