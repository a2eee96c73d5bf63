"""The application's own files, and the choice of language."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.web.assets import assets
from onrecord.web.languages import COOKIE, LANGUAGES

router = APIRouter(include_in_schema=False)
_FOR_EVER = "public, max-age=31536000, immutable"


@router.get("/-/assets/{name}")
def asset(name: str) -> Response:
    """A style, script or font; its address changes with its content."""
    found = assets().get(name)
    if found is None:
        raise HTTPException(404)
    return Response(found.data, media_type=found.media_type, headers={"Cache-Control": _FOR_EVER})


@router.get("/favicon.ico", status_code=204)
def icon() -> Response:
    """Nothing: browsers ask for it beside a page of bare JSON, which has no head to say that there is none."""
    return Response(status_code=204, headers={"Cache-Control": _FOR_EVER})


@router.post("/-/language/{language}")
def language(language: str, request: Request) -> RedirectResponse:
    """Choose the language of the interface and go back to where one was."""
    if language not in LANGUAGES:
        raise HTTPException(404)
    back = request.headers.get("referer", "").partition("://")[2].partition("/")[2]
    answer = RedirectResponse(f"/{back.lstrip('/')}", 303)
    answer.set_cookie(COOKIE, language, max_age=31536000, samesite="lax", httponly=True)
    return answer
