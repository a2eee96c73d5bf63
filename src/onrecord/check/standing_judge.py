"""Judging standing: ranks among places and records through time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from .answers import PERCENT, Answer
from .claims import Claim
from .compute import Expr, growth_line, latest, levels, used_of
from .cube import Cube, Line, Obs
from .judged import plain
from .lines import line_of
from .periods import Period
from .quantity import Quantity
from .records import first_day
from .store import SeriesStore
from .told import Amount, During, Joined, Ordinal, Place, Term, Told, Value, say, sentences, whole
from .units import Unit
from .verdicts import Verdict


def judge_rank(claim: Claim, found: Sequence[Quantity], store: SeriesStore, day: date) -> Verdict:
    """Where a place stands among the countries a series holds, on every cut the words allow."""
    made: list[tuple[bool | None, Answer]] = []
    holder = claim.subject.places[0] if claim.subject.places else None
    for quantity in found:
        cube = store.cube(quantity.series.id)
        axis = quantity.profile.place_axis(cube)
        if axis is None or holder is None:
            continue
        who = quantity.places[0] if quantity.places else holder
        labels = {code: label for label, code in axis.iso.items() if label not in axis.aggregates}
        if who not in labels or len(labels) < 3:
            continue
        table: dict[str, Expr] = {}
        period = claim.period
        if period is None or period.end > day:
            lag = quantity.series.lag_days or 0
            last = next(
                (
                    o
                    for line in line_of(quantity, store).values()
                    if (o := latest(line, day - timedelta(days=lag) if day != date.max else day, 0))
                ),
                None,
            )
            if last is None:
                continue
            period = Period(last.period.start.replace(month=1, day=1), last.period.end)
        for code in labels:
            other = _moved(quantity, cube, who, code)
            exprs = levels(other, period, store) if other else []
            if exprs:
                table[code] = exprs[0]
        if who not in table or (len(table) < 3 and not all(code in table for code in (*claim.ahead, *claim.behind))):
            continue
        order = sorted(table, key=lambda code: -table[code].value)
        place = order.index(who) + 1
        close = 0.012
        mine = table[who].value
        truth: bool | None = True
        if claim.place_rank is not None:
            truth = place == claim.place_rank
            if not truth:
                there = table[order[min(claim.place_rank, len(order)) - 1]].value
                truth = None if abs(there - mine) <= close * abs(mine) else False
        for code, sign in [*((c, 1) for c in claim.ahead), *((c, -1) for c in claim.behind)]:
            if code not in table:
                truth = truth and None
            elif sign * (mine - table[code].value) < -close * abs(mine):
                truth = False
        unit = quantity.profile.unit
        shown = order[: max(3, place)][:4]
        words = say(
            "%(when)s %(place)s stood %(rank)s: %(order)s",
            when=During(period),
            place=Place(who, labels[who]),
            rank=Ordinal(place),
            order=Joined(
                tuple(Joined((Place(code, labels[code]), Amount(table[code].value, unit)), " ") for code in shown)
            ),
        )
        expr = Expr(mine, period, words, sum((table[code].used for code in shown), ()), "rank")
        cut = replace(quantity, part=Joined(tuple(Term.of(value) for _, value in quantity.facets), ", "))
        made.append((truth, Answer(cut, expr, unit, 0.0, truth is True, True, True)))
    if not made:
        return plain(claim, "not-covered", say("No held series ranks the places spoken of in that period."))
    newest: dict[object, tuple[bool | None, Answer]] = {}
    for truth, answer in made:
        held = newest.get(answer.quantity.facets)
        if held is None or answer.expr.period.end > held[1].expr.period.end:
            newest[answer.quantity.facets] = truth, answer
    made = list(newest.values())
    sentence = sentences(*(whole(answer.words()) for _, answer in made[:3]))
    answers = [answer for _, answer in made[:3]]
    stated = claim.subject.facets.get("coverage")
    exact = [
        (truth, a)
        for truth, a in made
        if a.quantity.exact and (stated is None or dict(a.quantity.facets).get("coverage") == stated)
    ]
    if any(truth for truth, _ in (exact or made)):
        return plain(claim, "supported", sentence, answers)
    if exact and all(truth is False for truth, _ in exact):
        otherwise = say("That is another order than this text gives.")
        return plain(claim, "contradicted", sentences(sentence, otherwise), answers)
    revised = say("Revisions can change that order.") if exact else None
    return plain(claim, "not-covered", sentences(sentence, revised), answers)


def _moved(quantity: Quantity, cube: Cube, who: str, code: str) -> Quantity | None:
    """The same quantity for another place."""
    axis = quantity.profile.place_axis(cube)
    assert axis is not None  # noqa: S101
    at = cube.axes.index(axis)
    labels = {iso: label for label, iso in axis.iso.items()}
    terms = tuple(
        (
            sign,
            name,
            tuple(
                tuple(labels[code] if i == at else part for i, part in enumerate(key))
                for key in keys
                if not quantity.places or key[at] == labels.get(who)
            ),
        )
        for sign, name, keys in quantity.terms
    )
    terms = tuple(
        (sign, name, tuple(key for key in dict.fromkeys(keys) if key in cube.lines)) for sign, name, keys in terms
    )
    return replace(quantity, terms=terms, places=(code,)) if all(keys for _, _, keys in terms) else None


def _series_line(claim: Claim, quantity: Quantity, store: SeriesStore, months: int | None) -> tuple[Line, bool] | None:
    """The line a record is looked for in, growth for rates of an index; the coarsest that has the claim's period."""
    lines = line_of(quantity, store)
    growth = quantity.profile.kind == "index" and claim.subject.concept.growth_of is not None
    best = [
        line
        for line in lines.values()
        if months is None or (line.obs and abs(line.obs[0].period.months - months) <= (0 if months < 12 else 1))
    ]
    if not best:
        return None
    line = max(best, key=lambda each: len(each.obs))
    return (growth_line(line), True) if growth else (line, False)


def judge_record(claim: Claim, found: Sequence[Quantity], store: SeriesStore, day: date) -> Verdict:
    """Whether no earlier value since the day named (or in all the series) is more extreme."""
    answers: list[tuple[bool | None, Answer]] = []
    for quantity in found:
        cube = store.cube(quantity.series.id)
        if cube.cumulative:
            continue
        period = claim.period
        picked = _series_line(claim, quantity, store, period.months if period and period.end <= day else None)
        if picked is None:
            continue
        line, growth = picked
        if period is None or period.end > day:
            last = latest(line, day, quantity.series.lag_days)
            if last is None:
                continue
            if period is not None and not period.holds(last.period) and last.period.end < period.start:
                ended = say("the last held period that was over is %(period)s", period=last.period)
                answers.append((None, _about(quantity, line, last, growth, ended)))
                continue
            mine = [last]
        else:
            mine = line.covering(period) or [obs for obs in line.within(period)]  # noqa: C416
        if not mine:
            last_held = line.obs[-1]
            until = say("held only to %(period)s", period=last_held.period)
            answers.append((None, _about(quantity, line, last_held, growth, until)))
            continue
        sign = 1 if claim.extreme == "most" else -1
        peak = max(mine, key=lambda obs: sign * obs.value)
        if claim.period is None and not claim.since and claim.years is None:
            recent = (
                [obs for obs in line.until(day) if (day.year - obs.period.end.year) <= 4] if day != date.max else mine
            )
            peak = max(recent or mine, key=lambda obs: sign * obs.value)
        start = first_day(claim.since, claim.years, peak.period.end)
        before = [
            obs for obs in line.obs if obs.period.end < peak.period.start and (start is None or obs.period.end > start)
        ]
        if not before:
            continue
        slack = 0.1 if quantity.profile.kind == "rate" or growth else 0.012 * abs(peak.value)
        beyond = [obs for obs in before if sign * (obs.value - peak.value) > slack]
        rival = max(before, key=lambda obs: sign * obs.value)
        truth: bool | None = not beyond
        if start is None and claim.period is None and not growth and not quantity.exact:
            truth = truth or None
        unit = PERCENT if growth else quantity.profile.unit
        words = _beside(peak, rival, unit, start, highest=sign > 0)
        answers.append(
            (
                truth,
                Answer(
                    quantity,
                    Expr(peak.value, peak.period, words, used_of(quantity, [peak, rival]), "record"),
                    unit,
                    slack,
                    bool(truth),
                    True,
                    True,
                ),
            )
        )
    if not answers:
        return plain(
            claim,
            "not-covered",
            say("%(series)s is held, but cannot show the record spoken of.", series=found[0].source),
        )
    shown = [a for _, a in answers[:3]]
    sentence = whole(Joined(tuple(a.words() for a in shown), "; "))
    exact = [(truth, a) for truth, a in answers if a.quantity.exact]
    if claim.projection and claim.period and claim.period.end > day:
        return plain(claim, "not-yet-knowable", sentence, shown)
    if any(truth for truth, _ in exact) or (not exact and any(truth for truth, _ in answers)):
        return plain(claim, "supported", sentence, shown)
    if claim.period is not None and claim.period.end > day and not any(truth is False for truth, _ in exact):
        return plain(claim, "not-yet-knowable" if exact else "not-covered", sentence, shown)
    if exact and all(truth is False for truth, _ in exact) and not claim.subject.unknown:
        return plain(claim, "contradicted", sentence, shown)
    return plain(
        claim,
        "not-covered",
        sentences(
            sentence,
            say("These count something narrower, or end too early, so the record cannot be told from them."),
        ),
        shown,
    )


def _beside(peak: Obs, rival: Obs, unit: Unit, start: date | None, *, highest: bool) -> Told:
    """An extreme and the one before it."""
    values: dict[str, Value | Period | date] = {
        "period": peak.period,
        "value": Amount(peak.value, unit),
        "rival": Amount(rival.value, unit),
        "when": During(rival.period),
        "start": start or "",
    }
    if start is None and highest:
        return say("%(period)s is %(value)s; the highest before it in the series is %(rival)s %(when)s", **values)
    if start is None:
        return say("%(period)s is %(value)s; the lowest before it in the series is %(rival)s %(when)s", **values)
    if highest:
        return say("%(period)s is %(value)s; the highest before it since %(start)s is %(rival)s %(when)s", **values)
    return say("%(period)s is %(value)s; the lowest before it since %(start)s is %(rival)s %(when)s", **values)


def _about(quantity: Quantity, line: Line, obs: Obs, growth: bool, note: Told) -> Answer:
    unit = PERCENT if growth else quantity.profile.unit
    top = max(line.obs, key=lambda each: each.value)
    notes = [quantity.series.title, *(d.note for d in quantity.series.dimensions if d.note)]
    words = say(
        "it counts: %(notes)s; %(note)s (%(value)s); its highest value is %(highest)s %(when)s",
        notes="; ".join(notes),
        note=note,
        value=Amount(obs.value, unit),
        highest=Amount(top.value, unit),
        when=During(top.period),
    )
    return Answer(
        quantity,
        Expr(obs.value, obs.period, words, used_of(quantity, [obs, top]), "record"),
        unit,
        0.0,
        False,
        True,
        True,
    )
