"""Documents on their way in: what stands at a place, each entry of a feed, each line of JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from onrecord.record import Statement
from onrecord.sources import (
    STANDARD_INPUT,
    Original,
    Unreadable,
    feed_addresses,
    from_line,
    is_feed,
    original_at,
    original_from,
)

from .places import WEB, Place

Fetch = Callable[[str], Original]


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be added, or why it cannot be.

    Attributes:
        name: What messages call it.
        address: What it is kept under; None where it has no place.
        original: Its bytes, or
        statement: the statement itself, where only text was given, or
        failure: why there is neither.
    """

    name: str
    address: str | None = None
    original: Original | None = None
    statement: Statement | None = None
    failure: str | None = None


def fetch_refused(address: str) -> Original:
    """Refuse any address: only who asks for it has addresses fetched."""
    raise Unreadable(address, "an address is fetched only with --fetch")


def documents(
    found: Iterable[Place],
    stdin: BinaryIO,
    *,
    fetch: Fetch = fetch_refused,
    grew: Callable[[int], None] = lambda _: None,
) -> Iterator[Document]:
    """The documents at places, in order, each loaded when it is asked for; a feed gives a document for each entry.

    Args:
        found: The places.
        stdin: What `-` is read from.
        fetch: Gives the bytes of an address; `sources.original_fetched`, or by default none.
        grew: Told how many documents more there are than places, for a measure of progress.
    """
    for place in found:
        document = _loaded(place, stdin, fetch)
        if document.original is None or not is_feed(document.original):
            yield document
            continue
        try:
            addresses = feed_addresses(document.original)
        except Unreadable as error:
            yield replace(document, original=None, failure=error.reason)
            continue
        grew(len(addresses) - 1)
        for address in addresses:
            yield _entry(address, fetch)


def lines(
    raw: Iterable[bytes], source: str, address: str | None, given: Mapping[str, str | None]
) -> Iterator[Document]:
    """The documents of JSON lines; one that has an id is kept under it, beside the file's address.

    Args:
        raw: The lines.
        source: What messages call the file.
        address: The file's own address; None for standard input.
        given: Facts that stand above those of each line.
    """
    for number, each in enumerate(raw, 1):
        line = from_line(number, each, given)
        if line.statement is None:
            yield Document(f"{address or source}, line {number}", failure=(line.error or "").partition(": ")[2])
        else:
            under = f"{address}#{line.id}" if address and line.id else None
            yield Document(under or f"{source}, line {number}", under, statement=line.statement)


def _loaded(place: Place, stdin: BinaryIO, fetch: Fetch) -> Document:
    name = place.address or STANDARD_INPUT
    if place.failure is not None:
        return Document(name, place.address, failure=place.failure)
    try:
        if place.name == "-":
            original = original_from(stdin)
        elif place.name.startswith(WEB):
            original = fetch(place.name)
        else:
            original = replace(original_at(place.name), source=place.address)
    except Unreadable as error:
        return Document(name, place.address, failure=error.reason)
    return Document(name, place.address, original)


def _entry(address: str, fetch: Fetch) -> Document:
    """The document a feed's entry leads to: only an address, whatever the feed says."""
    try:
        original = fetch(address)
    except Unreadable as error:
        return Document(address, address, failure=error.reason)
    if is_feed(original):
        return Document(address, address, failure="it is a feed within a feed, which is not followed")
    return Document(address, address, original)
