"""SDMX data files, read with `sdmx1` from local files only: nothing is fetched while checking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .manifest import check_rows, dates_of
from .series import Series, SeriesError

_TIME = ("TIME_PERIOD", "TIME", "OBS_TIME")


def rows_of_sdmx(path: Path, series: Series) -> list[dict[str, Any]]:
    """The observations of an SDMX-ML or SDMX-CSV file, one row each, dimensions by their ids in lower case.

    Raises:
        SeriesError: The file cannot be read, or `sdmx1` is not installed.
    """
    try:
        import sdmx
    except ImportError:
        raise SeriesError(
            f"{path.name} is SDMX; reading it needs the package sdmx1 (pip install 'onrecord[sdmx]')."
        ) from None
    try:
        message: Any = sdmx.read_sdmx(path)
        observations = [obs for data in message.data for obs in data.obs]
    except Exception as error:  # noqa: BLE001 - the library raises whatever its parsers raise
        raise SeriesError(f"{path.name} cannot be read as SDMX: {type(error).__name__}: {error}.") from None
    rows = []
    for number, obs in enumerate(observations, start=1):
        key = {name.lower(): str(value.value) for name, value in obs.key.values.items()}
        period = next((key[name.lower()] for name in _TIME if name.lower() in key), None)
        if period is None or obs.value is None:
            raise SeriesError(f"{path.name}: observation {number} has no time period or no value.")
        try:
            start, end = dates_of(period)
        except ValueError as error:
            raise SeriesError(f"{path.name}, observation {number}: {error}.") from None
        rows.append({**key, "period": period, "period_start": start, "period_end": end, "value": float(obs.value)})
    check_rows(rows, series)
    return rows
