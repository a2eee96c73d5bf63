"""What a statement is called: its title, else its first words."""

from __future__ import annotations

from onrecord.archive import Archive
from onrecord.export.words import one_line, shortened

_LONGEST = 90


def named(archive: Archive, statement: str, title: str | None) -> str:
    """The title where there is one, else the first words of the text.

    Args:
        archive: Where the statement is kept.
        statement: Its id.
        title: Its title, where it has one.
    """
    if title and title.strip():
        return title
    return shortened(one_line(archive.beginnings([statement]).get(statement, "")), _LONGEST) or "…"
