"""Who is there and what they may do."""

from __future__ import annotations

from typing import Final

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.archive import Archive, ArchiveUnusable, User, Users

from .errors import answer, unusable, wants_json
from .roles import SAFE, needs
from .session import check_token, secret_of
from .settings import Settings
from .urls import URLS, twin, with_query

_WITHOUT_LOGIN: Final = (URLS.login, twin(URLS.login))
_OF_EVERYBODY: Final = (*_WITHOUT_LOGIN, URLS.logout, twin(URLS.logout), URLS.me, twin(URLS.me))


class Access:
    """Lets nobody further than the login who is not logged in; where nobody logs in, all are the one at the desk.

    `request.state.user` is who is logged in, `request.state.person` who acts.
    """

    def __init__(self, app: ASGIApp, archive: Archive, settings: Settings) -> None:
        self.app = app
        self.users = Users(archive) if settings.asks_for_login else None
        self.desk = User(settings.who, "admin", "")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        app = self.app
        if scope["type"] == "http":
            request = Request(scope)
            request.state.user, request.state.person = None, self.desk
            if self.users is not None:
                app = await self._entered(request, self.users)
        await app(scope, receive, send)

    async def _entered(self, request: Request, users: Users) -> ASGIApp:
        secret, path = secret_of(request), request.url.path
        try:
            user = await run_in_threadpool(users.logged_in, secret) if secret is not None else None
        except ArchiveUnusable as error:
            return unusable(request, error)
        request.state.user, request.state.person = user, user or User("", "reader", "")
        if user is not None or path in _WITHOUT_LOGIN or path.startswith((URLS.assets, URLS.languages)):
            return self.app
        return _login_first(request)


def _login_first(request: Request) -> Response:
    if "hx-request" in request.headers:
        return Response(status_code=401, headers={"HX-Redirect": URLS.login})
    if wants_json(request):
        return answer(request, 401, ["Log in first."])
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(with_query(URLS.login, {"then": asked if request.method == "GET" else None}), 303)


async def check_access(request: Request) -> None:
    """Hold a request that changes something to the role of who sends it; readers change nothing but what is their own.

    Raises:
        HTTPException: 403.
    """
    if request.method in SAFE:
        return
    await check_token(request)
    if request.url.path not in _OF_EVERYBODY and not request.url.path.startswith(URLS.languages):
        needs("reviewer")(request)
