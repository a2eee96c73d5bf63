"""Make the network that judges the sentences of manifestos: `python -m training.pledges --benchmarks DIR --minilm DIR`.

It is MiniLM with its upper three layers trained on nothing but pledges, three times over, and the mean of the three's
weights: as right as the three together and as small as one (Wortsman et al., Model soups, ICML 2022). That they can be
averaged takes a common start, so the head begins as a logistic regression over the untouched network (Kumar et al.,
Fine-tuning can distort pretrained features, ICLR 2022). With `--left-out` every manifesto is judged by networks that
have not seen it, two manifestos at a time, and nothing is written.
"""

from __future__ import annotations

import argparse
import copy
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own habit
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.reading.wordpieces import Ints

from . import corpora
from .corpora import Text, Window
from .export import export_pledges
from .model import Encoder, from_minilm
from .rounding import Ranges, four_bits, scales_of
from .train import collate

_TRAINED = 3
_EPOCHS, _RATE, _HEAD_RATE, _DECAY, _BATCH, _SEEDS = 5, 3e-4, 6e-4, 0.01, 32, (1, 2, 3)
_DROPOUT, _HIDDEN, _STRENGTH = 0.3, 0.15, 1e-3
_LONGEST, _BUDGET, _FOLDS = 160, 4096, 3
_OUT = Path(__file__).parent.parent / "src" / "onrecord" / "reading" / "weights"


def base(path: Path) -> Encoder:
    """MiniLM with its word vectors rounded to the four bits that the file holds them in."""
    model = from_minilm(path).eval()
    codes, steps = four_bits(model.words.weight.detach().numpy())
    rounded = codes.reshape(*steps.shape, -1) * steps[..., None]
    model.words.weight.data = torch.from_numpy(rounded.reshape(codes.shape))
    return model


def windows(texts: Sequence[Text]) -> list[Window]:
    """Each sentence alone, without features of print."""
    out = []
    for text in texts:
        ids = text.pieces.ids[:_LONGEST]
        none = np.full(len(ids), -1)
        out.append(Window(ids, none, none, [(0, len(ids))], text.pledge, [0]))
    return out


def states(model: Encoder, given: Sequence[Window]) -> list[Tensor]:
    """What goes into the trained layers, of each window, [CLS] and [SEP] around it; it stays as MiniLM has it."""
    out: dict[int, Tensor] = {}
    with torch.no_grad():
        for at, window in enumerate(given):
            batch = collate([window])
            out[at] = model.lower(batch.ids, batch.feature, batch.valid, _kept(model))[0].half()
    return [out[at] for at in range(len(given))]


def _kept(model: Encoder) -> int:
    return len(model.layers) - _TRAINED


def judge(model: Encoder, batch: Sequence[Tensor]) -> Tensor:
    """The logits of sentences, from what goes into the trained layers."""
    longest = max(len(state) for state in batch)
    x = torch.zeros(len(batch), longest, batch[0].shape[1])
    valid = torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, state in enumerate(batch):
        x[row, : len(state)], valid[row, : len(state)] = state.float(), True
    if model.training:
        x = x * (torch.rand(valid.shape) > _HIDDEN).unsqueeze(-1)
    sizes = valid.sum(1)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = model.upper(x, valid, _kept(model))
    sents = torch.stack([torch.arange(len(batch)), torch.ones_like(sizes), sizes - 1], 1)
    pooled = F.dropout(model.pool(hidden, sents), _DROPOUT, model.training)
    return model.pledge(pooled).squeeze(1)


def head(model: Encoder, entering: Sequence[Tensor], labels: Ints) -> tuple[Tensor, float]:
    """Weights and bias of a logistic regression over the sentences' mean states in the untouched network."""
    with torch.no_grad():
        rows = [model.upper(x[None].float(), torch.ones(1, len(x), dtype=torch.bool), _kept(model)) for x in entering]
    seen = np.stack([row[0, 1:-1].mean(0).numpy() for row in rows])
    middle, spread = seen.mean(0), seen.std(0) + 0.01
    made = LogisticRegression(C=_STRENGTH, max_iter=300).fit((seen - middle) / spread, labels)
    weights = made.coef_[0] / spread
    return torch.tensor(weights, dtype=torch.float), float(made.intercept_[0] - (weights * middle).sum())


def fit(start: Encoder, entering: Sequence[Tensor], labels: Ints) -> Encoder:
    """The network with its upper layers and its pledge head trained: the mean of one training for each seed."""
    weights, bias = head(start, entering, labels)
    begun = copy.deepcopy(start)
    begun.pledge.weight.data[0] = weights
    begun.pledge.bias.data[0] = bias
    made = [trained(begun, entering, labels, seed).state_dict() for seed in _SEEDS]
    return mean(begun, made)


def mean(model: Encoder, states: Sequence[dict[str, Tensor]]) -> Encoder:
    """A copy of the network with the mean of these weights."""
    out = copy.deepcopy(model)
    out.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return out.eval()


def trained(begun: Encoder, entering: Sequence[Tensor], labels: Ints, seed: int) -> Encoder:
    """One training, in the order of that seed."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = copy.deepcopy(begun).train()
    layers = [p for layer in model.layers[-_TRAINED:] for p in layer.parameters()]
    heads = list(model.pledge.parameters())
    rates = (_RATE, _HEAD_RATE)
    optimiser = torch.optim.AdamW([{"params": layers}, {"params": heads}], weight_decay=_DECAY, foreach=True)
    plan: list[list[int]] = []
    for _ in range(_EPOCHS):
        order = sorted(range(len(labels)), key=lambda at: len(entering[at]) + rng.random() * 10)
        made = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
        rng.shuffle(made)
        plan += made
    for step, group in enumerate(plan):
        scale = min((step + 1) / (len(plan) // 10), max(0.02, 1 - step / len(plan)))
        for part, rate in zip(optimiser.param_groups, rates, strict=True):
            part["lr"] = rate * scale
        truth = torch.tensor(labels[group], dtype=torch.float)
        loss = F.binary_cross_entropy_with_logits(judge(model, [entering[at] for at in group]), truth)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(layers + heads, 1.0)
        optimiser.step()
        optimiser.zero_grad()
    return model.eval()


def predict(model: Encoder, entering: Sequence[Tensor]) -> Tensor:
    """How likely each sentence is a pledge."""
    out = torch.zeros(len(entering))
    order = sorted(range(len(entering)), key=lambda at: len(entering[at]))
    with torch.no_grad():
        for at in range(0, len(order), 64):
            group = order[at : at + 64]
            out[group] = torch.sigmoid(judge(model, [entering[i] for i in group]))
    return out


def f1(said: Ints, labels: Ints) -> float:
    """Of the pledges."""
    return float(2 * (said & labels).sum() / max(1, said.sum() + labels.sum()))


def left_out(start: Encoder, entering: Sequence[Tensor], labels: Ints, manifestos: Sequence[str]) -> None:
    """Print how well manifestos are judged by what was learned from the others, by threshold."""
    said = torch.zeros(len(labels))
    names = np.array(manifestos)
    known = sorted(set(manifestos))
    for fold in range(_FOLDS):
        held = np.isin(names, known[fold::_FOLDS])
        model = fit(start, [entering[at] for at in np.flatnonzero(~held)], labels[~held])
        said[np.flatnonzero(held)] = predict(model, [entering[at] for at in np.flatnonzero(held)])
    for threshold in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        yes = (said >= threshold).long().numpy()
        each = {name: f1(yes[names == name], labels[names == name]) for name in known}
        shown = " ".join(f"{name} {value:.3f}" for name, value in each.items())
        print(f"{threshold:.2f} all {f1(yes, labels):.3f} mean {np.mean(list(each.values())):.3f} {shown}", flush=True)


def main() -> None:
    """Train and write `pledges.onnx`, or leave manifestos out in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, required=True, help="the folder with pledges/")
    parser.add_argument("--minilm", type=Path, required=True, help="model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--left-out", action="store_true", help="measure on train, write nothing")
    given = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(given.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    path = given.benchmarks / "pledges" / "train.jsonl"
    texts = corpora.pledges(path, tokenizer)
    start = base(given.minilm / "model.safetensors")
    made = windows(texts)
    entering = states(start, made)
    labels = np.array([text.pledge[0] for text in texts])
    if given.left_out:
        named = {row["id"]: row["manifesto"] for row in corpora.rows(path)}
        left_out(start, entering, labels, [named[text.id] for text in texts])
        return
    given.out.mkdir(parents=True, exist_ok=True)
    write(fit(start, entering, labels), made, given.out / "pledges.onnx")


def write(model: Encoder, made: Sequence[Window], path: Path) -> None:
    """Export the network with its linear layers rounded by what they take in on these sentences."""
    watched = copy.deepcopy(model)
    ranges = Ranges(watched)
    ranges.watch(watched, corpora.batches(list(made), _BUDGET, random.Random(0)))
    export_pledges(model, scales_of(model, ranges), path)


if __name__ == "__main__":
    main()
