"""Logging in and out."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from onrecord.archive import Role
from onrecord.record.span import Model
from onrecord.web.errors import wants_json
from onrecord.web.passwords import TooManyTries
from onrecord.web.rendering import page, render
from onrecord.web.session import COOKIE, form_token, keep, new_secret, secret_of
from onrecord.web.urls import URLS

from .kept import settings_of, tries_of, users_of

router = APIRouter(tags=["users"])
_LONGEST = 2000
Name = Annotated[str, Form(max_length=200)]
Password = Annotated[str, Form(max_length=200)]


class Login(Model):
    """The page to log in on.

    Attributes:
        then: Where one goes from there.
        wrong: Whether name and password did not fit.
        wait: How many seconds to wait until it may be tried again.
    """

    then: str
    wrong: bool = False
    wait: int | None = None


class LoggedIn(Model):
    """Who is logged in, and the token that every request carries which changes something."""

    name: str
    role: Role
    form_token: str


@page(router, "/login", "login.html.j2")
def ask(request: Request, then: Annotated[str, Query(max_length=_LONGEST)] = URLS.home) -> Login:
    """The page to log in on."""
    users_of(request)
    return Login(then=_ours(then))


@router.post("/login.json", response_model=LoggedIn)
@router.post("/login", response_model=None, include_in_schema=False)
def log_in(
    request: Request,
    name: Name,
    password: Password,
    then: Annotated[str, Form(max_length=_LONGEST)] = URLS.home,
) -> Response:
    """Log in by name and password; programs send the cookie and, as `X-Form-Token`, the token that this gives."""
    users, settings = users_of(request), settings_of(request)
    address = request.client.host if request.client else ""
    try:
        fits = tries_of(request).fits(password, users.hash_of(name), name=name, address=address)
    except TooManyTries as error:
        if wants_json(request):
            raise HTTPException(429, str(error), {"Retry-After": str(error.seconds)}) from None
        answer: Response = render(request, "login.html.j2", {"page": Login(then=_ours(then), wait=error.seconds)}, 429)
        answer.headers["Retry-After"] = str(error.seconds)
        return answer
    if not fits:
        if wants_json(request):
            raise HTTPException(401, "The name and the password do not fit.")
        return render(request, "login.html.j2", {"page": Login(then=_ours(then), wrong=True)}, 401)
    secret = new_secret()
    user = users.log_in(name, secret, timedelta(hours=settings.session_hours))
    if wants_json(request):
        answer = JSONResponse(LoggedIn(name=user.name, role=user.role, form_token=form_token(secret)).model_dump())
    else:
        answer = RedirectResponse(_ours(then), 303)
    keep(request, answer, secret)
    return answer


@router.post("/logout", response_model=None, include_in_schema=False)
def log_out(request: Request) -> Response:
    """End the session."""
    users, secret = users_of(request), secret_of(request)
    if secret is not None:
        users.log_out(secret)
    answer = RedirectResponse(URLS.login, 303)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return answer


def _ours(then: str) -> str:
    """An address of this application, whatever was asked for: what begins with two slashes is another host."""
    plain = "".join(character for character in then if character.isprintable())
    return plain if plain.startswith("/") and not plain.startswith(("//", "/\\")) else URLS.home
