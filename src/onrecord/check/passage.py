"""A sentence as the checks read it: its words, what they measure, its places and times, and where its source ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.record import Figure, Record, Span

from .periods import Period, add_months, month_end
from .words import Match, Token, cues, measures, places, tokens

_END = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bNo)(?<!\bSt)[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n+"
)


_TO = re.compile(r"\s*(?:to|through|until|–|-)\s*(?:the\s+end\s+of\s+)?")


class TimeWords(NamedTuple):
    """Words for a time, and the days they cover."""

    start: int
    end: int
    period: Period
    quote: str


class Passage:
    """One sentence of a statement with everything the checks look for in it.

    Attributes:
        source: Where the words stand that say who says it and when ("In May the minister said that"): places and times there
            are not the claim's. Empty (0, 0) where the sentence speaks for itself.
    """  # noqa: E501

    def __init__(self, record: Record, start: int, end: int, home: str | None = None) -> None:
        self.start, self.end = start, end
        self.text = record.statement.text[start:end]
        self.tokens = tokens(self.text, start)
        self.measures = measures().phrases.find(self.tokens)
        self.places = places().find(self.tokens)
        self.times = sorted(_times(record, start, end))
        self.figures = [each for each in record.figures if start <= each.span.start < end]
        self.source = self._source()
        self.parties = tuple(dict.fromkeys(actor.iso for actor in record.actors if actor.iso and actor.type == "state"))
        issuer = record.statement.issuer or ""
        named = next(iter(places_of(self)), None) or next(
            (code for name, code in load("terms")["residences"].items() if name in self.text), None
        )
        self.home = named or (issuer if len(issuer) == 3 and issuer.isupper() else home)

    def _source(self) -> tuple[int, int]:
        said = cues("speech").find(self.tokens)
        if not said:
            return (0, 0)
        first = next((s for s in said if not self._follows_measure(s)), None)
        if first is None:
            last = said[-1]
            comma = self.text.rfind(",", 0, last.start - self.start)
            in_quote_end = comma > 0 and not any(f.span.start > last.start for f in self.figures)
            return (self.start + comma, self.end) if in_quote_end else (0, 0)
        end = first.end
        for token in self.tokens[first.last + 1 : first.last + 9]:
            if token.stem == "that":
                end = token.end
                break
        else:
            for time in self.times:
                if 0 <= time.start - end <= 12:
                    end = time.end
        return (self.start, end)

    def _follows_measure(self, said: Match) -> bool:
        return any(f.span.end <= said.start and f.claim not in ("rank",) for f in self.figures)

    def in_source(self, start: int) -> bool:
        """Whether the place lies in the words that name the source."""
        return self.source[0] <= start < self.source[1]

    def words_before(self, start: int, count: int) -> list[Token]:
        """The last words before a place."""
        return [token for token in self.tokens if token.end <= start][-count:]

    def words_after(self, end: int, count: int) -> list[Token]:
        """The first words after a place."""
        return [token for token in self.tokens if token.start >= end][:count]

    def has(self, name: str, start: int | None = None, end: int | None = None) -> Match | None:
        """The first phrase of a list of `lexicon/claims.yml` in the sentence, or between two places of it."""
        low, high = self.start if start is None else start, self.end if end is None else end
        return next(iter(cues(name).find([t for t in self.tokens if low <= t.start and t.end <= high])), None)

    def between(self, start: int, end: int) -> str:
        """The characters between two places."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


def places_of(passage: Passage) -> list[str]:
    """The places named in the sentence, the words for the source included."""
    return [place.tag for place in passage.places]


def _times(record: Record, start: int, end: int) -> list[TimeWords]:
    found = []
    for time in record.times:
        if start <= time.span.start < end and time.type != "SET" and time.from_ and time.to:
            period = _named_period(time.value, record.statement.text, time.span) or _period(time.from_, time.to)
            if period:
                found.append(TimeWords(time.span.start, time.span.end, period, time.span.quote))
    return _joined(sorted(found), record.statement.text)


_YEAR_TO = re.compile(
    r"\b(?:year|months)\s+(?:to|through|ending|ended|up to)\s+(?:in\s+|the end of\s+)?(?P<month>[A-Z][a-z]+)\s+(?P<year>\d{4})"  # noqa: E501
)
_SINGLE = re.compile(r"\d{4}(?:-\d\d|-Q[1-4])?")
_NAMES = "January February March April May June July August September October November December".split()  # noqa: SIM905


def _named_period(value: str, text: str, span: Span) -> Period | None:
    """The month, quarter or year that "since X" or "the year to X" names, rather than the stretch it bounds."""
    if found := year_to(text[span.start : span.end + 40]):  # noqa: SIM102
        if found[1] < len(span.quote):
            return found[0]
    since = "since" in text[max(0, span.start - 14) : span.start + 6].lower()
    if since and (decade := re.search(r"\b(\d{3})0s\b", span.quote)):
        return Period(date(int(decade.group(1) + "0"), 1, 1), date(int(decade.group(1) + "9"), 12, 31))
    single = _SINGLE.fullmatch(value) or _SINGLE.search(span.quote)
    if since and single:
        named = single.group()
        year = int(named[:4])
        if "-Q" in named:
            start = date(year, 3 * int(named[-1]) - 2, 1)
            return Period(start, month_end(add_months(start, 2)))
        months = [i for i, name in enumerate(_NAMES, start=1) if name in span.quote]
        month = int(named[5:7]) if len(named) > 4 else months[0] if months else 0
        if "fiscal" in span.quote.lower() or "FY" in span.quote:
            return None
        return (
            Period(date(year, month, 1), month_end(date(year, month, 1)))
            if month
            else Period(date(year, 1, 1), date(year, 12, 31))
        )
    return None


def year_to(words: str) -> tuple[Period, int] | None:
    """The month that "the year to June 2023" ends with, and where those words begin."""
    found = _YEAR_TO.search(words)
    if not found or found["month"] not in _NAMES:
        return None
    first = date(int(found["year"]), _NAMES.index(found["month"]) + 1, 1)
    return Period(first, month_end(first)), found.start()


def _joined(times: list[TimeWords], text: str) -> list[TimeWords]:
    """Reads "January to July": two times that are the ends of one."""
    made: list[TimeWords] = []
    for time in times:
        last = made[-1] if made else None
        if (
            last
            and time.start >= last.end
            and _TO.fullmatch(text[last.end : time.start])
            and last.period.start < time.period.end
        ):
            first = last.period
            if first.start > time.period.start:
                continue
            while (
                first.start.year < time.period.start.year
                and not any(c.isdigit() for c in last.quote)
                and first.months == 1
                and first.start.month <= time.period.start.month
            ):
                first = first.shifted(12)
            made[-1] = TimeWords(
                last.start, time.end, Period(first.start, time.period.end), text[last.start : time.end]
            )
        elif not last or time.start >= last.end:
            made.append(time)
    return made


def _period(first: str | None, last: str | None) -> Period | None:
    try:
        return Period(date.fromisoformat(first or ""), date.fromisoformat(last or ""))
    except ValueError:
        return None


def figure_period(figure: Figure) -> Period | None:
    """The period reading gave a figure, where both ends are known."""
    return _period(figure.period.from_, figure.period.to) if figure.period else None


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    found = []
    start = 0
    for end in _END.finditer(text):
        if text[start : end.start() + 1].strip():
            found.append((start, end.end()))
        start = end.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def passages(record: Record, spans: Sequence[Span], home: str | None = None) -> list[Passage]:
    """The sentences that hold these spans, in order, each once."""
    bounds = sentences(record.statement.text)
    if not bounds:
        return []
    starts = [start for start, _ in bounds]
    wanted = sorted({max(0, bisect_right(starts, span.start) - 1) for span in spans})
    return [Passage(record, *bounds[i], home) for i in wanted]
