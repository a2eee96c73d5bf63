"""Times told by a term of office: "when he took office", "under the president so far"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.lexicon.terms import serving, terms
from onrecord.record import Record, Span, interval_of

from .passage import Passage
from .periods import Period, month_end


def tenure_period(passage: Passage, record: Record, span: Span, kind: str) -> tuple[Period | None, bool]:
    """The period a term of office gives a claim, and whether it runs on to the day of the statement.

    A level "when he took office" is that of the month he did; a change "under the president so far" is from that month on.
    """  # noqa: E501
    day = today(record)
    took = _nearest(passage, span, "tenure")
    under = _nearest(passage, span, "under")
    if not took and not under:
        return None, False
    start = _start_of_term(passage, day)
    if start is None:
        return None, False
    if kind in ("difference", "growth") and (under or took):
        return Period(start.replace(day=1), max(day, start)), True
    if took:
        return Period(start.replace(day=1), month_end(start)), False
    return None, False


def _nearest(passage: Passage, span: Span, name: str) -> bool:
    found = passage.has(name)
    if not found:
        return False
    rivals = [f for f in passage.figures if f.span != span and f.claim != "duration"]
    own = min(abs(found.start - span.end), abs(span.start - found.end))
    return all(min(abs(found.start - f.span.end), abs(f.span.start - found.end)) >= own for f in rivals)


def today(record: Record) -> date:
    """The last day the statement can be of; the end of time where its date is not known."""
    published = record.statement.published
    return interval_of(published)[1] if published else date.max


def _start_of_term(passage: Passage, day: date) -> date | None:
    """When the head of government spoken of took office: by name, else the one in office on the day."""
    named = [
        term.began
        for held in terms().values()
        for term in held
        if term.began <= day and re.search(rf"\b{re.escape(term.name)}\b", passage.text)
    ]
    if named:
        return max(named)
    if re.search(r"\b(?:former|ex-?)\s*(?:president|prime minister|leader)", passage.text, re.IGNORECASE):
        return None
    state = next((place.tag for place in passage.places if place.tag in terms()), passage.home)
    term = serving(state, day)
    return term.began if term is not None else None
