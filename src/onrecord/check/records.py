"""Claims of records through time: "the most since 2014", "never before"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from onrecord.lexicon import load
from onrecord.record import Record, Span

from .passage import Passage
from .periods import Period, add_months
from .subjects import subject_of
from .timing import when
from .words import Match, cues

if TYPE_CHECKING:
    from .claims import Claim


def number_of(word: str) -> float:
    """A whole number from two to twelve in words, or in digits."""
    names = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return float(word) if word.isdigit() else float(names.index(word.lower()) + 2)


_YEARS = re.compile(
    r"\b(?:in|for|of)\s+(?:the\s+)?(?:(?P<near>almost|nearly|about|over|more than|at least|some|past|last)\s+)*(?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty)\s+(?P<unit>years|decades|months)\b",  # noqa: E501
    re.IGNORECASE,
)


_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}


def years_in(passage: Passage, after: int | None = None) -> float | None:
    """How many years "in 54 years" or "in three decades" reaches back; None where nothing of the kind is said."""
    found = _YEARS.search(passage.text, max(0, (after or passage.start) - passage.start))
    if not found:
        return (
            10.0
            if re.search(r"\b(?:in|for) (?:a|over a|more than a) decade\b", passage.text)
            else 40.0
            if "in a generation" in passage.text
            else None
        )
    word = found["n"].lower()
    number = float(_TENS[word]) if word in _TENS else number_of(word)
    unit = found["unit"].lower()
    years = number * 10 if unit == "decades" else number / 12 if unit == "months" else number
    if (found["near"] or "").lower() in ("almost", "nearly") and unit == "years":
        years -= 0.75
    return years


def record_claims(passage: Passage, record: Record, others: Sequence[Claim]) -> Iterator[Claim]:
    """Reads "the most since 2014", "a record", "never before seen": extremes through time."""
    from .claims import projected

    text = record.statement.text
    for match, extreme in _extremes(passage):
        span = Span.of(text, match.start, match.end)
        since, years, ever = _scope(passage, match)
        if since is None and years is None and not ever:
            continue
        near = min(
            (c for c in others if c.kind in ("level", "growth", "difference")),
            key=lambda c: min(abs(c.span.end - span.start), abs(c.span.start - span.end)),
            default=None,
        )
        figure = next((f for f in passage.figures if f.claim == "record" and f.span.overlaps(span)), None)
        subject = subject_of(passage, span, None) if near is None else near.subject
        if subject is None or not subject.concept.name or any(c.kind == "run" and c.extreme for c in others):
            continue
        base_record = near is not None and re.search(
            r"\b(?:below|from|than|under)\s+(?:the|its|their|a)\s+(?:\w+\s+)?$",
            passage.between(max(passage.start, match.start - 18), match.start),
        )
        period = (
            (near.base if base_record and isinstance(near.base, Period) else near.period)
            if near
            else when(passage, span, "record")[0]
        )
        if near is None:
            period = period or None
        extreme = extreme or _sense(subject.concept.name, passage)
        if not extreme:
            continue
        owner = figure or (near.figure if near else None)
        from .claims import Claim

        yield Claim("record", span, owner, None, subject, period, near.open_ended if near else False, since=since, years=years, extreme=extreme,  # noqa: E501
                    projection=projected(passage, span) if near is None else near.projection, passage=passage)  # fmt: skip  # noqa: E501


def _extremes(passage: Passage) -> Iterator[tuple[Match, Literal["most", "least"] | None]]:
    seen: list[Match] = []
    for match in cues("most").find(passage.tokens):
        if not _is_rank(passage, match):
            seen.append(match)
            yield match, "most"
    for match in cues("least").find(passage.tokens):
        before = passage.between(max(passage.start, match.start - 4), match.start).lower()
        if not before.endswith("at ") and not _is_rank(passage, match):
            seen.append(match)
            yield match, "least"
    for found in re.finditer(
        r"\b(?:a|the|another|new|all-time|its|their)\s+(?:new\s+|all-time\s+)?record\b(?!ed|ing)(?:\s+(?P<way>high|low|number|level|of))?|\brecord(?:\s+(?P<way2>high|low|number|level|amount|total))",
        passage.text,
    ):
        if any(m.start - passage.start < found.end() and found.start() < m.end - passage.start for m in seen):
            continue
        way = (found["way"] or found["way2"] or "").lower()
        yield (
            Match("record", 0, 0, passage.start + found.start(), passage.start + found.end()),
            "least" if way == "low" else "most",
        )
        return
    if not seen and (never := passage.has("never")):
        yield never, None


_RANK_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:trading partner|trade partner|partner|exporter|importer|supplier|customer|buyer|market|emitter|source|destination|seller|commercial partner)",  # noqa: E501
    re.IGNORECASE,
)


def _is_rank(passage: Passage, match: Match) -> bool:
    return bool(_RANK_AFTER.match(passage.between(match.end, min(passage.end, match.end + 40))))


def _sense(concept: str, passage: Passage) -> Literal["most", "least"] | None:
    """Reads "this bad" is the most where more is worse."""
    words = load("claims")
    worse = concept in words["worse_is_more"]
    if passage.has("bad"):
        return "most" if worse or (passage.has("bad") and "high" in passage.text) else "least"
    if passage.has("good"):
        return "least" if worse else "most"
    return None


def _scope(passage: Passage, match: Match) -> tuple[Period | None, float | None, bool]:
    after = passage.between(match.end, passage.end)
    for time in passage.times:
        gap = passage.between(match.end, time.start) if time.start >= match.end else ""
        if (
            time.start >= match.end
            and re.search(r"\b(?:since|last seen in|until|before)\s+(?:\w+\s+){0,3}$", gap)
            and len(gap) < 90
        ):
            return time.period, None, False
    if found := re.search(r"\bsince\s+(?:at least\s+)?(?:fiscal\s+(?:year\s+)?|FY\s?)?((?:19|20)\d\d)\b", after):
        year = int(found.group(1))
        fiscal = "fiscal" in found.group().lower() or "FY" in found.group()
        return (
            (
                Period(date(year - 1, 10, 1), date(year, 9, 30))
                if fiscal
                else Period(date(year, 1, 1), date(year, 12, 31))
            ),
            None,
            False,
        )
    if years := years_in(passage, match.end):
        return None, years, False
    ever = (
        passage.has("never") is not None
        or "record" in passage.between(match.start, match.end).lower()
        or "all time" in after
        or "all-time" in after
    )
    return None, None, ever


def first_day(period: Period | None, years: float | None, end: date) -> date | None:
    """From which day on a record counts."""
    if period is not None:
        return period.end
    return add_months(end, -round(12 * years)) if years is not None else None
