"""Attributions: who said, thought or meant what."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Attribution, Statement

from .candidates import Candidate
from .indirect import find_reported
from .links import link_quotations
from .merge import findings, settle
from .quotations import find_quotations
from .turns import find_turns


def find_attributions(parsed: Parsed, cast: Cast, statement: Statement) -> tuple[Attribution, ...]:
    """Every attribution, in the order of its content."""
    del statement
    quotations = find_quotations(parsed)
    candidates: list[Candidate] = find_turns(parsed)
    candidates += link_quotations(parsed, quotations)
    candidates += find_reported(parsed, quotations)
    return findings(parsed, cast, quotations, settle(candidates))


__all__ = ["find_attributions"]
