"""In whose words a text stands: who speaks a turn, a quotation or a report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Attribution


class Voices:
    """Tells for each place of a text whose words stand there.

    Args:
        p: The text.
        cast: Its actors, with the turns of a transcript and who speaks them.
        attributions: Its quotations and reports.
    """

    def __init__(self, p: Parsed, cast: Cast, attributions: Sequence[Attribution]) -> None:
        self.p = p
        self._turns = sorted(
            (start, end, voice)
            for turn, voice in zip(cast.turns, cast.voices, strict=True)
            if voice is not None
            for start, end in turn.content
        )
        self._starts = [start for start, _, _ in self._turns]
        told = [(span, found) for found in attributions if found.speaker is not None for span in found.content]
        self._quoted = [(span.start, span.end, found.speaker) for span, found in told if found.kind == "direct"]
        self._told = [(span.start, span.end, found.speaker) for span, found in told]

    def at(self, token: int) -> tuple[str, ...]:
        """Who says "I" where the token stands: the speaker of the turn, else of the innermost quotation."""
        start = self.p.start[token]
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and start < self._turns[index][1]:
            return (self._turns[index][2],)
        speaker = _innermost(self._quoted, start)
        return (speaker,) if speaker is not None else ()

    def listener(self, token: int) -> tuple[str, ...]:
        """Whom "you" means in a transcript: the next who speaks and is not the speaker."""
        start, own = self.p.start[token], self.at(token)
        return next(((who,) for begin, _, who in self._turns if begin > start and (who,) != own), ())

    def telling(self, start: int) -> str | None:
        """The speaker of the innermost quotation or report around a character."""
        return _innermost(self._told, start)


def _innermost(stretches: Sequence[tuple[int, int, str | None]], start: int) -> str | None:
    inside = [(end - begin, who) for begin, end, who in stretches if begin <= start < end and who is not None]
    return min(inside)[1] if inside else None
