"""What confidence to print: how often an attribution with these features was right on the tuning slice."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from onrecord.reading.attributions import learned
from onrecord.reading.encoder import Encoder
from onrecord.reading.parsed import Parsed, parse

Row = dict[str, Any]
_BINS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))


def scorer(folder: Path) -> ModuleType:
    """The benchmark's own `score.py`, so that right means here what it means there."""
    spec = importlib.util.spec_from_file_location("polnear_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spans(parsed: Parsed, found: learned.Learned) -> dict[str, list[list[int]]]:
    """A found attribution as the scorer takes it."""
    return {
        part: [[parsed.start[first], parsed.end[last - 1]] for first, last in getattr(found, part)]
        for part in ("source", "cue", "content")
    }


def right(score: ModuleType, row: Row, found: Sequence[dict[str, Any]]) -> list[bool]:
    """Which attributions the scorer counts: content shared at 80 %, source right or on neither side."""
    text = score.Text(row["text"])
    gold = score.prepare(text, row["attributions"], True)
    out = []
    for content, source, _, _ in score.prepare(text, found, False):
        out.append(
            any(
                score.overlap(other, content) >= score.PARTIAL
                and (score.source_right(named, head, source) or (not named and not source))
                for other, named, head, _ in gold
            )
        )
    return out


def collect(score: ModuleType, encoder: Encoder, rows: Sequence[Row]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, whether right, and the confidence printed so far, of every attribution found in the rows."""
    seen: list[list[float]] = []
    features = learned.features

    def noting(*given: Any) -> list[float]:
        seen.append(features(*given))
        return seen[-1]

    learned.features = noting
    try:
        truth: list[bool] = []
        said: list[float] = []
        for row, parsed in zip(rows, map(parse, (row["text"] for row in rows)), strict=True):
            found = learned.decode(parsed, encoder.encode(parsed))
            truth += right(score, row, [spans(parsed, one) for one in found])
            said += [one.confidence for one in found]
    finally:
        learned.features = features
    return np.array(seen), np.array(truth), np.array(said)


def fit(features: np.ndarray, truth: np.ndarray) -> list[float]:
    """Intercept and weights of a logistic regression."""
    middle, spread = features.mean(0), features.std(0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=1000).fit((features - middle) / spread, truth)
    weights = model.coef_[0] / spread
    return [round(float(value), 5) for value in (model.intercept_[0] - (weights * middle).sum(), *weights)]


def reliability(said: np.ndarray, truth: np.ndarray) -> list[tuple[float, float, int, float, float]]:
    """For each range of confidence: its ends, how many, mean confidence, share right."""
    out = []
    for low, high in _BINS:
        held = (said >= low) & (said < high)
        if held.any():
            out.append((low, min(high, 1.0), int(held.sum()), float(said[held].mean()), float(truth[held].mean())))
    return out
