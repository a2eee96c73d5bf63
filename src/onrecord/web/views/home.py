"""The page a desk keeps open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from fastapi import APIRouter, Request

from onrecord.archive import Archive, Failure, FoundFinding, Kept, Queue, Sought, Standing
from onrecord.record.span import Model
from onrecord.web.rendering import page
from onrecord.web.verdicts import with_verdicts

from .kept import archive_of

router = APIRouter(tags=["home"])
NEWEST = 10
_FEW = 5
_LOOKED_AT = 300
_SOON = timedelta(days=365)


class Home(Model):
    """What is new and what needs somebody.

    Attributes:
        today: The day that deadlines are counted from.
        newest: The newest statements.
        queue: The first findings to look at.
        contradicted: Figures and effects that official series contradict or misdate.
        verdicts: What the series say of them, by their keys.
        dated: How many commitments of the latest statements are overdue, and how many due within a year.
        coming: Commitments with a deadline within a year, the nearest first.
        overdue: Commitments whose deadline is past, the latest deadline first.
        failures: What could not be added.
    """

    today: date
    newest: tuple[Kept, ...]
    queue: Queue
    contradicted: tuple[FoundFinding, ...]
    verdicts: dict[str, Standing]
    dated: dict[str, int]
    coming: tuple[FoundFinding, ...]
    overdue: tuple[FoundFinding, ...]
    failures: tuple[Failure, ...]


@page(router, "/", "home.html.j2")
def home(request: Request) -> Home:
    """The newest statements, what to review, what was contradicted, deadlines, and what could not be added."""
    archive = archive_of(request)
    today = datetime.now(UTC).date()
    checked = [
        row
        for verdict in ("contradicted", "misdated")
        for kind in ("figure", "effect")
        for row in archive.find(kind, Sought(verdict=verdict), limit=_FEW).rows
    ][:_FEW]
    coming = _due(archive, today, today + _SOON)
    overdue = _due(archive, None, today - timedelta(days=1))
    return Home(
        today=today,
        newest=archive.statements(limit=NEWEST).rows,
        queue=archive.queue(limit=_FEW),
        contradicted=tuple(checked),
        verdicts={each.finding.key: each.verdict for each in with_verdicts(archive, checked)},
        dated={"overdue": len(overdue), "coming": len(coming)},
        coming=tuple(coming[:_FEW]),
        overdue=tuple(overdue[::-1][:_FEW]),
        failures=tuple(archive.failures()),
    )


def _due(archive: Archive, since: date | None, until: date) -> list[FoundFinding]:
    """Commitments of the latest statements whose deadline lies between two days, by deadline."""
    sought = Sought(due_since=since.isoformat() if since else None, due_until=until.isoformat())
    found = archive.find("commitment", sought, limit=_LOOKED_AT).rows
    return sorted(found, key=lambda row: row.last_day or row.first_day or "")
