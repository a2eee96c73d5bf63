"""The command line: `onrecord`. One module per family of commands, named in `FAMILIES`."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord.version import __version__

# A family is a module of this package with a function `add_to(app)`. It imports what its commands need inside them,
# so that `onrecord --help` answers at once.
FAMILIES = (
    "read",
    "schema",
    "series",
    "check",
    "compare",
    "drift",
    "bulk",
    "add",
    "kept",
    "search",
    "review",
    "actors",
    "reread",
    "transfer",
    "serve",
    "users",
)


class _Plain(TyperGroup):
    """Runs a command so that a closed pipe or an interruption ends it quietly."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        from .failures import plain_exit

        with plain_exit():
            return super().invoke(ctx)


def build() -> typer.Typer:
    """The application with every family's commands."""
    app = typer.Typer(
        name="onrecord",
        cls=_Plain,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_about)
    for family in FAMILIES:
        import_module(f".{family}", __package__).add_to(app)
    return app


def main() -> None:
    """Run the command line; exit code 0 read, 1 could not read, 2 usage."""
    build()(args=sys.argv[1:])


def _about(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=lambda on: _version(on)),
    ] = False,
) -> None:
    """Official statements as records that can be checked: who met, who said what, who is bound to what."""


def _version(on: bool) -> None:
    if on:
        print(f"onrecord {__version__}")  # noqa: T201 - what the option is for
        raise typer.Exit
