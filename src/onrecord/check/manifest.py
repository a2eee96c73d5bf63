"""Read a folder of official series: its manifest `series.json`, or plain CSV files with a small sidecar each."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .series import Series, SeriesError
from .units import multiplier_of

_ROW = Mapping[str, Any]


def manifest_of(folder: Path) -> list[Series]:
    """The series a folder declares, files checked to lie inside it and to have the declared hash.

    A folder has a `series.json` (`{"series": [...]}`), or pairs `NAME.csv` and `NAME.json` where the JSON holds one
    series without `file`; `NAME.xml` and `NAME.sdmx.csv` beside a `NAME.json` are SDMX.

    Raises:
        SeriesError: Why the folder cannot be read, in one sentence.
    """
    if not folder.is_dir():
        raise SeriesError(f"{folder} is not a folder.")
    manifest = folder / "series.json"
    entries = _manifest_entries(manifest) if manifest.is_file() else list(_sidecars(folder))
    if not entries:
        raise SeriesError(f"{folder} holds neither a series.json nor a CSV file with a JSON file of the same name.")
    series = [_series(entry, manifest.name) for entry in entries]
    for name in (each.id for each in series):
        if sum(other.id == name for other in series) > 1:
            raise SeriesError(f"The manifest names the series {name!r} twice.")
    for each in series:
        _check_file(folder, each)
    return series


def _manifest_entries(manifest: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (ValueError, UnicodeDecodeError) as error:
        raise SeriesError(f"{manifest.name} is not JSON in UTF-8: {error}.") from None
    entries = content.get("series") if isinstance(content, dict) else content
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SeriesError(f'{manifest.name} has no list "series" of objects.')
    return entries


def _sidecars(folder: Path) -> Iterator[dict[str, Any]]:
    for sidecar in sorted(folder.glob("*.json")):
        data = next((p for end in (".csv", ".sdmx.csv", ".xml") if (p := sidecar.with_suffix(end)).is_file()), None)
        if data is None:
            continue
        try:
            entry = json.loads(sidecar.read_text(encoding="utf-8"))
        except (ValueError, UnicodeDecodeError) as error:
            raise SeriesError(f"{sidecar.name} is not JSON in UTF-8: {error}.") from None
        if not isinstance(entry, dict):
            raise SeriesError(f"{sidecar.name} does not hold one JSON object.")
        yield {"id": sidecar.stem, **entry, "file": data.name}


def _series(entry: dict[str, Any], where: str) -> Series:
    given = {key: value for key, value in entry.items() if value is not None}
    if isinstance(given.get("multiplier"), str):
        given.pop("multiplier")
    try:
        return Series.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise SeriesError(
            f"{where}: the series {entry.get('id', '?')!r} has no good {field!r}: {first['msg']}."
        ) from None


def _check_file(folder: Path, series: Series) -> None:
    path = (folder / series.file).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise SeriesError(f"The series {series.id!r} names {series.file!r}, which lies outside its folder.")
    if not path.is_file():
        raise SeriesError(f"The series {series.id!r} names {series.file!r}, which does not exist.")
    if series.sha256 and hashlib.sha256(path.read_bytes()).hexdigest() != series.sha256:
        raise SeriesError(f"{series.file} is not the file the manifest describes: its SHA-256 differs.")


def rows_of(folder: Path, series: Series) -> list[dict[str, Any]]:
    """The rows of a series' CSV file, dates and numbers read, checked.

    Raises:
        SeriesError: The file is broken, two rows have one key, or rows of one series have different units.
    """
    path = folder / series.file
    if path.suffix == ".xml" or path.name.endswith(".sdmx.csv"):
        from .sdmx import rows_of_sdmx

        return rows_of_sdmx(path, series)
    rows: list[dict[str, Any]] = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            header = reader.fieldnames or []
            missing = [name for name in series.columns if name not in header]
            if missing or len(set(header)) != len(header):
                raise SeriesError(
                    f"{series.file} lacks the column {missing[0]!r}."
                    if missing
                    else f"{series.file} has a column twice."
                )
            for number, row in enumerate(reader, start=2):
                if None in row or None in row.values():
                    raise SeriesError(
                        f"{series.file}, line {number}: the row has not the {len(header)} cells of its header."
                    )
                rows.append(_typed(row, series, number))
    except (csv.Error, UnicodeDecodeError) as error:
        raise SeriesError(f"{series.file} is not a CSV file in UTF-8: {error}.") from None
    if series.rows is not None and len(rows) != series.rows:
        raise SeriesError(f"{series.file} has {len(rows)} rows; the manifest says {series.rows}.")
    check_rows(rows, series)
    return rows


def _typed(row: dict[str, Any], series: Series, number: int) -> dict[str, Any]:
    if series.kind == "events" or ("value" not in row and "event" in row):
        return row
    where = f"{series.file}, line {number}"
    try:
        row["value"] = float(row["value"])
    except KeyError:
        raise SeriesError(f"{series.file} has no column 'value'.") from None
    except ValueError:
        raise SeriesError(f"{where}: {row['value']!r} is not a number.") from None
    if row["value"] in (float("inf"), float("-inf")) or row["value"] != row["value"]:
        raise SeriesError(f"{where}: the value is not a finite number.")
    try:
        if "period_start" in row:
            row["period_start"], row["period_end"] = (
                date.fromisoformat(row["period_start"]),
                date.fromisoformat(row["period_end"]),
            )
        elif "as_of" in row:
            start = row.get("counted_since") or row["as_of"]
            row["period_start"], row["period_end"] = date.fromisoformat(start), date.fromisoformat(row["as_of"])
        elif "period" in row:
            row["period_start"], row["period_end"] = dates_of(row["period"])
        else:
            raise SeriesError(f"{series.file} has no column 'period', 'period_start' or 'as_of'.")
    except ValueError as error:
        raise SeriesError(f"{where}: the period cannot be read: {error}.") from None
    if row["period_end"] < row["period_start"]:
        raise SeriesError(f"{where}: the period ends before it begins.")
    return row


_PERIOD = re.compile(r"(?P<fy>FY)?(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")


def dates_of(period: str) -> tuple[date, date]:
    """First and last day of a period written YYYY, YYYY-MM, YYYY-Qn, YYYY-MM-DD or FYyyyy (October to September).

    Raises:
        ValueError: It is written otherwise.
    """
    from .periods import add_months, month_end

    found = _PERIOD.fullmatch(period.strip())
    if not found:
        raise ValueError(f"{period!r} is not YYYY, YYYY-MM, YYYY-Qn, YYYY-MM-DD or FYyyyy")
    year = int(found["year"])
    if found["fy"]:
        return date(year - 1, 10, 1), date(year, 9, 30)
    if found["quarter"]:
        start = date(year, 3 * int(found["quarter"]) - 2, 1)
        return start, month_end(add_months(start, 2))
    if found["day"]:
        return (day := date.fromisoformat(period.strip())), day
    if found["month"]:
        return (start := date(year, int(found["month"]), 1)), month_end(start)
    return date(year, 1, 1), date(year, 12, 31)


def check_rows(rows: list[dict[str, Any]], series: Series) -> None:
    """Raise SeriesError where two rows have one key or the rows of one series have different units."""
    if series.kind != "series" or not rows:
        return
    units = {row["unit"] for row in rows} if "unit" in rows[0] else set()
    if len(units) > 1 or any(multiplier_of(unit) != multiplier_of(series.unit) for unit in units if series.unit):
        raise SeriesError(f"{series.file} mixes units in one series: {', '.join(sorted(units)[:3])}.")
    names = [d.name for d in series.dimensions if d.name in rows[0]]
    seen: set[tuple[object, ...]] = set()
    for number, row in enumerate(rows, start=2):
        key = (row["period_start"], row["period_end"], *(row[name] for name in names))
        if key in seen:
            said = ", ".join(str(part) for part in key[2:]) or "all"
            raise SeriesError(
                f"{series.file}, line {number}: a second value for {row['period_start']} to {row['period_end']} ({said})."  # noqa: E501
            )
        seen.add(key)
