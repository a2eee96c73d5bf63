"""Official series: what is held, and what was tested against it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request

from onrecord.check import Series
from onrecord.record.span import Model
from onrecord.web.rendering import page
from onrecord.web.sentences import Sentence
from onrecord.web.terms import N_
from onrecord.web.urls import URLS
from onrecord.web.verdicts import Tested, tested_against

from .kept import archive_of, series_of

router = APIRouter(tags=["series"])
_MOST_LINES = 6
_LATEST = 24


class Shelf(Model):
    """The series held."""

    series: tuple[Series, ...]


class Cell(Model):
    """One cell of a series through time: what it is of, and its observations by their last day."""

    name: str
    line: tuple[tuple[date, float], ...]


class OneSeries(Model):
    """A series: what is known of it, its cells (the first few), and what was tested against it.

    `series` is None where it is held no more and only verdicts name it.
    """

    id: str
    series: Series | None
    cells: tuple[Cell, ...]
    tested: tuple[Tested, ...]


@page(router, URLS.series, "series.html.j2")
def shelf(request: Request) -> Shelf:
    """The official series that figures are checked against."""
    return Shelf(series=tuple(series_of(request).list()))


def _more(found: OneSeries) -> dict[str, Any]:
    if found.series is None:
        return {"drawn": []}
    about = {"series": found.series.source_organisation or found.series.publisher, "vintage": found.series.vintage}
    cells = [(each.name or found.series.title, each.line) for each in found.cells if len(each.line) > 1]
    return {"drawn": [(title, about, line) for title, line in cells], "latest": _LATEST}


@page(router, f"{URLS.series}/one", "one_series.html.j2", more=_more)
def one(request: Request, id: Annotated[str, Query(max_length=300)]) -> OneSeries:  # noqa: A002
    """An official series and the figures that were tested against it."""
    held = series_of(request)
    about, tested = held.get(id), tested_against(archive_of(request), id)
    if about is None and not tested:
        raise HTTPException(404, Sentence(N_("No series %(name)s is held."), name=id))
    cells = tuple(Cell(name=name, line=tuple(line)) for name, line in held.lines(id, _MOST_LINES))
    return OneSeries(id=id, series=about, cells=cells, tested=tested)
