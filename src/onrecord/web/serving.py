"""Serving the application with uvicorn."""

from __future__ import annotations

import socket

import uvicorn

from onrecord.archive import Archive

from .app import make_app
from .settings import Settings


class NotLocal(Exception):
    """The host is reached from elsewhere, and nobody has an account."""


class CannotListen(Exception):
    """The address is taken or is not this machine's."""


def listen(settings: Settings) -> socket.socket:
    """A socket that listens where the settings say.

    Raises:
        CannotListen: Nothing can listen there; the message is one sentence.
        NotLocal: Others could reach it, and there are no accounts.
    """
    if not settings.is_local:
        raise NotLocal(f"{settings.host} is reached from other machines: make accounts first, or use 127.0.0.1.")
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((settings.host, settings.port))
    except OSError as error:
        made.close()
        raise CannotListen(f"cannot listen on {settings.host}:{settings.port}: {error.strerror or error}") from None
    made.listen(128)
    return made


def serve(archive: Archive, settings: Settings, listening: socket.socket) -> None:
    """Serve the archive on a listening socket until interrupted."""
    config = uvicorn.Config(make_app(archive, settings), log_level="warning", server_header=False, date_header=False)
    uvicorn.Server(config).run([listening])
