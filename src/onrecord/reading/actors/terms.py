"""Who led a state when, from `terms.yml`."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from onrecord import lexicon
from onrecord.lexicon.terms import Term, serving, terms
from onrecord.record.statement import interval_of

from .names import fold


@cache
def _led() -> dict[str, frozenset[str]]:
    """The states that a leader of each surname has led."""
    table: dict[str, set[str]] = {}
    for state, held in terms().items():
        for term in held:
            table.setdefault(fold(term.name), set()).add(state)
    return {name: frozenset(states) for name, states in table.items()}


def governed(name: str, states: Set[str | None]) -> str | None:
    """The one of these states that a leader of this name's last word has led."""
    led = [state for state in _led().get(fold(name.rsplit(" ", 1)[-1]), frozenset()) if state in states]
    return led[0] if len(led) == 1 else None


def led_by(name: str, published: str | None) -> str | None:
    """The one state that a leader of this name's last word led on the day, month or year, whatever the text names."""
    last = fold(name.rsplit(" ", 1)[-1])
    held = ((state, _served(state, published)) for state in _led().get(last, frozenset()))
    states = [state for state, term in held if term is not None and fold(term.name) == last]
    return states[0] if len(states) == 1 else None


def in_office(office: str, state: str | None, published: str | None) -> str | None:
    """The surname of who led a state on a day, or all through a month or year; None where that is not one person.

    Args:
        office: What the leader is called, in lower case: "prime minister".
        state: The state's code.
        published: An ISO date, month or year.
    """
    if state not in lexicon.load("terms")["offices"].get(office, ()):
        return None
    term = _served(state, published)
    return term.name if term is not None else None


def in_full(name: str, state: str | None, published: str | None) -> str | None:
    """The full name of who led a state on a day, where the name is that leader's surname; else None."""
    term = _served(state, published)
    return f"{term.given} {term.name}".strip() if term is not None and fold(term.name) == fold(name) else None


def _served(state: str | None, published: str | None) -> Term | None:
    """The one term that the day, month or year lies in."""
    if not published:
        return None
    first, last = (serving(state, day) for day in interval_of(published))
    return first if first == last else None
