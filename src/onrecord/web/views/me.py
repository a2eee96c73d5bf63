"""What somebody who is logged in may change of their own: the password."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from onrecord.archive import Role
from onrecord.record.span import Model
from onrecord.web.errors import wants_json
from onrecord.web.passwords import NoPassword, TooManyTries, hashed
from onrecord.web.rendering import page
from onrecord.web.sentences import Sentence
from onrecord.web.session import form_token, keep, new_secret
from onrecord.web.terms import N_
from onrecord.web.urls import URLS

from .kept import person_of, settings_of, tries_of, users_of
from .login import LoggedIn, Password

router = APIRouter(tags=["users"])


class Me(Model):
    """Who is logged in."""

    name: str
    role: Role


@page(router, "/me", "me.html.j2")
def me(request: Request) -> Me:
    """Who is logged in, and a form for another password."""
    users_of(request)
    return Me(name=person_of(request).name, role=person_of(request).role)


@router.post("/me.json", response_model=LoggedIn)
@router.post("/me", response_model=None, include_in_schema=False)
def change_password(request: Request, password: Password, new: Annotated[str, Form(max_length=2000)]) -> Response:
    """Change one's own password, which logs one out everywhere else."""
    users, person = users_of(request), person_of(request)
    address = request.client.host if request.client else ""
    try:
        fits = tries_of(request).fits(password, users.hash_of(person.name), name=person.name, address=address)
        if not fits:
            raise HTTPException(403, Sentence(N_("This is not your password.")))
        users.change(person.name, password=hashed(new))
    except TooManyTries as error:
        raise HTTPException(429, str(error), {"Retry-After": str(error.seconds)}) from None
    except NoPassword as error:
        raise HTTPException(422, str(error)) from None
    secret = new_secret()
    users.log_in(person.name, secret, timedelta(hours=settings_of(request).session_hours))
    answer: Response = RedirectResponse(URLS.me, 303)
    if wants_json(request):
        answer = JSONResponse(LoggedIn(name=person.name, role=person.role, form_token=form_token(secret)).model_dump())
    keep(request, answer, secret)
    return answer
