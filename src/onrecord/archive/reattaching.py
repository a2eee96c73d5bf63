"""Putting what people said back onto the findings when another reading of a statement becomes current."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.record import Record

from .alike import counterpart
from .contents import NotAFinding, in_record
from .keys import key_of
from .reviews import ARCHIVE, Review, append, families, of_statement, standing, standing_review
from .rows import FindingRow


@dataclass(frozen=True)
class Attached:
    """What reviews come to in a reading: how its findings stand, and the findings people added, by key."""

    standings: dict[str, str]
    added: dict[str, FindingRow]


def attach(
    connection: Connection, statement_n: int, record: Record, rows: Sequence[FindingRow], keys: Sequence[str]
) -> Attached:
    """Find each reviewed finding in the rows of a record, by its key or else by its place.

    A finding that moved a little is linked by a row of its own, so that its reviews stay with it; nothing is changed.
    What a person added is put back unless the reader finds it now.
    """
    reviews = of_statement(connection, statement_n)
    if not reviews:
        return Attached({}, {})
    found = dict(zip(keys, rows, strict=True))
    if _link(connection, statement_n, record, reviews, found):
        reviews = of_statement(connection, statement_n)
    standings: dict[str, str] = {}
    added: dict[str, FindingRow] = {}
    for key, family in families(reviews).items():
        how = standing(family)
        if how is None:
            continue
        if key in found:
            standings[key] = "accepted" if how == "added" else how
        elif (row := _by_hand(record, family, key, found)) is not None:
            standings[key], added[key] = how, row
    return Attached(standings, added)


def members(family: Sequence[Review]) -> set[str]:
    """The keys under which a finding stood."""
    return {each.finding for each in family} | {each.linked for each in family if each.linked}


def _link(
    connection: Connection, statement_n: int, record: Record, reviews: Sequence[Review], found: dict[str, FindingRow]
) -> bool:
    """Link reviewed findings that are not there to those that mean the same; whether there were any."""
    by_key = families(reviews)
    free = {key: row for key, row in found.items() if standing(by_key.get(key, [])) is None}
    linked = False
    for key, family in by_key.items():
        last = standing_review(family)
        if last is None or last.finding != key or last.content is None or members(family) & found.keys():
            continue
        content = last.content
        if content.statement != record.id:
            continue
        try:
            _, row = in_record(content, record)
        except NotAFinding:
            continue
        if (target := counterpart(row, free.items())) is None:
            continue
        origin = {"statement": last.statement, "finding": key}
        body = {"from": origin, "outcome": "reread", "of": content.as_json()}
        said = {"finding_key": target, "action": "carry", "who": ARCHIVE, "why": "another reader found it here"}
        append(connection, statement_n, said, body, row_id=key_of("link", last.statement, key, target))
        del free[target]
        linked = True
    return linked


def _by_hand(record: Record, family: Sequence[Review], key: str, found: dict[str, FindingRow]) -> FindingRow | None:
    """The row of a finding that a person added under this key and no reader found."""
    if members(family) & found.keys():
        return None
    named = [each for each in family if each.finding == key and not each.undone]
    latest = next((each.content for each in reversed(named) if each.action != "reopen" and each.content), None)
    if latest is None or not latest.by_hand or latest.statement != record.id:
        return None
    try:
        return in_record(latest, record)[1]
    except NotAFinding:
        return None
