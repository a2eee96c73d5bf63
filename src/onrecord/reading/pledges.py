"""The sentences of manifestos: which are pledges."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from .networks import CLS, PAD, SEP, Floats, batches
from .wordpieces import Pieces

_LONGEST = 160
_SHARED = 0.3  # what the encoder's own head counts beside this network
_LIKELY = 0.3
_LEAST = 1e-4


def judge(network: InferenceSession, pieces: Pieces, sents: list[tuple[int, int]]) -> Floats:
    """How likely each sentence is a pledge, read on its own by a network that knows nothing else.

    Args:
        network: What `training/pledges.py` makes.
        pieces: The text's word pieces.
        sents: Sentences as ranges of them.
    """
    held = [(first, min(last, first + _LONGEST)) for first, last in sents]
    out = np.zeros(len(held), dtype=np.float32)
    for group in batches([last - first for first, last in held]):
        longest = max(held[at][1] - held[at][0] for at in group) + 2
        ids = np.full((len(group), longest), PAD, dtype=np.int64)
        pool = np.zeros((len(group), len(group) * longest), dtype=np.float32)
        for row, at in enumerate(group):
            first, last = held[at]
            size = last - first
            ids[row, 0], ids[row, size + 1] = CLS, SEP
            ids[row, 1 : size + 1] = pieces.ids[first:last]
            pool[row, row * longest + 1 : row * longest + 1 + size] = 1 / max(size, 1)
        mask = (ids != PAD).astype(np.int32)
        out[group] = network.run(None, {"ids": ids, "mask": mask, "pool": pool})[0][:, 0]
    return out


def likely(own: Floats, shared: Floats) -> NDArray[np.bool_]:
    """Which sentences are pledges, by this network and the encoder's head.

    How weight and threshold were chosen is told in `training/README.md`. Networks are surer than they are right: on
    manifestos that they have not seen, thresholds from one in ten to one in three serve best, and about equally.
    """
    return together(own, shared) >= _LIKELY


def together(own: Floats, shared: Floats) -> Floats:
    """The two networks' word on each sentence as one probability: the weighted mean of their logits."""
    logit = (_logit(own) + _SHARED * _logit(shared)) / (1 + _SHARED)
    return np.asarray(1 / (1 + np.exp(-logit)), dtype=np.float32)


def _logit(given: Floats) -> Floats:
    bounded = np.clip(given, _LEAST, 1 - _LEAST)
    return np.asarray(np.log(bounded / (1 - bounded)), dtype=np.float32)
