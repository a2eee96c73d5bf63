"""`onrecord serve`: the web application on an archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .add import series_of
from .archives import Where, opened
from .failures import COULD_NOT_READ, say
from .series import data_folder


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 takes any free one.")
    ] = 8765,
    fetch: Annotated[bool, typer.Option("--fetch", help="Lets the pages fetch addresses they are given.")] = False,
    fast: Annotated[bool, typer.Option("--fast", help="Reads what is added with rules alone.")] = False,
    who: Annotated[
        str, typer.Option("--who", metavar="NAME", help="The name of reviews made here, where nobody logs in.")
    ] = "desk",
    login: Annotated[bool, typer.Option("--login", help="Lets people log in on this machine too.")] = False,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="Serves over https with this certificate.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="The certificate's key, if it is in another file.")
    ] = None,
    series: Annotated[
        list[Path] | None,
        typer.Option(
            "--series", metavar="DIR", help="A folder of series to check against; repeatable. Default: the held series."
        ),
    ] = None,
    where: Where = None,
) -> None:
    """Serve the archive as a web application: on this machine, or to those who may log in."""
    from onrecord.web import WAIT, Settings
    from onrecord.web.serving import CannotListen, NobodyMayLogIn, listen
    from onrecord.web.serving import serve as run

    if not who.strip():
        raise typer.BadParameter("it is empty", param_hint="--who")
    store = series_of(series)  # lives as long as this run
    settings = Settings(
        host=host,
        port=port,
        fetch=fetch,
        fast=fast,
        who=who,
        login=login,
        certificate=certificate,
        key=key,
        series=data_folder() if store is None else store.folder,
    )
    archive = opened(context, where, create=True, wait=WAIT)
    try:
        listening = listen(archive, settings)
    except (CannotListen, NobodyMayLogIn) as reason:
        say(f"onrecord: {reason}")
        raise typer.Exit(COULD_NOT_READ) from None
    shown = f"[{host}]" if ":" in host else host
    scheme = "https" if certificate else "http"
    if not (settings.is_local or certificate):
        say("onrecord: passwords cross the network in clear; give --certificate, or put an https proxy before it.")
    say(f"onrecord serves {archive.where} at {scheme}://{shown}:{listening.getsockname()[1]}/ (Ctrl-C ends it)")
    run(archive, settings, listening)


def add_to(app: typer.Typer) -> None:
    """Add the command of this family."""
    app.command()(serve)
