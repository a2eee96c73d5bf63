"""Searching statements: by words, narrowed down, in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from .connected import Connected
from .hits import Hits, Sort, hits
from .listing import cursor, cursor_values
from .narrowing import Narrowing, counted, counted_in_all, resolved
from .query import parsed
from .refreshing import word_index
from .schema import search
from .word_entries import HIGHEST, Matches, Wanted

# So many of the latest statements that match are counted and ranked; that there are others is told as "at least".
LOOKED_AT = 1_000
_TRIES = 3
ALL = Narrowing()


@dataclass(frozen=True)
class _Seen:
    """Where the page before ended; `titled` where titles come first instead of a ranking of all."""

    score: float
    place: int
    titled: bool


@dataclass(frozen=True)
class _Page:
    """Places to show with their scores, and where the next page begins."""

    ranked: Sequence[tuple[float, int]]
    next: str | None = None


class Searching(Connected):
    """The part of an archive that searches."""

    def search(
        self,
        query: str = "",
        narrowing: Narrowing = ALL,
        *,
        sort: Sort = "relevance",
        after: str | None = None,
        limit: int = 20,
    ) -> Hits:
        """Find statements by the words of their titles and texts, and so of their findings.

        Any text is a query: words (all must be there), `"phrases"`, `begin*` (three letters at least), `-without`, `one
        OR other`. Case, accents and punctuation do not matter. Without words, everything that is left by the narrowing
        is found, the latest first.

        Where more than 1,000 statements match, sorting by relevance puts those first that hold the words in their
        title, then the latest.

        Args:
            query: What to look for.
            narrowing: Facets and days.
            sort: By relevance or by date.
            after: `Hits.next` of the page before.
            limit: How many statements a page has.

        Raises:
            ValueError: The cursor is none that was given out.
        """
        wanted = parsed(query)
        by: Sort = sort if wanted.groups else "date"
        seen = None if after is None else _Seen(*cursor_values(after, float, int, bool))
        if wanted.note:
            return Hits(note=wanted.note, sort=by)
        with self.reading() as connection:
            groups = resolved(connection, narrowing.facets)
            if groups is None:
                return Hits(sort=by)
            asked = Wanted(wanted, groups, *narrowing.places)
            begun = seen is not None and (by == "date" or seen.titled)
            matches = _matching(connection, _below(asked, seen) if begun else asked)
            if by == "date":
                page = _by_date(matches, limit)
            elif matches.whole and not begun:
                page = _ranked(connection, asked, matches, seen, limit)
            else:
                page = _titles_first(connection, asked, matches, seen, limit)
            rows = hits(connection, page.ranked, wanted, narrowing)
            if seen is not None:
                return Hits(rows, page.next, total=None, exact=False, sort=by)
            if _everything(asked):
                total = connection.execute(select(func.count()).select_from(search)).scalar_one()
                return Hits(rows, page.next, total, facets=counted_in_all(connection), sort=by)
            facets = counted(connection, matches.places)
            return Hits(rows, page.next, len(matches.places), matches.whole, facets, by)


def _everything(asked: Wanted) -> bool:
    return not asked.query and not asked.facets and asked.first == 0 and asked.end == HIGHEST


def _below(asked: Wanted, seen: _Seen | None) -> Wanted:
    """What is asked, without what was seen; titles, which come first, do not count as seen."""
    return asked if seen is None or seen.score > 0 else replace(asked, end=min(asked.end, seen.place))


def _matching(connection: Connection, asked: Wanted) -> Matches:
    """The latest statements that match."""
    if asked.query or asked.facets:
        return word_index(connection).matching(connection, asked, LOOKED_AT)
    query = select(search.c.place).where(search.c.place >= asked.first, search.c.place < asked.end)
    return Matches.cut(
        connection.execute(query.order_by(search.c.place.desc()).limit(LOOKED_AT + 1)).scalars().all(), LOOKED_AT
    )


def _by_date(matches: Matches, limit: int) -> _Page:
    shown = [(0.0, place) for place in matches.places[:limit]]
    if len(matches.places) > limit:
        return _Page(shown, cursor(*shown[-1], False))
    return _Page(shown, None if matches.whole else cursor(0.0, matches.end, False))


def _ranked(connection: Connection, asked: Wanted, matches: Matches, seen: _Seen | None, limit: int) -> _Page:
    """A page of all that match, the best first."""
    scores = word_index(connection).scores(connection, asked, matches.places)
    ranked = sorted(((scores.get(place, 0.0), place) for place in matches.places), reverse=True)
    left = [each for each in ranked if seen is None or each < (seen.score, seen.place)]
    return _Page(left[:limit], cursor(*left[limit - 1], False) if len(left) > limit else None)


def _titles_first(connection: Connection, asked: Wanted, matches: Matches, seen: _Seen | None, limit: int) -> _Page:
    """A page of those with the words in their titles, then of the others, each the latest first."""
    titles = word_index(connection).matching(connection, replace(asked, title=True), LOOKED_AT).places
    shown = [(1.0, place) for place in titles if seen is None or (1.0, place) < (seen.score, seen.place)][:limit]
    titled = set(titles)
    for _ in range(_TRIES):
        others = [(0.0, place) for place in matches.places if place not in titled]
        more = len(shown) + len(others) > limit or not matches.whole
        shown += others[: limit - len(shown)]
        if len(shown) == limit or matches.whole:
            break
        matches = _matching(connection, replace(asked, end=matches.end))
    if not more:
        return _Page(shown)
    return _Page(shown, cursor(*(shown[-1] if len(shown) == limit else (0.0, matches.end)), True))
