from __future__ import annotations

import random
from datetime import date

from onrecord.check import effect_svg, png_of
from onrecord.check.cube import Obs
from onrecord.check.interrupted import interrupted
from onrecord.check.periods import Period, month_end


def months(values: list[float]) -> list[Obs]:
    days = [date(2019 + i // 12, i % 12 + 1, 1) for i in range(len(values))]
    return [Obs(Period(day, month_end(day)), value) for day, value in zip(days, values, strict=True)]


def test_step_is_found_with_its_size() -> None:
    random.seed(3)
    values = [100 + random.gauss(0, 2) for _ in range(36)] + [70 + random.gauss(0, 2) for _ in range(12)]
    fitted = interrupted(months(values), date(2022, 1, 1))
    assert fitted is not None
    assert -36 < fitted.level[0] < -24
    assert fitted.level[2] < 0
    assert fitted.placebo is not None
    assert fitted.placebo < 0.1


def test_no_step_gives_an_interval_that_holds_zero_or_a_common_placebo() -> None:
    random.seed(5)
    fitted = interrupted(months([100 + random.gauss(0, 5) for _ in range(48)]), date(2022, 1, 1))
    assert fitted is not None
    assert fitted.level[1] < 0 < fitted.level[2] or (fitted.placebo or 0) > 0.05


def test_too_few_observations_give_none() -> None:
    assert interrupted(months([1.0] * 14), date(2020, 1, 15)) is None
    assert interrupted(months([1.0] * 40), date(2019, 6, 1)) is None


def test_chart_names_event_series_and_vintage() -> None:
    values = [float(100 + i % 5) for i in range(48)]
    fitted = interrupted(months(values), date(2022, 1, 1))
    assert fitted is not None
    svg = effect_svg(
        {
            "title": "Lamps & lights",
            "series": "lamps",
            "vintage": "2024-01",
            "event": "2022-01-01",
            "observations": [(o.period.start.isoformat(), o.value) for o in fitted.observations],
            "counterfactual": fitted.counterfactual,
            "other_events": [],
        }
    )
    assert "1 Jan 2022" in svg
    assert "Lamps &amp; lights" in svg
    assert "Vintage: 2024-01" in svg
    assert png_of(svg)[:4] == b"\x89PNG"
