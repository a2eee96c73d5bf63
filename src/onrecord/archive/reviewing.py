"""What people say of findings: kept beside what the machine read, never over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from onrecord.record import Record

from .agreement import Agreement, agreement
from .carrying import Fate, fates
from .columns import storable
from .connected import Connected
from .failures import NoSuchStatement
from .keys import address_key, now
from .listing import current_record
from .queueing import Queue, Wanted, queue
from .reviewed import Reviewed, reviewed
from .reviews import Action, Review, families, judgements, named, of_statement
from .saying import Said, add_by_hand, say, say_of_all
from .schema import page, review, statement, verdict, version
from .schema import record as records

ALL = Wanted()


class Reviewing(Connected):
    """The part of the archive with which people correct the machine."""

    def review(
        self,
        finding_key: str,
        action: Action,
        *,
        who: str,
        why: str | None = None,
        values: Mapping[str, Any] | None = None,
        made_at: str | None = None,
    ) -> Review:
        """Say something of a finding; what was said before stays.

        Args:
            finding_key: The key of the finding.
            action: `accept` what the machine reads, `reject` it, `correct` it, `comment` on it, or `undo` the last
                that was said of it.
            who: The reviewer.
            why: The reason; the comment itself.
            values: For a correction, the fields that are otherwise, as in the record's JSON. A span may be given by
                its words, an actor, programme or figure by its name.
            made_at: When, ISO 8601; now where not given.

        Raises:
            NoSuchFinding: No finding has this key.
            CannotKeep: The values make no such finding in this text, or there is nothing to undo.
            ValueError: The reviewer has no name.
        """
        said = Said(action, named(who), why, made_at or now())
        with self.writing() as connection:
            return say(connection, finding_key, said, values or {}, self.where)

    def add_finding(
        self,
        statement_id: str,
        kind: str,
        values: Mapping[str, Any],
        *,
        who: str,
        why: str | None = None,
        made_at: str | None = None,
    ) -> Review:
        """Add a finding that no reader found. The values are as in a correction.

        Raises:
            NoSuchStatement: No statement has this id.
            CannotKeep: The values make no such finding in this text, or it is there already.
            ValueError: The reviewer has no name.
        """
        said = Said("add", named(who), why, made_at or now())
        with self.writing() as connection:
            n, _ = self._text(connection, statement_id)
            return add_by_hand(connection, n, kind, values, said, self.where)

    def review_all(
        self, action: Action, wanted: Wanted, *, who: str, why: str | None = None, limit: int | None = None
    ) -> list[Review]:
        """Accept or reject all that the queue holds of what is wanted, in one transaction; gives what was done.

        What was opened again because its text is gone is left for a look of its own.

        Raises:
            ValueError: The action is another, or the reviewer has no name.
        """
        if action not in ("accept", "reject"):
            raise ValueError("only accept and reject can be said of many findings at once")
        said = Said(action, named(who), why, now())
        with self.writing() as connection:
            return say_of_all(connection, wanted, said, limit)

    def reviews(self, of: str) -> list[Review]:
        """What was said of a finding, by its key, or in a whole statement, by its id; the first first."""
        of = storable(of)
        with self.reading() as connection:
            n = connection.execute(select(statement.c.n).where(statement.c.id == of)).scalar()
            if n is not None:
                return of_statement(connection, n)
            held = select(review.c.statement_n).where(review.c.finding_key == of).order_by(review.c.n.desc())
            n = connection.execute(held.limit(1)).scalar()
            return families(of_statement(connection, n)).get(of, []) if n is not None else []

    def reviewed(self, statement_id: str) -> list[Reviewed]:
        """What the machine reads in a statement and what people make of it, side by side, in the order of the text.

        Raises:
            NoSuchStatement: No statement has this id.
        """
        with self.reading() as connection:
            n, _ = self._text(connection, statement_id)
            return reviewed(current_record(connection, n), of_statement(connection, n))

    def opened(self, statement_id: str) -> tuple[Record, list[Reviewed]]:
        """The current record of a statement and its findings as `reviewed`, of one moment; raises NoSuchStatement."""
        with self.reading() as connection:
            n, _ = self._text(connection, statement_id)
            record = current_record(connection, n)
            return record, reviewed(record, of_statement(connection, n))

    def state_of(self, statement_id: str) -> tuple[int, ...]:
        """Numbers that change whenever what `opened` gives, or a verdict on it, does; raises NoSuchStatement."""
        latest = [
            select(func.max(table.c.n)).where(table.c.statement_n == statement.c.n) for table in (review, verdict)
        ]
        current = select(records.c.n).where(records.c.statement_n == statement.c.n, records.c.current)
        query = select(*(each.scalar_subquery() for each in (current, *latest)))
        with self.reading() as connection:
            row = connection.execute(query.where(statement.c.id == storable(statement_id))).first()
        if row is None:
            raise self._missing(statement_id)
        return tuple(each or 0 for each in row)

    def queue(self, wanted: Wanted = ALL, *, after: str | None = None, limit: int = 50) -> Queue:
        """A page of the findings to be looked at: those opened again, then by doubt times importance.

        Raises:
            ValueError: The cursor is none that was given out.
        """
        with self.reading() as connection:
            return queue(connection, wanted, after, limit)

    def agreement(self, one: str, other: str) -> list[Agreement]:
        """How far two reviewers agree on what both judged: over all kinds, then kind by kind.

        What counts is the last that each of them said of a finding and did not take back: accept, correct or reject.
        Who added a finding accepts it.
        """
        who = named(one), named(other)
        query = select(review.c.statement_n).where(review.c.who.in_(who)).distinct().order_by(review.c.statement_n)
        pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        with self.reading() as connection:
            for (n,) in connection.execute(query).all():
                for kind, said in judgements(of_statement(connection, n)):
                    if who[0] in said and who[1] in said:
                        pairs[kind].append((said[who[0]], said[who[1]]))
        every = [pair for kind in sorted(pairs) for pair in pairs[kind]]
        return [agreement(None, every), *(agreement(kind, pairs[kind]) for kind in sorted(pairs))]

    def changes_between(self, address: str, earlier: int, later: int) -> list[Fate]:
        """What became of each finding of one version under an address in another, by their numbers.

        Raises:
            NoSuchStatement: There is no such version.
        """
        with self.reading() as connection:
            query = (
                select(version.c.number, version.c.statement_n)
                .join_from(version, page)
                .where(page.c.key == address_key(address), version.c.number.in_([earlier, later]))
            )
            held = {row.number: row.statement_n for row in connection.execute(query)}
            for number in (earlier, later):
                if number not in held:
                    raise NoSuchStatement(self.where, f"it holds no version {number} of {address}")
            return fates(connection, held[earlier], held[later])
