"""Other accounts of a meeting: statements of the same days that name the same participants."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from onrecord.archive import Archive, Kept, Narrowing
from onrecord.record import Record

_DAYS_BEFORE, _DAYS_AFTER = 3, 14
_MOST_NAMES = 8
_MOST = 20


def other_accounts(archive: Archive, record: Record, kept: Kept) -> tuple[Kept, ...]:
    """Statements that may tell of the same meeting, those that share most names first, of other issuers first.

    Two names must be shared: participants, or those for whom they stand.

    Args:
        archive: Where they are looked for.
        record: The record of the statement that tells of the meeting.
        kept: The same statement as the archive lists it.
    """
    days = _days(record)
    names = _names(record)
    if days is None or len(names) < 2:
        return ()
    shared: Counter[str] = Counter()
    found: dict[str, Kept] = {}
    for name in names:
        hits = archive.search("", Narrowing({"actor": (name,)}, *days), sort="date", limit=_MOST)
        for hit in hits.rows:
            if hit.statement.id != kept.id:
                shared[hit.statement.id] += 1
                found[hit.statement.id] = hit.statement
    fitting = [each for each in found.values() if shared[each.id] >= 2]
    return tuple(sorted(fitting, key=lambda each: (each.issuer == kept.issuer, -shared[each.id], each.n)))


def _days(record: Record) -> tuple[str, str] | None:
    """The first and last day on which another account may have been published."""
    meeting = record.meeting
    known = (meeting.date.from_ if meeting and meeting.date else None) or record.statement.published
    try:
        day = date.fromisoformat(known or "")
    except ValueError:
        return None
    return (day - timedelta(_DAYS_BEFORE)).isoformat(), (day + timedelta(_DAYS_AFTER)).isoformat()


def _names(record: Record) -> list[str]:
    if record.meeting is None:
        return []
    actors = {actor.id: actor for actor in record.actors}
    present = [actors[each] for each in record.meeting.participants]
    behind = [actors[each.represents] for each in present if each.represents in actors]
    return list(dict.fromkeys(actor.name for actor in (*present, *behind)))[:_MOST_NAMES]
