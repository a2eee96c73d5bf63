"""What the index of words is given and asked, whichever database keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from sqlalchemy import Connection

from .query import Query

# The facet that every statement has.
EVERY = 0
HIGHEST = 2**62


@dataclass(frozen=True)
class Entry:
    """What is indexed of one statement: folded words of its title and text, numbers of its facets."""

    place: int
    title: Sequence[str]
    text: Sequence[str]
    facets: Sequence[int]


@dataclass(frozen=True)
class Wanted:
    """What is asked of the index.

    Attributes:
        query: Words and phrases.
        facets: Of each group, one facet at least.
        first: The lowest place.
        end: One past the highest place.
        title: Whether the words must stand in the title.
    """

    query: Query
    facets: tuple[tuple[int, ...], ...] = ()
    first: int = 0
    end: int = HIGHEST
    title: bool = False


@dataclass(frozen=True)
class Matches:
    """Places that match, the highest first.

    Attributes:
        places: They.
        whole: Whether there are no others.
        end: Where others may follow, all below this place.
    """

    places: tuple[int, ...] = ()
    whole: bool = True
    end: int = 0

    @classmethod
    def cut(cls, places: Sequence[int], most: int) -> Self:
        """The first of these, which are one more than `most` where there are others."""
        shown = tuple(places[:most])
        return cls(shown, len(places) <= most, shown[-1] if shown else 0)


class WordIndex(Protocol):
    """An index of words. Statements are put in and taken out with the same entries."""

    def put(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Index statements."""

    def take(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Take statements out."""

    def matching(self, connection: Connection, wanted: Wanted, most: int) -> Matches:
        """The highest places that match, `most` or a few less."""

    def scores(self, connection: Connection, wanted: Wanted, places: Sequence[int]) -> dict[int, float]:
        """How well places that match do so, higher is better; what is left out counts nothing."""

    def check(self, connection: Connection) -> None:
        """Raise the driver's error where the index is damaged."""

    def differing(self, connection: Connection, entries: Iterable[Entry]) -> Iterator[int]:
        """The places where the index holds something else than these, which are all that it should hold."""
