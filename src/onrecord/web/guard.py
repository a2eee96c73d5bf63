"""What every answer carries and every request is held to: headers, allowed hosts, requests from elsewhere."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .settings import Settings

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
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_SAFE = ("GET", "HEAD", "OPTIONS")


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
        await answer(scope, receive, guarded)

    def _refused(self, method: str, headers: Headers) -> str | None:
        host = headers.get("host", "")
        if self.settings.is_local and host.rpartition(":")[0].lower() not in _LOCAL and host.lower() not in _LOCAL:
            return "This application answers on this machine only."
        if method in _SAFE:
            return None
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "This request was sent by another site."
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2] != host:
            return "This request was sent by another site."
        return None
