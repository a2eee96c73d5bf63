"""Texts and records to and from what the tables hold, losslessly."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from onrecord.record import Record, Statement, interval_of

from .columns import plain, storable

# Who reads a statement asks for its record again and again, and one of a long text takes a while to prove.
_KEPT = 16
FACTS = ("title", "issuer", "published", "kind", "language", "place")


def kept_text(text: str) -> dict[str, Any]:
    """The columns that hold a text: as both databases take it, and where U+0000 stood."""
    nuls = [place for place, character in enumerate(text) if character == "\0"] if "\0" in text else None
    return {"text": storable(text), "nuls": nuls}


def whole_text(text: str, nuls: list[int] | None) -> str:
    """The text those columns hold."""
    if not nuls:
        return text
    characters = list(text)
    for place in nuls:
        characters[place] = "\0"
    return "".join(characters)


def packed(record: Record) -> bytes:
    """A record's JSON without its statement's text."""
    data = record.model_dump(mode="json", by_alias=True)
    del data["statement"]["text"]
    return plain(data).encode("ascii")


@lru_cache(maxsize=_KEPT)
def unpacked(body: bytes, text: str) -> Record:
    """The record of a packed body and its statement's text."""
    data = json.loads(body)
    data["statement"]["text"] = text
    return Record.model_validate(data)


def facts(statement: Statement) -> dict[str, Any]:
    """The columns a statement is found by."""
    known = statement.model_dump(include=set(FACTS))
    return known | {"day": interval_of(statement.published)[0].isoformat() if statement.published else ""}


def kept_facts(body: bytes) -> dict[str, Any]:
    """What a packed body says of its statement."""
    kept: dict[str, Any] = json.loads(body)["statement"]
    return kept


def knowledge(known: Statement | dict[str, Any]) -> tuple[int, int]:
    """How much is known of a statement: facts given by hand, then facts at all."""
    data = known if isinstance(known, dict) else known.model_dump(exclude={"text"})
    given = sum(way == "given" for way in data["facts"].values())
    return given, sum(data[name] is not None for name in FACTS)
