"""Invented series and records made by hand, so that these tests do not depend on how texts are read."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.check import SeriesStore
from onrecord.record import Effect, Figure, ReaderInfo, Record, Span, Statement, Time

Rows = list[tuple[Any, ...]]


def series(folder: Path, name: str, head: list[str], rows: Rows, **more: Any) -> dict[str, Any]:
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
    return {"id": name, "file": f"{name}.csv", "columns": head, "geography": ["USA"], **more}


def manifest(folder: Path, *entries: dict[str, Any]) -> Path:
    (folder / "series.json").write_text(json.dumps({"series": entries}), encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> SeriesStore:
    months = [(year, month) for year in range(2015, 2024) for month in range(1, 13)]
    rate = [(f"{y}-{m:02d}", 6.0 - 0.02 * i) for i, (y, m) in enumerate(months)]
    trade: Rows = []
    for year in range(2015, 2024):
        grow = year - 2015
        for partner, iso, kind, base in (
            ("Chile", "CHL", "country", 100),
            ("Peru", "PER", "country", 90),
            ("Japan", "JPN", "country", 50),
        ):
            for flow, share in (("exports", 0.4), ("imports", 0.6)):
                for measure, part in (("goods", 0.8), ("services", 0.2), ("goods_and_services", 1.0)):
                    # Peru leads in goods alone from 2022 on.
                    edge = 15 if partner == "Peru" and measure == "goods" and year >= 2022 else 0
                    trade.append(
                        (
                            str(year),
                            partner,
                            iso,
                            kind,
                            flow,
                            measure,
                            round((base + 7 * grow) * share * part + edge, 3),
                        )
                    )
    calls = [
        (f"{y}-{m:02d}", (200 if (y, m) < (2021, 6) else 120 if (y, m) < (2022, 1) else 205) + 3 * (m % 4))
        for y, m in months
    ]
    folder = tmp_path / "data"
    folder.mkdir()
    dims = [
        {"name": "partner", "iso_column": "partner_iso3"},
        {"name": "partner_type"},
        {"name": "flow", "values": ["exports", "imports"]},
        {"name": "measure", "values": ["goods", "services", "goods_and_services"]},
    ]
    manifest(
        folder,
        series(
            folder,
            "rate",
            ["period", "value"],
            rate,
            title="US unemployment rate",
            unit="percent",
            publication_lag="about 10 days",
        ),
        series(
            folder,
            "trade",
            ["period", "partner", "partner_iso3", "partner_type", "flow", "measure", "value"],
            trade,
            title="US trade in goods and services by year and partner",
            unit="US dollars",
            multiplier=1e9,
            dimensions=dims,
            publication_lag="about 60 days",
        ),
        series(
            folder,
            "beacons",
            ["period", "value"],
            calls,
            title="US lighthouse beacon repairs, by month",
            unit="repairs",
        ),
        series(
            folder,
            "removals",
            ["period", "value"],
            [(f"FY{y}", 1000 + y) for y in range(2015, 2024)],
            title="ICE removals by fiscal year",
            unit="people",
        ),
        series(
            folder,
            "events",
            ["date", "event"],
            [("2021-06-01", "Lamp subsidy scheme opens"), ("2021-09-01", "Coastal storm")],
            title="Events",
        ),
    )
    return SeriesStore.of(folder)


Make = Callable[..., Record]


@pytest.fixture
def record() -> Make:
    """A record of a text: figures as (words, value, unit, more), times as (words, first day, last day)."""

    def make(
        text: str,
        *figures: tuple[Any, ...],
        times: tuple[tuple[str, str, str], ...] = (),
        effect: tuple[str, str, str] | None = None,
        day: str = "2024-06-30",
    ) -> Record:
        def span(words: str) -> Span:
            start = text.index(words)
            return Span.of(text, start, start + len(words))

        return Record(
            id="r",
            statement=Statement(text=text, published=day),
            figures=tuple(
                Figure(
                    id=f"f{i}",
                    rule="by hand",
                    confidence=1,
                    span=span(words),
                    value=value,
                    unit=unit,
                    **(more[0] if more else {}),
                )
                for i, (words, value, unit, *more) in enumerate(figures, start=1)
            ),
            times=tuple(
                Time(span=span(words), type="DATE", value=first[:7], **{"from": first, "to": last})
                for words, first, last in times
            ),
            effects=()
            if effect is None
            else (
                Effect(
                    id="e1",
                    rule="by hand",
                    confidence=1,
                    span=span(text.strip()),
                    cause=span(effect[0]),
                    effect=span(effect[1]),
                    direction=effect[2],
                ),
            ),
            reader=ReaderInfo(version="0", lexicon="0"),
        )

    return make
