"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "decision",
        sa.Column("n", ROW, nullable=False),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("one", sa.String(16), nullable=False),
        sa.Column("other", sa.String(16), nullable=False),
        sa.Column("judgement", sa.String(16), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("why", sa.Text()),
        sa.CheckConstraint(
            "judgement IN ('positive', 'negative', 'unsure', 'undone')", name=op.f("ck_decision_judgement")
        ),
        sa.PrimaryKeyConstraint("n", name="pk_decision"),
        sa.UniqueConstraint("id", name="uq_decision_id"),
    )
    op.create_index("ix_decision_one_other", "decision", ["one", "other"])
    op.create_index("ix_decision_other", "decision", ["other"])
    op.create_table(
        "failure",
        sa.Column("n", ROW, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("failed_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_failure"),
        sa.UniqueConstraint("key", name="uq_failure_key"),
    )
    op.create_table(
        "page",
        sa.Column("n", ROW, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_page"),
        sa.UniqueConstraint("key", name="uq_page_key"),
    )
    op.create_table(
        "reader",
        sa.Column("n", ROW, nullable=False),
        sa.Column("fingerprint", sa.String(16), nullable=False),
        sa.Column("info", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_reader"),
        sa.UniqueConstraint("fingerprint", name="uq_reader_fingerprint"),
    )
    op.create_table(
        "source",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.Text()),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_source"),
    )
    op.create_table(
        "statement",
        sa.Column("n", ROW, nullable=False),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("nuls", sa.Text()),
        sa.Column("source_sha256", sa.String(64)),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("issuer", sa.Text()),
        sa.Column("published", sa.String(10)),
        sa.Column("day", sa.String(10), server_default="", nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.ForeignKeyConstraint(["source_sha256"], ["source.sha256"], name="fk_statement_source_sha256"),
        sa.PrimaryKeyConstraint("n", name="pk_statement"),
        sa.UniqueConstraint("id", name="uq_statement_id"),
    )
    op.create_index("ix_statement_day_n", "statement", ["day", "n"])
    op.create_index("ix_statement_issuer_day_n", "statement", ["issuer", "day", "n"])
    op.create_table(
        "actor",
        sa.Column("n", ROW, nullable=False),
        sa.Column("statement_n", ROW, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("iso", sa.Text()),
        sa.Column("designation", sa.Text()),
        sa.Column("represents", sa.Text()),
        sa.ForeignKeyConstraint(["statement_n"], ["statement.n"], name="fk_actor_statement_n", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_actor"),
        sa.UniqueConstraint("key", name="uq_actor_key"),
    )
    op.create_index("ix_actor_iso", "actor", ["iso"])
    op.create_index("ix_actor_name", "actor", ["name"])
    op.create_index("ix_actor_statement_n_local", "actor", ["statement_n", "local"])
    op.create_table(
        "finding",
        sa.Column("n", ROW, nullable=False),
        sa.Column("statement_n", ROW, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("local", sa.Text()),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("subtype", sa.Text()),
        sa.Column("strength", sa.String(16)),
        sa.Column("reaffirmed", sa.Boolean()),
        sa.Column("negated", sa.Boolean()),
        sa.Column("confidence", sa.Float()),
        sa.Column("rule", sa.Text()),
        sa.Column("first_day", sa.Text()),
        sa.Column("last_day", sa.Text()),
        sa.Column("value", sa.Float()),
        sa.Column("low", sa.Float()),
        sa.Column("high", sa.Float()),
        sa.Column("unit", sa.Text()),
        sa.Column("topic", sa.SmallInteger()),
        sa.Column("standing", sa.String(16)),
        sa.Column("verdict", sa.String(24)),
        sa.ForeignKeyConstraint(["statement_n"], ["statement.n"], name="fk_finding_statement_n", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_finding"),
        sa.UniqueConstraint("key", name="uq_finding_key"),
    )
    op.create_index("ix_finding_statement_n", "finding", ["statement_n"])
    op.create_table(
        "programme",
        sa.Column("n", ROW, nullable=False),
        sa.Column("statement_n", ROW, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("level", sa.String(16)),
        sa.ForeignKeyConstraint(["statement_n"], ["statement.n"], name="fk_programme_statement_n", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_programme"),
        sa.UniqueConstraint("key", name="uq_programme_key"),
    )
    op.create_index("ix_programme_name", "programme", ["name"])
    op.create_index("ix_programme_statement_n_local", "programme", ["statement_n", "local"])
    op.create_table(
        "record",
        sa.Column("n", ROW, nullable=False),
        sa.Column("statement_n", ROW, nullable=False),
        sa.Column("reader_n", ROW, nullable=False),
        sa.Column("facts", sa.String(16), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["reader_n"], ["reader.n"], name="fk_record_reader_n"),
        sa.ForeignKeyConstraint(["statement_n"], ["statement.n"], name="fk_record_statement_n"),
        sa.PrimaryKeyConstraint("n", name="pk_record"),
        sa.UniqueConstraint("statement_n", "reader_n", "facts", name="uq_record_statement_n_reader_n_facts"),
    )
    op.create_index("ix_record_reader_n", "record", ["reader_n"])
    op.create_index(
        "uq_record_current",
        "record",
        ["statement_n"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )
    op.create_table(
        "review",
        sa.Column("n", ROW, nullable=False),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("statement_n", ROW, nullable=False),
        sa.Column("finding_key", sa.String(16), nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("body", sa.Text()),
        sa.CheckConstraint("action IN ('accept', 'correct', 'reject', 'add', 'reopen')", name=op.f("ck_review_action")),
        sa.ForeignKeyConstraint(["statement_n"], ["statement.n"], name="fk_review_statement_n"),
        sa.PrimaryKeyConstraint("n", name="pk_review"),
        sa.UniqueConstraint("id", name="uq_review_id"),
    )
    op.create_index("ix_review_finding_key", "review", ["finding_key"])
    op.create_index("ix_review_statement_n", "review", ["statement_n"])
    op.create_table(
        "topic",
        sa.Column("n", ROW, nullable=False),
        sa.Column("statement_n", ROW, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("code", sa.SmallInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["statement_n"], ["statement.n"], name="fk_topic_statement_n", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_topic"),
    )
    op.create_index("ix_topic_statement_n", "topic", ["statement_n"])
    op.create_table(
        "verdict",
        sa.Column("n", ROW, nullable=False),
        sa.Column("statement_n", ROW, nullable=False),
        sa.Column("checking", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("finding_key", sa.String(16), nullable=False),
        sa.Column("verdict", sa.String(24), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["statement_n"], ["statement.n"], name="fk_verdict_statement_n"),
        sa.PrimaryKeyConstraint("n", name="pk_verdict"),
        sa.UniqueConstraint("statement_n", "checking", "place", name="uq_verdict_statement_n_checking_place"),
    )
    op.create_index("ix_verdict_finding_key", "verdict", ["finding_key"])
    op.create_table(
        "version",
        sa.Column("n", ROW, nullable=False),
        sa.Column("page_n", ROW, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("statement_n", ROW, nullable=False),
        sa.Column("source_sha256", sa.String(64)),
        sa.Column("retrieved_at", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["page_n"], ["page.n"], name="fk_version_page_n"),
        sa.ForeignKeyConstraint(["source_sha256"], ["source.sha256"], name="fk_version_source_sha256"),
        sa.ForeignKeyConstraint(["statement_n"], ["statement.n"], name="fk_version_statement_n"),
        sa.PrimaryKeyConstraint("n", name="pk_version"),
        sa.UniqueConstraint("page_n", "number", name="uq_version_page_n_number"),
    )
    op.create_index("ix_version_statement_n", "version", ["statement_n"])
    op.create_table(
        "finding_actor",
        sa.Column("finding_n", ROW, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("actor_n", ROW, nullable=False),
        sa.ForeignKeyConstraint(["actor_n"], ["actor.n"], name="fk_finding_actor_actor_n", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["finding_n"], ["finding.n"], name="fk_finding_actor_finding_n", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("finding_n", "role", "actor_n", name="pk_finding_actor"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_finding_actor_actor_n", "finding_actor", ["actor_n"])
    op.create_table(
        "finding_programme",
        sa.Column("finding_n", ROW, nullable=False),
        sa.Column("programme_n", ROW, nullable=False),
        sa.ForeignKeyConstraint(
            ["finding_n"], ["finding.n"], name="fk_finding_programme_finding_n", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_n"], ["programme.n"], name="fk_finding_programme_programme_n", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("finding_n", "programme_n", name="pk_finding_programme"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_finding_programme_programme_n", "finding_programme", ["programme_n"])
