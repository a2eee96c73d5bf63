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
    CheckConstraint("action IN ('accept', 'correct', 'reject', 'add', 'reopen')", name="action"),
)

# Whether two actors, by key, are one. `undone` takes back what was decided before.
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
    Index(None, "one", "other"),
    CheckConstraint("judgement IN ('positive', 'negative', 'unsure', 'undone')", name="judgement"),
)
