"""Checking: figures and claimed effects set against official series."""

from .chart import effect_svg, png_of
from .checker import check
from .find import find_series
from .series import Dimension, Series, SeriesError
from .store import SeriesStore
from .verdicts import GRAVEST, MARKS, Checked, Nearest, Observation, Verdict, gravest

__all__ = [
    "GRAVEST",
    "MARKS",
    "Checked",
    "Dimension",
    "Nearest",
    "Observation",
    "Series",
    "SeriesError",
    "SeriesStore",
    "Verdict",
    "check",
    "effect_svg",
    "find_series",
    "gravest",
    "png_of",
]
