"""What each role may do: a reader reads, a reviewer reviews too, an admin adds statements and users too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import HTTPException, Request

from onrecord.archive import Role, roles_from

from .sentences import Sentence
from .terms import N_

SAFE: Final = ("GET", "HEAD", "OPTIONS")
_ONLY: Final = {
    "reviewer": Sentence(N_("Only reviewers and admins may do this.")),
    "admin": Sentence(N_("Only admins may do this.")),
}


def may(request: Request, least: Role) -> bool:
    """Whether the one who is there has this role or one above it."""
    return request.state.person.role in roles_from(least)


def needs(least: Role) -> Callable[[Request], None]:
    """What a route or a router depends on that only this role and those above it may use."""

    def check(request: Request) -> None:
        if not may(request, least):
            raise HTTPException(403, _ONLY[least])

    return check
