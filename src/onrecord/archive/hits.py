"""What a search gives: statements with the passages and findings that hold what was looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, and_, or_, select

from .listing import Kept
from .marking import Snippet, marks, snippets
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
        findings: Some of its findings that hold what is highlighted, or that the search was narrowed down to.
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
    addresses = addresses_of(connection, [row.n for row in found.values()])
    texts = {row.n: whole_text(row.text, row.nuls) for row in found.values()}
    passages = {n: snippets(text, marks(text, query.phrases)) for n, text in texts.items()}
    findings = _findings(connection, passages, narrowing, with_words=bool(query.phrases))
    return tuple(
        Hit(
            Kept(*(getattr(row, name) for name in Kept.__dataclass_fields__)),
            addresses.get(row.n),
            tuple((mark.start, mark.end) for mark in marks(row.title or "", query.phrases)),
            passages[row.n],
            findings[row.n],
            score,
        )
        for score, row in ((score, found[place]) for score, place in ranked)
    )


def addresses_of(connection: Connection, statement_ns: Sequence[int]) -> dict[int, str]:
    """The address that each statement stood under last."""
    rows = connection.execute(
        select(version.c.statement_n, page.c.address)
        .join_from(version, page)
        .where(version.c.statement_n.in_(statement_ns))
        .order_by(version.c.n)
    )
    return {row.statement_n: row.address for row in rows}


def _findings(
    connection: Connection, passages: Mapping[int, Sequence[Snippet]], narrowing: Narrowing, *, with_words: bool
) -> dict[int, tuple[FindingHit, ...]]:
    """A few findings of each statement: those around a highlight, of what the search was narrowed down to."""
    limits = {
        name: narrowing.facets[dimension]
        for dimension, name in (("finding", "kind"), ("strength",) * 2, ("verdict",) * 2, ("standing",) * 2)
        if dimension in narrowing.facets
    }
    found: dict[int, list[FindingHit]] = defaultdict(list)
    highlights = {n: sorted(each for part in parts for each in part.highlights) for n, parts in passages.items()}
    if with_words:
        near = [
            and_(finding.c.statement_n == n, finding.c.start <= places[-1][0], finding.c.end >= places[0][1])
            for n, places in highlights.items()
            if places
        ]
    else:
        near = [finding.c.statement_n.in_(list(passages))] if limits else []
    if near:
        kinds = limits.pop("kind", _UNASKED)
        query = select(finding.c.statement_n, *_FINDING).where(or_(*near), finding.c.kind.in_(kinds))
        query = query.where(*(finding.c[name].in_(values) for name, values in limits.items()))
        for row in connection.execute(query.order_by(finding.c.start, finding.c.n)):
            if not with_words or _holds(row, highlights[row.statement_n]):
                found[row.statement_n].append(FindingHit(*row[1:]))
    return {n: tuple(sorted(found[n], key=_rank)[:_MOST_FINDINGS]) for n in passages}


def _rank(shown: FindingHit) -> int:
    return _ORDER.index(shown.kind) if shown.kind in _ORDER else len(_ORDER)


def _holds(row: Any, highlights: Sequence[tuple[int, int]]) -> bool:
    """Whether a finding holds a highlight; the first that begins within it, since none lies over another."""
    at = bisect_left(highlights, (row.start, 0))
    return at < len(highlights) and highlights[at][1] <= row.end
