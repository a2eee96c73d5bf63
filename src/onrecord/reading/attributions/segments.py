"""The encoder's tags as segments: the likeliest sequence that spells whole ones, and the runs it spells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .tags import TAGS

_SIZE = len(TAGS)
LEAST = 1e-7
_CUE_WEIGHT = 2.5  # a missed cue loses its attribution, a needless one mostly nothing: tuned on the tuning slice


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of tokens of one part: its tag's name without `B-`, and tokens `[first, last)`."""

    part: str
    first: int
    last: int


def segments(tags: Sequence[int]) -> list[Segment]:
    """The runs that a sequence of tags spells, in order."""
    out: list[Segment] = []
    first, part = 0, ""
    for at, tag in enumerate([*tags, 0]):
        name = TAGS[tag]
        if part and (tag == 0 or name[0] == "B" or name[2:] != part):
            out.append(Segment(part, first, at))
            part = ""
        if tag and not part:
            first, part = at, name[2:]
    return out


def _allowed() -> NDArray[np.float32]:
    """Zero where one tag may follow another, else minus infinity: an `I-` only follows its own part."""
    out = np.zeros((_SIZE, _SIZE), dtype=np.float32)
    for before, left in enumerate(TAGS):
        for after, right in enumerate(TAGS):
            if right[0] == "I" and left[2:] != right[2:]:
                out[before, after] = -np.inf
    return out


_ALLOWED = _allowed()
_INSIDE = np.array([name[0] == "I" for name in TAGS])
_MAY = np.isfinite(_ALLOWED)
_WEIGHTS = np.array([_CUE_WEIGHT if name.endswith("cue") else 1.0 for name in TAGS], dtype=np.float32)


def best_tags(probabilities: NDArray[np.float32]) -> NDArray[np.int64]:
    """The likeliest tags that spell whole segments.

    The likeliest tag of each token by itself nearly always does; only the stretches where it does not, out to the
    nearest tokens outside any segment, are decoded by Viterbi's algorithm.

    Args:
        probabilities: Of each tag for each token.
    """
    if not len(probabilities):
        return np.zeros(0, dtype=np.int64)
    probabilities = probabilities * _WEIGHTS
    tags: NDArray[np.int64] = probabilities.argmax(1)
    before = np.concatenate([[0], tags[:-1]])
    wrong = np.flatnonzero(~_MAY[before, tags])
    outside = np.flatnonzero(tags == 0)
    done = 0
    for at in wrong.tolist():
        if at < done:
            continue
        index = int(np.searchsorted(outside, at))
        first = int(outside[index - 1]) + 1 if index else 0
        done = int(outside[index]) if index < len(outside) else len(tags)
        tags[first:done] = _viterbi(np.log(np.maximum(probabilities[first:done], LEAST)))
    return tags


def _viterbi(scores: NDArray[np.float32]) -> list[int]:
    best = np.where(_INSIDE, -np.inf, scores[0])
    back = []
    for row in scores[1:]:
        through = best[:, None] + _ALLOWED
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
