"""The reader's edition of a statement: made once for each state of the statement, language and role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from markupsafe import Markup

from onrecord.archive import Archive, Reviewed
from onrecord.export import edition
from onrecord.record import Record

from .entry_ends import entry_ends
from .fields import BY_SELECTION, fields
from .rendering import environment
from .standing import as_people_have_it
from .tongues import spoken

_KEPT = 32
_LAID_OUT = 8
_SLOTS = {"foot": "desk.html.j2", "help": "desk_keys.html.j2"}


@dataclass(frozen=True, slots=True)
class Edition:
    """A statement as its reader shows it.

    Attributes:
        html: The text with its marks, the notes and the panel.
        title: Its title.
        quiet: The kinds that are not shown in the text at first.
        elsewhere: What was said of findings that this text no longer holds.
        meets: Whether it tells of a meeting.
        pages: The number of each page of a paged source, and the character it begins with.
    """

    html: Markup
    title: str
    quiet: tuple[str, ...]
    elsewhere: tuple[Reviewed, ...]
    meets: bool
    pages: tuple[tuple[int, int], ...]


Editions = Callable[[str, tuple[int, ...], str, bool], Edition]


class _Layouts:
    """The records laid out last: who accepts or rejects a finding leaves the text and its marks as they are."""

    def __init__(self) -> None:
        self._held: list[tuple[Record, str, dict[str, Any]]] = []

    def of(self, record: Record, language: str) -> dict[str, Any]:
        """What the template needs of this very record in a language."""
        found = next((each for each in self._held if each[0] is record and each[1] == language), None)
        if found is None:
            found = (record, language, edition(record, spoken(language)))
            self._held = [found, *self._held][:_LAID_OUT]
        return found[2]


def editions(archive: Archive) -> Editions:
    """Gives editions of the statements of an archive, by id, state (`Archive.state_of`), language and leave to review.

    The latest are kept, since a long text takes longer to set than a reader likes to wait. One is set at a time,
    so that many who ask for the same wait for one.
    """
    one_at_a_time = Lock()
    layouts = _Layouts()

    @lru_cache(maxsize=_KEPT)
    def edition_of(statement: str, state: tuple[int, ...], language: str, may_review: bool) -> Edition:
        with one_at_a_time:
            return edition_set(statement, state, language, may_review)

    @lru_cache(maxsize=_KEPT)
    def edition_set(statement: str, state: tuple[int, ...], language: str, may_review: bool) -> Edition:  # noqa: ARG001
        record, reviewed = archive.opened(statement)
        said = as_people_have_it(record, reviewed)
        shown = layouts.of(said.record, language)
        verdicts = {each.finding: each for each in reversed(archive.verdicts_of(statement))}
        pages = record.statement.pages
        html = (
            environment(language)
            .get_template("edition.html.j2")
            .render(
                **shown,
                kept=archive.statement(statement),
                fields=fields(),
                by_selection=BY_SELECTION,
                slots=_SLOTS,
                end_of=entry_ends(said, verdicts, statement, pages, language),
                language=language,
                may_review=may_review,
            )
        )
        meets, leaves = record.meeting is not None, tuple((page.number, page.start) for page in pages)
        return Edition(Markup(html), shown["title"], tuple(shown["quiet"]), said.elsewhere, meets, leaves)  # noqa: S704

    return edition_of
