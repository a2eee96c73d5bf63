"""Commitments: who is bound to what, how firmly, by when, on what condition."""

from __future__ import annotations

from onrecord.record import Attribution, Commitment, Figure, Programme, Statement, Time

from .cast import Cast
from .parsed import Parsed


def find_commitments(
    parsed: Parsed,
    cast: Cast,
    statement: Statement,
    times: tuple[Time, ...],
    figures: tuple[Figure, ...],
    programmes: tuple[Programme, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Commitment, ...]:
    """Every commitment, in order."""
    del parsed, cast, statement, times, figures, programmes, attributions
    return ()
