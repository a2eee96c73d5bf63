"""The official series that figures are checked against, as the pages show them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.check import Series, SeriesStore

Line = tuple[str, list[tuple[date, float]]]


class HeldSeries:
    """A store of series, opened when it is first needed and again when series were added to it."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._opening = threading.Lock()
        self._store: SeriesStore | None = None
        self._opened_at = -1.0

    def list(self) -> Sequence[Series]:
        """Every series held, by id."""
        store = self._opened()
        return store.list() if store else ()

    def get(self, name: str) -> Series | None:
        """The series with this id; None where there is none."""
        return next((each for each in self.list() if each.id == name), None)

    def lines(self, name: str, most: int) -> tuple[Line, ...]:
        """The cells of a series through time, each by what it is of and at its finest frequency; so many at most."""
        store, held = self._opened(), self.get(name)
        if store is None or held is None or held.kind != "series":
            return ()
        found = []
        for key, steps in store.cube(name).lines.items():
            line = max(steps.values(), key=lambda each: len(each.obs))
            found.append((", ".join(key), [(obs.period.end, obs.value) for obs in line.obs]))
            if len(found) == most:
                break
        return tuple(found)

    def _opened(self) -> SeriesStore | None:
        if self._folder is None:
            return None
        from onrecord.check import SeriesStore

        catalogue = self._folder / "catalogue.json"
        changed = catalogue.stat().st_mtime if catalogue.is_file() else 0.0
        with self._opening:
            if self._store is None or changed != self._opened_at:
                self._store, self._opened_at = SeriesStore(self._folder), changed
            return self._store
