"""Checking: figures and claimed effects set against official series."""

from .chart import effect_svg
from .checker import check
from .claim_chart import claim_svg, series_svg, small_svg
from .drawing import chart_style, png_of
from .english import English
from .find import find_series
from .periods import Period
from .series import Dimension, Series, SeriesError
from .store import SeriesStore
from .told import Tongue, Wording, by
from .units import Unit
from .verdicts import GRAVEST, MARKS, Checked, Nearest, Observation, Verdict, gravest

__all__ = [
    "GRAVEST",
    "MARKS",
    "Checked",
    "Dimension",
    "English",
    "Nearest",
    "Observation",
    "Period",
    "Series",
    "SeriesError",
    "SeriesStore",
    "Tongue",
    "Unit",
    "Verdict",
    "Wording",
    "by",
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
