"""What the encoder reads, as candidates."""

from __future__ import annotations

from onrecord.reading.encoder import Encoded
from onrecord.reading.parsed import Parsed

from .candidates import Candidate, Chars
from .learned import Range, decode

RULE = "encoder"


def find_tagged(parsed: Parsed, encoded: Encoded) -> list[Candidate]:
    """The attributions that the encoder's tags spell, in the order of their cues."""

    def chars(ranges: tuple[Range, ...]) -> tuple[Chars, ...]:
        return tuple((parsed.start[first], parsed.end[last - 1]) for first, last in ranges)

    return [
        Candidate(
            source=chars(found.source),
            cue=chars(found.cue),
            content=chars(found.content),
            rule=RULE,
            confidence=found.confidence,
            head=_top(parsed, found.cue[0]) if found.cue else -1,
            voice=_top(parsed, found.source[0]) if found.source else -1,
        )
        for found in decode(parsed, encoded)
    ]


def _top(parsed: Parsed, tokens: Range) -> int:
    """The token that governs the others of a range: the one whose head lies outside it."""
    first, last = tokens
    return next(
        (at for at in range(first, last) if not first <= parsed.head[at] < last or parsed.head[at] == at), first
    )
