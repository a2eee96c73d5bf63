"""What a chart of a claim shows: the series around the observation, the value it gives, the value the text says."""

from __future__ import annotations

from typing import Any

from .answers import Answer
from .claims import Claim
from .cube import Line
from .periods import Period
from .told import Amount

_NUMBERS = ("level", "growth", "difference", "share")
_BEFORE, _AFTER = 60, 24  # observations drawn on either side of the one used


def drawn(claim: Claim, answer: Answer) -> dict[str, Any] | None:
    """The plain data of the chart of a claim (`Verdict.drawn`); None where the claim is no number.

    `line` has a first day, a last day and a value for each observation; where the claim is of several observations
    together, for as many together each time. It is empty where what is claimed is not a level of the series.
    """
    bounds = claim.bounds
    if bounds is None or claim.kind not in _NUMBERS:
        return None
    expr, series = answer.expr, answer.quantity.series
    return {
        "title": str(answer.quantity.source),
        "series": series.id,
        "vintage": next((used.vintage for used in expr.used if used.vintage), None) or series.vintage or None,
        "period": [expr.period.start.isoformat(), expr.period.end.isoformat()],
        "period_words": str(expr.period),
        "shown": expr.value,
        "shown_words": str(Amount(expr.value, answer.unit)),
        "said": bounds.value,
        "said_words": claim.span.quote,
        "line": [[one.start.isoformat(), one.end.isoformat(), value] for one, value in _line(claim, answer)],
    }


def _line(claim: Claim, answer: Answer) -> list[tuple[Period, float]]:
    """The quantity through time, in the steps of the claim."""
    if claim.kind != "level" or answer.unit != answer.quantity.profile.unit:
        return []
    used = [each.period for each in answer.expr.used]
    for line in answer.lines.values():
        places = {obs.period: place for place, obs in enumerate(line.obs)}
        if used and all(period in places for period in used):
            found = _blocks(line, places[used[0]], len(used), answer.expr.how)
            at = next((n for n, (period, _) in enumerate(found) if period.end >= used[-1].end), len(found))
            return found[max(0, at - _BEFORE) : at + _AFTER + 1]
    return []


def _blocks(line: Line, first: int, size: int, how: str) -> list[tuple[Period, float]]:
    """Observations by so many, added up or averaged, so that one block begins at the observation `first`."""
    if size > 1 and how not in ("sum", "mean"):
        return []
    found = []
    for start in range(first % size, len(line.obs) - size + 1, size):
        block = line.obs[start : start + size]
        total = sum(obs.value for obs in block)
        found.append((Period(block[0].period.start, block[-1].period.end), total / size if how == "mean" else total))
    return found
