"""The rows of reviews: adding one, reading them back, what they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, insert, select

from .columns import LONGEST_LABEL, storable
from .contents import Content
from .keys import key_of, now
from .schema import review, statement

Standing = Literal["accepted", "corrected", "rejected", "added", "reopened"]
Action = Literal["accept", "correct", "reject", "add", "comment", "undo"]
ACTIONS: tuple[str, ...] = get_args(Action)
STANDINGS: tuple[str, ...] = get_args(Standing)
# Who is named where the archive itself carries a review over or opens one again.
ARCHIVE = "onrecord"
_JUDGEMENTS = {"accept": "accept", "correct": "correct", "reject": "reject", "add": "accept"}
_STANDINGS: Mapping[str, Standing] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
    "reopen": "reopened",
}


@dataclass(frozen=True)
class Review:
    """What was said of a finding. Rows are only ever added.

    Attributes:
        id: Its name, the same in every archive.
        statement: The id of the statement.
        finding: The key of the finding.
        action: `accept`, `correct`, `reject`, `add`, `comment` or `undo` by a person; `carry` and `reopen` by the
            archive, when another reader or another version of the text came.
        who: The reviewer, or `onrecord`.
        made_at: When, ISO 8601.
        why: The reason, or the comment.
        body: The finding as it was reviewed (`of`), what it was corrected to (`to`), and where a row was carried from.
        undone: Whether a later row took it back.
    """

    id: str
    statement: str
    finding: str
    action: str
    who: str
    made_at: str
    why: str | None
    body: Mapping[str, Any]
    undone: bool = False

    @property
    def content(self) -> Content | None:
        """The finding as this review leaves it."""
        data = self.body.get("to") or self.body.get("of")
        return Content(**data) if data else None

    @property
    def linked(self) -> str | None:
        """The key under which the same finding of the same statement stood with another reader."""
        origin = self.body.get("from", {}) if self.action == "carry" else {}
        return origin.get("finding") if origin.get("statement") == self.statement else None


def append(
    connection: Connection,
    statement_n: int,
    row: Mapping[str, Any],
    body: Mapping[str, Any],
    *,
    row_id: str | None = None,
) -> str:
    """Add a row of `finding_key`, `action`, `who`, `why` and `made_at`; gives its id.

    The same said twice at once is kept once. The id names the row before it too, so that a later row with the same
    words is another; an id that is given is kept once, whatever came in between.
    """
    values = {**row, "who": named(row["who"]), "made_at": row.get("made_at") or now(), "body": dict(body)}
    values["why"] = None if row.get("why") is None else storable(row["why"])
    here = (review.c.statement_n == statement_n, review.c.finding_key == values["finding_key"])
    last = connection.execute(select(review).where(*here).order_by(review.c.n.desc()).limit(1)).first()
    if row_id is not None:
        if connection.execute(select(review.c.n).where(review.c.id == row_id)).first():
            return row_id
    elif last is not None and all(last._mapping[name] == values[name] for name in ("action", "who", "why", "body")):
        return str(last.id)
    made = row_id or key_of("review", last.id if last else None, _id(connection, statement_n), values)
    connection.execute(insert(review).values(**values, id=made, statement_n=statement_n))
    return made


def named(who: str) -> str:
    """A reviewer's name as it is kept.

    Raises:
        ValueError: It is empty.
    """
    if not (name := storable(" ".join(who.split()))[:LONGEST_LABEL]):
        raise ValueError("a review needs the name of who made it")
    return name


def of_statement(connection: Connection, statement_n: int) -> list[Review]:
    """The reviews of a statement in the order they were made."""
    rows = connection.execute(_SELECT.where(review.c.statement_n == statement_n).order_by(review.c.n))
    found = [Review(*row[:-1], row.body or {}) for row in rows]
    undone = {each.body.get("review") for each in found if each.action == "undo"}
    return [Review(**(vars(each) | {"undone": each.id in undone})) for each in found]


def families(reviews: Sequence[Review]) -> dict[str, list[Review]]:
    """The reviews of each finding by its key; keys under which several readers had one finding share theirs."""
    shared: dict[str, set[str]] = {}
    for each in reviews:
        keys = shared.setdefault(each.finding, {each.finding})
        if each.linked is not None:
            keys |= shared.setdefault(each.linked, {each.linked})
            for key in keys:
                shared[key] = keys
    by_family: dict[int, list[Review]] = defaultdict(list)
    for each in reviews:
        by_family[id(shared[each.finding])].append(each)
    return {key: by_family[id(keys)] for key, keys in shared.items()}


def standing_review(family: Sequence[Review]) -> Review | None:
    """The review that tells how the finding stands: the latest that was not taken back and is no comment."""
    for each in reversed(family):
        if not each.undone and each.linked is None and each.action not in ("comment", "undo"):
            return each
    return None


def standing(family: Sequence[Review]) -> Standing | None:
    """What the reviews of a finding come to; None where none stands."""
    last = standing_review(family)
    if last is None:
        return None
    return _STANDINGS.get(last.action) or last.body["standing"]


def judgements(reviews: Sequence[Review]) -> Iterator[tuple[str, dict[str, str]]]:
    """For each finding its kind and what each reviewer said of it last: accept, correct or reject."""
    for family in {id(family): family for family in families(reviews).values()}.values():
        said = {each.who: each for each in family if each.action in _JUDGEMENTS and not each.undone}
        for kind in {each.content.kind for each in said.values() if each.content}:
            yield kind, {who: _JUDGEMENTS[each.action] for who, each in said.items()}


def _id(connection: Connection, statement_n: int) -> str:
    return str(connection.execute(select(statement.c.id).where(statement.c.n == statement_n)).scalar_one())


_SELECT = select(
    review.c.id,
    statement.c.id.label("statement"),
    review.c.finding_key,
    review.c.action,
    review.c.who,
    review.c.made_at,
    review.c.why,
    review.c.body,
).join_from(review, statement)
