"""Whether two readers mean one finding though its places moved a little."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord import lexicon
from onrecord.record import Span

from .rows import FindingRow

# Shared characters among all characters of the two.
_SHARED = 0.8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def counterpart(wanted: FindingRow, rows: Iterable[tuple[str, FindingRow]]) -> str | None:
    """The row that means the same finding of one text: the one that shares most with it.

    It is of the same kind, shares four fifths of the characters, and neither holds a number, a modal or a negation
    that the other does not hold.
    """
    best, most = None, _SHARED
    for name, row in rows:
        if row.kind != wanted.kind:
            continue
        shared = overlap(wanted.spans, row.spans)
        if shared >= most and (best is None or shared > most) and weighty(wanted.spans) == weighty(row.spans):
            best, most = name, shared
    return best


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The characters two places share, among all they hold together (Jaccard)."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    whole = sum(span.end - span.start for span in (*one, *other)) - shared
    return shared / whole


def weighty(spans: Iterable[Span]) -> list[str]:
    """The numbers, modals and negations in a place, in order."""
    found = (word.replace("’", "'") for span in spans for word in _WORD.findall(span.quote.casefold()))
    return [word for word in found if word in _weighty() or word.endswith("n't") or any(map(str.isnumeric, word))]


@cache
def _weighty() -> frozenset[str]:
    own, numbers = lexicon.load("compare"), lexicon.load("numbers")
    return frozenset(
        [
            *own["modals"],
            *own["negations"],
            *own["counting"],
            *numbers["words"],
            *numbers["scales"],
            *numbers["fractions"],
        ]
    )
