"""Names made from content: the same content has the same name, whoever adds it and whenever."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from onrecord.record import Actor, Programme, ReaderInfo, Statement

from .columns import canonical


def key_of(*parts: Any) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of plain data."""
    return hashlib.sha256(canonical(parts).encode("ascii")).hexdigest()[:16]


def address_key(address: str) -> str:
    """The name of an address of any length."""
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()


def fingerprint(reader: ReaderInfo) -> str:
    """The name of a reader: of its version, its lexicon and its models."""
    return key_of(reader.model_dump(mode="json"))


def facts_key(statement: Statement) -> str:
    """The name of what is known of a statement beside its text and where it was found."""
    return key_of(statement.model_dump(mode="json", exclude={"text", "source", "sha256"}))


def numbered(names: Iterable[tuple[Any, ...]]) -> list[str]:
    """A key for each name, in order; equal names are told apart by counting them."""
    seen: Counter[tuple[Any, ...]] = Counter()
    keys = []
    for name in names:
        keys.append(key_of(*name, seen[name]))
        seen[name] += 1
    return keys


def actor_keys(statement_id: str, actors: Iterable[Actor]) -> list[str]:
    """A key for each actor of a statement, by type and name: a later reader's number for it does not matter."""
    return numbered((statement_id, "actor", actor.type, actor.name) for actor in actors)


def programme_keys(statement_id: str, programmes: Iterable[Programme]) -> list[str]:
    """A key for each programme of a statement, by name."""
    return numbered((statement_id, "programme", programme.name) for programme in programmes)


def now() -> str:
    """This moment, in UTC, as ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
