"""Quantities through time: the lines of their cells added up or set against each other."""

from __future__ import annotations

from collections import defaultdict

from .cube import Cube, Line, Obs
from .periods import Period
from .quantity import NOTHING, Quantity
from .store import SeriesStore


def line_of(quantity: Quantity, store: SeriesStore) -> dict[str, Line]:
    """The quantity through time, at every frequency it is held at; periods where a term is missing are left out."""
    cache = store.derived("lines", lambda _: {})
    key = (quantity.series.id, quantity.terms)
    if key not in cache:
        cache[key] = _combined(quantity, store.cube(quantity.series.id))
    found: dict[str, Line] = cache[key]
    return found


def term_line(quantity: Quantity, term: int, store: SeriesStore) -> dict[str, Line]:
    """One term of a quantity through time."""
    alone = Quantity(quantity.profile, ((1, quantity.terms[term][1], quantity.terms[term][2]),), NOTHING, True, (), ())
    return line_of(alone, store)


def _combined(quantity: Quantity, cube: Cube) -> dict[str, Line]:
    sums: dict[str, dict[Period, list[float]]] = defaultdict(dict)
    first: dict[tuple[str, Period], Obs] = {}
    for number, (sign, _, keys) in enumerate(quantity.terms):
        for key in keys:
            for step, line in cube.lines[key].items():
                for obs in line.obs:
                    slot = sums[step].setdefault(obs.period, [0.0, 0.0, 0.0])
                    slot[0] += sign * obs.value
                    if slot[2] <= number:
                        slot[1] += 1
                        slot[2] = number + 1
                    first.setdefault((step, obs.period), obs)
    needed = len(quantity.terms)
    return {
        step: Line(
            step,
            [
                first[step, period]._replace(value=value)
                for period, (value, count, _) in slots.items()
                if count == needed
            ],
        )
        for step, slots in sums.items()
    }
