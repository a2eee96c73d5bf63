"""Effects: claims that one thing brought about another."""

from __future__ import annotations

from onrecord.record import Effect

from .parsed import Parsed


def find_effects(parsed: Parsed) -> tuple[Effect, ...]:
    """Every effect claim, in order."""
    del parsed
    return ()
