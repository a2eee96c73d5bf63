"""The nearest reading that would be true: another time, another cut of the measure, another scale or unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from .claims import Claim
from .compute import growth_line
from .cube import Line
from .lines import line_of
from .periods import Period
from .published import printed_periods
from .quantity import Quantity
from .store import SeriesStore
from .told import Amount, During, say
from .units import Unit
from .verdicts import Nearest

if TYPE_CHECKING:
    from .answers import Answer

_FAR_YEARS = 12


def other_period(claim: Claim, asked: Sequence[Any], store: SeriesStore, day: date) -> Nearest | None:
    """Another period of the same series that the figure agrees with, if it is precise enough for that to be no accident.

    The test: among the periods whose values are within a fifth of the figure, how many would agree with some figure by chance?
    More than half a period, and the agreement proves nothing.
    """  # noqa: E501
    if (
        claim.kind != "level"
        or claim.bounds is None
        or claim.bounds.low in (float("-inf"),)
        or claim.bounds.high == float("inf")
    ):
        return None
    bounds = claim.bounds
    for item in asked:
        quantity: Quantity = item if isinstance(item, Quantity) else item.quantity
        if not quantity.exact or quantity.profile.kind == "index":
            continue
        for row in printed_periods(quantity, store):
            if (
                claim.period
                and row.period != claim.period
                and row.period.days == claim.period.days
                and row.qualifier == "exact"
                and bounds.admits(row.value)
                and row.period.end <= day
                and _precise(claim)
            ):
                return Nearest.of(
                    say(
                        "It is the total for %(period)s: %(value)s as printed by %(publisher)s.",
                        period=row.period,
                        value=Amount(row.value, quantity.profile.unit),
                        publisher=row.publisher,
                    ),
                    change="period",
                    value=row.value,
                    period=str(row.period),
                )
        for line in line_of(quantity, store).values():
            if found := _in_line(claim, line, quantity, day):
                return found
    return None


def _precise(claim: Claim) -> bool:
    assert claim.bounds is not None  # noqa: S101
    return (claim.bounds.high - claim.bounds.low) <= 0.011 * abs(claim.bounds.value)


def _in_line(claim: Claim, line: Line, quantity: Quantity, day: date) -> Nearest | None:
    assert claim.bounds is not None  # noqa: S101
    bounds = claim.bounds
    if not _precise(claim):
        return None
    asked = claim.period
    same = [obs for obs in line.obs if asked is None or abs(obs.period.days - asked.days) <= 3]
    slack = 0.002 * abs(bounds.value)
    fitting = [obs for obs in same if bounds.admits(obs.value, slack) and obs.period != asked and obs.period.end <= day]
    near = [obs for obs in same if abs(obs.value - bounds.value) <= 0.2 * abs(bounds.value)]
    chance = len(near) * (bounds.high - bounds.low + 2 * slack) / (0.4 * abs(bounds.value) or 1.0)
    if not fitting or chance > 0.5:
        return None
    best = min(fitting, key=lambda obs: abs((obs.period.start - (asked or obs.period).start).days))
    if asked and abs(best.period.start.year - asked.start.year) > _FAR_YEARS:
        return None
    said = Amount(best.value, quantity.profile.unit)
    return Nearest.of(
        say("It is the value for %(period)s: %(value)s.", period=best.period, value=said),
        change="period",
        value=best.value,
        period=str(best.period),
    )


def nearest_of(
    claim: Claim,
    exact: Sequence[Answer],
    store: SeriesStore,
    day: date,
) -> Nearest | None:
    """Another measure, scale or unit that would make the claim true; else the period that comes nearest."""
    bounds = claim.bounds
    if bounds is None:
        return None
    if other := other_cut(claim, exact, store, day):
        return other
    for answer in exact:
        value = answer.expr.value
        for factor, name in (
            (1e3, say("a thousand times more")),
            (1e-3, say("a thousandth")),
            (1e6, say("a million times more")),
            (1e-6, say("a millionth")),
        ):
            if bounds.scaled(factor).admits(value, answer.slack):
                return Nearest.of(
                    say("With another scale word (%(times)s) it would agree.", times=name),
                    change="scale",
                    value=value,
                    period=str(answer.expr.period),
                )
        if (
            claim.kind == "growth"
            and answer.expr.other is not None
            and answer.unit.kind == "percent"
            and bounds.admits(answer.expr.other, 0.06)
        ):
            return Nearest.of(
                say("In percentage points instead of percent it would agree."),
                change="unit",
                value=answer.expr.other,
                period=str(answer.expr.period),
            )
    if claim.kind == "level" and bounds.low not in (float("-inf"),) and bounds.high != float("inf"):
        return _closest_time(claim, exact, store, day)
    return None


def other_cut(claim: Claim, exact: Sequence[Answer], store: SeriesStore, day: date) -> Nearest | None:
    """Another cut of the measure that the claim would be true of."""
    from dataclasses import replace

    from .answers import answers_of, index_of
    from .published import printed_for
    from .quantity import quantities

    index = index_of(store)
    for name in list(claim.subject.facets):
        facets = {key: value for key, value in claim.subject.facets.items() if key != name}
        for quantity in quantities(replace(claim.subject, facets=facets), store, index, 24):
            if any(quantity.facets == answer.quantity.facets for answer in exact):
                continue
            assert claim.bounds is not None  # noqa: S101
            for answer in answers_of(claim, quantity, store, day):
                if claim.bounds.admits(answer.expr.value, 0.2 * answer.slack):
                    return Nearest.of(
                        say("It agrees with %(series)s: %(words)s.", series=quantity.source, words=answer.expr.words),
                        change="measure",
                        value=answer.expr.value,
                        period=str(answer.expr.period),
                    )
            for row in printed_for(quantity, claim.period, store, day, claim.kind) if claim.period else ():
                if row.agrees(claim.bounds):
                    return Nearest.of(
                        say(
                            "It agrees with %(item)s as printed by %(publisher)s: %(value)s.",
                            item=row.item,
                            publisher=row.publisher,
                            value=Amount(row.value, quantity.profile.unit),
                        ),
                        change="measure",
                        value=row.value,
                        period=str(row.period),
                    )
    return None


def _closest_time(claim: Claim, exact: Sequence[Answer], store: SeriesStore, day: date) -> Nearest | None:
    assert claim.bounds is not None  # noqa: S101
    answer = exact[0]
    best: tuple[float, float, Period] | None = None
    for line in line_of(answer.quantity, store).values():
        obs_line = (
            growth_line(line) if answer.unit == Unit("percent") and answer.quantity.profile.kind == "index" else line
        )
        for obs in obs_line.until(day):
            if claim.period and abs((obs.period.start - claim.period.start).days) > 365 * 5:
                continue
            if claim.bounds.admits(obs.value, answer.slack):
                gap = float(abs((obs.period.start - (claim.period or obs.period).start).days))
                if best is None or gap < best[0]:
                    best = gap, obs.value, obs.period
    if best is None:
        return None
    return Nearest.of(
        say("The series comes to %(value)s %(when)s.", value=Amount(best[1], answer.unit), when=During(best[2])),
        change="period",
        value=best[1],
        period=str(best[2]),
    )
