"""`onrecord serve`: the web application on an archive."""

from __future__ import annotations

from typing import Annotated

import typer

from .archives import Where, opened
from .failures import COULD_NOT_READ, say


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 takes any free one.")
    ] = 8765,
    fetch: Annotated[bool, typer.Option("--fetch", help="Lets the pages fetch addresses they are given.")] = False,
    fast: Annotated[bool, typer.Option("--fast", help="Reads what is added with rules alone.")] = False,
    where: Where = None,
) -> None:
    """Serve the archive as a web application on this machine."""
    from onrecord.web import Settings
    from onrecord.web.serving import CannotListen, NotLocal, listen
    from onrecord.web.serving import serve as run

    settings = Settings(host=host, port=port, fetch=fetch, fast=fast)
    archive = opened(context, where, create=True)
    try:
        listening = listen(settings)
    except (CannotListen, NotLocal) as reason:
        say(f"onrecord: {reason}")
        raise typer.Exit(COULD_NOT_READ) from None
    shown = f"[{host}]" if ":" in host else host
    say(f"onrecord serves {archive.where} at http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C ends it)")
    run(archive, settings, listening)


def add_to(app: typer.Typer) -> None:
    """Add the command of this family."""
    app.command()(serve)
