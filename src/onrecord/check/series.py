"""Official statistical series, with SDMX's concepts: dimensions, unit, multiplier, frequency, vintage."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .periods import month_end


class SeriesError(Exception):
    """A series cannot be added or found; the message is one sentence that says why."""


class Dimension(BaseModel):
    """One dimension of a series: its name, the values it takes and, for places, the column of their ISO codes."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    values: tuple[str, ...] = ()
    iso_column: str | None = None
    note: str | None = None


class Series(BaseModel):
    """What is known about a series besides its numbers. `value` times `multiplier` gives the unit.

    Attributes:
        kind: `series` for observations, `printed` for totals as printed on a date (they name their parent series in a
            column `series_id`), `events` for dated events.
        aggregation: How values combine over time, where the manifest says so; else it is read from what is measured.
        aliases: Other names people use for it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1)
    file: str
    title: str
    unit: str = ""
    multiplier: float = 1.0
    frequency: str = ""
    period_kind: str = ""
    coverage: str = ""
    dimensions: tuple[Dimension, ...] = ()
    geography: tuple[str, ...] = ()
    seasonal_adjustment: str = ""
    rounding: str = ""
    source_organisation: str = ""
    source_document: str = ""
    retrieved_from: str = ""
    vintage: str = ""
    publication_lag: str = ""
    notes: str = ""
    licence: str = ""
    aliases: tuple[str, ...] = ()
    aggregation: Literal["flow", "stock", "rate", "index", "price", "output"] | None = None
    columns: tuple[str, ...] = ()
    rows: int | None = None
    sha256: str | None = None

    @property
    def kind(self) -> Literal["series", "printed", "events"]:
        """Observations, printed totals or dated events, told by the columns."""
        if "value" not in self.columns and "event" in self.columns:
            return "events"
        if "series_id" in self.columns and "published_date" in self.columns:
            return "printed"
        return "series"

    @property
    def publisher(self) -> str:
        """The source organisation in short: the abbreviation in brackets where there is one."""
        whole = self.source_organisation.split(", ")[0]
        found = re.search(r"\(([A-Z]{2,8})\)$", whole)
        return found.group(1) if found else whole

    @property
    def lag_days(self) -> int | None:
        """Days from the end of a period to its publication: the shortest the manifest names; None where it names none."""  # noqa: E501
        stated, shown = lag_in_days(self.publication_lag), _shown_lags(self.publication_lag)
        return min([each for each in (stated, *shown) if each is not None], default=None)

    @property
    def revision(self) -> float:
        """Share by which later vintages differ from the first release, as the notes say; else a small default."""
        return revision_share(f"{self.notes} {self.seasonal_adjustment}. {self.vintage}")


_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "eight": 8,
    "ten": 10,
    "twelve": 12,
}
_SPAN = re.compile(
    r"\b(\d+(?:\.\d+)?|" + "|".join(_NUMBERS) + r")(?:\s*(?:to|-|or)\s*\d+(?:\.\d+)?)?\s+(day|week|month|year)s?\b",
    re.IGNORECASE,
)
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}


def lag_in_days(words: str) -> int | None:
    """The publication lag that a manifest states in words, in days.

    Example:
        >>> lag_in_days("about 10 to 45 days"), lag_in_days("first Friday of the next month"), lag_in_days("n/a")
        (10, 1, None)
    """
    low = words.lower()
    if found := next((each for each in _SPAN.finditer(low) if each.group(1)[0].isdigit()), None) or _SPAN.search(low):
        number = found.group(1)
        return round((_NUMBERS[number] if number in _NUMBERS else float(number)) * _DAYS[found.group(2)])
    if "next month" in low or "next day" in low or "same day" in low:
        return 1
    return None


_EXAMPLE = re.compile(
    r"(?:(?P<month>[A-Z][a-z]{2,8}) |(?P<fy>FY)|Q(?P<quarter>[1-4]) |full )(?P<year>\d{4}) (?:reported )?on (?P<day>\d{4}-\d\d-\d\d)"  # noqa: E501
)
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def _shown_lags(words: str) -> list[int]:
    """Lags shown by example: "October 2023 on 2023-11-14" is 14 days."""
    found = []
    for each in _EXAMPLE.finditer(words):
        if each["month"] and each["month"] not in _MONTHS:
            continue
        month = (
            _MONTHS.index(each["month"]) + 1 if each["month"] else 9 if each["fy"] else 3 * int(each["quarter"] or 4)
        )
        end = month_end(date(int(each["year"]), month, 1))
        if (lag := (date.fromisoformat(each["day"]) - end).days) >= 0:
            found.append(lag)
    return found


_REVISED = re.compile(r"\b(vintage|release|revis|edition|first published|benchmark)", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)(?:\s*(?:to|-)\s*(\d+(?:\.\d+)?))?\s*(?:percent|per cent|%)", re.IGNORECASE)
DEFAULT_REVISION = 0.003
NO_REVISION = 0.0005


def revision_share(notes: str) -> float:
    """How far revisions move values, as a share, from a manifest's notes.

    The largest percentage in a sentence that speaks of vintages, releases or revisions; "tenths of a percent" is 0.5
    percent; "not revised" is next to nothing; a series that says nothing gets 0.3 percent.

    Example:
        >>> revision_share("Benchmark revisions move multi-year gains by 2 to 5 percent.")
        0.05
        >>> revision_share("The index is not revised.")
        0.0005
    """
    if re.search(r"\b(?:not|never) revised", notes, re.IGNORECASE):
        return NO_REVISION
    largest = 0.0
    for sentence in re.split(r"(?<=[.;])\s+", notes):
        if not _REVISED.search(sentence):
            continue
        if "tenths of a percent" in sentence:
            largest = max(largest, 0.005)
        for found in _PERCENT.finditer(sentence):
            share = float(found.group(2) or found.group(1)) / 100
            if share <= 0.05:
                largest = max(largest, share)
    return largest or DEFAULT_REVISION
