"""Tables of what was added: original bytes, statements, the addresses they stood under, what could not be added."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from .columns import Data, Label, Packed, PlainText, RowNumber, metadata

# Original bytes, once for each content.
source = Table(
    "source",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("media_type", Label),
    Column("size", Integer, nullable=False),
    Column("bytes", Packed, nullable=False),
)

# One text. `nuls` lists where U+FFFD stands for U+0000. What follows `added_at` is a copy from the current record, to
# find by; `day` is the first day that `published` covers, empty where it is unknown.
statement = Table(
    "statement",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False),
    Column("text", PlainText, nullable=False),
    Column("nuls", Data),
    Column("source_sha256", ForeignKey("source.sha256")),
    Column("added_at", String(32), nullable=False),
    Column("title", PlainText),
    Column("issuer", Label),
    Column("published", String(10)),
    Column("day", String(10), nullable=False, server_default=""),
    Column("kind", Label),
    Column("language", Label),
    Column("place", Label),
    Index(None, "day", "n"),
    Index(None, "issuer", "day", "n"),
)

# An address; `key` is its SHA-256, since an index cannot hold the longest addresses.
page = Table(
    "page",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("address", PlainText, nullable=False),
)

# Which statement stood under an address, numbered from 1 in the order they were added.
version = Table(
    "version",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("page_n", ForeignKey("page.n"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("statement_n", ForeignKey("statement.n"), nullable=False, index=True),
    Column("source_sha256", ForeignKey("source.sha256")),
    Column("retrieved_at", String(32), nullable=False),
    UniqueConstraint("page_n", "number"),
)

failure = Table(
    "failure",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("address", PlainText, nullable=False),
    Column("reason", PlainText, nullable=False),
    Column("failed_at", String(32), nullable=False),
)
