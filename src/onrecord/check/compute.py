"""Computing what a series says to a claim: sums, differences, growth, shares, runs; never a look-up of a ready answer.

An `Expr` is a value that knows the observations it comes from and can say its arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from .cube import Line, Obs
from .lines import line_of, term_line
from .periods import Period, add_months, month_end
from .quantity import Quantity
from .store import SeriesStore
from .told import Digits, During, Joined, Number, Term, Told, Value, say
from .units import Unit


@dataclass(frozen=True)
class Used:
    """An observation a verdict rests on."""

    series: str
    key: str
    period: Period
    value: float
    vintage: str | None


@dataclass(frozen=True)
class Expr:
    """A computed value, the period it is of, its arithmetic in words and the observations used."""

    value: float
    period: Period
    words: Told
    used: tuple[Used, ...]
    how: str = ""
    other: float | None = None


def used_of(quantity: Quantity, obs: Sequence[Obs], key: str = "") -> tuple[Used, ...]:
    """The observations as a verdict shows them."""
    name = quantity.series
    return tuple(
        Used(name.id, key or quantity.name, each.period, each.value, each.vintage or name.vintage or None)
        for each in obs
    )


_SUMMED = ("flow", "output")


def levels(quantity: Quantity, period: Period, store: SeriesStore, peak: bool = False) -> list[Expr]:
    """The values a series can give for a period: the sum of a flow; the mean or the last of anything else.

    A stock over several observations is its last value; a rate, index or price its mean or its last value (people say either
    of a year), or its extreme where the words say it peaked.
    """  # noqa: E501
    found: list[Expr] = []
    kind, unit = quantity.profile.kind, quantity.profile.unit
    cube = store.cube(quantity.series.id)
    if cube.cumulative:
        return _cumulative(quantity, period, store)
    for step, line in sorted(line_of(quantity, store).items(), key=lambda each: -len(each[1].obs)):
        obs = line.covering(period) or (_containing(line, period) if kind not in _SUMMED else None)
        if not obs and kind not in _SUMMED and line.step != "annual":
            obs = line.within(period) or None
        if not obs:
            continue
        if len(obs) == 1:
            found.append(_single(quantity, obs[0], step, store))
        elif kind == "flow" or (kind == "output" and "saar" not in " ".join(cube.labels.get("frequency", []))):
            total = reduce(lambda a, b: a + b.value, obs, 0.0)
            words = _terms(quantity, period, store) or say(
                "the sum of %(count)s observations from %(first)s to %(last)s is %(value)s",
                count=len(obs),
                first=obs[0].period,
                last=obs[-1].period,
                value=Number(total, unit),
            )
            found.append(Expr(total, period, words, used_of(quantity, obs), "sum"))
        else:
            if kind != "stock":
                mean = reduce(lambda a, b: a + b.value, obs, 0.0) / len(obs)
                found.append(
                    Expr(
                        mean,
                        period,
                        say(
                            "the mean of %(count)s observations is %(value)s",
                            count=len(obs),
                            value=Number(mean, unit),
                        ),
                        used_of(quantity, obs),
                        "mean",
                    )
                )
                if peak:
                    top = max(obs, key=lambda each: each.value)
                    found.append(
                        Expr(
                            top.value,
                            top.period,
                            say(
                                "the highest, %(when)s, is %(value)s",
                                when=During(top.period),
                                value=Number(top.value, unit),
                            ),
                            used_of(quantity, [top]),
                            "peak",
                        )
                    )
            last = obs[-1]
            found.append(
                Expr(
                    last.value,
                    last.period,
                    say("the last, %(period)s, is %(value)s", period=last.period, value=Number(last.value, unit)),
                    used_of(quantity, [last]),
                    "last",
                )
            )
    return found


def _containing(line: Line, period: Period) -> list[Obs] | None:
    found = line.at(period.start) if period.days <= 7 else None
    return [found] if found and found.period.holds(period) else None


def _single(quantity: Quantity, obs: Obs, step: str, store: SeriesStore) -> Expr:
    words = _terms(quantity, obs.period, store) or at(obs.value, quantity.profile.unit, obs.period)
    return Expr(obs.value, obs.period, words, used_of(quantity, [obs]), step)


def at(value: float, unit: Unit, period: Period) -> Told:
    """Reads "324.3 billion in 2022"."""
    return say("%(value)s %(when)s", value=Number(value, unit), when=During(period))


def _terms(quantity: Quantity, period: Period, store: SeriesStore) -> Told | None:
    """Reads "exports 324.3 + imports 452.0 = 776.2 billion"; None where there are not several terms, each with a value."""  # noqa: E501
    if len(quantity.terms) < 2:
        return None
    parts: list[tuple[int, str, float]] = []
    for place, (sign, name, _) in enumerate(quantity.terms):
        for line in term_line(quantity, place, store).values():
            if obs := line.covering(period):
                parts.append((sign, name, sum(each.value for each in obs)))
                break
    if len(parts) != len(quantity.terms):
        return None
    parts.sort(key=lambda each: -each[0])
    total = sum(sign * value for sign, _, value in parts)
    unit = quantity.profile.unit
    said: list[Value] = [
        Joined((*(() if i == 0 and sign > 0 else ("+" if sign > 0 else "−",)), Term(name), Number(value, unit)), " ")
        for i, (sign, name, value) in enumerate(parts)
    ]
    return say("%(terms)s = %(value)s", terms=Joined(tuple(said), " "), value=Number(total, unit))


def _cumulative(quantity: Quantity, period: Period, store: SeriesStore) -> list[Expr]:
    """Counts that run up from a day: the counts on the last dates before and after the end of the period bound it."""
    found = []
    for line in line_of(quantity, store).values():
        before = [obs for obs in line.obs if obs.period.end <= period.end and obs.period.end >= period.start]
        after = next((obs for obs in sorted(line.obs, key=lambda o: o.period.end) if obs.period.end > period.end), None)
        last = max(before, key=lambda obs: obs.period.end, default=None)
        point = period.days <= 31
        if (
            last is None
            or (abs((last.period.start - period.start).days) > 75 and not point)
            or (period.end - last.period.end).days > 45
        ):
            continue
        unit = quantity.profile.unit
        words = say("%(value)s from %(period)s", value=Number(last.value, unit), period=last.period)
        used = [last]
        other = None
        if after is not None and after.period.start == last.period.start and last.period.end != period.end:
            used.append(after)
            other = after.value
            words = say(
                "%(before)s, %(value)s by %(day)s", before=words, value=Number(after.value, unit), day=after.period.end
            )
        found.append(
            Expr(last.value, last.period, words, used_of(quantity, used), "point" if point else "cumulative", other)
        )
    return found


def growth_line(line: Line, months: int = 12) -> Line:
    """Growth in percent over so many months, as a line of its own (the official inflation rate of an index)."""
    by_start = {obs.period.start: obs for obs in line.obs}
    found = []
    for obs in line.obs:
        base = by_start.get(add_months(obs.period.start, -months))
        if base and base.value > 0:
            found.append(obs._replace(value=100 * (obs.value / base.value - 1)))
    return Line(line.step, found)


def growths(
    quantity: Quantity,
    period: Period,
    base: Period | str | None,
    store: SeriesStore,
    annualised: bool = False,  # noqa: ARG001
) -> list[Expr]:
    """Growth in percent from the base to the period; without a base named, over a year and over one step."""
    if isinstance(base, Period):
        bases = [base]
    else:
        year, step = period.shifted(-12), period.shifted(-period.months)
        bases = [year] if base == "year" else [step] if base == "step" else [year, step] if year != step else [year]
    found = []
    for from_ in bases:
        for later in levels(quantity, period, store):
            for earlier in levels(quantity, _like(from_, later, quantity), store):
                if earlier.value <= 0 or (later.how != earlier.how and quantity.profile.kind in _SUMMED):
                    continue
                share = 100 * (later.value / earlier.value - 1)
                unit = quantity.profile.unit
                words = say(
                    "%(later)s against %(earlier)s: %(change)s percent",
                    later=at(later.value, unit, later.period),
                    earlier=at(earlier.value, unit, earlier.period),
                    change=Digits(share, "+.1f"),
                )
                found.append(
                    Expr(share, period, words, later.used + earlier.used, "growth", later.value - earlier.value)
                )
                if quantity.profile.kind == "output" and period.months == 3 and (from_ == period.shifted(-3)):
                    rate = 100 * ((later.value / earlier.value) ** 4 - 1)
                    found.append(
                        Expr(
                            rate,
                            period,
                            say(
                                "%(growth)s, %(rate)s percent at an annual rate",
                                growth=words,
                                rate=Digits(rate, "+.1f"),
                            ),
                            later.used + earlier.used,
                            "annualised",
                        )
                    )
    return found


def _like(base: Period, later: Expr, quantity: Quantity) -> Period:
    """A base named only by its year, set against a month, is the same month of that year."""
    if (
        quantity.profile.kind in ("index", "rate", "price", "stock")
        and base.months == 12
        and later.period.months == 1
        and base.start.year != later.period.start.year
    ):
        return Period(
            later.period.start.replace(year=base.start.year, day=1),
            month_end(later.period.start.replace(year=base.start.year, day=1)),
        )
    return base


def latest(line: Line, day: date, lag: int | None) -> Obs | None:
    """The latest observation that could be known on a day: over, and about as long ago as publication takes."""
    from datetime import timedelta

    until = line.until(day - timedelta(days=int(0.6 * (lag or 0))) if day != date.max else day)
    return until[-1] if until else None


def percent_unit() -> Unit:
    """The unit of growth."""
    return Unit("percent")
