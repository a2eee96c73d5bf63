"""Judging unbroken runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .answers import Answer
from .claims import Claim
from .compute import Expr, growth_line, latest, used_of
from .cube import Obs
from .judged import plain, said
from .lines import line_of
from .quantity import Quantity
from .records import first_day
from .store import SeriesStore
from .told import Amount, During, say, sentences, whole
from .verdicts import Verdict


def judge_run(claim: Claim, found: Sequence[Quantity], store: SeriesStore, day: date) -> Verdict:
    """How many observations in a row, up to the claim's time, lie on the side of the level that is claimed."""
    assert claim.threshold is not None  # noqa: S101
    assert claim.bounds is not None  # noqa: S101
    for quantity in [q for q in found if q.exact] or found:
        lines = line_of(quantity, store)
        line = max(lines.values(), key=lambda each: len(each.obs), default=None)
        if line is None:
            continue
        if quantity.profile.kind == "index":
            line = growth_line(line)
        until = line.until(claim.period.end if claim.period and claim.period.end <= day else day)
        last = latest(line, day, quantity.series.lag_days)
        held = [obs for obs in until if last is None or obs.period.end <= last.period.end]
        runs = _runs(held, claim)
        if not held or not runs:
            continue
        current = runs[-1] if runs[-1][-1] == held[-1] else []
        unit = quantity.profile.unit
        words = say("%(count)s in a row up to %(last)s", count=len(current), last=held[-1].period)
        if current:
            words = say("%(run)s, from %(first)s", run=words, first=current[0].period)
        edge = Amount(claim.threshold.value, unit)
        words = say("%(run)s (%(sign)s %(edge)s)", run=words, sign=claim.threshold.rule.form, edge=edge)
        good = len(current) >= claim.bounds.low - 1e-9 or (claim.bounds.low == float("-inf") and bool(current))
        if claim.extreme:
            start = first_day(None, claim.years, held[-1].period.end)
            longer = [
                run
                for run in runs
                if run is not current and len(run) > len(current) and (start is None or run[-1].period.end > start)
            ]
            words = (
                say("%(run)s; the last run longer ended %(when)s", run=words, when=During(longer[-1][-1].period))
                if longer
                else say("%(run)s; no run since then was longer", run=words)
            )
            earlier = next((run for run in reversed(runs[:-1]) if len(run) >= len(current)), None)
            if earlier and not longer:
                when = During(earlier[-1].period)
                words = say("%(run)s (one of %(count)s ended %(when)s)", run=words, count=len(earlier), when=when)
            good = good and not longer
        used = [*current[:1], *current[-1:]] or [held[-1]]
        answer = Answer(
            quantity,
            Expr(len(current), held[-1].period, words, used_of(quantity, used), "run"),
            unit,
            0.0,
            good,
            True,
            True,
        )
        if good:
            return plain(claim, "supported", whole(answer.words()), [answer])
        if quantity.exact and not claim.subject.unknown:
            return plain(claim, "contradicted", sentences(whole(answer.words()), said(claim)), [answer])
        return plain(claim, "not-covered", whole(answer.words()), [answer])
    return plain(claim, "not-covered", say("No held series shows the run spoken of."))


def _runs(held: Sequence[Obs], claim: Claim) -> list[list[Obs]]:
    assert claim.threshold is not None  # noqa: S101
    edge, strict = claim.threshold, claim.threshold.rule.form in ("<", ">")
    runs: list[list[Obs]] = []
    inside = False
    for obs in held:
        fits = edge.low < obs.value < edge.high if strict else edge.low <= obs.value <= edge.high
        if fits and inside:
            runs[-1].append(obs)
        elif fits:
            runs.append([obs])
        inside = fits
    return runs
