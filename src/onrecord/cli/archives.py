"""Which archive a command works on: the option that names it, and opening it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.archive import Archive

Where = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="URL",
        envvar="ONRECORD_ARCHIVE",
        show_envvar=False,
        help="A file or a postgresql:// address; else ONRECORD_ARCHIVE, else a file in the user's data directory.",
    ),
]


def opened(context: typer.Context, where: str | None, *, create: bool = False, wait: float | None = None) -> Archive:
    """The archive named, or the user's own; closed when the command ends, after what it gave was printed.

    Args:
        context: The command's, which closes the archive at its end.
        where: A path, an address, or None for the one in the user's data directory.
        create: Make it where there is none.
        wait: Seconds to wait for others that write, where it is not as long as usual.

    Raises:
        onrecord.archive.ArchiveUnusable: It cannot be opened; the edge says its sentence and leaves with exit code 1.
    """
    from onrecord.archive import default_location, open_archive

    given = {} if wait is None else {"wait": wait}
    archive = open_archive(where or default_location(), create=create, **given)
    context.call_on_close(archive.close)
    return archive
