"""Charts of figures: what the text says beside what the series shows."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from onrecord.check import SeriesStore, chart_style, check, claim_svg, small_svg

from .conftest import Make

RATE = "The unemployment rate stood at 9.1 percent in March 2022."


def drawn(store: SeriesStore, record: Make) -> dict[str, object]:
    made = record(RATE, ("9.1 percent", 9.1, "percent"), times=(("March 2022", "2022-03-01", "2022-03-31"),))
    found = check(made, store).verdicts[0].drawn
    assert found is not None
    return found


def test_a_checked_figure_holds_the_series_the_observation_and_the_claim(store: SeriesStore, record: Make) -> None:
    found = drawn(store, record)
    days = {end: value for _, end, value in found["line"]}  # type: ignore[attr-defined]
    assert days["2022-03-31"] == found["shown"] == pytest.approx(6.0 - 0.02 * 86)
    assert (found["said"], found["said_words"]) == (9.1, "9.1 percent")


@pytest.mark.parametrize("line", ["whole", "none"])
def test_a_chart_is_xml_that_names_both_values_and_its_source(store: SeriesStore, record: Make, line: str) -> None:
    found = {**drawn(store, record), **({"line": []} if line == "none" else {})}
    for width in (340, 640):
        chart = ElementTree.fromstring(claim_svg(found, width))
        words = " ".join(chart.itertext())
        assert [part for part in ("this text: 9.1 percent", "the series:", "Source: rate") if part not in words] == []
    assert "9.1 percent" in (ElementTree.fromstring(small_svg(found)).get("aria-label") or "")


def test_a_chart_for_a_page_with_its_own_style_has_none(store: SeriesStore, record: Make) -> None:
    chart = claim_svg(drawn(store, record), styled=False)
    assert "<style" not in chart
    assert "style=" not in chart
    assert ".chart .l{" in chart_style()
