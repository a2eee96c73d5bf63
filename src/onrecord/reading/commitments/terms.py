"""Terms of an undertaking: deadline, condition, figures and programmes inside, catalysts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal

from onrecord.reading.parsed import Parsed
from onrecord.record import Dated, Figure, Programme, Span, Statement, Time

from .vocabulary import Vocabulary, vocabulary

Catalyst = Literal["deadline", "money", "body", "number"]
_NOT_LIMITS = frozenset(
    {"of", "since", "from", "dated", "to", "between", "after", "under", "with", "last", "past", "as", "than"}
)
_FRAME = re.compile(
    r"\b(?:(?:no|not)\s+later\s+than|no\s+earlier\s+than|before\s+the\s+end\s+of|by\s+the\s+end\s+of|until\s+the\s+end\s+of"
    r"|over\s+the\s+course\s+of|ahead\s+of|in\s+the\s+course\s+of|by\s+or\s+before|prior\s+to|starting\s+(?:from|in|on)"
    r"|beginning\s+(?:in|on)|\w+)\s+(?:the\s+|a\s+|an\s+)?(?:(?:upcoming|end\s+of|further\s+period\s+ending\s+on)\s+)*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\buntil\s[^,;.()]*[^\s,;.()]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’](?:s\b|\s)")


@cache
def _vague() -> re.Pattern[str]:
    words = sorted(vocabulary().words["deadlines.vague"], key=len, reverse=True)
    coming = r"(?:in|over|during|within)\s+(?:the\s+)?(?:coming|next\s+few)\s+(?:period|days|weeks|months|years)"
    return re.compile(r"\b(?:" + "|".join([coming, *map(re.escape, words)]) + r")\b", re.IGNORECASE)


@cache
def _event() -> re.Pattern[str]:
    v = vocabulary().words
    return re.compile(
        r"\b(?:"
        + "|".join(sorted(v["deadlines.event_prepositions"]))
        + r")\s+(?:the|its|our|their|his|her|next|that|this)\s+"
        r"(?:[\w’'.-]+\s+){0,3}?(?:"
        + "|".join(sorted(v["deadlines.events"]))
        + r")\b(?:\s+of\s+(?:the\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+)*)?"
        r"|\bthrough\s+the\s+(?:completion|end|expiry|expiration)\s+of\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+",
        re.IGNORECASE,
    )


@cache
def _conditions() -> re.Pattern[str]:
    starts = sorted(vocabulary().words["conditions.starts"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(start) for start in starts) + r")\b", re.IGNORECASE)


class Terms:
    """Looks up what lies inside a span among the findings made before."""

    def __init__(
        self,
        p: Parsed,
        v: Vocabulary,
        statement: Statement,
        times: Sequence[Time],
        figures: Sequence[Figure],
        programmes: Sequence[Programme],
    ) -> None:
        self.p, self.v = p, v
        self.published = statement.published
        self.times = sorted(times, key=lambda time: time.span.start)
        self.time_starts = [time.span.start for time in self.times]
        self.figures = sorted(figures, key=lambda figure: figure.span.start)
        self.figure_starts = [figure.span.start for figure in self.figures]
        mentions = sorted(
            ((mention.start, mention.end, item) for item in programmes for mention in item.mentions),
            key=lambda m: m[:2],
        )
        self.mentions = mentions
        self.mention_starts = [mention[0] for mention in mentions]

    def deadline(self, start: int, end: int, least: int) -> Dated | None:
        """The time limit in the characters `[start, end)`; limits that stand at or after `least` (the cue) go first."""
        near = self.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]
        limits = [dated for time in near if time.span.end <= end and (dated := self._limit(time, start)) is not None]
        if limits:
            return min(limits, key=lambda dated: (dated.span.start < least, dated.span.start))
        text = self.p.text
        if (clause := self._clause_of_time(least, end)) is not None:
            return Dated(span=clause)
        match = (
            _vague().search(text, start, end) or _UNTIL.search(text, least, end) or _event().search(text, start, end)
        )
        if match is None:
            return None
        return Dated(span=Span.of(text, match.start(), match.end()))

    def _clause_of_time(self, start: int, end: int) -> Span | None:
        """A clause that sets a limit by what will have happened ("after the fighting ends")."""
        p = self.p
        for at in p.tokens_in(start, end):
            if p.dep[at] == "mark" and p.lower[at] in ("after", "until"):
                return Span.of(p.text, p.start[at], min(p.end[p.right[p.head[at]] - 1], end))
        return None

    def leading_deadline(self, begin: int, start: int) -> Dated | None:
        """The time limit in the words `[begin, start)` before the subject ("Later today, we will")."""
        dated = self.deadline(begin, start, begin)
        if dated is not None or not self.p.text[begin:start].rstrip().endswith(","):
            return dated
        words = self.p.text[begin:start].rstrip(" ,")
        if words.split(maxsplit=1)[0].lower() not in self.v.words["deadlines.leading"]:
            return None
        return Dated(span=Span.of(self.p.text, begin, begin + len(words)))

    def _limit(self, time: Time, start: int) -> Dated | None:
        if time.type == "SET" or time.value in ("PAST_REF", "PRESENT_REF"):
            return None
        if _POSSESSIVE.match(self.p.text, time.span.end) or time.span.quote.endswith(("'s", "’s")):
            return None
        if self.published and time.to is not None and time.to < self.published[: len(time.to)]:
            return None
        text = self.p.text
        begin, stop = time.span.start, time.span.end
        window = text[max(start, begin - 40) : begin]
        match = _FRAME.search(window)
        before = self.v.words["deadlines.before"]
        first = self.p.tokens_in(begin, stop)
        opening = self.p.lower[first[0]] if len(first) else ""
        if match is not None:
            word = match.group().split()[0].lower()
            if word in before:
                if (
                    word in ("for", "over", "at")
                    and time.type == "DURATION"
                    and word != "over"
                    and "ending" not in match.group()
                ):
                    return None
                at = begin - len(window) + match.start()
                return Dated(span=Span.of(text, at, stop), from_=_from(time, word), to=time.to)
            if word in _NOT_LIMITS:
                return None
        if time.type == "DURATION":
            return None
        if opening in before or opening in ("tomorrow", "tonight", "now", "today") or "next" in time.span.quote.lower():
            return Dated(span=time.span, from_=time.from_, to=time.to)
        dated = len(time.value or "") >= 10 and time.value[:4].isdigit()
        if dated or match is None or not match.group().split()[0].istitle():
            return Dated(span=time.span, from_=time.from_, to=time.to) if time.from_ else None
        return None

    def condition(self, begin: int, start: int, end: int) -> Span | None:
        """The condition in the characters `[start, end)`, or the clause before the subject (from `begin`)."""
        text = self.p.text
        if begin < start:
            leading = text[begin:start].rstrip(" ,")
            if leading:
                return Span.of(text, begin, begin + len(leading))
        match = _conditions().search(text, start, end)
        if match is None:
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


def catalysts(dated: Dated | None, figures: Sequence[Figure], programmes: Sequence[Programme]) -> tuple[Catalyst, ...]:
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


def _from(time: Time, word: str) -> str | None:
    return None if word in ("by", "before", "until", "till", "within", "no", "not", "prior", "through") else time.from_
