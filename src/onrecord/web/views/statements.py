"""Statements: the listing, the reader, text and original."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from onrecord.archive import Archive, Filter, Kept, Reading, Reviewed, Standing, Version
from onrecord.record import Record
from onrecord.record.span import Model
from onrecord.web.rendering import page, render
from onrecord.web.sentences import Sentence
from onrecord.web.terms import N_

from .kept import archive_of, edition_of, settings_of

router = APIRouter(tags=["statements"])
_LONGEST = 200
_DAY = r"^\d{4}-\d{2}-\d{2}$"
Fact = Annotated[str | None, Query(max_length=_LONGEST)]
Day = Annotated[str | None, Query(pattern=_DAY)]


class Statements(Model):
    """A page of statements; `next` is the cursor of the page after it."""

    rows: tuple[Kept, ...]
    next: str | None
    wanted: Filter


class Opened(Model):
    """A statement with its current record, what people said of its findings, where it stood and who read it.

    `verdicts` are what official series say to its figures and effects.
    """

    record: Record
    reviewed: tuple[Reviewed, ...]
    kept: Kept
    versions: tuple[Version, ...]
    readings: tuple[Reading, ...]
    verdicts: tuple[Standing, ...] = ()


@page(router, "/statements", "statements.html.j2")
def statements(
    request: Request,
    issuer: Fact = None,
    kind: Fact = None,
    language: Fact = None,
    since: Day = None,
    until: Day = None,
    after: Annotated[str | None, Query(max_length=2000)] = None,
) -> Statements:
    """Statements, the latest first and undated ones last."""
    wanted = Filter(*((given or None) for given in (issuer, kind, language, since, until)))
    try:
        found = archive_of(request).statements(wanted, after=after, limit=settings_of(request).page_size)
    except ValueError:
        raise HTTPException(422, Sentence(N_("after: this cursor was not given out by a listing."))) from None
    return Statements(rows=found.rows, next=found.next, wanted=wanted)


@dataclass(frozen=True, slots=True)
class Past:
    """A statement as listings show it, where it stood, who read it and what series say of it."""

    kept: Kept
    versions: tuple[Version, ...]
    readings: tuple[Reading, ...]
    verdicts: tuple[Standing, ...]


@router.get("/statements/{id}.json", response_model=Opened)
def statement(request: Request, id: str) -> Response:  # noqa: A002
    """A statement with every finding in its place."""
    archive = archive_of(request)
    record, reviewed = archive.opened(id)
    past = _past(archive, id)
    opened = Opened(
        record=record,
        reviewed=tuple(reviewed),
        kept=past.kept,
        versions=past.versions,
        readings=past.readings,
        verdicts=past.verdicts,
    )
    # The record has proved itself when it was opened; FastAPI would prove all of it again.
    return Response(opened.model_dump_json(by_alias=True), media_type="application/json")


@router.get("/statements/{id}", response_class=HTMLResponse, include_in_schema=False)
def read(request: Request, id: str) -> HTMLResponse:  # noqa: A002
    """The reader of a statement."""
    edition = edition_of(request, id)
    return render(request, "statement.html.j2", {"page": _past(archive_of(request), id), "edition": edition})


def _past(archive: Archive, id: str) -> Past:  # noqa: A002
    return Past(
        archive.statement(id),
        tuple(archive.addresses_of(id)),
        tuple(archive.readings_of(id)),
        tuple(archive.verdicts_of(id)),
    )


@router.get("/statements/{id}/text", response_class=PlainTextResponse)
def text(request: Request, id: str) -> PlainTextResponse:  # noqa: A002
    """The text of a statement, as it is."""
    return PlainTextResponse(archive_of(request).text_of(id))


@router.get("/statements/{id}/source", response_class=Response)
def source(request: Request, id: str) -> Response:  # noqa: A002
    """The original bytes, always as a download: a browser never shows them as a page of ours."""
    archive = archive_of(request)
    kept = archive.statement(id)
    data = archive.source_bytes(kept.source_sha256 or kept.sha256)
    name = re.sub(r"[^\w.-]", "-", f"{id}-original")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": "sandbox"}
    return Response(data, media_type="application/octet-stream", headers=headers)
