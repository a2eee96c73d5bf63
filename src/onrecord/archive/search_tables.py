"""Tables to search by: one row for each statement, put in the order of their days.

They are an index like those of `finding_tables.py`: `refreshing.py` makes their rows from the others, in the
transaction that changed these. The words themselves are in a table `words` that each database keeps in its own way: an
FTS5 table without content on SQLite, a `tsvector` on PostgreSQL (`words_sqlite.py`, `words_postgresql.py`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    event,
)

from .columns import Label, Numbers, PlainText, RowNumber, metadata

# `place` is the day's number, then the statement's: the latest have the highest; undated ones stand below all others.
# `title` holds its words as they were indexed, `facets` the numbers of the facets it has.
search = Table(
    "search",
    metadata,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("statement_n", ForeignKey("statement.n"), nullable=False, unique=True),
    Column("title", PlainText, nullable=False),
    Column("facets", Numbers, nullable=False),
)

# What statements can be narrowed down to: an issuer, an actor, a strength. `folded` is `label` in folded words, to find
# it by; `statements` counts how many have it.
facet = Table(
    "facet",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("dimension", String(16), nullable=False),
    Column("value", Label, nullable=False),
    Column("label", Label, nullable=False),
    Column("folded", Label, nullable=False),
    Column("statements", Integer, nullable=False),
    UniqueConstraint("dimension", "value"),
    Index(None, "dimension", "folded"),
    Index(None, "dimension", "statements"),
)

# Only ASCII letters and digits divide words for this tokenizer, and ours are folded before; `=` begins a facet.
WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE words USING fts5(title, text, facets, content='', tokenize=\"ascii tokenchars '='\")",
    ),
    "postgresql": (
        "CREATE TABLE words (place BIGINT CONSTRAINT pk_words PRIMARY KEY, words TSVECTOR NOT NULL)",
        # Uncompressed, since most time of a search goes into taking these apart.
        "ALTER TABLE words ALTER COLUMN words SET STORAGE EXTERNAL",
        "CREATE INDEX ix_words_words ON words USING gin (words)",
    ),
}


def make_words(target: Any, connection: Connection, **_: Any) -> None:  # noqa: ARG001
    """Make the table of words."""
    for statement in WORDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def drop_words(target: Any, connection: Connection, **_: Any) -> None:  # noqa: ARG001
    """Drop it."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS words")


event.listen(metadata, "after_create", make_words)
event.listen(metadata, "before_drop", drop_words)
