"""What can keep a run from beginning or a question from being answered: one exception a fact, one sentence each."""

from __future__ import annotations


class CannotRun(Exception):
    """Why a run cannot begin or go on; its text is one sentence."""


class NoInput(CannotRun):
    """There is nothing at the path or glob, or nothing that can be opened."""


class OutHoldsAnotherRun(CannotRun):
    """The folder holds the results of another input, reader or setting."""


class PartIsMissing(CannotRun):
    """A package that an option needs is not installed."""


class CannotAnswer(Exception):
    """Why a question in SQL has no answer; its text is one sentence."""
