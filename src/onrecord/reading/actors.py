"""Actors: persons, states, organisations and groups, one identity each for all their names."""

from __future__ import annotations

from onrecord.record import Statement

from .cast import Cast
from .parsed import Parsed


def find_actors(parsed: Parsed, statement: Statement) -> Cast:
    """The cast of a statement."""
    del parsed, statement
    return Cast()
