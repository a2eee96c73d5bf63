"""How much stronger or weaker one passage is told than the other: words of undertaking, hedges, scales, degrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from .sides import Passages
from .vocabulary import step, strength_of
from .words import STRENGTH, Word, is_modal


def weight_between(
    a: Passages, in_a: tuple[int, int], b: Passages, in_b: tuple[int, int], pairs: Iterable[tuple[str, str]]
) -> int:
    """Above zero where B is the stronger, below where A is, 0 where neither.

    Args:
        a: One side of a row.
        in_a: The words of it that differ, as a range.
        b: The other side.
        in_b: The words of it that differ.
        pairs: The words of the one beside those of the other, which may stand on one scale.
    """
    words_a, words_b = a.words[slice(*in_a)], b.words[slice(*in_b)]
    return (
        _undertaken(words_a, words_b)
        or a.hedged(in_a) - b.hedged(in_b)
        or sum(step(*pair) for pair in pairs)
        or b.degree(in_b) - a.degree(in_a)
    )


def _undertaken(words_a: Sequence[Word], words_b: Sequence[Word]) -> int:
    """By how much the words of strength differ; a bare assertion stands where one side has none."""
    strong_a, strong_b = ([word for word in side if word.kind == STRENGTH] for side in (words_a, words_b))
    if not (strong_a and strong_b):
        strong_a, strong_b = ([word for word in side if is_modal(word)] for side in (strong_a, strong_b))
    keys_a, keys_b = [word.key for word in strong_a], [word.key for word in strong_b]
    if keys_a == keys_b:
        return 0
    steps = [strength_of(y) - strength_of(x) for x, y in zip_longest(keys_a, keys_b, fillvalue="plain")]
    return sum(steps) or next(step for step in steps if step)
