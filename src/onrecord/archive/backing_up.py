"""A copy of an archive's file, made while it is in use."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from .archive import Archive
from .failures import NoBackup


def back_up(archive: Archive, target: Path) -> None:
    """Copy an archive in a file to another file, whole or not at all; others may write to it meanwhile.

    Raises:
        NoBackup: It is on a server, or the copy cannot be written.
        ArchiveUnusable: The archive cannot be read.
    """
    if archive.engine.dialect.name != "sqlite":
        raise NoBackup(archive.where, "it is on a server: make an export, or a backup by the server's own means")
    waiting = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting.unlink(missing_ok=True)
        with archive.engine.connect() as connection:
            copy = sqlite3.connect(waiting)
            try:
                connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr]
            finally:
                copy.close()
        with waiting.open("rb") as written:
            os.fsync(written.fileno())
        waiting.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise NoBackup(str(target), f"the backup cannot be written ({str(error).lower()})") from None
    finally:
        waiting.unlink(missing_ok=True)
