"""Whole corpora: read on every core or on a cluster into tables of findings, and asked in SQL."""

from .ask import Answer, ask
from .failures import CannotAnswer, CannotRun, NoInput, OutHoldsAnotherRun, PartIsMissing
from .part import Settings
from .run import Progress, run
from .stream import read_each

__all__ = [
    "Answer",
    "CannotAnswer",
    "CannotRun",
    "NoInput",
    "OutHoldsAnotherRun",
    "PartIsMissing",
    "Progress",
    "Settings",
    "ask",
    "read_each",
    "run",
]
