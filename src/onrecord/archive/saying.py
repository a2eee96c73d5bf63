"""What a person says of a finding, within a writing transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from onrecord.record import Record

from .columns import storable
from .contents import Content, NotAFinding, content_of, proved
from .failures import CannotKeep, NoSuchFinding
from .indexing import index
from .listing import current_record
from .queueing import Wanted, to_review
from .reattaching import members
from .refreshing import touch
from .reviews import ACTIONS, Review, append, families, of_statement, standing, standing_review
from .rows import finding_keys, finding_rows
from .schema import finding, review
from .values import by_hand, corrected


@dataclass(frozen=True)
class Said:
    """An action of a person, and why."""

    action: str
    who: str
    why: str | None
    made_at: str

    def row(self, key: str) -> dict[str, Any]:
        """The row of a review, but for its body."""
        return {"finding_key": key, **vars(self)}


def say(connection: Connection, key: str, said: Said, values: Mapping[str, Any], where: str) -> Review:
    """Keep what is said of a finding, and show how it stands now.

    Raises:
        NoSuchFinding: No finding has this key.
        CannotKeep: The action is none, the values make no such finding in this text, or there is nothing to undo.
    """
    if said.action not in ACTIONS or said.action == "add":
        raise CannotKeep(where, f"nobody can {said.action} a finding")
    if (said.action == "correct") != bool(values):
        raise CannotKeep(where, "a correction needs what is otherwise, and nothing else takes values")
    key = storable(key)
    n = _statement_of(connection, key, where)
    record = current_record(connection, n)
    family = families(of_statement(connection, n)).get(key, [])
    machine = machine_contents(record).get(key)
    try:
        body = _body(record, machine, family, said.action, values)
    except NotAFinding as error:
        raise CannotKeep(where, f"this cannot be kept: {error}") from None
    made = append(connection, n, said.row(key), body)
    if any(each.content and each.content.by_hand for each in family):
        index(connection, n, record.id, record)
    reviews = of_statement(connection, n)
    _stand(connection, n, reviews, [key])
    return next(each for each in reviews if each.id == made)


def add_by_hand(
    connection: Connection, statement_n: int, kind: str, values: Mapping[str, Any], said: Said, where: str
) -> Review:
    """Keep a finding that a person adds.

    Raises:
        CannotKeep: The values make no such finding in this text, or it is there already.
    """
    record = current_record(connection, statement_n)
    try:
        content, row = proved(record, kind, by_hand(record, kind, values))
    except NotAFinding as error:
        raise CannotKeep(where, f"this cannot be added: {error}") from None
    key = finding_keys(record.id, [row])[0]
    if connection.execute(select(finding.c.n).where(finding.c.key == key)).first():
        raise CannotKeep(where, f"the finding is there already, as {key}: review that")
    made = append(connection, statement_n, said.row(key), {"of": content.as_json()})
    index(connection, statement_n, record.id, record)
    return next(each for each in of_statement(connection, statement_n) if each.id == made)


def say_of_all(connection: Connection, wanted: Wanted, said: Said, limit: int | None) -> list[Review]:
    """Say the same of all that the queue holds of what is wanted; gives what was done, in the order of the queue."""
    rows = connection.execute(to_review(wanted).limit(limit)).all()
    by_statement: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        by_statement[row.statement_n].append(row.key)
    done: dict[str, Review] = {}
    for n, keys in by_statement.items():
        machine = machine_contents(current_record(connection, n))
        made = {
            append(connection, n, said.row(key), {"of": machine[key].as_json()}): key for key in keys if key in machine
        }
        reviews = of_statement(connection, n)
        _stand(connection, n, reviews, keys)
        done |= {made[each.id]: each for each in reviews if each.id in made}
    return [done[row.key] for row in rows if row.key in done]


def machine_contents(record: Record) -> dict[str, Content]:
    """The findings of a record by their keys, in its order."""
    rows = finding_rows(record)
    return {key: content_of(record, row) for key, row in zip(finding_keys(record.id, rows), rows, strict=True)}


def _body(
    record: Record, machine: Content | None, family: list[Review], action: str, values: Mapping[str, Any]
) -> dict[str, Any]:
    last = standing_review(family)
    if action == "undo":
        if last is None:
            raise NotAFinding("nothing was said of it that could be undone")
        return {"review": last.id}
    before = last or next((each for each in reversed(family) if each.content), None)
    of = machine.as_json() if machine else before.body.get("of") if before else None
    if of is None:
        raise NotAFinding("nothing is known of it any more")
    to = before.body.get("to") if before else None
    if action == "correct":
        base = Content(**(to or of))
        if base.statement != record.id:
            raise NotAFinding("the text it stood in is gone from this version: add it anew, or reject it")
        content, _ = proved(record, base.kind, corrected(record, base.kind, base.finding, values))
        return {"of": of, "to": content.as_json()}
    # To accept what the machine reads is to say that it is right; what people added stands as they last had it.
    return {"of": of, "to": to} if to and machine is None and action != "reject" else {"of": of}


def _stand(connection: Connection, statement_n: int, reviews: list[Review], keys: Iterable[str]) -> None:
    """Show how findings of a statement stand, under all keys they have; those added by hand come by the index."""
    touch(connection, statement_n)
    by_key = families(reviews)
    for key in keys:
        family = by_key.get(key, [])
        row = finding.c.key.in_(members(family) | {key})
        how = standing(family)
        if not any(each.content and each.content.by_hand for each in family):
            connection.execute(update(finding).where(row).values(standing=how))


def _statement_of(connection: Connection, key: str, where: str) -> int:
    for table, column in ((finding, finding.c.key), (review, review.c.finding_key)):
        n = connection.execute(
            select(table.c.statement_n).where(column == key).order_by(table.c.n.desc()).limit(1)
        ).scalar()
        if n is not None:
            return int(n)
    raise NoSuchFinding(where, f"it holds no finding with the key {key}")
