"""Who led a state when, as `terms.yml` has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from . import load


@dataclass(frozen=True)
class Term:
    """One term of office.

    Attributes:
        name: The leader's surname.
        given: The names before it; empty where the surname holds all by which the leader is known.
        began: The day it began.
        until: The day from which nobody can tell from the file who leads: the next term's first day, the day the term
            ends by law, or the day the file was last kept.
    """

    name: str
    given: str
    began: date
    until: date


@cache
def terms() -> Mapping[str, tuple[Term, ...]]:
    """The terms of every state in the file, the latest last."""
    vocabulary = load("terms")
    out = {}
    for state, listed in vocabulary["terms"].items():
        ends = [term["from"] for term in listed[1:]] + [vocabulary["kept_until"]]
        pairs = zip(listed, ends, strict=True)
        out[state] = tuple(
            Term(term["name"], term.get("given", ""), term["from"], term.get("until", end)) for term, end in pairs
        )
    return out


def serving(state: str | None, day: date) -> Term | None:
    """The term that a day falls in; None where the file does not know."""
    return next((term for term in terms().get(state or "", ()) if term.began <= day < term.until), None)
