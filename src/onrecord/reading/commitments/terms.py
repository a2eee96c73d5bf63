"""Terms of an undertaking: condition, figures and programmes inside, catalysts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal

from onrecord.reading.parsed import Parsed
from onrecord.record import Deadline, Figure, Programme, Span

from .vocabulary import vocabulary

Catalyst = Literal["deadline", "money", "body", "number"]


@cache
def _conditions() -> re.Pattern[str]:
    starts = sorted(vocabulary().words["conditions.starts"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(start) for start in starts) + r")\b(?!\s+(?:more|again)\b)", re.I)


class Terms:
    """Looks up what lies inside a span among the findings made before."""

    def __init__(
        self,
        p: Parsed,
        figures: Sequence[Figure],
        programmes: Sequence[Programme],
    ) -> None:
        self.p = p
        self.figures = sorted(figures, key=lambda figure: figure.span.start)
        self.figure_starts = [figure.span.start for figure in self.figures]
        mentions = sorted(
            ((mention.start, mention.end, item) for item in programmes for mention in item.mentions),
            key=lambda m: m[:2],
        )
        self.mentions = mentions
        self.mention_starts = [mention[0] for mention in mentions]

    def condition(self, begin: int, start: int, end: int) -> Span | None:
        """The condition in the characters `[start, end)`, or the clause before the subject (from `begin`)."""
        text = self.p.text
        if begin < start:
            leading = text[begin:start].rstrip(" ,")
            if leading:
                return Span.of(text, begin, begin + len(leading))
        match = _conditions().search(text, start, end)
        if match is None or text[max(match.start() - 4, 0) : match.start()] == "for ":
            return None
        stop = end
        for sign in (",", ";", "."):
            at = text.find(sign, match.end(), end)
            if at > 0 and (sign != "." or text[at + 1 : at + 2].isspace()):
                stop = min(stop, at)
        return Span.of(text, match.start(), max(stop, match.end()))

    def figures_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures inside."""
        inside = self.figures[bisect_left(self.figure_starts, start) : bisect_right(self.figure_starts, end)]
        return tuple(figure for figure in inside if figure.span.end <= end)

    def programmes_in(self, start: int, end: int) -> tuple[Programme, ...]:
        """The programmes named inside, each once."""
        inside = self.mentions[bisect_left(self.mention_starts, start) : bisect_right(self.mention_starts, end)]
        return tuple({item.id: item for _, stop, item in inside if stop <= end}.values())


def catalysts(
    dated: Deadline | None, figures: Sequence[Figure], programmes: Sequence[Programme]
) -> tuple[Catalyst, ...]:
    """What makes the undertaking testable, after the G7 Research Group's coding manual."""
    out: list[Catalyst] = []
    if dated is not None:
        out.append("deadline")
    if any(figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper() for figure in figures):
        out.append("money")
    if programmes:
        out.append("body")
    if any(figure.unit is None or not figure.unit.isupper() for figure in figures):
        out.append("number")
    return tuple(out)
