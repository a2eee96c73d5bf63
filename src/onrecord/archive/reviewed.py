"""A statement's findings as the machine reads them and as people have them, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record import Record

from .contents import Content
from .reattaching import members
from .reviews import Review, families, standing, standing_review
from .saying import machine_contents


@dataclass(frozen=True)
class Reviewed:
    """A finding and what became of it.

    Attributes:
        finding: Its key.
        kind: Its kind.
        quote: Its words.
        standing: accepted, corrected, rejected, added or reopened; None where nothing stands.
        machine: What the machine reads, in the record's JSON; None where it does not read it (any more).
        people: What people say it is, likewise: as accepted, corrected or added; None where they say nothing, or
            reject it.
        differs: The fields in which the two say other things, though the reader or the person changed them.
        why: Why it was opened again, or what was said of it last.
        found: Whether the machine finds it.
        placed: Whether it has a place in this text; not, where it came from another version and its text is gone.
        reviews: All that was said of it, the first first.
    """

    finding: str
    kind: str
    quote: str
    standing: str | None
    machine: Mapping[str, Any] | None
    people: Mapping[str, Any] | None
    differs: tuple[str, ...]
    why: str | None
    found: bool
    placed: bool
    reviews: tuple[Review, ...]

    @property
    def no_longer_found(self) -> bool:
        """Whether the machine found it before, people judged it, and the machine does not find it now."""
        return (
            not self.found and self.placed and not any(each.content and each.content.by_hand for each in self.reviews)
        )


def reviewed(record: Record, reviews: Sequence[Review]) -> list[Reviewed]:
    """Every finding of a record and all that people said of it or added, by place; what has none comes last."""
    machine = machine_contents(record)
    by_key = families(reviews)
    rows = [_side_by_side(record, key, content, by_key.get(key, [])) for key, content in machine.items()]
    shown: set[int] = set()
    for key, family in by_key.items():
        last = standing_review(family)
        known = last or next((each for each in reversed(family) if each.content), None)
        if not members(family) & machine.keys() and id(family) not in shown and known and known.content:
            shown.add(id(family))
            rows.append(_side_by_side(record, last.finding if last else key, None, family))
    return sorted(rows, key=_place)


def _side_by_side(record: Record, key: str, machine: Content | None, family: list[Review]) -> Reviewed:
    how, last = standing(family), standing_review(family)
    if machine is not None and how == "added":
        how = "accepted"
    known = last or next((each for each in reversed(family) if each.content), None)
    theirs = last.content if last and how in ("accepted", "corrected", "added") else None
    shown = theirs or machine or (known.content if known else None)
    if shown is None:
        raise LookupError(key)
    placed = machine is not None or shown.statement == record.id
    text = record.statement.text
    differs: tuple[str, ...] = ()
    if machine is not None and theirs is not None and theirs.statement == record.id:
        ours, others = machine.facts(text), theirs.facts(text)
        differs = tuple(name for name in ours.keys() | others.keys() if ours.get(name) != others.get(name))
    return Reviewed(
        key,
        shown.kind,
        shown.quote,
        how,
        machine.finding if machine else None,
        theirs.finding if theirs else None,
        tuple(sorted(differs)),
        last.why if last else None,
        machine is not None,
        placed,
        tuple(family),
    )


def _place(row: Reviewed) -> tuple[bool, int]:
    finding = (row.people or row.machine or {}) if row.placed else {}
    held = [finding.get("span"), *(finding.get("content") or finding.get("spans") or [])]
    return not row.placed, min((span["start"] for span in held if span), default=0)
