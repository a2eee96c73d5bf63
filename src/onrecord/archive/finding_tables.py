"""Tables to find by: what the current record of each statement holds, row by row.

They are an index: `indexing.py` makes them anew whenever another record becomes current. What a row leaves out stands
in the record. Verdicts are no index; they are kept.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from .columns import Data, Label, PlainText, RowNumber, metadata


def _statement_n(*, index: bool = False) -> Column[int]:
    return Column("statement_n", ForeignKey("statement.n", ondelete="CASCADE"), nullable=False, index=index)


# `local` is the finding's id in its record. `first_day` to `last_day` is a commitment's deadline, a figure's period or
# a meeting's date. `topic` is the code of the passage it stands in. `standing` is what reviews made of it: None,
# accepted, corrected, rejected, added or reopened; `verdict` the first that official series gave. `priority` is how
# soon a person should look at it: doubt times importance.
finding = Table(
    "finding",
    metadata,
    Column("n", RowNumber, primary_key=True),
    _statement_n(),
    Column("key", String(16), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("local", Label),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", PlainText, nullable=False),
    Column("subtype", Label),
    Column("strength", String(16)),
    Column("reaffirmed", Boolean),
    Column("negated", Boolean),
    Column("confidence", Float),
    Column("rule", Label),
    Column("first_day", Label),
    Column("last_day", Label),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("unit", Label),
    Column("topic", SmallInteger),
    Column("standing", String(16)),
    Column("verdict", String(24)),
    Column("priority", Float, nullable=False, server_default="0"),
    Index(
        "ix_finding_unreviewed",
        "priority",
        "n",
        sqlite_where=text("standing IS NULL"),
        postgresql_where=text("standing IS NULL"),
    ),
    Index(
        "ix_finding_standing",
        "standing",
        "n",
        sqlite_where=text("standing IS NOT NULL"),
        postgresql_where=text("standing IS NOT NULL"),
    ),
    Index(None, "statement_n", "kind"),
)

# An actor of one statement; `key` names it for decisions on identity, whatever a later reader numbers it.
actor = Table(
    "actor",
    metadata,
    Column("n", RowNumber, primary_key=True),
    _statement_n(),
    Column("key", String(16), nullable=False, unique=True),
    Column("local", Label, nullable=False),
    Column("name", Label, nullable=False),
    Column("type", String(16), nullable=False),
    Column("iso", Label),
    Column("designation", Label),
    Column("represents", Label),
    Index(None, "statement_n", "local"),
    Index(None, "name"),
    Index(None, "iso"),
)

# Roles: speaker, actor, addressee, agent, toward, reported_by, place, participant.
finding_actor = Table(
    "finding_actor",
    metadata,
    Column("finding_n", ForeignKey("finding.n", ondelete="CASCADE"), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("actor_n", ForeignKey("actor.n", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

programme = Table(
    "programme",
    metadata,
    Column("n", RowNumber, primary_key=True),
    _statement_n(),
    Column("key", String(16), nullable=False, unique=True),
    Column("local", Label, nullable=False),
    Column("name", Label, nullable=False),
    Column("kind", Label),
    Column("level", String(16)),
    Index(None, "statement_n", "local"),
    Index(None, "name"),
)

finding_programme = Table(
    "finding_programme",
    metadata,
    Column("finding_n", ForeignKey("finding.n", ondelete="CASCADE"), primary_key=True),
    Column("programme_n", ForeignKey("programme.n", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

topic = Table(
    "topic",
    metadata,
    Column("n", RowNumber, primary_key=True),
    _statement_n(index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("code", SmallInteger, nullable=False),
    Column("label", Label, nullable=False),
    Column("confidence", Float, nullable=False),
)

# Verdicts on the figures and effects of a statement. Those of one call share `checking`, a number counted up for each
# statement; the highest stands, the others are history. `place` is their order in the call.
verdict = Table(
    "verdict",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("statement_n", ForeignKey("statement.n"), nullable=False),
    Column("checking", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("finding_key", String(16), nullable=False, index=True),
    Column("verdict", String(24), nullable=False),
    Column("sentence", PlainText, nullable=False),
    Column("body", Data, nullable=False),
    Column("made_by", Label, nullable=False),
    Column("made_at", String(32), nullable=False),
    UniqueConstraint("statement_n", "checking", "place"),
)
