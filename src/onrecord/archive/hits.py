"""What a search gives: statements with the passages and findings that hold what was looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, select

from .listing import Kept
from .marking import Mark, Snippet, marks, snippets
from .narrowing import Count, Narrowing
from .packing import whole_text
from .query import Query
from .schema import finding, page, search, statement, version

Sort = Literal["relevance", "date"]

_MOST_FINDINGS = 3
# Which findings are shown first.
_ORDER = ("commitment", "figure", "effect", "attribution", "act", "meeting")
# Every undertaking is an act too and most of what is said is one, so acts are shown only where they are asked for.
_UNASKED = ("commitment", "figure", "effect", "attribution")
_KEPT = [statement.c[name] for name in Kept.__dataclass_fields__]
_FINDING = [finding.c[name] for name in ("key", "kind", "start", "end", "quote", "strength", "verdict", "standing")]


@dataclass(frozen=True)
class FindingHit:
    """A finding whose words hold what was looked for; its place is in the statement's text."""

    key: str
    kind: str
    start: int
    end: int
    quote: str
    strength: str | None
    verdict: str | None
    standing: str | None


@dataclass(frozen=True)
class Hit:
    """A statement that was found.

    Attributes:
        statement: It, as in a listing.
        address: Where it stood last, where that is known.
        title_highlights: Places in its title, in code points.
        snippets: Passages of its text; its beginning where only the title holds what was looked for.
        findings: Some of its findings that hold what was looked for, or that the search was narrowed down to.
        score: How well it fits, for sorting by relevance.
    """

    statement: Kept
    address: str | None
    title_highlights: tuple[tuple[int, int], ...]
    snippets: tuple[Snippet, ...]
    findings: tuple[FindingHit, ...]
    score: float = 0.0


@dataclass(frozen=True)
class Hits:
    """One page of what was found.

    Attributes:
        rows: The statements.
        next: The cursor of the next page; None at the end.
        total: How many statements were found; None on later pages, where nothing is counted.
        exact: Whether there are no more than that; otherwise these are the latest.
        facets: For each dimension, how many of these `total` have which value, the most frequent first.
        sort: How the rows are sorted.
        note: Why nothing could be found, in one sentence.
    """

    rows: tuple[Hit, ...] = ()
    next: str | None = None
    total: int | None = 0
    exact: bool = True
    facets: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)
    sort: Sort = "date"
    note: str | None = None

    @property
    def found(self) -> str:
        """How many there are, in words.

        Example:
            >>> Hits(total=1000, exact=False).found
            'at least 1,000 statements'
        """
        if self.total is None:
            return "more statements"
        plural = "statement" if self.total == 1 else "statements"
        return f"{'' if self.exact else 'at least '}{self.total:,} {plural}"


def hits(
    connection: Connection, ranked: Sequence[tuple[float, int]], query: Query, narrowing: Narrowing
) -> tuple[Hit, ...]:
    """The statements of some scores and places, in their order."""
    places = [place for _, place in ranked]
    columns = (search.c.place.label("at"), statement.c.text, statement.c.nuls, *_KEPT)
    rows = connection.execute(select(*columns).join_from(search, statement).where(search.c.place.in_(places)))
    found = {row.at: row for row in rows}
    numbers = [row.n for row in found.values()]
    addresses, findings = addresses_of(connection, numbers), _findings(connection, numbers, narrowing)
    made = []
    for score, place in ranked:
        row = found[place]
        text = whole_text(row.text, row.nuls)
        marked = marks(text, query.phrases)
        made.append(
            Hit(
                Kept(*(getattr(row, name) for name in Kept.__dataclass_fields__)),
                addresses.get(row.n),
                tuple((mark.start, mark.end) for mark in marks(row.title or "", query.phrases)),
                snippets(text, marked),
                _shown(findings[row.n], marked, narrowing, with_words=bool(query.phrases)),
                score,
            )
        )
    return tuple(made)


def addresses_of(connection: Connection, statement_ns: Sequence[int]) -> dict[int, str]:
    """The address that each statement stood under last."""
    rows = connection.execute(
        select(version.c.statement_n, page.c.address)
        .join_from(version, page)
        .where(version.c.statement_n.in_(statement_ns))
        .order_by(version.c.n)
    )
    return {row.statement_n: row.address for row in rows}


def _findings(connection: Connection, statement_ns: Sequence[int], narrowing: Narrowing) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    kinds = narrowing.facets.get("finding", _UNASKED)
    query = select(finding.c.statement_n, *_FINDING).where(
        finding.c.statement_n.in_(statement_ns), finding.c.kind.in_(kinds)
    )
    for row in connection.execute(query.order_by(finding.c.start, finding.c.n)):
        found[row.statement_n].append(row)
    return found


def _shown(
    findings: Sequence[Any], marked: Sequence[Mark], narrowing: Narrowing, *, with_words: bool
) -> tuple[FindingHit, ...]:
    """A few findings: those around a mark, of what the search was narrowed down to."""
    limits = [
        (name, narrowing.facets[dimension])
        for dimension, name in (("finding", "kind"), ("strength",) * 2, ("verdict",) * 2, ("standing",) * 2)
        if dimension in narrowing.facets
    ]
    if not with_words and not limits:
        return ()
    starts = [mark.start for mark in marked]
    fitting = [
        row
        for row in findings
        if all(row._mapping[name] in values for name, values in limits)
        and (not with_words or _holds(row, marked, starts))
    ]
    fitting.sort(key=lambda row: (_ORDER.index(row.kind) if row.kind in _ORDER else len(_ORDER), row.start))
    return tuple(FindingHit(*row[1:]) for row in fitting[:_MOST_FINDINGS])


def _holds(row: Any, marked: Sequence[Mark], starts: Sequence[int]) -> bool:
    """Whether a finding holds a mark; the first that begins within it, since none lies over another."""
    at = bisect_left(starts, row.start)
    return at < len(marked) and marked[at].end <= row.end
