"""Which column of a table holds which fact of a statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord import lexicon

FACTS = ("title", "issuer", "published", "kind", "language", "place")


@dataclass(frozen=True)
class Columns:
    """The columns of one table.

    Attributes:
        of: The column of each fact that has one, with `id`, `text` and `source`.
        one_statement: Rows that follow each other with the same value here are one statement, or None.
    """

    of: Mapping[str, str]
    one_statement: str | None = None


def columns_of(names: Iterable[str], asked: tuple[tuple[str, str], ...] = ()) -> Columns:
    """Find the facts among a table's columns.

    Args:
        names: The columns, as the table spells them.
        asked: (fact, column) pairs that stand above the vocabulary.

    Example:
        >>> columns_of(["Doc_ID", "speech", "year"]).of
        {'id': 'Doc_ID', 'text': 'speech'}
    """
    return _columns_of(tuple(names), asked)


@lru_cache(maxsize=256)
def _columns_of(names: tuple[str, ...], asked: tuple[tuple[str, str], ...]) -> Columns:
    words = lexicon.load("columns")
    spelled = {name.lower(): name for name in reversed(names)}
    found: dict[str, str] = {}
    for fact, known in words["facts"].items():
        first = next((spelled[name] for name in known if name in spelled), None)
        if first is not None:
            found[fact] = first
    together = None
    for collection in words["collections"].values():
        if spelled.keys() >= set(collection["has"]):
            together = spelled.get(collection.get("one_statement"))
            break
    return Columns({**found, **{fact: name for fact, name in asked if name in names}}, together)
