"""The tags that make linking mere reading: each source and content says on which side its cue stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

TAGS = (
    "O",
    "B-cue",
    "I-cue",
    "B-source<",  # its cue stands before it
    "I-source<",
    "B-source>",  # its cue stands after it
    "I-source>",
    "B-content<",
    "I-content<",
    "B-content>",
    "I-content>",
)

Ranges = Sequence[Sequence[int]]


def tag(start: list[int], end: list[int], attributions: Iterable[tuple[Ranges, Ranges, Ranges]]) -> NDArray[np.int64]:
    """Tags of pieces for attributions given as (source, cue, content) character ranges.

    Where two claim a piece, a cue goes before a source, a source before content, and the nearer cue's before the
    farther's.

    Args:
        start: First character of each piece, in order.
        end: One past each piece's last.
        attributions: Those of the text.
    """
    claims: list[tuple[int, int, int, int, int]] = []  # rank, -distance, tag, start, end
    for source, cue, content in attributions:
        if not cue:
            continue
        at = min(range_[0] for range_ in cue)
        claims += [(2, 0, 1, a, b) for a, b in cue]
        claims += [(1, -abs(a - at), 3 if a >= at else 5, a, b) for a, b in source]
        claims += [(0, -abs(a - at), 7 if a >= at else 9, a, b) for a, b in content]
    tags = np.zeros(len(start), dtype=np.int64)
    for _, _, first_tag, a, b in sorted(claims):
        first, last = bisect_left(end, a + 1), bisect_left(start, b)
        if first < last:
            tags[first:last] = first_tag + 1
            tags[first] = first_tag
    return tags
