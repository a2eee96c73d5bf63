"""Who may use the application: for admins."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.archive import Role, User
from onrecord.record.span import Model
from onrecord.web.errors import wants_json
from onrecord.web.passwords import NoPassword, hashed
from onrecord.web.rendering import page
from onrecord.web.roles import needs
from onrecord.web.sentences import Sentence
from onrecord.web.terms import N_
from onrecord.web.urls import URLS

from .kept import person_of, users_of
from .login import Name

router = APIRouter(tags=["users"], dependencies=[Depends(needs("admin"))])
NewPassword = Annotated[str, Form(max_length=2000)]


class Everybody(Model):
    """All users, by name."""

    users: tuple[User, ...]


@page(router, "/users", "users.html.j2")
def users(request: Request) -> Everybody:
    """Who may use the application, and in which role."""
    return Everybody(users=tuple(users_of(request).all()))


@router.post("/users.json", response_model=Everybody)
@router.post("/users", response_model=None, include_in_schema=False)
def add(request: Request, name: Name, password: NewPassword, role: Annotated[Role, Form()]) -> Response | Everybody:
    """Let somebody in."""
    users_of(request).add(name.strip(), role, _hashed(password))
    return _done(request)


@router.post("/users/change.json", response_model=Everybody)
@router.post("/users/change", response_model=None, include_in_schema=False)
def change(
    request: Request,
    name: Name,
    role: Annotated[Role | Literal[""], Form()] = "",
    password: NewPassword = "",
) -> Response | Everybody:
    """Give somebody another role or another password; what is empty stays."""
    if role:
        _somebody_else(request, name)
    users_of(request).change(name, role=role or None, password=_hashed(password) if password else None)
    return _done(request)


@router.post("/users/remove.json", response_model=Everybody)
@router.post("/users/remove", response_model=None, include_in_schema=False)
def remove(request: Request, name: Name) -> Response | Everybody:
    """Let somebody in no more; their reviews stay."""
    _somebody_else(request, name)
    users_of(request).remove(name)
    return _done(request)


def _hashed(password: str) -> str:
    try:
        return hashed(password)
    except NoPassword as error:
        raise HTTPException(422, str(error)) from None


def _somebody_else(request: Request, name: str) -> None:
    """So an admin is left, whatever happens here."""
    if name.casefold() == person_of(request).name.casefold():
        raise HTTPException(409, Sentence(N_("Another admin must do this for you.")))


def _done(request: Request) -> Response | Everybody:
    return Everybody(users=tuple(users_of(request).all())) if wants_json(request) else RedirectResponse(URLS.users, 303)
