"""The end of an entry in the reader's panel: how the finding stands and where more is told of it."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup, escape

from onrecord.archive import Standing
from onrecord.export import Note, shown
from onrecord.record import Page

from .fields import fields
from .languages import catalogue
from .rendering import environment
from .standing import Shown
from .urls import OWN_PAGES, URLS


def entry_ends(
    said: Shown, verdicts: Mapping[str, Standing], statement: str, pages: Sequence[Page], language: str
) -> Callable[[Note], Markup]:
    """Gives the end of each entry of a statement, as HTML in a language.

    Args:
        said: The statement as people have it.
        verdicts: What official series say, by the finding's key.
        statement: Its id.
        pages: The pages of its source, where it has some.
        language: The language of the interface.
    """
    _ = catalogue(language).gettext
    standings = {
        "accepted": _("accepted"),
        "rejected": _("rejected"),
        "corrected": _("corrected"),
        "added": _("added by hand"),
        "reopened": _("opened again"),
    }
    all_about_it, on_page = _("All about it"), _("page %(number)s")
    verdict_words = environment(language).get_template("found.html.j2").module.verdict_words  # type: ignore[attr-defined]
    simple, starts = fields(), [page.start for page in pages]

    def link(address: str, words: str) -> str:
        return f'<a class="own-page" lang="{language}" href="{escape(address)}">{escape(words)}</a>'

    def end(note: Note) -> Markup:
        row = said.standing.get(note.id)
        verdict = verdicts.get(row.finding) if row else None
        data, words, links = "", "", ""
        if row is not None:
            values = {field.name: said.values[note.id].get(field.name) for field in simple[row.kind]}
            words = standings.get(row.standing or "", "")
            data = (
                f' data-key="{row.finding}" data-kind="{note.kind}" data-standing="{row.standing or ""}"'
                f' data-values="{escape(json.dumps(values))}"'
            )
            if note.kind in OWN_PAGES and row.found and row.placed:
                links = link(URLS.finding(note.kind, row.finding), all_about_it)
        if note.marks and pages:
            first = note.marks[0].start
            page = pages[max(bisect_right(starts, first) - 1, 0)]
            if page.start <= first < page.end:
                links += link(URLS.paper(statement, page.number), on_page % {"number": page.number})
        tested = ""
        if verdict is not None and verdict.verdict != "not-covered":
            tested = f'<span class="entry-verdict" lang="{language}">{verdict_words(verdict.verdict)}</span>\n'
        quote = escape(shown(note.quote or note.head))
        return Markup(  # noqa: S704 - each part is escaped or made here
            f'{tested}<span class="standing" lang="{language}"{data} data-quote="{quote}">{escape(words)}</span>\n'
            f"{links}"
        )

    return end
