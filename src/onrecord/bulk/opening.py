"""Files and addresses opened alike: paths as they are, `s3://` and `gs://` through fsspec where it is installed."""

from __future__ import annotations

import glob
import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from .failures import NoInput, PartIsMissing


def is_remote(name: str) -> bool:
    """Whether the name is an address such as `s3://bucket/key`."""
    return "://" in name


@contextmanager
def opened(name: str) -> Iterator[IO[bytes]]:
    """Open a file or address for reading.

    Raises:
        OSError: It cannot be opened.
        PartIsMissing: It is an address, and fsspec or its part for this kind of address is not installed.
    """
    if is_remote(name):
        with _remote(name)[0].open(_remote(name)[1], "rb") as file:
            yield cast("IO[bytes]", file)
    else:
        with Path(name).open("rb") as file:
            yield file


def unpacked(file: IO[bytes], name: str) -> IO[bytes]:
    """The file's bytes, unzipped where its name ends in `.gz`."""
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if name.endswith(".gz") else file


def found(given: str) -> list[tuple[str, int]]:
    """Names and sizes of the files that a path, folder or glob stands for, in the order of their names.

    In a folder all files count, in the folders inside it too, but for those whose name begins with a dot.

    Raises:
        NoInput: There is none.
        PartIsMissing: As for `opened`.
    """
    files = _found_remote(given) if is_remote(given) else _found_here(given)
    if not files:
        raise NoInput(f"{given}: there is no such file or folder, or no file in it")
    return sorted(files)


def _found_here(given: str) -> list[tuple[str, int]]:
    path = Path(given)
    if path.is_dir():
        return [(name, _size(Path(name))) for name in _walk(path) if _may_be_read(Path(name))]
    names = [given] if path.exists() else glob.glob(given, recursive=True)  # noqa: PTH207 - the pattern may be absolute
    return [(name, _size(Path(name))) for name in names if _may_be_read(Path(name))]


def _may_be_read(path: Path) -> bool:
    """Whether it is a file, or a link to one that is gone, which is said of it later; pipes would be waited for."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _walk(folder: Path) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (str(Path(where) / name) for name in files if not name.startswith("."))


def _found_remote(given: str) -> list[tuple[str, int]]:
    system, path = _remote(given)
    scheme = given.split("://", 1)[0]
    names = system.glob(path, detail=True) if glob.has_magic(path) else system.find(path, detail=True)
    return [
        (f"{scheme}://{name.split('://', 1)[-1]}", int(about.get("size") or 0))
        for name, about in names.items()
        if about.get("type") == "file"
    ]


def _remote(name: str) -> tuple[Any, str]:
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(name)
    except ImportError as error:
        raise PartIsMissing(
            f"{name}: addresses are opened through fsspec, and a package is missing ({error}); "
            "pip install fsspec, with s3fs for s3:// or gcsfs for gs://"
        ) from None
    except ValueError as error:
        raise NoInput(f"{name}: {error}") from None
    return system, path
