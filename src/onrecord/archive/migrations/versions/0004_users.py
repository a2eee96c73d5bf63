"""Who may use the web application, and who is logged in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "app_user",
        sa.Column("n", ROW, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.CheckConstraint("role IN ('reader', 'reviewer', 'admin')", name=op.f("ck_app_user_role")),
        sa.PrimaryKeyConstraint("n", name="pk_app_user"),
        sa.UniqueConstraint("folded", name="uq_app_user_folded"),
    )
    op.create_table(
        "app_session",
        sa.Column("n", ROW, nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("user_n", ROW, nullable=False),
        sa.Column("ends_at", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["user_n"], ["app_user.n"], name="fk_app_session_user_n", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_app_session"),
        sa.UniqueConstraint("token", name="uq_app_session_token"),
    )
    op.create_index("ix_app_session_user_n", "app_session", ["user_n"])
