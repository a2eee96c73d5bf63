"""The learned reader: one pass of a small encoder over a statement, shared by every part that learned.

It needs ONNX Runtime and tokenizers only. `training/` makes the weights; `docs/decisions/0003-learned-attributions.md`
says what they learned from.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from .networks import CLS, PAD, SEP, Floats, batches, session
from .parsed import Parsed
from .pledges import judge, likely
from .wordpieces import Ints, Pieces, cut, windows

_LONGEST = 160
_LIKELY = 0.5


class NoWeights(Exception):
    """A folder that holds no weights of the encoder; its text is one sentence saying so."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """What the encoder makes of one parsed text.

    Attributes:
        tags: For each token the probability of each of `attributions.tags.TAGS`.
        pledge: For each sentence the probability that it commits someone to something.
        vector: For each sentence a vector of length one; the cosine of two says how alike they are.
        calibration: Intercept and weights that turn features of an attribution into its confidence; none where these
            weights were not calibrated.
    """

    tags: Floats
    pledge: Floats
    vector: Floats
    calibration: tuple[float, ...] = ()


class Encoder:
    """The network and its word pieces.

    A text's windows share batches with no other text's, so that its numbers never hang on its neighbours.

    Args:
        folder: Holds the weights, as `training/` writes them; None for those in the package.
        threads: Threads that one run may use.

    Attributes:
        about: What `encoder.json` says of the weights.
        version: Twelve hexadecimal digits of the SHA-256 of the weights.

    Raises:
        NoWeights: A file of theirs is not in the folder.
    """

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        self.about: dict[str, Any] = json.loads(_held(folder, "encoder.json"))
        self._tokenizer: Tokenizer = Tokenizer.from_str(_held(folder, "tokenizer.json").decode("utf-8"))
        self._folder, self._threads = folder, threads
        self._session = session(_held(folder, "encoder.onnx"), threads)
        self.version = _version(folder)

    def encode(self, parsed: Parsed) -> Encoded:
        """Encode one parsed text. Time grows with its length; memory beyond the result does not."""
        pieces = cut(parsed.text, self._tokenizer)
        sents = _ranges(pieces, parsed)
        probabilities, pledge, vector = self._run(pieces, sents)
        calibration = tuple(self.about.get("confidence", ()))
        return Encoded(_by_token(pieces, parsed, probabilities), pledge, vector, calibration)

    def pledges(self, parsed: Parsed, encoded: Encoded) -> NDArray[np.bool_]:
        """Which sentences of a manifesto are pledges.

        A network of its own reads each; it is asked about manifestos only, so that other texts do not wait for it.
        Weights without one leave it to the encoder's head.
        """
        if self._pledger is None:
            return encoded.pledge >= _LIKELY
        pieces = cut(parsed.text, self._tokenizer)
        return likely(judge(self._pledger, pieces, _ranges(pieces, parsed)), encoded.pledge)

    @cached_property
    def _pledger(self) -> InferenceSession | None:
        weights = _pledging(self._folder)
        return session(weights, self._threads) if weights else None

    def _run(self, pieces: Pieces, sents: list[tuple[int, int]]) -> tuple[Floats, Floats, Floats]:
        """Tag probabilities of each piece; pledge probability and vector of each sentence."""
        width, count = int(self.about["width"]), len(self.about["tags"])
        tags = np.zeros((len(pieces), count), dtype=np.float32)
        pledge = np.zeros(len(sents), dtype=np.float32)
        vector = np.zeros((len(sents), width), dtype=np.float32)
        cuts = windows(len(pieces), pieces.paras, [first for first, _ in sents], _LONGEST)
        number = 0
        inside: list[list[tuple[int, int, int]]] = []  # of each window: sentence, first and last piece
        for start, end in cuts:
            while number < len(sents) and sents[number][1] <= start:
                number += 1
            held = []
            at = number
            while at < len(sents) and sents[at][0] < end:
                first, last = max(sents[at][0], start), min(sents[at][1], end)
                if first < last:
                    held.append((at, first, last))
                at += 1
            inside.append(held)
        for group in batches([end - start for start, end in cuts]):
            longest = max(cuts[at][1] - cuts[at][0] for at in group) + 2
            ids = np.full((len(group), longest), PAD, dtype=np.int64)
            feature = np.zeros((len(group), longest), dtype=np.int64)
            pool = np.zeros((sum(len(inside[at]) for at in group), len(group) * longest), dtype=np.float32)
            sentence = 0
            for row, at in enumerate(group):
                start, end = cuts[at]
                size = end - start
                ids[row, 0], ids[row, size + 1] = CLS, SEP
                ids[row, 1 : size + 1] = pieces.ids[start:end]
                feature[row, 1 : size + 1] = pieces.feature[start:end] + 1
                shift = row * longest + 1 - start
                for _, first, last in inside[at]:
                    pool[sentence, first + shift : last + shift] = 1 / (last - first)
                    sentence += 1
            mask = (ids != PAD).astype(np.int32)
            made = self._session.run(None, {"ids": ids, "feature": feature, "mask": mask, "pool": pool})
            sentence = 0
            for row, at in enumerate(group):
                start, end = cuts[at]
                tags[start:end] = made[0][row, 1 : end - start + 1]
                for index, first, last in inside[at]:
                    pledge[index] = max(pledge[index], made[1][sentence, 0])
                    vector[index] += made[2][sentence] * (last - first)
                    sentence += 1
        lengths = np.linalg.norm(vector, axis=1, keepdims=True)
        return tags, pledge, (vector / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def encoder(folder: Path | None = None) -> Encoder:
    """The encoder of a folder, loaded once: the folder given, else `ONRECORD_WEIGHTS`, else the package's own.

    Raises:
        NoWeights: The folder holds none.
    """
    return _loaded(_named(folder))


def encoder_version(folder: Path | None = None) -> str:
    """The version of those weights, told without loading them; takes and raises what `encoder` does."""
    return _version(_named(folder))


def _version(folder: Path | None) -> str:
    return hashlib.sha256(_held(folder, "encoder.onnx") + _pledging(folder)).hexdigest()[:12]


@cache
def _loaded(folder: Path | None) -> Encoder:
    return Encoder(folder)


def _pledging(folder: Path | None) -> bytes:
    """The network for manifestos; nothing where the weights come without."""
    try:
        return _held(folder, "pledges.onnx")
    except NoWeights:
        return b""


def _named(folder: Path | None) -> Path | None:
    named = os.environ.get("ONRECORD_WEIGHTS")
    return folder or (Path(named) if named else None)


def _held(folder: Path | None, name: str) -> bytes:
    held = files(__package__) / "weights" if folder is None else folder
    try:
        return (held / name).read_bytes()
    except OSError as error:
        raise NoWeights(f"There are no encoder weights in {held}: {error.strerror}.") from error


def _ranges(pieces: Pieces, parsed: Parsed) -> list[tuple[int, int]]:
    """The parsed text's sentences as piece ranges."""
    if not parsed.sents:
        return []
    firsts = np.searchsorted(pieces.start, [parsed.start[first] for first, _ in parsed.sents])
    lasts = np.searchsorted(pieces.start, [parsed.end[last - 1] for _, last in parsed.sents])
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


def _by_token(pieces: Pieces, parsed: Parsed, probabilities: Floats) -> Floats:
    """Each token's tags are those of the first piece that begins in it, else of the piece it lies in, else none."""
    out = np.zeros((len(parsed), probabilities.shape[1]), dtype=np.float32)
    out[:, 0] = 1
    if not len(pieces) or not len(parsed):
        return out
    start: Ints = np.array(parsed.start, dtype=np.int64)
    end: Ints = np.array(parsed.end, dtype=np.int64)
    at = np.searchsorted(pieces.start, start)
    within = (at < len(pieces)) & (pieces.start[np.minimum(at, len(pieces) - 1)] < end)
    at = np.where(within, at, at - 1)
    held = (at >= 0) & (pieces.start[at] < end) & (pieces.end[at] > start)
    out[held] = probabilities[at[held]]
    return out
