"""Checking: figures and claimed effects set against official series."""

from .checker import check
from .series import Series, SeriesError
from .store import SeriesStore
from .verdicts import GRAVEST, MARKS, Checked, Nearest, Observation, Verdict, gravest

__all__ = [
    "GRAVEST",
    "MARKS",
    "Checked",
    "Nearest",
    "Observation",
    "Series",
    "SeriesError",
    "SeriesStore",
    "Verdict",
    "check",
    "gravest",
]
