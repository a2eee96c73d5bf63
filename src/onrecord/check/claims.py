"""Claims: what a sentence asserts about a quantity, in a form that a series can answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from onrecord.record import Figure, Record, Span

from .passage import Passage, figure_period, passages, year_to
from .periods import Period, add_months, month_end
from .subjects import Subject, subject_of
from .tenure import tenure_period
from .timing import Base, Kind, is_base, start_of_another, when
from .tolerance import Bounds, bounds_of
from .units import is_time
from .words import cues


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
    """  # noqa: E501

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
    r"\b(?:record|never before|ever (?:seen|had|recorded)|highest|lowest|largest|biggest|worst|top|ahead of|overtook|surpassed|doubled|halved|tripled|more than half)\b",  # noqa: E501
    re.IGNORECASE,
)
_BEFORE_BY = re.compile(r"\b(?:by|of)\s+(?:\w+\s+){0,3}$")
_BEFORE_TO = re.compile(
    r"\b(?:to|at|from|reached|hit|of)\s+(?:(?:about|around|some|nearly|almost|just|roughly|over|under|below|above|more|less|than|only|an?|record|low|high|approximately|a)\s+){0,4}$",
    re.IGNORECASE,
)


def _of_passage(passage: Passage, record: Record) -> Iterator[Claim]:
    from .multiples import multiple_claims
    from .records import record_claims
    from .standing import rank_claims, run_claims

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
    written = figure
    figure = _as_percent(written)
    if figure.claim in ("rank", "duration") or is_time(figure.unit) or figure.unit in ("rank", "ordinal"):
        return None
    if figure.value is None and (figure.low is None or figure.high is None):
        return None
    span = figure.span
    subject = subject_of(passage, span, figure)
    if subject is None:
        return None
    kind, direction = _kind(figure, passage, subject)
    if figure is not written and kind == "level":
        return None
    period, open_ended, base = when(passage, span, kind)
    if (  # noqa: SIM102
        period is None
        and (given := figure_period(figure))
        and figure.period
        and not passage.in_source(figure.period.span.start)
    ):
        if not is_base(passage, figure.period.span.start) and not start_of_another(
            passage, figure.period.span.start, span
        ):
            period = given
    if period is None and not open_ended:
        period, open_ended = tenure_period(passage, record, span, kind)
    period, open_ended, base = from_start_of_term(kind, period, open_ended, base)
    if period and subject.concept.kind == "flow" and (named := year_to(passage.text)) and named[0] == period:
        period = Period(add_months(period.start, -11), period.end)
    bounds = bounds_of(figure, record.statement.text)
    if kind in ("growth", "difference") and direction == "down" and (figure.value or 0) >= 0:
        bounds = bounds.negated()
    return Claim(
        kind=kind, span=span, figure=figure, bounds=bounds, subject=subject, period=period, open_ended=open_ended, base=base,  # noqa: E501
        direction=direction, projection=projected(passage, span), annualised=bool(passage.has("annualised")),
        peak=_near(passage, span.start, span.end, "peak", 4, 0) is not None, passage=passage,
    )  # fmt: skip


def from_start_of_term(
    kind: Kind, period: Period | None, open_ended: bool, base: Base
) -> tuple[Period | None, bool, Base]:
    """Growth over a term of office so far: from the month it began to the latest known."""
    if kind == "growth" and base is None and open_ended and period:
        return None, False, Period(period.start, month_end(period.start))
    return period, open_ended, base


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
