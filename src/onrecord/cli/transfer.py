"""`onrecord export`, `import`, `backup`, `verify`: an archive as a whole."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from .archives import Where, opened
from .failures import COULD_NOT_READ, READ, say
from .options import Rows, lists_rows
from .progress import shown

if TYPE_CHECKING:
    from onrecord.archive import Archive


def export(
    context: typer.Context,
    out: Annotated[str, typer.Argument(metavar="OUT", help="The zip file to write; - is standard output.")],
    where: Where = None,
) -> None:
    """Write all that an archive keeps into one zip file in an open format; the same archive gives the same bytes."""
    from onrecord.archive import export_archive

    archive = opened(context, where)
    if out == "-":
        sys.stdout.flush()
        with shown() as told:
            export_archive(archive, sys.stdout.buffer, told)
        sys.stdout.buffer.flush()
        return
    target = Path(out)
    _not_itself(archive, target)
    with _said(out), _whole(target) as file, shown() as told:
        export_archive(archive, file, told)
    say(f"onrecord: wrote {out}")


def import_(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="IN", help="An export; - is standard input.")],
    where: Where = None,
) -> None:
    """Add what an export holds to an archive, all of it or nothing; what is there stays as it is."""
    from onrecord.archive import import_archive

    with _said(source), _seekable(source) as file:
        archive = opened(context, where, create=True)
        with shown() as told:
            added = import_archive(archive, file, "standard input" if source == "-" else source, told)
    counts = ", ".join(f"{count:,} {table}{'s' if count > 1 else ''}" for table, count in added.items())
    say(f"onrecord: added {counts or 'nothing: all of it was there'}")


def backup(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")],
    where: Where = None,
) -> None:
    """Copy an archive's file while it is in use; for an archive on a server make an export."""
    from onrecord.archive import back_up

    archive = opened(context, where)
    _not_itself(archive, out)
    back_up(archive, out)
    say(f"onrecord: wrote {out}")


@lists_rows
def verify(context: typer.Context, where: Where = None) -> Rows:
    """Check hashes, spans, references and the rows to find by; lists every fault, and then leaves with exit code 1."""
    from onrecord.archive import faults

    archive = opened(context, where)
    found = 0

    def rows() -> Iterator[tuple[str, str]]:
        nonlocal found
        with shown() as told:
            for fault in faults(archive, told):
                found += 1
                yield fault.where, fault.what

    def ending() -> int:
        say(f"onrecord: {found} fault{'s' if found > 1 else ''}" if found else "onrecord: no fault")
        return COULD_NOT_READ if found else READ

    return Rows(("where", "what"), rows(), ending=ending)


def _not_itself(archive: Archive, target: Path) -> None:
    if any(path.exists() and target.exists() and path.samefile(target) for path in archive.files()):
        raise typer.BadParameter("it is the archive itself", param_hint="OUT")


@contextmanager
def _said(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"onrecord: {name}: {error.strerror or error}")
        raise typer.Exit(COULD_NOT_READ) from None


@contextmanager
def _whole(target: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the one before when it is complete, and on the disk; else that one stays."""
    if target.exists() and not target.is_file():  # a device or a pipe
        with target.open("wb") as file:
            yield file
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = target.with_name(f".{target.name}.part")
    try:
        with waiting.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(target)
    finally:
        waiting.unlink(missing_ok=True)


@contextmanager
def _seekable(source: str) -> Iterator[BinaryIO]:
    if source != "-":
        with Path(source).open("rb") as file:
            yield file
        return
    with tempfile.TemporaryFile() as spooled:
        shutil.copyfileobj(sys.stdin.buffer, spooled)
        yield spooled


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command()(export)
    app.command("import")(import_)
    app.command()(backup)
    app.command()(verify)
