"""Medians with their spread."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any


def spread(values: Sequence[float]) -> dict[str, Any]:
    """The median of some measurements, the least and the greatest, rounded to what they can bear."""
    digits = 3 if abs(statistics.median(values)) < 100 else 0
    low, middle, high = (round(value, digits) for value in (min(values), statistics.median(values), max(values)))
    return {"median": middle, "low": low, "high": high, "of": len(values)}
