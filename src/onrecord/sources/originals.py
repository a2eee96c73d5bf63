"""Original bytes: taken from a path, a stream or an address, and kept apart from the statement that they hold."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from onrecord.record import Statement

from .facts import NO_FACTS, Facts, statement_of
from .failures import CannotOpen, IsADirectory, NoSuchFile, NoText, TooLarge
from .formats import draft_of
from .settings import DEFAULT_LIMITS, Limits

STANDARD_INPUT = "standard input"


@dataclass(frozen=True)
class Original:
    """The bytes of a document before it is read.

    Attributes:
        data: All of them.
        source: The path or address they came from; None for a stream.
        media_type: Their declared type, such as "text/html; charset=windows-1251".
    """

    data: bytes
    source: str | None = None
    media_type: str | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def original_at(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS) -> Original:
    """The bytes of a file; one larger than the limit is refused before it is read.

    Raises:
        Unreadable: There is no such file, it cannot be opened, or it is too large.
    """
    name = os.fspath(path)
    try:
        status = Path(name).stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectory(name, "it is a folder, not a file")
        if status.st_size > limits.bytes:
            raise _too_large(name, status.st_size, limits)
        with Path(name).open("rb") as file:
            data = file.read(limits.bytes + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchFile(name, "there is no such file") from None
    except ValueError:
        raise NoSuchFile(name.replace("\0", "\\0"), "no file can have this name") from None
    except OSError as error:
        raise CannotOpen(name, f"it cannot be opened ({(error.strerror or str(error)).lower()})") from None
    return _within(Original(data, name), limits)


def original_from(stream: BinaryIO, *, limits: Limits = DEFAULT_LIMITS) -> Original:
    """The bytes of a stream such as standard input, read no further than the limit; raises TooLarge."""
    return _within(Original(stream.read(limits.bytes + 1)), limits)


def statement_in(original: Original, facts: Facts = NO_FACTS, *, limits: Limits = DEFAULT_LIMITS) -> Statement:
    """The statement in the bytes of a document: text, Markdown, HTML, XML, PDF or DOCX, told from the bytes.

    Raises:
        Unreadable: They give no statement; the message is one sentence.
        ValueError: A given date is no date.
    """
    called = original.source or STANDARD_INPUT
    if not _within(original, limits).data.strip():
        raise NoText(called, "it is empty")
    web = called.startswith(("http://", "https://"))
    name = PurePosixPath(unquote(urlsplit(called).path)).name if web else original.source
    draft = draft_of(original.data, source=called, name=name, media_type=original.media_type, limits=limits)
    if not draft.text.strip():
        raise NoText(called, "no text was found in it")
    if web:
        draft = replace(draft, metadata={"address": called, **draft.metadata})
    return statement_of(draft, facts, source=original.source, sha256=original.sha256)


def _within(original: Original, limits: Limits) -> Original:
    if len(original.data) > limits.bytes:
        raise _too_large(original.source or STANDARD_INPUT, None, limits)
    return original


def _too_large(name: str, size: int | None, limits: Limits) -> TooLarge:
    has = f"it has {size:,} bytes" if size is not None else "it is too large"
    return TooLarge(name, f"{has}; at most {limits.bytes:,} are read (the limit named bytes)")
