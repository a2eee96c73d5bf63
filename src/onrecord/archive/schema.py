"""The tables together, and the number of the schema this code reads and writes."""

from __future__ import annotations

from .columns import metadata
from .finding_tables import actor, finding, finding_actor, finding_programme, programme, topic, verdict
from .kept_tables import failure, page, source, statement, version
from .record_tables import reader, record
from .review_tables import decision, identity, review
from .search_tables import facet, search
from .user_tables import session, user

# The newest file in migrations/versions. Numbers have four digits, so that they sort.
SCHEMA = "0004"
# Where Alembic keeps the number; our own name tells an archive from another program's database.
VERSION_TABLE = "onrecord_schema"

__all__ = [
    "SCHEMA",
    "VERSION_TABLE",
    "actor",
    "decision",
    "facet",
    "failure",
    "finding",
    "finding_actor",
    "finding_programme",
    "identity",
    "metadata",
    "page",
    "programme",
    "reader",
    "record",
    "review",
    "search",
    "session",
    "source",
    "statement",
    "topic",
    "user",
    "verdict",
    "version",
]
