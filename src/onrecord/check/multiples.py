"""Growth said without a percentage: "doubled", "halved", "more than half below"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from onrecord.record import Record, Span

from .claims import Claim, from_start_of_term, projected
from .passage import Passage
from .subjects import subject_of
from .tenure import tenure_period
from .timing import when
from .told import Digits, Told, say
from .tolerance import Bounds
from .words import cues

_HALF = re.compile(
    r"\b(?:(?P<over>more than|over|well over)|(?P<near>nearly|almost|about|roughly|around|some|close to)|(?P<under>less than))?\s*(?:a |one )?(?P<part>half|third|quarter|fifth|two.thirds|three.quarters)\s+(?P<way>below|lower|fewer|less|down|above|higher|more)\b",  # noqa: E501
    re.IGNORECASE,
)
_PARTS = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "two-thirds": 200 / 3,
    "two thirds": 200 / 3,
    "three-quarters": 75.0,
    "three quarters": 75.0,
}


def multiple_claims(passage: Passage, record: Record) -> Iterator[Claim]:
    """Reads "doubled", "halved", "more than half below": growth said without a percentage."""
    text = record.statement.text
    made: list[tuple[Span, Bounds, Literal["up", "down"]]] = []
    for found in _HALF.finditer(passage.text):
        down = found["way"].lower() in ("below", "lower", "fewer", "less", "down")
        share = _PARTS[found["part"].lower()]
        low, high = (
            (share, 100.0)
            if found["over"]
            else (share * 0.8, share)
            if found["under"]
            else (share * 0.93, share * 1.07)
        )
        bounds = Bounds(low, high, share, _rule(found.group().strip(), low, high))
        span = Span.of(text, passage.start + found.start(), passage.start + found.end())
        made.append((span, bounds.negated() if down else bounds, "down" if down else "up"))
    for match in cues("multiples").find(passage.tokens):
        if re.match(
            r"\s+(?:those|that|as|the (?:size|level|amount|rate) of)\b", passage.between(match.end, match.end + 24)
        ):
            continue
        times = float(match.tag)
        before = passage.between(max(passage.start, match.start - 18), match.start).lower()
        value = 100 * (times - 1)
        size = abs(value)
        loose = (
            (size, size * 1.6)
            if "more than" in before
            else (size * 0.75, size)
            if re.search(r"nearly|almost", before)
            else (size * 0.9, size * 1.15)
        )
        bounds = Bounds(
            loose[0],
            loose[1],
            size,
            _rule(passage.between(match.start, match.end), *loose),
        )
        span = Span.of(text, match.start, match.end)
        made.append((span, bounds if value > 0 else bounds.negated(), "up" if value > 0 else "down"))
    figured = [figure.span for figure in passage.figures]
    for span, bounds, direction in made:
        subject = subject_of(passage, span, None)
        if subject is None or projected(passage, span):
            continue
        period, open_ended, base = when(passage, span, "growth")
        if period is None and base is None:
            period, open_ended = tenure_period(passage, record, span, "growth")
            period, open_ended, base = from_start_of_term("growth", period, open_ended, base)
        owner = next((f for f in passage.figures if f.span.overlaps(span)), None) if figured else None
        yield Claim("growth", span, owner, bounds, subject, period, open_ended, base, direction, passage=passage)


def _rule(words: str, low: float, high: float) -> Told:
    return say(
        "“%(words)s”: %(low)s to %(high)s percent", words=words, low=Digits(low, ".0f"), high=Digits(high, ".0f")
    )
