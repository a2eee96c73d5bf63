"""Commitments on a board: by who is bound, by topic, by strength, by deadline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request

from onrecord.archive import FoundFinding
from onrecord.record.span import Model
from onrecord.web.rendering import page
from onrecord.web.urls import URLS, with_query

from .findings import Asked
from .kept import archive_of

router = APIRouter(tags=["findings"])
By = Literal["actor", "topic", "strength", "deadline"]
MOST = 300
_STRENGTHS = ("firm", "intent", "exploring", "aspiration")
_WHEN = ("overdue", "within a year", "later", "no deadline")


class Group(Model):
    """Commitments that have something in common; `name` is None where what they are grouped by is not known."""

    name: str | None
    rows: tuple[FoundFinding, ...]


class Board(Model):
    """The commitments of the latest statements in groups.

    Attributes:
        by: What they are grouped by.
        today: The day that deadlines are counted from.
        groups: The groups; by actor and topic the largest first.
        shown: How many commitments there are in them; one of two actors is in two groups.
        more: Whether there are more than the board holds.
        overdue: How many are past their deadline.
        coming: How many have one within a year.
    """

    by: By
    asked: Asked
    today: date
    groups: tuple[Group, ...]
    shown: int
    more: bool
    overdue: int
    coming: int


def _more(found: Board) -> dict[str, Any]:
    kept = {name: None if value is None else str(value) for name, value in found.asked.model_dump().items()}
    ways = {by: with_query(URLS.board, {**kept, "by": by}) for by in ("actor", "topic", "strength", "deadline")}
    return {"ways": ways, "due": lambda row: due(row, found.today)}


class BoardAsked(Asked):
    """What the board is narrowed down to, and what it is grouped by."""

    by: By = "actor"


@page(router, URLS.board, "board.html.j2", more=_more)
def board(request: Request, asked: Annotated[BoardAsked, Query()]) -> Board:
    """Commitments of the latest statements, grouped by actor, topic, strength or deadline."""
    plain = Asked(**asked.model_dump(exclude={"by"}))
    try:
        found = archive_of(request).find("commitment", plain.sought, after=plain.after, limit=MOST)
    except ValueError as error:
        raise HTTPException(422, f"{error}.") from None
    today = datetime.now(UTC).date()
    when = [due(row, today) for row in found.rows]
    return Board(
        by=asked.by,
        asked=plain,
        today=today,
        groups=tuple(_grouped(found.rows, asked.by, today)),
        shown=len(found.rows),
        more=found.next is not None,
        overdue=when.count("overdue"),
        coming=when.count("within a year"),
    )


def due(row: FoundFinding, today: date) -> str:
    """When a commitment falls due, seen from a day."""
    last = row.last_day or row.first_day
    if last is None:
        return "no deadline"
    if last < today.isoformat():
        return "overdue"
    return "within a year" if last < (today + timedelta(days=365)).isoformat() else "later"


def _grouped(rows: Iterable[FoundFinding], by: By, today: date) -> list[Group]:
    held: dict[str | None, list[FoundFinding]] = defaultdict(list)
    for row in rows:
        for name in _names(row, by, today):
            held[name].append(row)
    order = {"strength": _STRENGTHS, "deadline": _WHEN}.get(by, ())
    if by == "deadline":
        for group in held.values():
            group.sort(key=lambda row: row.last_day or row.first_day or "")
    names = sorted(
        held,
        key=lambda name: (
            order.index(name) if name in order else len(order),
            name is None,
            -len(held[name]),
            name or "",
        ),
    )
    return [Group(name=name, rows=tuple(held[name])) for name in names]


def _names(row: FoundFinding, by: By, today: date) -> list[str | None]:
    if by == "actor":
        return list(dict.fromkeys(name for role, name in row.actors if role == "agent")) or [None]
    if by == "deadline":
        return [due(row, today)]
    return [row.topic if by == "topic" else row.strength]
