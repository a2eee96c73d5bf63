"""Attribution on PolNeAR (Newell, Margolin and Ruths, LREC 2018), and whether confidence means something there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from onrecord.reading import Reader
from onrecord.record import Attribution, Record, Span

from .data import Row, predictions, read_rows, rows, run_scorer, scorer

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def to_prediction(record: Record) -> Row:
    """A record in the scorer's form."""
    return {"id": record.id, "attributions": [_parts(found) for found in record.attributions]}


def run(folder: Path, reader: Reader) -> Row:
    """The scorer's own output; `reliability`: how often findings of each confidence are right; `sure`: the surest."""
    gold = rows(folder / "dev.jsonl")
    records = list(read_rows(reader, gold, published="date"))
    result = run_scorer(folder / "score.py", folder / "dev.jsonl", predictions(map(to_prediction, records)))
    bins = reliability(folder / "score.py", gold, records)
    sure = {"rate": round(bins[-1]["right"] / max(bins[-1]["findings"], 1), 4), "of": bins[-1]["findings"]}
    return {**result, "reliability": bins, "sure": sure}


def reliability(script: Path, gold: Sequence[Row], records: Sequence[Record]) -> list[Row]:
    """By confidence: how many findings, and which share matches a gold attribution (content >= 80 %, source right)."""
    score = scorer(script)
    table = [{"from": low, "to": high, "findings": 0, "right": 0} for low, high in pairwise(BINS)]
    for row, record in zip(gold, records, strict=True):
        text = score.Text(row["text"])
        golds = score.prepare(text, row["attributions"], True)
        for found in record.attributions:
            ((content, source, _, _),) = score.prepare(text, [_parts(found)], False)
            right = any(
                score.overlap(content, gold_content) >= score.PARTIAL
                and (score.source_right(gold_source, head, source) or not (gold_source or source))
                for gold_content, gold_source, head, _ in golds
            )
            bin_ = next(bin_ for bin_ in table if found.confidence < bin_["to"])
            bin_["findings"] += 1
            bin_["right"] += right
    return table


def _parts(found: Attribution) -> Row:
    def pairs(spans: Iterable[Span]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    return {"source": pairs(found.source), "cue": pairs(found.cue), "content": pairs(found.content)}
