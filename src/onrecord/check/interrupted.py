"""Interrupted time series: level and trend before and after a date (Bernal, Cummins and Gasparrini 2017)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from .cube import Obs

Array = npt.NDArray[np.float64]
FEWEST_BEFORE = 12
FEWEST_AFTER = 3


@dataclass(frozen=True)
class Interrupted:
    """A fitted model: changes of level and slope with 95 percent intervals, counterfactual and band, placebo comparison.

    Attributes:
        level, slope: Change at the event, and change of the slope per observation after it: (estimate, low, high).
        counterfactual: What the model before the event goes on to, for each observation after it: (value, low, high).
        placebo: Share of placebo dates before the event whose level change is at least as large; None with too few.
        before, first, last: Means of the last observations before the event (as many as a third of those after, at least
            three), of the first third after it and of the last third. `year_before`: of the last third's months a year before.
    """  # noqa: E501

    observations: tuple[Obs, ...]
    event: date
    level: tuple[float, float, float]
    slope: tuple[float, float, float]
    counterfactual: tuple[tuple[float, float, float], ...]
    placebo: float | None
    placebos: int
    before: float
    first: float
    last: float
    year_before: float | None
    lags: int

    @property
    def after(self) -> tuple[Obs, ...]:
        """The observations after the event."""
        return tuple(obs for obs in self.observations if obs.period.start >= self.event or obs.period.end > self.event)


def interrupted(observations: Sequence[Obs], event: date) -> Interrupted | None:
    """Fit `y = a + b·t + c·after + d·(t − T)·after` (with two seasonal terms where two years precede the event) by least squares
    with Newey and West's standard errors, which allow for autocorrelation; None with too few observations.

    The first observation counted as after is the one whose period ends after the event.
    """  # noqa: D205, E501
    values = np.array([obs.value for obs in observations])
    turn = next((i for i, obs in enumerate(observations) if obs.period.end >= event), len(observations))
    n = len(values)
    if turn < FEWEST_BEFORE or n - turn < FEWEST_AFTER:
        return None
    fit, lags = _fit(values, turn, observations)
    spread = fit.conf_int()
    bare = _design(n, turn, observations)
    bare[:, 2:4] = 0.0
    band = fit.get_prediction(bare).conf_int()
    expected = bare @ fit.params
    third = max(1, (n - turn) // 3)
    size = max(3, third)
    last = observations[n - third :]
    yearly = {(obs.period.start.year, obs.period.start.month): obs.value for obs in observations}
    earlier = [yearly[key] for obs in last if (key := (obs.period.start.year - 1, obs.period.start.month)) in yearly]
    placebo, tried = _placebo(values, turn, observations, abs(float(fit.params[2])))
    return Interrupted(
        tuple(observations), event,
        (float(fit.params[2]), float(spread[2][0]), float(spread[2][1])),
        (float(fit.params[3]), float(spread[3][0]), float(spread[3][1])),
        tuple((float(expected[i]), float(band[i][0]), float(band[i][1])) for i in range(turn, n)),
        placebo, tried, float(values[turn - size : turn].mean()), float(values[turn : turn + third].mean()),
        float(values[n - third :].mean()), float(np.mean(earlier)) if len(earlier) == len(last) else None, lags,
    )  # fmt: skip


def _design(n: int, turn: int, observations: Sequence[Obs]) -> Array:
    t = np.arange(n, dtype=float)
    after = (t >= turn).astype(float)
    columns = [np.ones(n), t, after, after * (t - turn)]
    if turn >= 24 and 27 <= observations[0].period.days <= 32:
        month = np.array([obs.period.start.month for obs in observations], dtype=float)
        columns += [np.sin(2 * math.pi * month / 12), np.cos(2 * math.pi * month / 12)]
    return np.column_stack(columns)


def _fit(values: Array, turn: int, observations: Sequence[Obs]) -> tuple[Any, int]:
    from statsmodels.regression.linear_model import OLS

    n = len(values)
    lags = math.floor(4 * (n / 100) ** (2 / 9)) + 1
    model = OLS(values, _design(n, turn, observations))
    return model.fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True}), lags


def _placebo(values: Array, turn: int, observations: Sequence[Obs], size: float) -> tuple[float | None, int]:
    """The same model at dates before the event, on the observations before it alone."""
    edge = 6
    changes = [
        abs(float(_fit(values[:turn], at, observations[:turn])[0].params[2])) for at in range(edge, turn - edge + 1)
    ]
    return (
        (sum(change >= size for change in changes) / len(changes), len(changes))
        if len(changes) >= 5
        else (None, len(changes))
    )
