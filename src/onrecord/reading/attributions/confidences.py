"""How often what each rule finds is right."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon


@cache
def confidences() -> dict[str, float]:
    """The share right of each rule, from the lexicon."""
    shares: dict[str, float] = lexicon.load("cues")["rules"]
    return shares
