"""Attributions: who said, thought or meant what."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.encoder import Encoded
from onrecord.reading.language import is_spanish
from onrecord.reading.parsed import Parsed
from onrecord.record import Attribution, Statement

from .candidates import reads_out, spoken
from .indirect import find_reported
from .links import link_quotations
from .merge import findings, settle
from .quotations import find_quotations
from .spanish import find_spanish
from .tagged import find_tagged


def find_attributions(
    parsed: Parsed, cast: Cast, statement: Statement, encoded: Encoded | None = None
) -> tuple[Attribution, ...]:
    """Every attribution, in the order of its content.

    Args:
        parsed: The text.
        cast: Its actors.
        statement: The statement.
        encoded: What the encoder made of the text; without it rules read reported speech too.
    """
    quotations = find_quotations(parsed)
    turns = zip(cast.turns, cast.voices, strict=True)
    candidates = [] if reads_out(cast.turns, quotations) else [spoken(turn, voice) for turn, voice in turns]
    if is_spanish(parsed, statement.language):
        found, rest = find_spanish(parsed, cast, quotations)
        candidates += found + link_quotations(parsed, cast, rest)
    else:
        candidates += link_quotations(parsed, cast, quotations)
        candidates += find_reported(parsed, quotations) if encoded is None else find_tagged(parsed, encoded)
    return findings(parsed, cast, quotations, settle(candidates))


__all__ = ["find_attributions"]
