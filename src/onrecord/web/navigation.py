"""What stands at the head of every page."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.archive import Role, roles_from

from .urls import LISTINGS, URLS


def navigation(_: Callable[[str], str], role: Role) -> list[tuple[str, str]]:
    """The pages of the first level: address and name in the language of `_`, without those the role may not use."""
    pages = [
        (URLS.statements, _("Statements")),
        (URLS.search, _("Search")),
        *((LISTINGS[kind], kind_name(kind, _)) for kind in ("commitment", "figure", "effect", "programme")),
        (URLS.actors, _("Actors")),
        (URLS.series, _("Series")),
        (URLS.compare, _("Compare")),
        (URLS.queue, _("Review")),
        (URLS.add, _("Add")),
    ]
    kept_back: dict[str, Role] = {URLS.add: "admin", URLS.queue: "reviewer"}
    return [page for page in pages if role in roles_from(kept_back.get(page[0], "reader"))]


def kind_name(kind: str, _: Callable[[str], str]) -> str:
    """The heading of a listing in the language of `_`."""
    return {
        "commitment": _("Commitments"),
        "figure": _("Figures"),
        "effect": _("Effects claimed"),
        "attribution": _("What was said"),
        "programme": _("Programmes"),
    }[kind]
