"""The reader's edition of a statement: made once for each state of the statement, language and role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from markupsafe import Markup

from onrecord.archive import Archive, Reviewed
from onrecord.export import edition

from .fields import BY_SELECTION, fields
from .rendering import environment
from .standing import as_people_have_it
from .urls import OWN_PAGES

_KEPT = 32
_SLOTS = {"entry": "standing.html.j2", "foot": "desk.html.j2", "help": "desk_keys.html.j2"}


@dataclass(frozen=True, slots=True)
class Edition:
    """A statement as its reader shows it.

    Attributes:
        html: The text with its marks, the notes and the panel.
        title: Its title.
        quiet: The kinds that are not shown in the text at first.
        elsewhere: What was said of findings that this text no longer holds.
        meets: Whether it tells of a meeting.
        first_page: The number of the first page of a paged source.
    """

    html: Markup
    title: str
    quiet: tuple[str, ...]
    elsewhere: tuple[Reviewed, ...]
    meets: bool
    first_page: int | None


Editions = Callable[[str, tuple[int, ...], str, bool], Edition]


def editions(archive: Archive) -> Editions:
    """Gives editions of the statements of an archive, by id, state (`Archive.state_of`), language and leave to review.

    The latest are kept, since a long text takes longer to set than a reader likes to wait. One is set at a time,
    so that many who ask for the same wait for one.
    """
    one_at_a_time = Lock()

    @lru_cache(maxsize=_KEPT)
    def edition_of(statement: str, state: tuple[int, ...], language: str, may_review: bool) -> Edition:
        with one_at_a_time:
            return edition_set(statement, state, language, may_review)

    @lru_cache(maxsize=_KEPT)
    def edition_set(statement: str, state: tuple[int, ...], language: str, may_review: bool) -> Edition:  # noqa: ARG001
        record, reviewed = archive.opened(statement)
        said = as_people_have_it(record, reviewed)
        simple = fields()
        values = {
            name: {field.name: said.values[name].get(field.name) for field in simple[row.kind]}
            for name, row in said.standing.items()
        }
        shown = edition(said.record)
        html = (
            environment(language)
            .get_template("edition.html.j2")
            .render(
                **shown,
                said=said,
                kept=archive.statement(statement),
                fields=simple,
                simple=values,
                by_selection=BY_SELECTION,
                verdicts={each.finding: each for each in reversed(archive.verdicts_of(statement))},
                own_pages=OWN_PAGES,
                slots=_SLOTS,
                language=language,
                may_review=may_review,
            )
        )
        meets = record.meeting is not None
        pages = record.statement.pages
        first_page = pages[0].number if pages else None
        return Edition(Markup(html), shown["title"], tuple(shown["quiet"]), said.elsewhere, meets, first_page)  # noqa: S704

    return edition_of
