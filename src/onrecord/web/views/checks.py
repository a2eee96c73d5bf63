"""Checking a statement against official series, and what they say of it."""

from __future__ import annotations

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.archive import Kept
from onrecord.record.span import Model
from onrecord.web.errors import wants_json
from onrecord.web.jobs import Checking
from onrecord.web.rendering import page
from onrecord.web.roles import needs
from onrecord.web.sentences import Sentence
from onrecord.web.terms import N_
from onrecord.web.urls import URLS
from onrecord.web.verdicts import Tested
from onrecord.web.worker import TooMuchToRead, Worker

from .kept import archive_of, series_of

router = APIRouter(tags=["check"])
_MOST = 200


class Checks(Model):
    """What official series say of the figures and effects of a statement, in the order of the text.

    Attributes:
        kept: The statement.
        tested: Figures and effects with their verdicts.
        uncovered: How many more no series speaks of.
        series: How many series are held to check against.
    """

    kept: Kept
    tested: tuple[Tested, ...]
    uncovered: int
    series: int


class Checked(Model):
    """Whether a checking gave verdicts that were not there before."""

    statement: str
    new: bool


@page(router, "/statements/{id}/checks", "checks.html.j2")
def checks(request: Request, id: str) -> Checks:  # noqa: A002
    """What official series say of a statement's figures and effects."""
    archive = archive_of(request)
    kept = archive.statement(id)
    verdicts = {each.finding: each for each in reversed(archive.verdicts_of(id)) if each.quote}
    answered = [key for key, each in verdicts.items() if each.verdict != "not-covered"]
    found = archive.findings(answered[:_MOST])
    return Checks(
        kept=kept,
        tested=tuple(Tested(finding=row, verdict=verdicts[row.key]) for row in found),
        uncovered=len(verdicts) - len(answered),
        series=len(series_of(request).list()),
    )


@router.post("/statements/{id}/check.json", response_model=Checked, dependencies=[Depends(needs("reviewer"))])
@router.post(
    "/statements/{id}/check", response_model=None, include_in_schema=False, dependencies=[Depends(needs("reviewer"))]
)
def check(request: Request, id: str) -> Response | Checked:  # noqa: A002
    """Check a statement against the held series; verdicts that stood before become history."""
    archive_of(request).statement(id)
    if not series_of(request).list():
        raise HTTPException(
            409, Sentence(N_("No series are held: add some with `onrecord series add DIR`, or serve with --series."))
        )
    worker: Worker = request.app.state.worker
    try:
        new: bool = worker.do(Checking(id))
    except TooMuchToRead as error:
        raise HTTPException(503, str(error)) from None
    return Checked(statement=id, new=new) if wants_json(request) else RedirectResponse(URLS.checks(id), 303)
