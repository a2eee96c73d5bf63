"""Tables of what people decided. Rows are only ever added; a later row undoes an earlier one."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, Table

from .columns import Data, Label, PlainText, RowNumber, metadata

# `id` is a hash of the whole row, so that the same review twice is one. `body` holds the finding as it was reviewed and
# what a correction made of it.
review = Table(
    "review",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("statement_n", ForeignKey("statement.n"), nullable=False, index=True),
    Column("finding_key", String(16), nullable=False, index=True),
    Column("action", String(16), nullable=False),
    Column("who", Label, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("why", PlainText),
    Column("body", Data),
    CheckConstraint(
        "action IN ('accept', 'correct', 'reject', 'add', 'comment', 'undo', 'carry', 'reopen')", name="action"
    ),
)

# Whether two actors, by key, are one; `one` sorts before `other`. `undone` takes back what was decided before. `body`
# holds the name, type and statement of both as they were.
decision = Table(
    "decision",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("one", String(16), nullable=False),
    Column("other", String(16), nullable=False, index=True),
    Column("judgement", String(16), nullable=False),
    Column("who", Label, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("why", PlainText),
    Column("body", Data),
    Index(None, "one", "other"),
    CheckConstraint("judgement IN ('positive', 'negative', 'unsure', 'undone')", name="judgement"),
)

# What decisions come to, kept in step with them: the actors, by key, that were found to be one with others. `canonical`
# is the first key of those that are one, `name` what to call them. An actor without a row is itself alone.
identity = Table(
    "identity",
    metadata,
    Column("actor_key", String(16), primary_key=True),
    Column("canonical", String(16), nullable=False, index=True),
    Column("name", Label, nullable=False, index=True),
)
