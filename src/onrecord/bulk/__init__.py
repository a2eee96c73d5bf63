"""Whole corpora: read on every core or on a cluster into tables of findings, and asked in SQL."""

from .ask import Answer, ask
from .failures import CannotAnswer, CannotRun, NoInput, OutHoldsAnotherRun, PartIsMissing
from .part import Settings
from .run import Progress, run

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
    "run",
]
