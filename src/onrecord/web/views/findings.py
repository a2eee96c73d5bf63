"""Listings of findings over the whole archive: commitments, figures, effects, programmes, who said what; actors."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, model_validator

from onrecord.archive import Archive, Count, Found, FoundFinding, Narrowing, Sought, Standing
from onrecord.check import MARKS
from onrecord.record.span import Model
from onrecord.web.rendering import page
from onrecord.web.urls import LISTINGS, URLS, with_query
from onrecord.web.verdicts import with_verdicts

from .kept import archive_of, settings_of

router = APIRouter(tags=["findings"])
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_MOST_EXPORTED = 100_000
_BATCH = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Asked(BaseModel):
    """What findings are narrowed down to; what is empty leaves all in."""

    model_config = ConfigDict(frozen=True)

    q: str = Field("", max_length=2000, description="Words that their quote holds.")
    actor: str | None = Field(None, max_length=200, description="Who does it.")
    toward: str | None = Field(None, max_length=200, description="To whom.")
    strength: str | None = Field(None, max_length=50)
    subtype: str | None = Field(None, max_length=100)
    unit: str | None = Field(None, max_length=50)
    topic: str | None = Field(None, max_length=100)
    programme: str | None = Field(None, max_length=300)
    verdict: str | None = Field(None, max_length=50)
    standing: str | None = Field(None, max_length=50)
    least: float | None = Field(None, allow_inf_nan=False)
    most: float | None = Field(None, allow_inf_nan=False)
    due_since: str | None = Field(None, pattern=_DAY)
    due_until: str | None = Field(None, pattern=_DAY)
    issuer: str | None = Field(None, max_length=200)
    since: str | None = Field(None, pattern=_DAY)
    until: str | None = Field(None, pattern=_DAY)
    after: str | None = Field(None, max_length=2000, description="`next` of the page before.")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    @property
    def sought(self) -> Sought:
        """The same for the archive; raises ValueError where a day is none."""
        of_statements = ("q", "issuer", "since", "until", "after")
        narrowing = Narrowing({"issuer": (self.issuer,)} if self.issuer else {}, self.since, self.until)
        return Sought(words=self.q, statements=narrowing, **self.model_dump(exclude=set(of_statements)))

    def address(self, path: str, **changes: str | None) -> str:
        """A listing with these conditions, and some others."""
        kept = {name: None if value is None else str(value) for name, value in self.model_dump().items()}
        return with_query(path, {**kept, "after": None, **changes})


class Findings(Model):
    """A page of findings of one kind, and by their keys what the series say of those that were checked."""

    kind: str
    asked: Asked
    found: Found
    verdicts: dict[str, Standing]


class Actors(Model):
    """Who is named in the archive's statements, in how many, the most frequent first; likewise lands."""

    actors: tuple[Count, ...]
    countries: tuple[Count, ...]


def _more(found: Findings) -> dict[str, Any]:
    return {"path": LISTINGS[found.kind], "marks": MARKS}


def _view(kind: str) -> Callable[..., Findings]:
    def listing(request: Request, asked: Annotated[Asked, Query()]) -> Findings:
        archive = archive_of(request)
        found = _found(archive, kind, asked, settings_of(request).page_size)
        verdicts = {each.finding.key: each.verdict for each in with_verdicts(archive, found.rows)}
        return Findings(kind=kind, asked=asked, found=found, verdicts=verdicts)

    listing.__doc__ = f"Findings of the kind {kind} in all statements, the latest statements first."
    return listing


def _export(kind: str) -> Callable[..., StreamingResponse]:
    def export(request: Request, asked: Annotated[Asked, Query()]) -> StreamingResponse:
        archive = archive_of(request)
        first = _found(archive, kind, asked, _BATCH)
        headers = {"Content-Disposition": f'attachment; filename="{LISTINGS[kind].strip("/")}.csv"'}
        lines = _lines(_every(archive, kind, asked, first))
        return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)

    export.__doc__ = f"The same findings of the kind {kind} as CSV, all pages in one."
    return export


for _kind, _path in LISTINGS.items():
    page(router, _path, "findings.html.j2", more=_more)(_view(_kind))
    router.add_api_route(f"{_path}.csv", _export(_kind), response_class=StreamingResponse)


@page(router, URLS.actors, "actors.html.j2")
def actors(request: Request) -> Actors:
    """Who is named in the archive, and where to read what they promised and said."""
    facets = archive_of(request).search("", limit=1).facets
    return Actors(actors=tuple(facets.get("actor", ())), countries=tuple(facets.get("country", ())))


def _found(archive: Archive, kind: str, asked: Asked, limit: int) -> Found:
    try:
        return archive.find(kind, asked.sought, after=asked.after, limit=limit)
    except ValueError as error:
        raise HTTPException(422, f"{error}.") from None


def _every(archive: Archive, kind: str, asked: Asked, found: Found) -> Iterator[FoundFinding]:
    while True:
        yield from found.rows
        if found.next is None:
            return
        found = _found(archive, kind, asked.model_copy(update={"after": found.next}), _BATCH)


def _lines(rows: Iterator[FoundFinding]) -> Iterator[str]:
    """CSV with a head; what a spreadsheet would take for a formula is kept as text."""
    names = [each.name for each in fields(FoundFinding)]
    yield _line(names)
    for row in islice(rows, _MOST_EXPORTED):
        held = asdict(row) | {"actors": "; ".join(f"{role}: {name}" for role, name in row.actors)}
        yield _line([_cell(held[name]) for name in names])


def _line(cells: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
