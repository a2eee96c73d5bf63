"""Reviews: more that can be said of a finding, how soon one should be looked at, which actors are one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ACTIONS = "action IN ('accept', 'correct', 'reject', 'add', 'comment', 'undo', 'carry', 'reopen')"


def upgrade() -> None:
    """Widen what reviews may say; add the order of the queue and the identities of actors."""
    with op.batch_alter_table("review") as table:  # SQLite changes a check by making the table anew
        table.drop_constraint(op.f("ck_review_action"), type_="check")
        table.create_check_constraint(op.f("ck_review_action"), ACTIONS)
    op.add_column("decision", sa.Column("body", sa.Text()))
    op.add_column("finding", sa.Column("priority", sa.Float(), nullable=False, server_default="0"))
    # Until a statement is read anew, doubt alone gives the order.
    op.execute("UPDATE finding SET priority = 1 - COALESCE(confidence, 0.5)")
    unreviewed, reviewed = sa.text("standing IS NULL"), sa.text("standing IS NOT NULL")
    op.create_index(
        "ix_finding_unreviewed", "finding", ["priority", "n"], sqlite_where=unreviewed, postgresql_where=unreviewed
    )
    op.create_index(
        "ix_finding_standing", "finding", ["standing", "n"], sqlite_where=reviewed, postgresql_where=reviewed
    )
    op.create_table(
        "identity",
        sa.Column("actor_key", sa.String(16), nullable=False),
        sa.Column("canonical", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("actor_key", name="pk_identity"),
    )
    op.create_index("ix_identity_canonical", "identity", ["canonical"])
    op.create_index("ix_identity_name", "identity", ["name"])
