"""What is found in a text before identities are told apart."""

from __future__ import annotations

from dataclasses import dataclass, field

JOINTS = frozenset("-‑–")
ARTICLES = frozenset({"the", "a", "an", "el", "la"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed: its tokens, its head, and the state or body that the words name."""

    first: int
    last: int
    head: int
    of: str | None
    definite: bool


@dataclass(slots=True)
class Person:
    """One mention of a person: tokens of the whole mention and of the name in it (empty for a bare office)."""

    first: int
    last: int
    name: tuple[int, int]
    office: Office | None = None
    sure: bool = True
    title: bool = False
    address: str | None = None


@dataclass(slots=True)
class Place:
    """One mention of a state or body; `key` is the lexicon's, `name` the words where it is not listed."""

    first: int
    last: int
    key: str | None
    name: str
    state: bool
    cut: tuple[int, int] | None = None


@dataclass
class Found:
    """Everything found in one text, before identities are told apart; `labels` are offices that label turns.

    `askers` are the names of those whose turns no name labels, by the turn's number.
    """

    persons: list[Person] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    attributive: dict[int, str] = field(default_factory=dict)
    labels: list[Office] = field(default_factory=list)
    askers: dict[int, tuple[int, int]] = field(default_factory=dict)
