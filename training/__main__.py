"""Make the encoder's weights: `python -m training --benchmarks DIR --minilm DIR`."""

from __future__ import annotations

import argparse
import copy
import json
import random
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from onrecord.reading import encoder as runtime
from onrecord.reading.attributions.tags import TAGS

from . import calibrate, corpora
from .export import export
from .model import WIDTH, from_minilm
from .rounding import Ranges, round_forward, scales_of
from .train import sentence_vectors, train

_EPOCHS, _RATE = 4.0, 3e-4
_AGAIN = 6  # how often the few statements annotated for this project come in each epoch
_ROUNDED_EPOCHS, _ROUNDED_RATE = 0.5, 6e-5
_WATCHED_TEXTS, _WATCHED_SENTENCES, _WATCHED_SEED, _WATCHED_BUDGET = 60, 300, 5, 2048
_WEIGHTS = Path(__file__).parent.parent / "src" / "onrecord" / "reading" / "weights"


def main() -> None:
    """Train in float32, train on with int8 rounding in the loop, export, calibrate."""
    given = _arguments()
    torch.set_num_threads(given.threads)
    source = given.minilm / "model.safetensors"
    tokenizer = Tokenizer.from_file(str(given.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    polnear, pledged = given.benchmarks / "polnear" / "train.jsonl", given.benchmarks / "pledges" / "train.jsonl"
    data = {"all-MiniLM-L6-v2": corpora.sha256(source), "pledges": corpora.sha256(pledged)}
    again = 1
    if given.without_polnear:
        annotations, again = Path(__file__).parent / "annotations", _AGAIN
        articles = corpora.annotated(annotations, given.statements, tokenizer)
        data["annotations"] = corpora.sha256(*sorted(annotations.glob("**/*.json")))
    else:
        articles = corpora.polnear(polnear, tokenizer)
        data["polnear"] = corpora.sha256(polnear)
    singles = corpora.pledges(pledged, tokenizer)

    model = from_minilm(source)
    table = sentence_vectors(model, [*articles, *singles])
    learn = [text for text in articles if not corpora.is_tuning(text.id)] * again
    lone = [text for text in singles if not corpora.is_tuning(text.id)]
    if given.state is not None and given.state.exists():
        model.load_state_dict(torch.load(given.state, weights_only=True))
    else:
        train(model, learn, lone, table, epochs=_EPOCHS, rate=_RATE, seed=given.seed)
        if given.state is not None:
            torch.save(model.state_dict(), given.state)

    rng = random.Random(_WATCHED_SEED)
    some = rng.sample(learn, min(len(learn), _WATCHED_TEXTS))
    made = corpora.cut_windows(some, rng) + corpora.join_windows(rng.sample(lone, _WATCHED_SENTENCES), rng)
    watched = copy.deepcopy(model)
    ranges = Ranges(watched)
    ranges.watch(watched, corpora.batches(made, _WATCHED_BUDGET, rng))
    scales = scales_of(model, ranges)
    teacher = copy.deepcopy(model).eval()
    round_forward(model, scales)
    train(
        model,
        learn,
        lone,
        table,
        epochs=_ROUNDED_EPOCHS,
        rate=_ROUNDED_RATE,
        seed=given.seed + 1,
        teacher=teacher,
    )

    given.out.mkdir(parents=True, exist_ok=True)
    export(model, scales, given.out / "encoder.onnx")
    tokenizer.save(str(given.out / "tokenizer.json"))
    about: dict[str, Any] = {
        "width": WIDTH,
        "tags": list(TAGS),
        "learned_from": data,
        "seed": given.seed,
    }
    _write(given.out, about | {"confidence": []})
    if not given.without_polnear:
        rows = [row for row in corpora.rows(polnear) if corpora.is_tuning(row["id"])]
        features, truth, _ = calibrate.collect(calibrate.scorer(polnear.parent), runtime.Encoder(given.out), rows)
        _write(given.out, about | {"confidence": calibrate.fit(features, truth)})


def _write(folder: Path, about: dict[str, Any]) -> None:
    (folder / "encoder.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, required=True, help="the folder with polnear/ and pledges/")
    parser.add_argument("--minilm", type=Path, required=True, help="model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, default=_WEIGHTS)
    parser.add_argument("--state", type=Path, help="the float network: read where the file exists, else written")
    parser.add_argument("--seed", type=int, default=1, help="of the order of windows and batches")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--without-polnear", action="store_true", help="learn attribution from training/annotations")
    parser.add_argument("--statements", type=Path, help="the collections that the annotations name")
    given = parser.parse_args()
    if given.without_polnear and given.statements is None:
        parser.error("--without-polnear needs --statements")
    return given


if __name__ == "__main__":
    main()
