"""What the arguments of `add` stand for: files, addresses, standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document is, or why there can be none.

    Attributes:
        name: A path, an address, or `-` for standard input.
        address: What it is kept under: a whole path or an address; None for standard input.
        failure: Why it cannot be read, where that is known already.
    """

    name: str
    address: str | None
    failure: str | None = None


def places(arguments: Iterable[str], own: Iterable[Path] = ()) -> Iterator[Place]:
    """The places that arguments name, in order; of a folder all files in it and in the folders inside, sorted.

    Names that begin with a dot are passed over in folders, and links to folders are not followed.

    Args:
        arguments: Paths of files and folders, http(s) addresses, `-`.
        own: Files of the archive itself; they are not read.
    """
    kept_out = {identity for path in own if (identity := _identity(path)) is not None}
    for name in arguments:
        if name == "-":
            yield Place(name, None)
        elif name.startswith(WEB):
            yield Place(name, name)
        elif Path(name).is_dir():
            yield from _walk(name, kept_out)
        elif _identity(Path(name)) in kept_out:
            yield Place(name, address_of(name), "it is the archive itself")
        else:
            yield Place(name, address_of(name))


def address_of(path: str) -> str:
    """The whole path, as it is kept: bytes that mean nothing are written as an escape."""
    return os.path.abspath(path).encode("utf-8", "backslashreplace").decode("utf-8")  # noqa: PTH100 - links stay


def _walk(folder: str, kept_out: set[tuple[int, int]]) -> Iterator[Place]:
    closed: list[OSError] = []
    for where, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (os.path.join(where, name) for name in sorted(files) if not name.startswith(".")):  # noqa: PTH118
            identity = _identity(Path(path))
            if identity is None or identity not in kept_out:
                yield Place(path, address_of(path), _irregular(path))
    for error in closed:
        reason = f"it cannot be opened ({(error.strerror or str(error)).lower()})"
        yield Place(str(error.filename), address_of(str(error.filename)), reason)


def _irregular(path: str) -> str | None:
    """Why a file in a folder is not opened: reading a pipe would wait for ever, a device would not end."""
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return None  # opening it tells why
    return None if stat.S_ISREG(mode) else "it is not a file but a pipe, a socket or a device"


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
