"""Acts: what actors do by speaking, by illocutionary force."""

from __future__ import annotations

from onrecord.record import Act

from .cast import Cast
from .parsed import Parsed


def find_acts(parsed: Parsed, cast: Cast) -> tuple[Act, ...]:
    """Every act, in order."""
    del parsed, cast
    return ()
