"""Tables to search by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

PLACE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE words USING fts5(title, text, facets, content='', tokenize=\"ascii tokenchars '='\")",
    ),
    "postgresql": (
        "CREATE TABLE words (place BIGINT CONSTRAINT pk_words PRIMARY KEY, words TSVECTOR NOT NULL)",
        "ALTER TABLE words ALTER COLUMN words SET STORAGE EXTERNAL",
        "CREATE INDEX ix_words_words ON words USING gin (words)",
    ),
}


def upgrade() -> None:
    """Make the tables. Opening the archive fills them."""
    op.create_table(
        "search",
        sa.Column("place", PLACE, autoincrement=False, nullable=False),
        sa.Column("statement_n", PLACE, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("facets", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["statement_n"], ["statement.n"], name="fk_search_statement_n"),
        sa.PrimaryKeyConstraint("place", name="pk_search"),
        sa.UniqueConstraint("statement_n", name="uq_search_statement_n"),
    )
    op.create_table(
        "facet",
        sa.Column("n", PLACE, nullable=False),
        sa.Column("dimension", sa.String(16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_facet"),
        sa.UniqueConstraint("dimension", "value", name="uq_facet_dimension_value"),
    )
    op.create_index("ix_facet_dimension_folded", "facet", ["dimension", "folded"])
    op.create_index("ix_facet_dimension_statements", "facet", ["dimension", "statements"])
    for statement in WORDS[op.get_context().dialect.name]:
        op.execute(statement)
    op.drop_index("ix_finding_statement_n", "finding")
    op.create_index("ix_finding_statement_n_kind", "finding", ["statement_n", "kind"])
