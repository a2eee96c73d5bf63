"""Statements: the listing, the reader, text and original."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import PlainTextResponse, Response

from onrecord.archive import Filter, Kept, Reading, Reviewed, Version
from onrecord.export import edition
from onrecord.record import Record
from onrecord.record.span import Model
from onrecord.web.fields import BY_SELECTION, fields
from onrecord.web.rendering import page
from onrecord.web.standing import as_people_have_it

from .kept import archive_of, settings_of

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
    """A statement with its current record, what people said of its findings, where it stood and who read it."""

    record: Record
    reviewed: tuple[Reviewed, ...]
    kept: Kept
    versions: tuple[Version, ...]
    readings: tuple[Reading, ...]


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
    except ValueError as error:
        raise HTTPException(422, f"after: {error}") from None
    return Statements(rows=found.rows, next=found.next, wanted=wanted)


def _edition(found: Opened) -> dict[str, Any]:
    shown = as_people_have_it(found.record, found.reviewed)
    simple = fields()
    values = {
        name: {field.name: shown.values[name].get(field.name) for field in simple[row.kind]}
        for name, row in shown.standing.items()
    }
    slots = {"entry": "standing.html.j2", "foot": "desk.html.j2", "help": "desk_keys.html.j2"}
    return {
        **edition(shown.record),
        "said": shown,
        "fields": simple,
        "simple": values,
        "by_selection": BY_SELECTION,
        "slots": slots,
    }


@page(router, "/statements/{id}", "statement.html.j2", more=_edition)
def statement(request: Request, id: str) -> Opened:  # noqa: A002
    """A statement with every finding in its place."""
    archive = archive_of(request)
    return Opened(
        record=archive.record_of(id),
        reviewed=tuple(archive.reviewed(id)),
        kept=archive.statement(id),
        versions=tuple(archive.addresses_of(id)),
        readings=tuple(archive.readings_of(id)),
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
