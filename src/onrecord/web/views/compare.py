"""Two statements side by side."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request

from onrecord.archive import Kept
from onrecord.compare import Comparison
from onrecord.compare import compare as compare_records
from onrecord.export import side_by_side
from onrecord.record import Record
from onrecord.record.span import Model
from onrecord.web.accounts import other_accounts
from onrecord.web.jobs import Meaning
from onrecord.web.rendering import page
from onrecord.web.worker import TooMuchToRead, Worker

from .kept import archive_of, settings_of

router = APIRouter(tags=["compare"])
_CHOICES = 200
Id = Annotated[str, Query(max_length=200)]


class Compared(Model):
    """Two statements and what differs; or, while one of them is not chosen, those to choose from.

    Attributes:
        a: The first statement.
        b: The second.
        records: Their current records.
        comparison: What changed between them.
        accounts: Other accounts of the meeting that the first tells of.
        choices: The latest statements.
        by: What passages are matched by.
        meaning: Whether they can be matched by meaning: not where texts are read with rules alone.
    """

    a: Kept | None = None
    b: Kept | None = None
    records: tuple[Record, ...] = ()
    comparison: Comparison | None = None
    accounts: tuple[Kept, ...] = ()
    choices: tuple[Kept, ...] = ()
    by: Literal["words", "meaning"] = "words"
    meaning: bool = False


def _more(found: Compared) -> dict[str, Any]:
    return side_by_side(found.comparison, *found.records) if found.comparison else {}


@page(router, "/compare", "compare.html.j2", more=_more)
def compare(request: Request, a: Id = "", b: Id = "", by: Literal["words", "meaning"] = "words") -> Compared:
    """Two statements side by side, passage by passage; with one alone, what it may be compared with."""
    meaning = not settings_of(request).fast
    archive = archive_of(request)
    first, second = (archive.statement(each) if each else None for each in (a, b))
    if first is not None and second is not None:
        records = archive.record_of(a), archive.record_of(b)
        vectors = _vectors(request, a, b) if by == "meaning" and meaning else None
        found = compare_records(*records, vectors)
        how: Literal["words", "meaning"] = "meaning" if vectors else "words"
        return Compared(a=first, b=second, records=records, comparison=found, by=how, meaning=meaning)
    accounts = other_accounts(archive, archive.record_of(a), first) if first is not None else ()
    return Compared(a=first, b=second, accounts=accounts, choices=archive.statements(limit=_CHOICES).rows)


def _vectors(request: Request, a: str, b: str) -> tuple[Any, Any] | None:
    """The vectors of both statements' sentences; None where their kept records were read otherwise."""
    worker: Worker = request.app.state.worker
    try:
        first, second = (worker.do(Meaning(each)) for each in (a, b))
    except TooMuchToRead as error:
        raise HTTPException(503, str(error)) from None
    return None if first is None or second is None else (first, second)
