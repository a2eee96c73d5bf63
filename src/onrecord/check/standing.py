"""Claims about standing: ranks among places, records through time, unbroken runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from onrecord.lexicon import load
from onrecord.record import Record, Span

from .passage import Passage
from .periods import Period, add_months
from .subjects import subject_of
from .tolerance import Bounds, bounds_of
from .units import is_time
from .words import Match, cues

if TYPE_CHECKING:
    from .claims import Claim


def run_claims(passage: Passage, record: Record, taken: set[str]) -> Iterator[Claim]:
    """ "under four percent for 22 months in a row": a run of observations on one side of a level."""
    from .claims import Claim, when

    run = passage.has("run")
    if not run:
        return
    text = record.statement.text
    spans = [f for f in passage.figures if is_time(f.unit)]
    length = min(spans, key=lambda f: abs(f.span.start - run.start), default=None)
    found = re.search(
        r"(\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)[\s-](?:(?:consecutive|straight|successive)\s)?(months?|quarters?|years?|weeks?)",
        passage.text,
    )
    if length is None and not found:
        return
    levels = [f for f in passage.figures if f is not length and not is_time(f.unit) and f.unit and f.value is not None]
    level = min(levels, key=lambda f: abs(f.span.start - run.start), default=None)
    if length is not None:
        span, number = length.span, length.value or 0.0
    else:
        assert found is not None
        span = Span.of(text, passage.start + found.start(), passage.start + found.end())
        number = _number(found.group(1))
    words = passage.between(
        max(passage.start, (level.span.start if level else span.start) - 26), level.span.end if level else span.start
    ).lower()
    side: Literal["below", "above"] | None = (
        "below"
        if re.search(r"\b(under|below|less than|lower than|at or below|no higher)\b", words)
        else "above"
        if re.search(r"\b(over|above|more than|higher than|at least|exceed\w*)\b", words)
        else None
    )
    subject = subject_of(passage, level.span if level else span, level)
    if level is None or side is None or subject is None:
        return
    inclusive = bool(re.search(r"at or |at least|no higher|no more", words))
    value = level.value or 0.0
    edge = (
        Bounds(float("-inf"), value, value, "<=" if inclusive else "<")
        if side == "below"
        else Bounds(value, float("inf"), value, ">=" if inclusive else ">")
    )
    taken.add(level.id)
    if length is not None:
        taken.add(length.id)
        bounds = bounds_of(length, text)
    else:
        bounds = Bounds(number, number, number, "the number as written")
    period, _, _ = when(passage, span, "run")
    longest = re.search(r"\b(?:longest|longest such)\b", passage.text) is not None
    yield Claim("run", span, length or level, bounds, subject, period, threshold=edge, extreme="most" if longest else None,
                years=_years(passage) if longest else None, passage=passage)  # fmt: skip


def _number(word: str) -> float:
    names = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return float(word) if word.isdigit() else float(names.index(word.lower()) + 2)


_YEARS = re.compile(
    r"\b(?:in|for|of)\s+(?:the\s+)?(?:(?P<near>almost|nearly|about|over|more than|at least|some|past|last)\s+)*(?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty)\s+(?P<unit>years|decades|months)\b",
    re.IGNORECASE,
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}


def _years(passage: Passage, after: int | None = None) -> float | None:
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
    number = float(_TENS[word]) if word in _TENS else _number(word)
    unit = found["unit"].lower()
    years = number * 10 if unit == "decades" else number / 12 if unit == "months" else number
    if (found["near"] or "").lower() in ("almost", "nearly") and unit == "years":
        years -= 0.75
    return years


def record_claims(passage: Passage, record: Record, others: Sequence[Claim]) -> Iterator[Claim]:
    """ "the most since 2014", "a record", "never before seen": extremes through time."""
    from .claims import projected, when

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

        yield Claim("record", span, owner, None, subject, period, near.open_ended if near else False, since=since, years=years, extreme=extreme,
                    projection=projected(passage, span) if near is None else near.projection, passage=passage)  # fmt: skip


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
    r"\s*(?:\w+\s+){0,2}(?:trading partner|trade partner|partner|exporter|importer|supplier|customer|buyer|market|emitter|source|destination|seller|commercial partner)",
    re.IGNORECASE,
)


def _is_rank(passage: Passage, match: Match) -> bool:
    return bool(_RANK_AFTER.match(passage.between(match.end, min(passage.end, match.end + 40))))


def _sense(concept: str, passage: Passage) -> Literal["most", "least"] | None:
    """ "this bad" is the most where more is worse."""
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
    if years := _years(passage, match.end):
        return None, years, False
    ever = (
        passage.has("never") is not None
        or "record" in passage.between(match.start, match.end).lower()
        or "all time" in after
        or "all-time" in after
    )
    return None, None, ever


_AFTER_PLACE = re.compile(r"\b(?P<n>\w+[- ]?)(?:largest|biggest|most important)\b", re.IGNORECASE)


def rank_claims(passage: Passage, record: Record) -> Iterator[Claim]:
    """ "the largest trading partner", "second behind Canada and ahead of China": standing among places."""
    from .claims import Claim, when

    text = record.statement.text
    rank, where = _rank(passage)
    ahead = _others(
        passage,
        r"(?:ahead of|overtook|overtaken|overtaking|surpassed|surpassing|outstripped|outstripping|displaced|displacing|passed|passing)",
    )
    behind = _others(passage, r"(?:behind|trailing|after only|second only to)")
    if rank is None and not ahead and not behind:
        return
    if where is None:
        found = re.search(
            r"\b(?:ahead of|overtook|overtaken|overtaking|surpassed|surpassing|outstripped|displaced|displacing|passed|passing|behind|trailing)\b",
            passage.text,
        )
        if not found:
            return
        where = passage.start + found.start(), passage.start + found.end()
    span = Span.of(text, *where)
    subject = subject_of(passage, span, None)
    if subject is None or not subject.concept.name:
        return
    named = [p.tag for p in passage.places if not passage.in_source(p.start) and p.tag not in (*ahead, *behind)]
    holder = _holder(passage, where, [*ahead, *behind])
    places = tuple(dict.fromkeys([*([holder] if holder else []), *subject.places, *named]))
    period, _, _ = when(passage, span, "rank")
    figure = next((f for f in passage.figures if f.claim == "rank" and f.span.overlaps(span)), None)
    base = Claim(
        "rank",
        span,
        figure,
        None,
        replace(subject, places=places),
        period,
        place_rank=rank,
        ahead=tuple(ahead),
        behind=tuple(behind),
        passage=passage,
    )
    yield base


def _rank(passage: Passage) -> tuple[int | None, tuple[int, int] | None]:
    ordinals = load("claims")["ordinals"]
    nouns = "|".join(re.escape(noun) for noun in sorted(load("claims")["rank_nouns"], key=len, reverse=True))
    words = "|".join(re.escape(word) for word in sorted(ordinals, key=len, reverse=True))
    pattern = rf"\b(?:(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ](?:largest|biggest|most important|top|place|overall)?|(?P<one>{words}))\s*(?:\w+\s+){{0,2}}?(?P<noun>(?:{nouns})s?)\b"
    if found := re.search(pattern, passage.text, re.IGNORECASE):
        word = (found["n"] or found["one"]).lower()
        return int(ordinals[word]), (passage.start + found.start(), passage.start + found.end())
    if found := re.search(
        r"\b(?:put|ranked|ranks|rank|placed|came|stood|in)\b[^.;]{0,40}?\b(?P<n>first|second|third|fourth|fifth|sixth)\b(?=\s*(?:place|behind|after|,|\.|overall|and ahead|ahead))",
        passage.text,
        re.IGNORECASE,
    ):
        start = found.start("n")
        return int(ordinals[found["n"].lower()]), (passage.start + start, passage.start + found.end())
    return None, None


def _others(passage: Passage, cue: str) -> list[str]:
    found: list[str] = []
    for match in re.finditer(rf"\b{cue}\b\s+(?:both\s+)?(?:the\s+)?", passage.text, re.IGNORECASE):
        end = passage.start + match.end()
        for place in passage.places:
            if place.start >= end and re.fullmatch(
                r"(?:\s*(?:,|and|or)?\s*(?:the\s+)?)", passage.between(end, place.start)
            ):
                found.append(place.tag)
                end = place.end
    return found


def _holder(passage: Passage, where: tuple[int, int], others: list[str]) -> str | None:
    """Whose rank it is: "Mexico is the United States' largest partner" and "the largest partner of the US is Mexico"."""
    before = [p for p in passage.places if p.end <= where[0] and not passage.in_source(p.start) and p.tag not in others]
    subject = [
        p
        for p in before
        if re.match(
            r"(?:,[^,]{0,60},)?\s+(?:(?:has|have|had|now|again|also|once more|thus)\s+)*(?:is|was|were|are|became|become|remained|remains|overtook|surpassed|ranked|came|stood|been|regained|second|third|first|as|passed|displaced|took)\b",
            passage.between(p.end, where[1] + 12),
        )
    ]
    if subject:
        return str(subject[0].tag)
    return str(before[-1].tag) if before else None


def first_day(period: Period | None, years: float | None, end: date) -> date | None:
    """From which day on a record counts."""
    if period is not None:
        return period.end
    return add_months(end, -round(12 * years)) if years is not None else None
