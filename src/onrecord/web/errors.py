"""What is said when something cannot be answered: one body for programs, one page for people."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException as StarletteHTTPException

from onrecord.archive import ArchiveUnusable, CannotKeep, NoSuchFinding, NoSuchSource, NoSuchStatement, NoSuchUser

from .languages import catalogue, language_of
from .rendering import render
from .sentences import Sentence, told
from .terms import N_, term

_LOG = logging.getLogger(__name__)
_STATUS: dict[type[Exception], int] = {
    NoSuchStatement: 404,
    NoSuchSource: 404,
    NoSuchFinding: 404,
    NoSuchUser: 404,
    CannotKeep: 409,
    ArchiveUnusable: 503,
}
_NAMES = {
    404: Sentence(N_("There is no such page.")),
    405: Sentence(N_("This address does not take that kind of request.")),
}
# What a page says in another language than English, where the archive itself tells more.
_OF_ARCHIVES: dict[type[Exception], str] = {
    NoSuchStatement: N_("There is no such statement here."),
    NoSuchSource: N_("There is no such original here."),
    NoSuchFinding: N_("There is no such finding here."),
    NoSuchUser: N_("There is no such user here."),
    CannotKeep: N_("This cannot be kept."),
    ArchiveUnusable: N_("The archive cannot do this now."),
}
_OF_VALUES = {
    "missing": N_("%(field)s: this is missing."),
    "string_pattern_mismatch": N_("%(field)s: this does not have the form that is asked for."),
    "string_too_long": N_("%(field)s: this is too long."),
    "literal_error": N_("%(field)s: this is none of what may be chosen."),
}
_OF_ANY_VALUE = N_("%(field)s: this cannot be taken.")


class Failure(BaseModel):
    """The body of every error. These keys stay; new ones may come."""

    ok: bool = False
    error: str
    errors: list[str]
    status: int


def add_errors(app: FastAPI) -> None:
    """Turn exceptions into answers."""
    app.add_exception_handler(StarletteHTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ArchiveUnusable, unusable)
    app.add_exception_handler(Exception, _unexpected)


def wants_json(request: Request) -> bool:
    """Whether the one who asks is a program."""
    path = request.url.path
    return path.endswith(".json") or "text/html" not in request.headers.get("accept", "*/*")


def answer(request: Request, status: int, errors: list[str]) -> Response:
    """The error as JSON or as a page."""
    body = Failure(error=errors[0], errors=errors, status=status)
    if wants_json(request):
        return JSONResponse(body.model_dump(), status)
    tell = catalogue(language_of(request)).gettext
    return render(
        request, "error.html.j2", {"status": status, "sentences": [told(each, tell) for each in errors]}, status
    )


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException | StarletteHTTPException)  # noqa: S101 - what it is registered for
    detail = _NAMES.get(error.status_code, "") if error.detail in ("Not Found", "Method Not Allowed") else error.detail
    found = answer(request, error.status_code, [detail if isinstance(detail, str) else str(detail)])
    found.headers.update(error.headers or {})
    return found


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - what it is registered for
    say = _sentence if wants_json(request) else _plain
    return answer(request, 422, [say(one) for one in error.errors()])


def unusable(request: Request, error: Exception) -> Response:
    """What an archive that cannot do what was asked comes to."""
    assert isinstance(error, ArchiveUnusable)  # noqa: S101 - what it is registered for
    status = next(_STATUS[fact] for fact in type(error).__mro__ if fact in _STATUS)
    if language_of(request) != "en" and not wants_json(request):
        kind = next(_OF_ARCHIVES[fact] for fact in type(error).__mro__ if fact in _OF_ARCHIVES)
        return answer(request, status, [Sentence(kind)])
    reason = f"the archive{error.reason[2:]}" if error.reason.startswith("it ") else error.reason
    return answer(request, status, [f"{reason[0].upper()}{reason[1:]}."])


def _unexpected(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    return answer(request, 500, [Sentence(N_("Something went wrong here; the log of the application says what."))])


def _sentence(one: dict[str, Any]) -> str:
    where = ".".join(str(part) for part in one["loc"][1:]) or "The request"
    return f"{where}: {one['msg']}"


def _plain(one: dict[str, Any]) -> Sentence:
    """The same for people, who know nothing of patterns and types."""
    field = ".".join(str(part) for part in one["loc"][1:] if not isinstance(part, int))
    return Sentence(_OF_VALUES.get(one["type"], _OF_ANY_VALUE), field=term(field or "?", str))
