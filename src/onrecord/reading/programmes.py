"""Programmes: named initiatives, forums, bodies, agreements and processes."""

from __future__ import annotations

from onrecord.record import Programme

from .cast import Cast
from .parsed import Parsed


def find_programmes(parsed: Parsed, cast: Cast) -> tuple[Programme, ...]:
    """Every programme with all its mentions, in the order of first mention."""
    del parsed, cast
    return ()
