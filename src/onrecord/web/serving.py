"""Serving the application with uvicorn."""

from __future__ import annotations

import gc
import socket
import ssl
import threading
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from onrecord.archive import Archive, ArchiveUnusable, Users

from .app import make_app
from .settings import Settings

_NEWEST = 10
# Longer than browsers and proxies like to wait before they ask again over the same connection.
_IDLE_SECONDS = 75
# A long statement makes tens of thousands of objects that live as long as its answer.
_OBJECTS_BEFORE_GARBAGE = 50_000


class NobodyMayLogIn(Exception):
    """People have to log in, and there is no admin among the archive's users."""


class CannotListen(Exception):
    """The address is taken or is not this machine's."""


def listen(archive: Archive, settings: Settings) -> socket.socket:
    """A socket that listens where the settings say.

    Raises:
        CannotListen: Nothing can listen there, or not over https; the message is one sentence.
        NobodyMayLogIn: People have to log in, and nobody could let them in.
    """
    if settings.asks_for_login and all(user.role != "admin" for user in Users(archive).all()):
        why = f"{settings.host} is reached from other machines" if not settings.is_local else "people have to log in"
        raise NobodyMayLogIn(f"{why}, and nobody may yet: make an admin with `onrecord user add NAME --role admin`.")
    _check_certificate(settings)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Only what is known to be TCP is set to send at once; the end of an answer would wait for the browser's word.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((settings.host, settings.port))
    except OSError as error:
        made.close()
        raise CannotListen(f"cannot listen on {settings.host}:{settings.port}: {error.strerror or error}") from None
    made.listen(128)
    return made


def _check_certificate(settings: Settings) -> None:
    if settings.certificate is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(settings.certificate, settings.key, password="")
    except (OSError, ssl.SSLError) as error:
        raise CannotListen(f"{settings.certificate} is no certificate with its key: {error.strerror}") from None


def serve(archive: Archive, settings: Settings, listening: socket.socket) -> None:
    """Serve the archive on a listening socket until interrupted."""
    app = make_app(archive, settings)
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        date_header=False,
        timeout_keep_alive=_IDLE_SECONDS,
        ssl_certfile=settings.certificate,
        ssl_keyfile=settings.key,
    )
    threading.Thread(target=_set_newest, args=(app, archive), daemon=True).start()
    # What is loaded by now stays: looking through it for garbage would hold up answers.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_GARBAGE, 20, 20)
    uvicorn.Server(config).run([listening])


def _set_newest(app: FastAPI, archive: Archive) -> None:
    """Set what the first page leads to, so that it opens at once."""
    with suppress(ArchiveUnusable):
        for row in archive.statements(limit=_NEWEST).rows:
            app.state.edition_of(row.id, archive.state_of(row.id), "en", True)
