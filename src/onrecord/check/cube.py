"""The numbers of one series in memory: cells by dimension values, each a row of observations through time."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from .periods import Period, step_of

WORLD = ("WLD",)
_ATTRIBUTES = {"vintage", "qualifier", "reliability", "quality", "status", "basis", "note", "frequency"}


class Obs(NamedTuple):
    """One observation, in the unit of the series (multiplier applied)."""

    period: Period
    value: float
    vintage: str | None = None
    published: str | None = None


class Line:
    """Observations of one cell at one frequency, ordered through time."""

    __slots__ = ("ends", "obs", "starts", "step")

    def __init__(self, step: str, obs: Iterable[Obs]) -> None:
        self.step = step
        self.obs = sorted(obs, key=lambda each: each.period)
        self.starts = [each.period.start for each in self.obs]
        self.ends = [each.period.end for each in self.obs]

    def within(self, period: Period) -> list[Obs]:
        """Observations whose periods lie inside the given one."""
        first = bisect_left(self.starts, period.start)
        found = []
        for each in self.obs[first:]:
            if each.period.start > period.end:
                break
            if each.period.end <= period.end:
                found.append(each)
        return found

    def at(self, day: date) -> Obs | None:
        """The observation whose period holds the day."""
        place = bisect_left(self.ends, day)
        if place < len(self.obs) and self.obs[place].period.start <= day:
            return self.obs[place]
        return None

    def until(self, day: date) -> Sequence[Obs]:
        """Observations whose periods ended on or before the day."""
        place = bisect_left(self.ends, day)
        if place < len(self.ends) and self.ends[place] == day:
            place += 1
        return self.obs[:place]

    def covering(self, period: Period) -> list[Obs] | None:
        """The observations that together make up the period, without a gap or overlap; None where they do not."""
        found = self.within(period)
        if not found:
            return None
        if sum(each.period.days for each in found) != period.days and self.step != "weekly":
            return None
        return found


@dataclass(frozen=True)
class Axis:
    """A dimension as it cuts the numbers: its values, the place each stands for, and which rows are aggregates."""

    name: str
    values: tuple[str, ...]
    iso: Mapping[str, str]
    aggregates: frozenset[str]

    @property
    def is_place(self) -> bool:
        """Whether the values are places."""
        return bool(self.iso)


class Cube:
    """All lines of a series.

    Columns that the dimensions list but that do not tell two rows of one period apart (a vintage, a quality, the type of
    a partner) are no axis: they describe rows and are kept beside them.
    """  # noqa: E501

    def __init__(self, dimensions: Sequence[Any], rows: Sequence[Mapping[str, Any]], multiplier: float) -> None:
        listed = [d for d in dimensions if rows and d.name in rows[0] and d.name not in ("series_id", "item")]
        names = _needed([d.name for d in listed], rows)
        iso_column = {d.name: d.iso_column for d in listed if d.iso_column and d.iso_column in rows[0]}
        self.axes = tuple(self._axis(name, iso_column.get(name), listed, rows) for name in names)
        lines: dict[tuple[str, ...], dict[str, list[Obs]]] = defaultdict(lambda: defaultdict(list))
        self.cumulative = bool(rows) and "counted_since" in rows[0]
        for row in rows:
            period = Period(row["period_start"], row["period_end"])
            step = "irregular" if self.cumulative else step_of(period)
            obs = Obs(period, row["value"] * multiplier, row.get("vintage"), row.get("published_date"))
            lines[tuple(str(row[name]) for name in names)][step].append(obs)
        self.lines = {key: {step: Line(step, obs) for step, obs in steps.items()} for key, steps in lines.items()}
        self.labels = {name: sorted({str(row[name]) for row in rows}) for name in (d.name for d in listed)}

    @staticmethod
    def _axis(name: str, iso_column: str | None, listed: Sequence[Any], rows: Sequence[Mapping[str, Any]]) -> Axis:
        iso = {str(row[name]): row[iso_column] for row in rows if row[iso_column]} if iso_column else {}
        kinds = [d.name for d in listed if d.name == f"{name}_type"]
        aggregates = {str(row[name]) for row in rows if kinds and row[kinds[0]] == "aggregate"}
        aggregates |= {label for label, code in iso.items() if code in ("WLD", "EUU")}
        return Axis(name, tuple(dict.fromkeys(str(row[name]) for row in rows)), iso, frozenset(aggregates))

    def steps(self) -> set[str]:
        """The frequencies it holds."""
        return {step for steps in self.lines.values() for step in steps}


def _needed(names: list[str], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The dimensions without which two rows of one period could not be told apart, or that cut the numbers."""
    kept = list(names)
    order = sorted(names, key=lambda name: (name not in _ATTRIBUTES and not name.endswith("_type"), -names.index(name)))
    for name in order:
        values = {row[name] for row in rows}
        fewer = [each for each in kept if each != name]
        types = name.endswith("_type") and name.removesuffix("_type") in names
        droppable = name in _ATTRIBUTES or types or len(values) == 1
        if droppable and _unique(fewer, rows):
            kept = fewer
    return kept


def _unique(names: list[str], rows: Sequence[Mapping[str, Any]]) -> bool:
    seen = set()
    for row in rows:
        key = (row["period_start"], row["period_end"], *(row[name] for name in names))
        if key in seen:
            return False
        seen.add(key)
    return True
