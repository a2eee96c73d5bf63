"""Claims: what a sentence asserts about a quantity, in a form that a series can answer."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from onrecord.record import Figure, Record, Span

from .passage import Passage, TimeWords, figure_period, passages
from .periods import Period, add_months, month_end
from .subjects import Subject, subject_of
from .tenure import tenure_period
from .tolerance import Bounds, bounds_of
from .units import is_time
from .words import Match, cues

Kind = Literal["level", "growth", "difference", "share", "run", "record", "rank", "multiple"]
Base = Period | Literal["year", "step"] | None


@dataclass(frozen=True)
class Claim:
    """One assertion about a quantity.

    Attributes:
        bounds: The values that would make it true, before revisions; None where no number is claimed.
        subject: What is measured, of whom.
        period: Which time it speaks of; None where the words leave it open (then: the latest known).
        spoken: Whether the period was inferred (a term of office, a year to date), so that it may be cut at what was known.
        base: What it is compared with. `since`: from when on a record counts; None with `ever` for all time.
        place_rank: The rank claimed among places, with those said to be ahead and behind.
    """

    kind: Kind
    span: Span
    figure: Figure | None
    bounds: Bounds | None
    subject: Subject
    period: Period | None = None
    open_ended: bool = False
    base: Base = None
    direction: Literal["up", "down"] | None = None
    since: Period | None = None
    years: float | None = None
    extreme: Literal["most", "least"] | None = None
    threshold: Bounds | None = None
    place_rank: int | None = None
    ahead: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    projection: bool = False
    annualised: bool = False
    peak: bool = False
    passage: Passage | None = field(default=None, compare=False, repr=False)


def claims_of(record: Record, home: str | None = None) -> list[Claim]:
    """Every assertion of a record that a series could answer, in the order of the text."""
    spans = [figure.span for figure in record.figures] + [time.span for time in record.times]
    text = record.statement.text
    spans += [Span.of(text, found.start(), found.end()) for found in _NUMBERLESS.finditer(text)]
    found: list[Claim] = []
    for passage in passages(record, spans, home):
        found.extend(_of_passage(passage, record))
    return found


_NUMBERLESS = re.compile(
    r"\b(?:record|never before|ever (?:seen|had|recorded)|highest|lowest|largest|biggest|worst|top|ahead of|overtook|surpassed|doubled|halved|tripled|more than half)\b",
    re.IGNORECASE,
)
_BEFORE_BY = re.compile(r"\b(?:by|of)\s+(?:\w+\s+){0,3}$")
_BEFORE_TO = re.compile(
    r"\b(?:to|at|from|reached|hit|of)\s+(?:(?:about|around|some|nearly|almost|just|roughly|over|under|below|above|more|less|than|only|an?|record|low|high|approximately|a)\s+){0,4}$",
    re.IGNORECASE,
)


def _of_passage(passage: Passage, record: Record) -> Iterator[Claim]:
    from .multiples import multiple_claims
    from .standing import rank_claims, record_claims, run_claims

    taken: set[str] = set()
    passage.figures += list(_bare_numbers(passage, record))
    runs = list(run_claims(passage, record, taken))
    levels = [
        claim for figure in passage.figures if figure.id not in taken and (claim := _of_figure(figure, passage, record))
    ]
    yield from runs
    yield from levels
    yield from multiple_claims(passage, record)
    yield from rank_claims(passage, record)
    yield from record_claims(passage, record, [*runs, *levels])


_BARE = re.compile(r"(?<![\w.,$€£])\d{1,3}(?:,\d{3})+(?![\w,]*\d)|(?<![\w.,$€£])\d+(?:\.\d+)? (?:million|billion)\b")


def _bare_numbers(passage: Passage, record: Record) -> Iterator[Figure]:
    """Large numbers of the sentence that reading gave no figure for; they carry no id."""
    for found in _BARE.finditer(passage.text):
        start, end = passage.start + found.start(), passage.start + found.end()
        if any(f.span.start < end and start < f.span.end for f in passage.figures):
            continue
        number, _, scale = found.group().replace(",", "").partition(" ")
        value = float(number) * {"million": 1e6, "billion": 1e9}.get(scale, 1.0)
        yield Figure(
            id="",
            rule="check.bare-number",
            confidence=0.5,
            span=Span.of(record.statement.text, start, end),
            value=value,
        )


def _as_percent(figure: Figure) -> Figure:
    """A share that changes something ("fell by a third") as a percentage."""
    if figure.change and figure.unit in ("share", "fraction", "ratio") and figure.value is not None:
        return figure.model_copy(update={"value": 100 * figure.value, "unit": "percent"})
    return figure


def _of_figure(figure: Figure, passage: Passage, record: Record) -> Claim | None:
    figure = _as_percent(figure)
    if figure.claim in ("rank", "duration") or is_time(figure.unit) or figure.unit in ("rank", "ordinal"):
        return None
    if figure.value is None and (figure.low is None or figure.high is None):
        return None
    span = figure.span
    subject = subject_of(passage, span, figure)
    if subject is None:
        return None
    kind, direction = _kind(figure, passage, subject)
    period, open_ended, base = when(passage, span, kind)
    if (
        period is None
        and (given := figure_period(figure))
        and figure.period
        and not passage.in_source(figure.period.span.start)
    ):
        if not _is_base(passage, figure.period.span.start):
            period = given
    if period is None and not open_ended:
        period, open_ended = tenure_period(passage, record, span, kind)
    if kind == "growth" and base is None and open_ended:
        base = "year"
    bounds = bounds_of(figure, record.statement.text)
    if kind in ("growth", "difference") and direction == "down" and (figure.value or 0) >= 0:
        bounds = bounds.negated()
    return Claim(
        kind=kind, span=span, figure=figure, bounds=bounds, subject=subject, period=period, open_ended=open_ended, base=base,
        direction=direction, projection=projected(passage, span), annualised=bool(passage.has("annualised")),
        peak=_near(passage, span.start, span.end, "peak", 4, 0) is not None, passage=passage,
    )  # fmt: skip


def projected(passage: Passage, span: Span) -> bool:
    """Whether the words before the figure speak of what is only expected."""
    source_end = passage.source[1] if passage.source[0] == passage.start else passage.start
    return passage.has("projection", source_end, span.start) is not None


def _near(passage: Passage, start: int, end: int, name: str, before: int, after: int) -> str | None:
    phrases = cues(name)
    near = [*reversed(phrases.find(passage.words_before(start, before)))]
    near += phrases.find(passage.words_after(end, after)) if after else []
    return passage.between(near[0].start, near[0].end) if near else None


def _kind(figure: Figure, passage: Passage, subject: Subject) -> tuple[Kind, Literal["up", "down"] | None]:
    start, end = figure.span.start, figure.span.end
    before = passage.between(max(passage.start, start - 60), start)
    after_words = passage.words_after(end, 4)
    after = {token.stem for token in after_words if not re.search(r"[,;:]", passage.between(end, token.start))}
    direction = figure.change or _direction(passage, start, end)
    percent = (figure.unit or "").startswith("percent")
    rate = subject.concept.kind == "rate"
    if (percent and passage.has("share", start, min(passage.end, end + 40))) or (
        percent and passage.has("share", max(passage.start, start - 45), start)
    ):
        return "share", None
    first = after_words[0].stem if after_words and after else ""
    compares = first in ("below", "above", "over", "under") or bool(
        after
        & {
            "more",
            "less",
            "fewer",
            "lower",
            "higher",
            "additional",
            "greater",
            "smaller",
            "increase",
            "decrease",
            "drop",
            "rise",
            "decline",
            "fall",
            "jump",
            "growth",
            "reduction",
            "gain",
        }
    )
    if compares and after & {"below", "above", "over", "under"} and not percent and subject.concept.kind == "rate":
        compares = False
    if (figure.unit or "") == "percentage point":
        return "difference", direction
    if percent:
        if rate and not compares and not re.search(r"\bby\s+(?:\w+\s+){0,2}$", before):
            return "level", None
        if not rate and (direction or compares):
            return "growth", direction
        return ("growth", direction) if compares else ("level", None)
    if (
        compares
        or (_BEFORE_BY.search(before) and re.search(r"\bby\s+(?:\w+\s+){0,3}$", before) and direction)
        or re.search(
            r"\b(?:increase|rise|drop|fall|decline|decrease|gain|loss|reduction)s?\s+of\s+(?:\w+\s+){0,2}$", before
        )
    ):
        return "difference", direction
    if _BEFORE_TO.search(before) and not subject.counts_change:
        return "level", None
    if subject.counts_change:
        return "difference", "down" if re.search(r"\b(lost|loss|losses|shed|cut)\b", passage.text) else "up"
    return "level", None


def _direction(passage: Passage, start: int, end: int) -> Literal["up", "down"] | None:
    best: tuple[int, Literal["up", "down"]] | None = None
    for name in ("up", "down"):
        for found in cues(name).find(passage.words_after(end, 4)):
            if found.start - end > 2 and passage.between(found.start, found.end).lower() in (
                "under",
                "over",
                "above",
                "below",
            ):
                continue
            if not re.search(r"[,;:]", passage.between(end, found.start)):
                gap = (found.start - end) // 2
                if best is None or gap < best[0]:
                    best = gap, "up" if name == "up" else "down"
        for found in cues(name).find(passage.words_before(start, 6)):
            words = passage.between(found.start, start)
            if (
                words.startswith(
                    ("more than", "less than", "fewer than", "under ", "over ", "above ", "below ", "up to ")
                )
                and len(words) < 14
            ):
                continue
            gap = start - found.end
            if best is None or gap < best[0]:
                best = gap, "up" if name == "up" else "down"
    return best[1] if best else None


_SINCE = re.compile(
    r"\b(?:since|after|before|last seen in|last seen|not seen since|until)\s+(?:(?:the|late|early|at least|fiscal|year|month of)\s+){0,3}$",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:than|compared with|compared to|from|below|above|over|versus|against|relative to|on|under)\s+(?:(?:in|the|a|its|that|of|record|level|levels|peak|high|low|figure|total|same|period|number|those|month|for|during|revised|fiscal|year)\s+){0,5}$",
    re.IGNORECASE,
)


def _is_since(passage: Passage, start: int) -> bool:
    return bool(_SINCE.search(passage.between(max(passage.start, start - 30), start)))


def _is_base(passage: Passage, start: int) -> bool:
    before = passage.between(max(passage.start, start - 50), start)
    return bool(_BASE.search(before))


def when(passage: Passage, span: Span, kind: Kind) -> tuple[Period | None, bool, Base]:
    """The period a claim speaks of, whether it was left open, and what it is compared with.

    A time right after the figure is its own ("76 in 2022"); one after "than", "from" or "below" is the base of a comparison;
    one after "since" bounds a record; else the nearest time in the sentence outside the words for the source.
    """

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
    after = [time for time in times if 0 <= time.start - span.end <= 60]
    own = next((time for time in after if re.fullmatch(r"[\s\w'’-]{0,24}\b(?:in|for|during|on|of|over|through|within)?\s*(?:the\s+)?(?:fiscal\s+|calendar\s+)?(?:year\s+)?", passage.between(span.end, time.start))
                and not _is_base(passage, time.start) and not _is_since(passage, time.start)), None)  # fmt: skip
    others = [time for time in times if not _is_since(passage, time.start)]
    targets = [time for time in others if not _is_base(passage, time.start)]
    target = own or min(targets, key=lambda time: _distance(passage, time, span), default=None)
    base: Base = None
    if kind in ("growth", "difference", "multiple"):
        bases = [time for time in others if _is_base(passage, time.start) and time is not target]
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
    """ "between October and November": the base and the period of a change."""
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
