"""The meeting a statement tells of: who met, where, when and how."""

from __future__ import annotations

from onrecord.record import Meeting, Statement, Time

from .cast import Cast
from .parsed import Parsed


def find_meeting(parsed: Parsed, cast: Cast, times: tuple[Time, ...], statement: Statement) -> Meeting | None:
    """The meeting, or None where the text tells of none."""
    del parsed, cast, times, statement
    return None
