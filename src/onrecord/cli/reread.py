"""`onrecord reread`, `recheck`: kept statements read or checked again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .add import Series, series_of
from .archives import Where, opened
from .failures import COULD_NOT_READ, say
from .options import Rows, lists_rows
from .read import Fast

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.check import SeriesStore

Ids = Annotated[list[str] | None, typer.Argument(metavar="ID...", help="Statements, by their ids.", show_default=False)]
Every = Annotated[bool, typer.Option("--all", help="Every statement.")]


@lists_rows
def reread(
    context: typer.Context, ids: Ids = None, every: Every = False, fast: Fast = False, where: Where = None
) -> Rows:
    """Read statements again that another reader has read: an earlier version, other words, with or without --fast.

    The new record becomes the current one; the records before stay beside it.
    """
    _one_of(ids, every)
    from onrecord.intake import reread as read_again

    from .outcomes import Telling

    archive = opened(context, where)
    return Telling(context, len(ids) if ids else None).rows(read_again(archive, ids or None, fast=fast))


@lists_rows
def recheck(
    context: typer.Context, ids: Ids = None, every: Every = False, series: Series = None, where: Where = None
) -> Rows:
    """Check kept statements against official series and keep the verdicts; those before stay as history.

    The held series, where no folder is named.
    """
    _one_of(ids, every)
    from onrecord.check import SeriesStore

    from .series import data_folder

    store = series_of(series) or SeriesStore(data_folder())
    if not store.list():
        say("onrecord: no series are held; add some with `onrecord series add DIR` or name them with --series DIR.")
        raise typer.Exit(COULD_NOT_READ)
    return Rows(("id", "checked", "verdict"), _checked(opened(context, where), ids, store))


def _checked(archive: Archive, ids: list[str] | None, store: SeriesStore) -> Iterator[tuple[str, str, str | None]]:
    from onrecord.check import GRAVEST
    from onrecord.intake import check_kept

    for each in ids or (row.id for row in archive.every_statement()):
        new = check_kept(archive, archive.record_of(each), store)
        found = {one.verdict for one in archive.verdicts_of(each)}
        yield each, "new" if new else "same", next((word for word in GRAVEST if word in found), None)


def _one_of(ids: list[str] | None, every: bool) -> None:
    if bool(ids) == every:
        raise typer.BadParameter("name statements by their ids, or --all", param_hint="ID...")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command()(reread)
    app.command()(recheck)
