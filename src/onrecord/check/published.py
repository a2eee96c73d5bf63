"""Totals as printed on a date: what could be read on the day of a statement, before revisions."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .periods import Period
from .profile import Index
from .quantity import Quantity
from .store import SeriesStore
from .tolerance import Bounds
from .units import multiplier_of
from .words import measures, places, tokens


@dataclass(frozen=True)
class Printed:
    """A total as printed."""

    id: str
    item: str
    series: str
    period: Period
    value: float
    qualifier: str
    published: date | None
    publisher: str
    facets: dict[str, str]
    places: frozenset[str]
    change: bool
    projection: bool

    def agrees(self, bounds: Bounds) -> bool:
        """Whether a figure repeats what was printed: to its own rounding, and further where the print itself is rounded."""  # noqa: E501
        slack = {"exact": 0.0, "about": 0.02, "nearly": 0.02, "more_than": 0.02}.get(self.qualifier, 0.0) * abs(
            self.value
        )
        if self.change and bounds.value < 0 < self.value:
            return False
        return bounds.admits(self.value, slack)


def printed_for(quantity: Quantity, period: Period, store: SeriesStore, day: date, kind: str) -> list[Printed]:
    """Totals printed by the day of the same quantity and period (`kind`: level, difference or growth)."""
    table: dict[str, list[Printed]] = store.derived("printed", _table)
    family = [row for name in _family(quantity, store) for row in table.get(name, ())]
    found = []
    for row in family:
        if (
            row.period != period
            or row.projection
            or (
                row.published and row.published > day + timedelta(days=7)
                if day < date.max - timedelta(days=8)
                else False
            )
        ):
            continue
        if row.change != (kind in ("growth", "difference")) or row.places != frozenset(quantity.places):
            continue
        if _same(row, dict(quantity.facets)):
            found.append(row)
    return sorted(found, key=lambda row: row.published or date.min, reverse=True)


def printed_periods(quantity: Quantity, store: SeriesStore) -> list[Printed]:
    """Every printed total of the quantity, any period."""
    table: dict[str, list[Printed]] = store.derived("printed", _table)
    rows = [row for name in _family(quantity, store) for row in table.get(name, ())]
    return [
        r
        for r in rows
        if not r.projection
        and not r.change
        and r.places == frozenset(quantity.places)
        and _same(r, dict(quantity.facets))
    ]


def _same(row: Printed, held: dict[str, str]) -> bool:
    facets = measures().facets
    for name, value in row.facets.items():
        if name in held and held[name] != value:
            return False
        if name not in held and facets[name].total != value and value not in facets[name].assumed:
            return False
    return all(
        name in row.facets or facets.get(name) is None or facets[name].total == value or value in facets[name].assumed
        for name, value in held.items()
    )


def _family(quantity: Quantity, store: SeriesStore) -> list[str]:
    index: Index = store.derived("index", Index)
    return [id for id, profile in index.profiles.items() if profile.concepts & quantity.profile.concepts]  # noqa: A001


def _table(store: SeriesStore) -> dict[str, list[Printed]]:
    found: dict[str, list[Printed]] = defaultdict(list)
    known = {each.id: each for each in store.list()}
    for series in store.list():
        if series.kind != "printed":
            continue
        for row in store.rows(series.id):
            parent = known.get(row["series_id"])
            home = parent.geography[0] if parent and len(parent.geography) == 1 else None
            found[row["series_id"]].append(_printed(series.id, row, home))
    return dict(found)


def _printed(id: str, row: dict[str, Any], home: str | None) -> Printed:  # noqa: A002 - the contract's word
    words = tokens(row["item"])
    facets: dict[str, str] = {}
    for match in measures().phrases.find(words):
        if match.tag[0] == "facet" and len(match.tag) > 2:
            name, value = match.tag[1], match.tag[2]
            total = measures().facets[name].total
            facets[name] = total if name in facets and facets[name] != value and total else value
    where = frozenset(place.tag for place in places().find(words)) - {home}
    item = row["item"].lower()
    return Printed(
        id, row["item"], row["series_id"], Period(row["period_start"], row["period_end"]), row["value"] * multiplier_of(row.get("unit", "")),  # noqa: E501
        row.get("qualifier", ""), _day(row.get("published_date", "")), row.get("publisher", ""), facets, where,
        "change" in item or "growth" in item, "projection" in item or "forecast" in item,
    )  # fmt: skip


def _day(words: str) -> date | None:
    parts = [int(part) for part in words.split("-")] if words else []
    if not parts:
        return None
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else min(15, calendar.monthrange(parts[0], month)[1]))
