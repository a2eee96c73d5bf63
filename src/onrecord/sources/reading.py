"""The ways in: text, bytes, a path."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from onrecord.record import Statement

from .draft import Draft
from .facts import NO_FACTS, Facts, statement_of
from .failures import CannotOpen, IsADirectory, NoSuchFile, NoText, TooLarge
from .formats import draft_of
from .settings import DEFAULT_LIMITS, Limits

STANDARD_INPUT = "standard input"


def from_text(text: str, facts: Facts = NO_FACTS, *, source: str | None = None) -> Statement:
    """The statement of a text, which is kept exactly as it is.

    Args:
        text: Any Unicode text.
        facts: What is known of it beside the text.
        source: Where it was read from, if anywhere.

    Raises:
        ValueError: It holds half a surrogate pair (pydantic's ValidationError), or a given date is no date.

    Example:
        >>> from_text("ZELGRAD, 5 May 2024 — The minister met his colleague.").published
        '2024-05-05'
    """
    return statement_of(Draft(text), facts, source=source, sha256="")


def from_bytes(
    data: bytes,
    facts: Facts = NO_FACTS,
    *,
    name: str | None = None,
    media_type: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Statement:
    """The statement in the bytes of a document: text, Markdown, HTML, XML, PDF or DOCX, told from the bytes.

    Args:
        data: The whole document.
        facts: What is known of it; stands above what the document says.
        name: Its path or file name, for its ending, for messages and as the statement's source.
        media_type: Its declared type, such as "text/html; charset=windows-1251".
        limits: How much is read before it is refused.

    Raises:
        Unreadable: It gives no statement; the message is one sentence.
        ValueError: A given date is no date.
    """
    return _from_bytes(data, facts, source=name, name=name, media_type=media_type, limits=limits)


def from_stream(stream: BinaryIO, facts: Facts = NO_FACTS, *, limits: Limits = DEFAULT_LIMITS) -> Statement:
    """The statement on a stream such as standard input, read no further than the limit.

    Raises:
        Unreadable: It gives no statement; the message is one sentence.
        ValueError: A given date is no date.
    """
    data = stream.read(limits.bytes + 1)
    return _from_bytes(data, facts, source=None, name=None, media_type=None, limits=limits)


def from_path(path: str | os.PathLike[str], facts: Facts = NO_FACTS, *, limits: Limits = DEFAULT_LIMITS) -> Statement:
    """The statement in a file; one larger than the limit is refused before it is read.

    Raises:
        Unreadable: There is no such file, or it gives no statement; the message is one sentence.
        ValueError: A given date is no date.
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
    return _from_bytes(data, facts, source=name, name=name, media_type=None, limits=limits)


def from_fetched(data: bytes, url: str, media_type: str | None, facts: Facts, limits: Limits) -> Statement:
    """The statement in what an address gave; the address counts as metadata."""
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    return _from_bytes(data, facts, source=url, name=name, media_type=media_type, limits=limits)


def _from_bytes(
    data: bytes, facts: Facts, *, source: str | None, name: str | None, media_type: str | None, limits: Limits
) -> Statement:
    called = source or STANDARD_INPUT
    if len(data) > limits.bytes:
        raise _too_large(called, None, limits)
    if not data.strip():
        raise NoText(called, "it is empty")
    draft = draft_of(data, source=called, name=name, media_type=media_type, limits=limits)
    if not draft.text.strip():
        raise NoText(called, "no text was found in it")
    if called.startswith(("http://", "https://")):
        draft = replace(draft, metadata={"address": called, **draft.metadata})
    return statement_of(draft, facts, source=source, sha256=hashlib.sha256(data).hexdigest())


def _too_large(name: str, size: int | None, limits: Limits) -> TooLarge:
    has = f"it has {size:,} bytes" if size is not None else "it is too large"
    return TooLarge(name, f"{has}; at most {limits.bytes:,} are read (the limit named bytes)")
