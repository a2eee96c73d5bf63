"""What a statement is called: its title, else its first words."""

from __future__ import annotations

from onrecord.archive import Archive
from onrecord.export.words import one_line, shortened

_LONGEST = 90
_FEWEST = 4  # words of a first line that stands for the text


def named(archive: Archive, statement: str, title: str | None) -> str:
    """The title where there is one, else the first line of the text, or its first words where that line says little.

    Args:
        archive: Where the statement is kept.
        statement: Its id.
        title: Its title, where it has one.
    """
    if title and title.strip():
        return title
    text = archive.beginnings([statement]).get(statement, "").strip()
    line = one_line(text.partition("\n")[0])
    return shortened(line if len(line.split()) >= _FEWEST else one_line(text), _LONGEST) or "…"
