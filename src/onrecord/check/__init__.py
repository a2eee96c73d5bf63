"""Checking: figures and claimed effects set against official series."""

from .chart import effect_svg
from .checker import check
from .claim_chart import claim_svg, series_svg, small_svg
from .drawing import chart_style, png_of
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
    "chart_style",
    "check",
    "claim_svg",
    "effect_svg",
    "find_series",
    "gravest",
    "png_of",
    "series_svg",
    "small_svg",
]
