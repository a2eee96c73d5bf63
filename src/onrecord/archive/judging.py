"""Keeping what official series say to the figures and effects of a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from .importance import priority
from .refreshing import touch
from .schema import finding, verdict


@dataclass(frozen=True)
class Judged:
    """A verdict on a finding, as plain data.

    Attributes:
        finding: The id of the figure or effect in the current record.
        kind: `figure` or `effect`.
        verdict: The verdict's word.
        sentence: The answer in words.
        body: Observations and all the rest, as plain data.
    """

    finding: str
    kind: str
    verdict: str
    sentence: str
    body: Mapping[str, Any] = field(default_factory=dict)


def keep_verdicts(
    connection: Connection, statement_n: int, verdicts: Sequence[Judged], made_by: str, made_at: str
) -> bool:
    """Keep the verdicts of one checking of a statement, the gravest of a finding first; whether anything is new.

    Verdicts equal to those that stand change nothing; others stand from now on, and those before them are history.
    Verdicts on what the current record does not hold are passed over.
    """
    keys = {
        (row.kind, row.local): row.key
        for row in connection.execute(
            select(finding.c.kind, finding.c.local, finding.c.key).where(
                finding.c.statement_n == statement_n, finding.c.kind.in_(("figure", "effect"))
            )
        )
    }
    rows = [
        {
            "finding_key": keys[each.kind, each.finding],
            "verdict": each.verdict,
            "sentence": each.sentence,
            "body": dict(each.body),
            "made_by": made_by,
        }
        for each in verdicts
        if (each.kind, each.finding) in keys
    ]
    last = connection.execute(select(func.max(verdict.c.checking)).where(verdict.c.statement_n == statement_n)).scalar()
    standing = connection.execute(
        select(*(verdict.c[name] for name in ("finding_key", "verdict", "sentence", "body", "made_by")))
        .where(verdict.c.statement_n == statement_n, verdict.c.checking == last)
        .order_by(verdict.c.place)
    )
    if not rows or [dict(row._mapping) for row in standing] == rows:
        return False
    touch(connection, statement_n)
    number = (last or 0) + 1
    connection.execute(
        insert(verdict),
        [
            {"statement_n": statement_n, "checking": number, "place": place, "made_at": made_at, **row}
            for place, row in enumerate(rows)
        ],
    )
    _show(connection, statement_n, {row["finding_key"]: row["verdict"] for row in reversed(rows)})
    return True


def _show(connection: Connection, statement_n: int, verdicts: Mapping[str, str]) -> None:
    """Put the verdicts that stand, by key, beside the findings, which may matter more or less for it."""
    columns = [
        finding.c[name] for name in ("key", "kind", "subtype", "strength", "first_day", "last_day", "confidence")
    ]
    here = (finding.c.statement_n == statement_n, finding.c.kind.in_(("figure", "effect")))
    for row in connection.execute(select(*columns).where(*here)).all():
        verdict_now = verdicts.get(row.key)
        values = {"verdict": verdict_now, "priority": priority(row._asdict(), verdict_now)}
        connection.execute(update(finding).where(finding.c.key == row.key).values(values))
