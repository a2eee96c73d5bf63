"""An entry of the panel as HTML: written straight, since a long text has thousands of them."""

from __future__ import annotations

from markupsafe import Markup, escape

from .page_marks import shown
from .page_notes import Note

# Its quote would say what its head says.
_HEAD_IS_QUOTE = "effect"


def entry(note: Note, more: str = "", link: str = "Link to these characters") -> Markup:
    """What the panel tells of a finding.

    Args:
        note: The finding.
        more: HTML to stand at its end.
        link: What the link to its place is called.
    """
    head, quote = f"<b>{escape(shown(note.head))}</b>", ""
    first = note.marks[0] if note.marks else None
    if first is not None:
        head = f'<a class="to-text" href="#t-{note.id}">{head}</a>'
    if note.facts:
        head += f'\n<span class="qualities">{escape(shown(note.facts))}</span>'
    if note.quote and note.kind != _HEAD_IS_QUOTE:
        quote = f'\n<q class="quote" dir="auto">{escape(shown(note.quote))}</q>'
    basis = f"{escape(note.basis)}{' · ' * bool(note.basis)}"
    if first is not None:
        place = f"{first.start}–{first.end}"
        basis += f'<a class="at" href="#char={first.start},{first.end}" title="{escape(link)}">{place}</a>'
    look = f" {first.look}" if first is not None else ""
    return Markup(  # noqa: S704 - each part is escaped or made here
        f'<li id="{note.id}" class="entry{escape(look)}" data-f="{note.id}">\n{head}{quote}\n'
        f'<span class="basis">{basis}</span>\n{more}</li>'
    )
