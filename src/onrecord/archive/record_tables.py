"""Tables of what readers made of a statement: one row for each reading, none ever changed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, UniqueConstraint, text

from .columns import Data, Packed, RowNumber, metadata

reader = Table(
    "reader",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("fingerprint", String(16), nullable=False, unique=True),
    Column("info", Data, nullable=False),
)

# `facts` is a hash of the statement's facts as this reading knew them. `body` is the record's JSON without the text.
record = Table(
    "record",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("statement_n", ForeignKey("statement.n"), nullable=False),
    Column("reader_n", ForeignKey("reader.n"), nullable=False, index=True),
    Column("facts", String(16), nullable=False),
    Column("body", Packed, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("current", Boolean, nullable=False),
    UniqueConstraint("statement_n", "reader_n", "facts"),
    Index(
        "uq_record_current", "statement_n", unique=True, sqlite_where=text("current"), postgresql_where=text("current")
    ),
)
