"""Commitments: who is bound to what, how firmly, by when, on what condition.

Cues (predicates that bind) are found in the syntax, each gives one commitment; docs/commitments.md tells the rules.
"""

from __future__ import annotations

from .find import find_commitments

__all__ = ["find_commitments"]
