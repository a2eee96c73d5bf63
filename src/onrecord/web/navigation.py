"""What stands at the head of every page."""

from __future__ import annotations

from collections.abc import Callable

from .urls import URLS


def navigation(_: Callable[[str], str]) -> list[tuple[str, str]]:
    """The pages of the first level: address and name in the language of `_`."""
    return [
        (URLS.statements, _("Statements")),
        (URLS.search, _("Search")),
        (URLS.compare, _("Compare")),
        (URLS.queue, _("Review")),
        (URLS.add, _("Add")),
    ]
