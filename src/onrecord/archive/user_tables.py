"""Tables of who may use the web application; no export holds them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table

from .columns import PlainText, RowNumber, metadata

# `folded` is the name as it is compared, so that no two differ by capitals alone. `password` is its argon2 hash.
user = Table(
    "app_user",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("name", PlainText, nullable=False),
    Column("folded", PlainText, nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("password", PlainText, nullable=False),
    Column("made_at", String(32), nullable=False),
    CheckConstraint("role IN ('reader', 'reviewer', 'admin')", name="role"),
)

# `token` is the SHA-256 of what the browser holds, so that a copy of the archive opens no session.
session = Table(
    "app_session",
    metadata,
    Column("n", RowNumber, primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("user_n", ForeignKey("app_user.n", ondelete="CASCADE"), nullable=False, index=True),
    Column("ends_at", String(32), nullable=False),
)
