"""How near the sentences of two texts are in meaning, from vectors of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_NEIGHBOURS = 3
_USUAL = 0.35  # the cosine that two sentences of official prose have without telling the same
_MOST = 4_000_000  # pairs of sentences: beyond, the table would take the memory


def nearness(a: Vectors, b: Vectors) -> Vectors | None:
    """How much nearer two sentences are than either is to what else resembles it.

    The cosine, less the mean of what the two have with their next neighbours on the other side: a sentence that
    resembles many is near to none (cross-domain similarity local scaling; Conneau et al. 2018, "Word translation
    without parallel data", section 2.3).

    Args:
        a: A vector of length one for each sentence of the first text.
        b: The same for the second.

    Returns:
        One row for each sentence of `a`, one column for each of `b`; None where there would be too many.
    """
    if not len(a) or not len(b) or len(a) * len(b) > _MOST:
        return None
    cosine = a @ b.T
    return (cosine - (_crowd(cosine)[:, None] + _crowd(cosine.T)[None, :]) / 2).astype(np.float32)


def _crowd(cosine: Vectors) -> Vectors:
    """For each row the mean of its greatest values after the first, and never less than what is usual."""
    next_ones = np.sort(cosine, axis=1)[:, ::-1][:, 1 : _NEIGHBOURS + 1]
    if not next_ones.shape[1]:
        return np.full(len(cosine), _USUAL, dtype=np.float32)
    crowd: Vectors = np.maximum(next_ones.mean(axis=1), _USUAL).astype(np.float32)
    return crowd
