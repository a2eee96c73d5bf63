"""What a browser holds: a secret in a cookie, and in each form a token made from it."""

from __future__ import annotations

import hmac
import secrets

from fastapi import HTTPException, Request, Response

from .sentences import Sentence
from .terms import N_

COOKIE, FIELD, HEADER = "onrecord", "form_token", "X-Form-Token"
_SHORTEST, _LONGEST = 20, 200


def new_secret() -> str:
    """A secret for the cookie of a browser."""
    return secrets.token_urlsafe(32)


def secret_of(request: Request) -> str | None:
    """The secret that the browser holds; it names the session of whoever has logged in."""
    held = request.cookies.get(COOKIE, "")
    return held if _SHORTEST <= len(held) <= _LONGEST else None


def keep(request: Request, answer: Response, secret: str) -> None:
    """Let the browser hold a secret, until it is closed."""
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, secret, path="/", httponly=True, samesite="lax", secure=secure)


def form_token(secret: str) -> str:
    """The token of the forms of one browser: other sites can neither read it nor make it."""
    return hmac.digest(secret.encode(), b"form", "sha256").hex()


async def check_token(request: Request) -> None:
    """Refuse a request that changes something and was not made by a page of ours.

    A program that holds no cookie and says nothing of where it comes from is no browser, and nothing can be forged in
    its name: whoever is logged in holds a cookie.

    Raises:
        HTTPException: 403.
    """
    secret = secret_of(request)
    if request.state.user is None and not {"origin", "sec-fetch-site"} & set(request.headers):
        return
    given = request.headers.get(HEADER) or (await request.form()).get(FIELD)
    expected = form_token(secret) if secret is not None else None
    if expected is None or not isinstance(given, str) or not hmac.compare_digest(given.encode(), expected.encode()):
        raise HTTPException(403, Sentence(N_("This page is out of date: load it again and send it once more.")))
