"""Answers: what one quantity says to a claim, for every sensible reading of its period and base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from .claims import Claim
from .compute import Expr, at, growth_line, growths, latest, levels, used_of
from .cube import Line, Obs
from .lines import line_of
from .periods import Period
from .profile import Index
from .quantity import Quantity, quantities
from .series import NO_REVISION
from .store import SeriesStore
from .told import Digits, During, Number, Told, say
from .units import Unit

PERCENT = Unit("percent")
_EARLY = 0.6


@dataclass(frozen=True)
class Answer:
    """What one quantity says to a claim; `lines` is the quantity through time, where the claim is a number."""

    quantity: Quantity
    expr: Expr
    unit: Unit
    slack: float
    agrees: bool
    known: bool
    over: bool
    lines: Mapping[str, Line] = field(default_factory=dict, repr=False, compare=False)

    def words(self) -> Told:
        """The series, its arithmetic."""
        return say("%(series)s: %(words)s", series=self.quantity.source, words=self.expr.words)


def index_of(store: SeriesStore) -> Index:
    """The index of a store's series by what they measure, made once."""
    found: Index = store.derived("index", Index)
    return found


def answers_of(claim: Claim, quantity: Quantity, store: SeriesStore, day: date) -> list[Answer]:
    """What one quantity says to a claim, for every sensible reading of its period and base."""
    assert claim.bounds is not None  # noqa: S101
    series = quantity.series
    revision = max(0.01, series.revision) if series.revision != NO_REVISION else NO_REVISION
    made: list[Answer] = []
    for period in periods_of(claim, quantity, store, day):
        unit = quantity.profile.unit
        if claim.kind == "share":
            exprs = _shares(claim, quantity, period, store)
            unit = PERCENT
        elif claim.kind == "growth":
            exprs = growths(quantity, period, claim.base, store, claim.annualised)
            unit = PERCENT
        elif claim.kind == "level" and _by_growth(claim, quantity):
            exprs = _rates(claim, quantity, period, store)
            unit = PERCENT
        elif claim.kind == "difference":
            exprs = _differences(claim, quantity, period, store)
        else:
            exprs = levels(quantity, period, store, claim.peak)
        for expr in exprs:
            slack = _slack(claim, quantity, expr, unit, revision)
            agrees = claim.bounds.admits(expr.value, slack)
            if expr.other is not None and expr.how == "cumulative":
                agrees = agrees or (claim.bounds.low <= expr.other and expr.value <= claim.bounds.high)
            cumulative = expr.how in ("cumulative", "point")
            end = expr.period.end if cumulative else max((used.period.end for used in expr.used), default=period.end)
            early = timedelta(days=int(_EARLY * (series.lag_days or 0)))
            over = end <= day
            known = day == date.max or (over and end <= day - early)
            if (
                known
                and not agrees
                and end > day - timedelta(days=series.lag_days or 0)
                and (series.lag_days or 0) < 200
            ):
                known = False
            made.append(Answer(quantity, expr, unit, slack, agrees, known, over, line_of(quantity, store)))
    return made


def _by_growth(claim: Claim, quantity: Quantity) -> bool:
    percent = (claim.figure.unit if claim.figure else "percent" or "") or ""  # noqa: SIM222
    return (quantity.profile.kind in ("index", "output") and (claim.subject.concept.growth_of is not None)) or (
        percent.startswith("percent") and quantity.profile.kind == "index"
    )


def _rates(claim: Claim, quantity: Quantity, period: Period, store: SeriesStore) -> list[Expr]:
    if quantity.profile.kind == "output":
        return growths(quantity, period, claim.base, store, claim.annualised)
    found = []
    for line in line_of(quantity, store).values():
        rates = growth_line(line)
        obs = rates.within(period)
        if obs and len(obs) > 1:
            whole = growths(quantity, period, "year", store)
            found += whole
        if obs and (len(obs) == 1 or claim.peak):
            top = max(obs, key=lambda each: each.value)
            found.append(_rate(quantity, line, top))
        elif obs:
            found.append(_rate(quantity, line, obs[-1]))
    return found


def _rate(quantity: Quantity, line: Line, obs: Obs) -> Expr:
    later = line.at(obs.period.start)
    earlier = line.at(obs.period.shifted(-12).start)
    assert later is not None  # noqa: S101
    assert earlier is not None  # noqa: S101
    words = say(
        "%(later)s against %(earlier)s: %(change)s percent over twelve months",
        later=say("%(value)s %(when)s", value=Digits(later.value, "g"), when=During(later.period)),
        earlier=say("%(value)s %(when)s", value=Digits(earlier.value, "g"), when=During(earlier.period)),
        change=Digits(obs.value, ".1f"),
    )
    return Expr(obs.value, obs.period, words, used_of(quantity, [later, earlier]), "rate")


def _differences(claim: Claim, quantity: Quantity, period: Period, store: SeriesStore) -> list[Expr]:
    percent = quantity.profile.kind in ("rate",)
    if claim.base is None and quantity.profile.kind == "stock":
        first = Period(period.start - timedelta(days=1), period.start - timedelta(days=1))
        found = []
        for line in line_of(quantity, store).values():
            inside = line.within(period)
            starts = [o for o in (line.at(first.end), line.at(period.start) if claim.open_ended else None) if o]
            if not inside or not starts:
                continue
            for start in starts:
                if start.period == inside[-1].period:
                    continue
                found.append(_difference(quantity, start, inside[-1]))
        return found
    bases = (
        [claim.base]
        if isinstance(claim.base, Period)
        else [period.shifted(-12)]
        if claim.base == "year"
        else [period.shifted(-period.months)]
        if claim.base == "step"
        else [period.shifted(-12), period.shifted(-period.months)]
    )
    out = []
    for base in bases:
        for later in levels(quantity, period, store):
            for earlier in levels(quantity, base, store):
                if later.how == earlier.how:
                    change = later.value - earlier.value
                    words = _less(quantity, later.value, later.period, earlier.value, earlier.period)
                    words = say("%(difference)s points", difference=words) if percent else words
                    out.append(Expr(change, period, words, later.used + earlier.used, "difference"))
    return out


def _difference(quantity: Quantity, first: Obs, last: Obs) -> Expr:
    words = _less(quantity, last.value, last.period, first.value, first.period)
    return Expr(last.value - first.value, last.period, words, used_of(quantity, [first, last]), "difference")


def _less(quantity: Quantity, later: float, at_end: Period, earlier: float, at_start: Period) -> Told:
    unit = quantity.profile.unit
    return say(
        "%(later)s − %(earlier)s = %(change)s",
        later=at(later, unit, at_end),
        earlier=at(earlier, unit, at_start),
        change=Number(later - earlier, unit),
    )


def _shares(claim: Claim, quantity: Quantity, period: Period, store: SeriesStore) -> list[Expr]:
    if not quantity.places:
        return []
    index = index_of(store)
    whole = [q for q in quantities(replace(claim.subject, facets={"flow": "two_way", **claim.subject.facets} if claim.subject.concept.name == "trade" else claim.subject.facets, places=tuple(p for p in claim.subject.places if p not in quantity.places), weak=()), store, index)  # noqa: E501
             if q.series.id == quantity.series.id and q.facets == quantity.facets and q.places == ()]  # fmt: skip
    found = []
    for total in whole[:1]:
        for part in levels(quantity, period, store):
            for all_ in levels(total, period, store):
                if part.how == all_.how and all_.value > 0:
                    share = 100 * part.value / all_.value
                    unit = quantity.profile.unit
                    words = say(
                        "%(part)s of %(whole)s is %(share)s percent",
                        part=Number(part.value, unit),
                        whole=at(all_.value, unit, part.period),
                        share=Digits(share, ".1f"),
                    )
                    found.append(Expr(share, period, words, part.used + all_.used, "share"))
    return found


def _slack(claim: Claim, quantity: Quantity, expr: Expr, unit: Unit, revision: float) -> float:
    if unit.kind == "percent":
        if claim.kind in ("growth", "share"):
            return (
                1.0
                if expr.how == "annualised"
                else 100 * min(revision, 0.01)
                if quantity.profile.kind != "index"
                else 0.06
            )
        if quantity.profile.kind == "output":
            return 1.0 if expr.how == "annualised" else 0.3
        return 0.06 if revision <= NO_REVISION or "revised" not in quantity.series.seasonal_adjustment else 0.1
    if claim.kind == "difference":
        size = max((abs(used.value) for used in expr.used), default=0.0)
        return (
            max(revision * abs(expr.value), 0.0005 * size)
            if quantity.profile.kind == "stock"
            else min(revision, 0.01) * size
        )
    return (min(revision, 0.02) if revision > NO_REVISION else 0.002) * abs(expr.value)


def periods_of(claim: Claim, quantity: Quantity, store: SeriesStore, day: date) -> list[Period]:
    """The periods a claim can mean in a series: the one named, cut at what was known where it runs to the day, else the latest."""  # noqa: E501
    lag = quantity.series.lag_days
    if claim.period is not None:
        whole = claim.period
        if not claim.open_ended and not (whole.end >= day and _to_date(claim)):
            return [whole]
        found = []
        for line in line_of(quantity, store).values():
            last = latest(line, min(day, whole.end), lag)
            if last and last.period.end > whole.start:
                found.append(Period(whole.start, last.period.end))
        return found or [whole]
    found = []
    for line in line_of(quantity, store).values():
        last = latest(line, day, lag)
        if last:
            found.append(last.period)
            if quantity.profile.kind == "flow" and line.step in ("annual",):
                found.append(last.period.shifted(-12))
            if quantity.profile.kind != "flow" and line.step == "weekly":
                found.append(last.period.shifted(0))
    return list(dict.fromkeys(found))


def _to_date(claim: Claim) -> bool:
    words = claim.passage.text.lower() if claim.passage else ""
    return any(
        cue in words
        for cue in (
            "so far",
            "this year",
            "to date",
            "this month",
            "past",
            "last 12 months",
            "this fiscal year",
            "current",
        )
    )
