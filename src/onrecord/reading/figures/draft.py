"""A figure in the making."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["money", "percent", "measure", "time", "age", "count", "share", "bare", "rank", "record"]


@dataclass
class Draft:
    """What is known of a figure so far; `first` and `last` are its words, `token` the spaCy token of its number.

    `head` is the token of the counted or measured noun. A draft read by words alone, without syntax, has in `phrase`
    the characters of what it measures.
    """

    first: int
    last: int
    core: tuple[int, int]
    token: int
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    kind: Kind = "bare"
    scale: float = 1.0
    money_first: bool = False
    approximator: str | None = None
    bound: str = "="
    change: str | None = None
    claim: str = "level"
    rule: str = "number"
    head: int | None = None
    of: int | None = None
    confidence: float = 0.9
    by_words: bool = False
    phrase: tuple[int, int] | None = None
