"""Which time a claim speaks of, and which it is compared with."""

from __future__ import annotations

import itertools
import re
from typing import Literal

from onrecord.record import Span

from .passage import Passage, TimeWords
from .periods import Period, add_months, month_end
from .words import Match, cues

Kind = Literal["level", "growth", "difference", "share", "run", "record", "rank", "multiple"]


Base = Period | Literal["year", "step"] | None


_SINCE = re.compile(
    r"\b(?:since|after|before|last seen in|last seen|not seen since|until)\s+(?:(?:the|late|early|at least|fiscal|year|month of)\s+){0,3}$",  # noqa: E501
    re.IGNORECASE,
)


_BASE = re.compile(
    r"\b(?:than|compared with|compared to|from|below|above|over|versus|against|relative to|on|under)\s+(?:(?:in|the|a|its|that|of|record|level|levels|peak|high|low|figure|total|same|period|number|those|month|for|during|revised|fiscal|year|at|end|start|beginning)\s+){0,5}$",  # noqa: E501
    re.IGNORECASE,
)


def _is_since(passage: Passage, start: int) -> bool:
    return bool(_SINCE.search(passage.between(max(passage.start, start - 30), start)))


def is_base(passage: Passage, start: int) -> bool:
    """Whether the words before a place make what follows the base of a comparison."""
    before = passage.between(max(passage.start, start - 50), start)
    return bool(_BASE.search(before))


def when(passage: Passage, span: Span, kind: Kind) -> tuple[Period | None, bool, Base]:
    """The period a claim speaks of, whether it was left open, and what it is compared with.

    A time right after the figure is its own ("76 in 2022"); one after "than", "from" or "below" is the base of a comparison;
    one after "since" bounds a record; else the nearest time in the sentence outside the words for the source.
    """  # noqa: E501

    def inside(time: TimeWords) -> bool:
        return passage.in_source(time.start) and not passage.in_source(span.start)

    relative = [m for name in ("base_year", "base_period") for m in cues(name).find(passage.tokens)]
    times = [
        t
        for t in passage.times
        if not inside(t) and not _overlap(t, span) and not any(_told_by(t, m, passage) for m in relative)
    ]
    if kind in ("growth", "difference") and (pair := _between(passage, times)):
        return pair[1].period, False, pair[0].period
    times = [t for t in times if not start_of_another(passage, t.start, span)]
    after = [time for time in times if 0 <= time.start - span.end <= 60]
    own = next((time for time in after if re.fullmatch(r"[\s\w'’-]{0,24}\b(?:in|for|during|on|of|over|through|within)?\s*(?:the\s+)?(?:fiscal\s+|calendar\s+)?(?:year\s+)?", passage.between(span.end, time.start))  # noqa: E501
                and not is_base(passage, time.start) and not _is_since(passage, time.start)), None)  # fmt: skip
    others = [time for time in times if not _is_since(passage, time.start)]
    targets = [time for time in others if not is_base(passage, time.start)]
    target = own or min(targets, key=lambda time: _distance(passage, time, span), default=None)
    base: Base = None
    if kind in ("growth", "difference", "multiple"):
        bases = [time for time in others if is_base(passage, time.start) and time is not target]
        nearest = min(bases, key=lambda time: _distance(passage, time, span), default=None)
        base = nearest.period if nearest else None
        if base is None:
            since = [time for time in times if _is_since(passage, time.start)]
            base = (
                since[0].period
                if since and re.search(r"\bsince\s", passage.between(since[0].start - 12, since[0].start))
                else None
            )
        if base is None:
            base = "year" if passage.has("base_year") else "step" if passage.has("base_period") else None
    return (target.period if target else None), False, base


_SPLIT = re.compile(r"(?:between|from)\s+(?P<first>[\w ]+?)\s+(?:and|to)\s+(?P<last>[\w ]+)", re.IGNORECASE)


def _between(passage: Passage, times: list[TimeWords]) -> tuple[TimeWords, TimeWords] | None:
    """Reads "between October and November": the base and the period of a change."""
    for time in times:
        found = _SPLIT.fullmatch(time.quote)
        if found and passage.between(max(passage.start, time.start - 8), time.start).strip().lower() != "for":
            step = 1 if any(c.isalpha() for c in found["last"]) else 12
            low, high = time.period
            first = Period(low, month_end(add_months(low, step - 1)))
            last = Period(add_months(high.replace(day=1), 1 - step), high)
            return time._replace(period=first), time._replace(period=last)
    for one, other in itertools.pairwise(times):
        before = passage.between(max(passage.start, one.start - 12), one.start)
        if re.search(r"\bbetween\s+(?:fiscal\s+|the\s+)?$", before) and re.fullmatch(
            r"\s+and\s+(?:fiscal\s+)?", passage.between(one.end, other.start)
        ):
            return one, other
    return None


_FROM = re.compile(
    r"\bfrom\s+(?:(?:more|less|fewer|over|under|about|around|some|nearly|almost|than|a|an|roughly)\s+){0,3}[$€£]?$"
)


def start_of_another(passage: Passage, start: int, span: Span) -> bool:
    """Whether the time is that of the value another figure started from: "to 3 dollars, down from 5 dollars in June"."""  # noqa: E501
    for figure in passage.figures:
        other = figure.span
        before = passage.between(max(passage.start, other.start - 40), other.start)
        if other.start > span.start and 0 <= start - other.end <= 12 and _FROM.search(before):
            return True
    return False


def _told_by(time: TimeWords, match: Match, passage: Passage) -> bool:
    """Whether words for a comparison ("than the year before") hold the time; "in the year to" only leads up to one."""
    leads = passage.between(match.start, match.end).lower().endswith(" to")
    return match.start < time.end and time.start < match.end and not leads


def _overlap(time: TimeWords, span: Span) -> bool:
    return time.start < span.end and span.start < time.end


def _distance(passage: Passage, time: TimeWords, span: Span) -> float:
    gap = time.start - span.end if time.start >= span.end else span.start - time.end
    between = passage.between(min(span.end, time.end), max(span.start, time.start))
    cost = 40 * len(re.findall(r"[;:]|, (?:while|and|but|whereas)\b", between))
    others = sum(
        1
        for f in passage.figures
        if f.span != span and min(span.end, time.end) <= f.span.start <= max(span.start, time.start)
    )
    return gap + cost + 25 * others
