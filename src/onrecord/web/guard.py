"""What every answer carries and every request is held to: headers, allowed hosts, requests from elsewhere."""

from __future__ import annotations

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .roles import SAFE
from .sentences import Sentence
from .settings import Settings
from .terms import N_

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_MIB = 1024 * 1024
# A form may send several files, each as large as an upload may be.
_FILES = 10
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


class Guard:
    """Puts the headers on every answer; turns away names that are not ours and writes that other sites send.

    A local application answers to local names only, so that no other site can reach it through a name of its own (DNS
    rebinding). A request that changes something must come from this application's own pages: browsers say where a
    request comes from in `Sec-Fetch-Site` and `Origin`; a client that is no browser sends neither.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        reason = self._refused(scope["method"], Headers(scope=scope))
        answer: ASGIApp = self.app if reason is None else PlainTextResponse(reason, 403)
        await answer(scope, self._bounded(receive), guarded)

    def _bounded(self, receive: Receive) -> Receive:
        """What the client sends, up to a bound: nobody fills the memory or the disk."""
        left = self.settings.upload_mb * _MIB * _FILES

        async def bounded() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(
                    413,
                    Sentence(
                        N_("This is more than %(times)s times %(size)s MiB."),
                        times=_FILES,
                        size=self.settings.upload_mb,
                    ),
                )
            return message

        return bounded

    def _refused(self, method: str, headers: Headers) -> str | None:
        host = headers.get("host", "").lower()
        if not self.settings.asks_for_login and not {host, host.rpartition(":")[0]} & {*_LOCAL}:
            return "This application answers on this machine only."
        if method in SAFE:
            return None
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "This request was sent by another site."
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2].lower() != host:
            return "This request was sent by another site."
        return None
