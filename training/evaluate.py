"""How good and how fast the weights are: attribution on PolNeAR, pledges, words per second, reliability."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.reading.attributions import learned
from onrecord.reading.encoder import Encoder
from onrecord.reading.parsed import parse

from .calibrate import collect, reliability, scorer, spans
from .corpora import is_tuning, rows

Row = dict[str, Any]


def attribution(folder: Path, encoder: Encoder, articles: Sequence[Row]) -> dict[str, Any]:
    """The scorer's output for the encoder alone, with microseconds per word of encoding and of decoding."""
    parses = list(map(parse, (row["text"] for row in articles)))
    encoder.encode(parses[0])
    words = sum(len(row["text"].split()) for row in articles)
    began = time.process_time()
    encodings = [encoder.encode(parsed) for parsed in parses]
    encoded = time.process_time()
    found = [learned.decode(parsed, made) for parsed, made in zip(parses, encodings, strict=True)]
    decoded = time.process_time()
    predicted = {
        row["id"]: {"id": row["id"], "attributions": [spans(parsed, one) for one in made]}
        for row, parsed, made in zip(articles, parses, found, strict=True)
    }
    score: dict[str, Any] = scorer(folder).score({row["id"]: row for row in articles}, predicted)
    score["microseconds_per_word"] = {
        "encode": round((encoded - began) * 1e6 / words, 1),
        "decode": round((decoded - encoded) * 1e6 / words, 1),
    }
    return score


def pledges(encoder: Encoder, sentences: Sequence[Row]) -> dict[str, float]:
    """Precision, recall and F1 of what is held for a pledge; a text is one where one of its sentences is."""
    parses = map(parse, (row["text"] for row in sentences))
    said = [bool(encoder.pledges(parsed, encoder.encode(parsed)).any()) for parsed in parses]
    right = sum(yes and row["pledge"] for yes, row in zip(said, sentences, strict=True))
    precision, recall = right / max(1, sum(said)), right / sum(row["pledge"] for row in sentences)
    return {
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
    }


def main() -> None:
    """Print the figures, on the development halves or on the slice of train that nothing learned from."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("benchmarks", type=Path, help="the folder with polnear/ and pledges/")
    parser.add_argument("--weights", type=Path, help="a folder with other weights than the package's")
    parser.add_argument("--tuning", action="store_true", help="the tuning slice of PolNeAR train")
    given = parser.parse_args()
    encoder = Encoder(given.weights)
    benchmarks: Path = given.benchmarks
    polnear = benchmarks / "polnear"
    articles = rows(polnear / ("train.jsonl" if given.tuning else "dev.jsonl"))
    if given.tuning:
        articles = [row for row in articles if is_tuning(row["id"])]
    score = attribution(polnear, encoder, articles)
    for kind in ("all", "direct"):
        print(kind, {name: part["f1"] for name, part in score[kind].items() if isinstance(part, dict)})
    print(score["recall_by_type"], score["microseconds_per_word"])
    if not given.tuning:
        print("pledges", pledges(encoder, rows(benchmarks / "pledges" / "dev.jsonl")))
    _, truth, said = collect(scorer(polnear), encoder, articles)
    for low, high, count, mean, share in reliability(said, truth):
        print(f"confidence {low:.1f} to {high:.1f}: {count} found, said {mean:.3f}, right {share:.3f}")


if __name__ == "__main__":
    main()
