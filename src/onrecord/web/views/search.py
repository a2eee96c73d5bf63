"""Search: statements by words, narrowed down by what they have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request

from onrecord.archive import DIMENSIONS, Hits, Narrowing, Snippet
from onrecord.record.span import Model
from onrecord.web.rendering import page
from onrecord.web.urls import URLS, with_query

from .kept import archive_of, settings_of

router = APIRouter(tags=["search"])
_DAY = r"^(\d{4}-\d{2}-\d{2})?$"
_LONGEST = 2000
Day = Annotated[str, Query(pattern=_DAY)]


class Found(Model):
    """What a search gave, and what was asked."""

    query: str
    facets: dict[str, tuple[str, ...]]
    since: str
    until: str
    hits: Hits


def _more(found: Found) -> dict[str, Any]:
    return {"address": lambda **changes: _address(found, **changes), "pieces": pieces, "dimensions": DIMENSIONS}


@page(router, "/search", "search.html.j2", more=_more)
def search(
    request: Request,
    q: Annotated[str, Query(max_length=_LONGEST)] = "",
    sort: Literal["relevance", "date"] = "relevance",
    since: Day = "",
    until: Day = "",
    narrow: Annotated[list[str] | None, Query(max_length=100)] = None,
    after: Annotated[str | None, Query(max_length=2000)] = None,
) -> Found:
    """Statements that hold words; `narrow` is a dimension and a value, as in `strength:firm`, and may be repeated."""
    facets: dict[str, tuple[str, ...]] = {}
    for each in narrow or ():
        dimension, _, value = each.partition(":")
        facets[dimension] = (*facets.get(dimension, ()), value)
    try:
        wanted = Narrowing(facets, since or None, until or None)
        size = settings_of(request).page_size
        hits = archive_of(request).search(q, wanted, sort=sort, after=after, limit=size)
    except ValueError as error:
        raise HTTPException(422, f"{error}.") from None
    return Found(query=q, facets=facets, since=since, until=until, hits=hits)


def pieces(snippet: Snippet) -> Iterator[tuple[str, bool]]:
    """A passage in pieces, each with whether it was looked for."""
    at = snippet.start
    for start, end in snippet.highlights:
        yield snippet.quote[at - snippet.start : start - snippet.start], False
        yield snippet.quote[start - snippet.start : end - snippet.start], True
        at = end
    yield snippet.quote[at - snippet.start :], False


def _address(found: Found, *, after: str | None = None, toggle: tuple[str, str] | None = None) -> str:
    """The address of this search with another page, or with one value more or less."""
    narrow = {f"{dimension}:{value}" for dimension, values in found.facets.items() for value in values}
    if toggle is not None:
        narrow ^= {":".join(toggle)}
    kept = {"q": found.query, "sort": found.hits.sort, "since": found.since, "until": found.until, "after": after}
    return with_query(URLS.search, {**kept, "narrow": tuple(sorted(narrow))})
