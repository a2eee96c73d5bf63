"""The package's one function for everyday use."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from onrecord.reading import Reader
from onrecord.record import Record
from onrecord.sources import Facts, from_path, from_text

_LONGEST_PATH = 4096


def read(
    text_or_path: str | os.PathLike[str],
    *,
    title: str | None = None,
    issuer: str | None = None,
    published: str | None = None,
    kind: str | None = None,
    language: str | None = None,
    fast: bool = False,
) -> Record:
    r"""Read a statement into a record.

    Args:
        text_or_path: A path object is read as a file. A string that names an existing file is read as that file
            too; any other string is the text itself.
        title: Its title. This and the facts below stand above what the source itself tells.
        issuer: Who issued it: an ISO 3166-1 alpha-3 code where it is a state.
        published: ISO date of publication; a month or a year where no more is known.
        kind: readout, joint-statement, communique, press-release, transcript and the like.
        language: ISO 639-1 code.
        fast: Read with rules alone, without the learned parts.

    Returns:
        The record. Every span in it counts code points of `record.statement.text`, which is the given text unchanged.

    Raises:
        onrecord.sources.Unreadable: The file cannot be read; its message is one sentence that says why.
        ValueError: The text holds half a surrogate pair, or a fact is malformed.

    Example:
        >>> record = read("“We will reopen the harbour,” President Mara Velin said.", issuer="Arvenia")
        >>> record.statement.text[:9]
        '“We will '
        >>> read("One text.").id == read("One text.").id
        True
    """
    facts = Facts(title=title, issuer=issuer, published=published, kind=kind, language=language)
    statement = from_path(Path(text_or_path), facts) if _is_path(text_or_path) else from_text(str(text_or_path), facts)
    return _reader(fast=fast).read(statement)


def _is_path(given: str | os.PathLike[str]) -> bool:
    if not isinstance(given, str):
        return True
    if not given or len(given) > _LONGEST_PATH or "\n" in given or "\0" in given:
        return False
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        return False


@cache
def _reader(*, fast: bool) -> Reader:
    return Reader(fast=fast)
