"""How far two reviewers agree on the findings that both judged."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Interval = tuple[float, float]
_RESAMPLES = 999


@dataclass(frozen=True)
class Agreement:
    """Agreement of two reviewers on one kind of finding, or on all.

    Attributes:
        kind: The kind; None for all kinds together.
        judged: How many findings both judged.
        same: On how many they said the same.
        percent: That share, with its 95 per cent interval (Wilson 1927).
        kappa: Cohen's kappa (1960), with its interval from the asymptotic standard error of Fleiss, Cohen and Everitt
            (1969). None where one word was all that was said: agreement by chance is then certain.
        alpha: Krippendorff's alpha for nominal data, with a 95 per cent interval from resampling the findings. None
            as for kappa.
        counts: How often each pair of words was said, the first reviewer's first.
    """

    kind: str | None
    judged: int
    same: int
    percent: float | None
    percent_interval: Interval | None
    kappa: float | None
    kappa_interval: Interval | None
    alpha: float | None
    alpha_interval: Interval | None
    counts: Mapping[tuple[str, str], int]


def agreement(kind: str | None, pairs: Sequence[tuple[str, str]]) -> Agreement:
    """The figures for what two reviewers said of the same findings, pair by pair."""
    # Imported here: both take seconds.
    from statsmodels.stats.inter_rater import cohens_kappa
    from statsmodels.stats.proportion import proportion_confint

    counts: dict[tuple[str, str], int] = defaultdict(int)
    for pair in pairs:
        counts[pair] += 1
    words = sorted({word for pair in pairs for word in pair})
    same = sum(one == other for one, other in pairs)
    if not pairs:
        return Agreement(kind, 0, 0, None, None, None, None, None, None, {})
    low, high = proportion_confint(same, len(pairs), method="wilson")
    percent, interval = same / len(pairs), (float(low), float(high))
    if len(words) == 1:
        return Agreement(kind, len(pairs), same, percent, interval, None, None, None, None, dict(counts))
    codes = np.array([[words.index(word) for word in pair] for pair in pairs]).T
    table = np.zeros((len(words), len(words)))
    for one, other in codes.T:
        table[one, other] += 1
    with np.errstate(invalid="ignore"):  # a standard error of zero, where one reviewer said one word alone
        kappa = cohens_kappa(table)
    return Agreement(
        kind,
        len(pairs),
        same,
        percent,
        interval,
        float(kappa.kappa),
        (float(kappa.kappa_low), float(kappa.kappa_upp)),
        _alpha(codes, len(words)),
        _alpha_interval(codes, len(words)),
        dict(counts),
    )


def _alpha(codes: np.ndarray, words: int) -> float:
    import krippendorff

    return float(krippendorff.alpha(codes, level_of_measurement="nominal", value_domain=list(range(words))))


def _alpha_interval(codes: np.ndarray, words: int) -> Interval | None:
    """The middle 95 per cent of alpha over findings drawn again; None for fewer than two findings."""
    if codes.shape[1] < 2:
        return None
    from scipy.stats import bootstrap

    def drawn(one: np.ndarray, other: np.ndarray) -> float:
        both = np.array([one, other])
        # Where one word alone was drawn, nothing tells agreement from chance: it counts as full agreement.
        return 1.0 if both.min() == both.max() else _alpha(both, words)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # equal resamples
        found = bootstrap(
            tuple(codes), drawn, paired=True, vectorized=False, n_resamples=_RESAMPLES, method="percentile", rng=0
        )
    return float(found.confidence_interval.low), float(found.confidence_interval.high)
