"""An application served for real, for browsers."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn


@contextmanager
def served_at(app: Any) -> Iterator[str]:
    """Serve an application on a free port of this machine; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def in_pieces(app: Any, size: int = 300, pause: float = 0.01) -> Any:
    """The application behind a line so slow that a browser may draw each page before the next piece of it has come.

    Only the beginning of a page comes in pieces, so that the rest of a long one need not be waited for.
    """

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        async def send_slowly(message: Any) -> None:
            body = message.get("body", b"")
            for at in range(0, min(100 * size, len(body)), size):
                await send({"type": "http.response.body", "body": body[at : at + size], "more_body": True})
                await asyncio.sleep(pause)
            await send({**message, "body": body[100 * size :]} if body else message)

        plain = [each for each in scope.get("headers", []) if each[0] != b"accept-encoding"]
        page = b"text/html" in dict(plain).get(b"accept", b"")
        await app({**scope, "headers": plain}, receive, send_slowly if page else send)

    return slow
