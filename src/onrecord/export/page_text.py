"""A paragraph's runs as HTML: written straight, since a long text has thousands of marks."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from .page_marks import Paragraph, Run
from .page_notes import Mark


def written(block: Paragraph, leads: Mapping[str, Mark], numbers: Mapping[str, int]) -> Markup:
    """The paragraph with its marks.

    Args:
        block: The paragraph.
        leads: The first mark of each note: a link to the note leads there.
        numbers: The footnotes' numbers, by note.
    """
    parts = [
        _opened(run, run.mark, leads, numbers) if run.mark else "</span>" if run.do == "close" else escape(run.text)
        for run in block.runs
    ]
    return Markup("".join(parts))  # noqa: S704 - each part is escaped or made here


def _opened(run: Run, mark: Mark, leads: Mapping[str, Mark], numbers: Mapping[str, int]) -> str:
    first = leads[mark.note] is mark
    classes = f"m k-{mark.kind}{' ' if mark.look else ''}{mark.look}{' begins' * run.begins}{' ends' * run.ends}"
    more = f' id="t-{mark.note}" tabindex="0"' if run.begins and first else ""
    if run.ends and mark.sign:
        more += f' data-sign="{escape(mark.sign)}"'
    if run.ends and first and mark.note in numbers:
        more += f' data-n="{numbers[mark.note]}"'
    return f'<span class="{escape(classes)}" data-f="{mark.note}"{more}>'
