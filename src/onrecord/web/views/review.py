"""Review: what should be looked at, and what people say of a finding."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.archive import NoSuchFinding, Queue, Review, Wanted
from onrecord.record.span import Model
from onrecord.web.errors import wants_json
from onrecord.web.rendering import page, render
from onrecord.web.sentences import Sentence
from onrecord.web.terms import N_
from onrecord.web.urls import URLS

from .kept import archive_of, person_of, settings_of

router = APIRouter(tags=["review"])
_LONGEST_REASON = 5000
_LONGEST_VALUES = 20_000
Why = Annotated[str, Form(max_length=_LONGEST_REASON)]
Values = Annotated[str, Form(max_length=_LONGEST_VALUES)]
Choice = Annotated[str | None, Query(max_length=200)]


class ToReview(Model):
    """A page of the queue, and what it was narrowed down to."""

    queue: Queue
    kind: str | None
    issuer: str | None


class Said(Model):
    """What was said of a finding, and how it stands now."""

    review: Review
    standing: str | None


@page(router, "/review", "review.html.j2")
def queue(
    request: Request,
    kind: Choice = None,
    issuer: Choice = None,
    after: Annotated[str | None, Query(max_length=2000)] = None,
) -> ToReview:
    """Findings to look at: those opened again, then by doubt times importance."""
    wanted = Wanted(kind=kind or None, issuer=issuer or None)
    try:
        found = archive_of(request).queue(wanted, after=after, limit=settings_of(request).page_size)
    except ValueError:
        raise HTTPException(422, Sentence(N_("after: this cursor was not given out by a listing."))) from None
    return ToReview(queue=found, kind=kind, issuer=issuer)


@router.post("/findings/{key}/review.json", response_model=Said)
@router.post("/findings/{key}/review", response_model=None, include_in_schema=False)
def say(
    request: Request,
    key: str,
    action: Annotated[Literal["accept", "reject", "correct", "undo"], Form()],
    why: Why = "",
    values: Values = "",
) -> Response | Said:
    """Accept, reject or correct what the machine reads, or take back what was said last; `values` is a JSON object."""
    archive = archive_of(request)
    review = archive.review(key, action, who=person_of(request).name, why=why or None, values=_object(values))
    said = _said(request, review)
    if wants_json(request) and "hx-request" not in request.headers:
        return said
    if "hx-request" in request.headers:
        return render(request, "said.html.j2", {"said": said})
    return RedirectResponse(URLS.statement(review.statement), 303)


@router.post("/statements/{id}/findings.json", response_model=Said)
def add_finding(
    request: Request,
    id: str,  # noqa: A002
    kind: Annotated[str, Form(max_length=50)],
    values: Values,
    why: Why = "",
) -> Said:
    """Add a finding that the machine did not read; `values` is a JSON object of its fields."""
    given = _object(values)
    return _said(
        request, archive_of(request).add_finding(id, kind, given, who=person_of(request).name, why=why or None)
    )


def _said(request: Request, review: Review) -> Said:
    archive = archive_of(request)
    try:
        return Said(review=review, standing=archive.finding(review.finding).standing)
    except NoSuchFinding:  # the machine does not read it
        rows = archive.reviewed(review.statement)
    return Said(review=review, standing=next((row.standing for row in rows if row.finding == review.finding), None))


def _object(values: str) -> Mapping[str, Any]:
    """What a form holds as JSON."""
    try:
        given = json.loads(values or "{}")
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise HTTPException(422, Sentence(N_("values: It must be a JSON object.")))
    return given
