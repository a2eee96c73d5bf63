"""The ways in: text, bytes, a path, a stream."""

from __future__ import annotations

import os
from typing import BinaryIO

from onrecord.record import Statement

from .draft import Draft
from .facts import NO_FACTS, Facts, statement_of
from .originals import Original, original_at, original_from, statement_in
from .settings import DEFAULT_LIMITS, Limits


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
    return statement_in(Original(data, name, media_type), facts, limits=limits)


def from_stream(stream: BinaryIO, facts: Facts = NO_FACTS, *, limits: Limits = DEFAULT_LIMITS) -> Statement:
    """The statement on a stream such as standard input, read no further than the limit.

    Raises:
        Unreadable: It gives no statement; the message is one sentence.
        ValueError: A given date is no date.
    """
    return statement_in(original_from(stream, limits=limits), facts, limits=limits)


def from_path(path: str | os.PathLike[str], facts: Facts = NO_FACTS, *, limits: Limits = DEFAULT_LIMITS) -> Statement:
    """The statement in a file; one larger than the limit is refused before it is read.

    Raises:
        Unreadable: There is no such file, or it gives no statement; the message is one sentence.
        ValueError: A given date is no date.
    """
    return statement_in(original_at(path, limits=limits), facts, limits=limits)
