"""Who led a state when, from `terms.yml`: surnames alone."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from functools import cache

from onrecord import lexicon
from onrecord.record.statement import interval_of

from .names import fold


@cache
def _led() -> dict[str, frozenset[str]]:
    """The states that a leader of each surname has led."""
    table: dict[str, set[str]] = {}
    for state, terms in lexicon.load("terms")["terms"].items():
        for term in terms:
            table.setdefault(fold(term["name"]), set()).add(state)
    return {name: frozenset(states) for name, states in table.items()}


def governed(name: str, states: Set[str | None]) -> str | None:
    """The one of these states that a leader of this name's last word has led."""
    led = [state for state in _led().get(fold(name.rsplit(" ", 1)[-1]), frozenset()) if state in states]
    return led[0] if len(led) == 1 else None


def in_office(office: str, state: str | None, published: str | None) -> str | None:
    """The surname of who led a state on a day, or all through a month or year; None where that is not one person.

    Args:
        office: What the leader is called, in lower case: "prime minister".
        state: The state's code.
        published: An ISO date, month or year.
    """
    vocabulary = lexicon.load("terms")
    if not published or state not in vocabulary["offices"].get(office, ()):
        return None
    first, last = interval_of(published)
    serving = [
        max((day, term["name"]) for term in vocabulary["terms"][state] if (day := _day(term["from"])) <= end)
        for end in (first, last)
        if _day(vocabulary["terms"][state][0]["from"]) <= first
    ]
    return serving[0][1] if serving and serving[0] == serving[-1] else None


def _day(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
