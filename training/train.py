"""One run of training: tags, pledges and sentence vectors together."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own habit
from torch import Tensor

from .corpora import IGNORE, Text, Window, batches, cut_windows, join_windows
from .model import CLS, PAD, SEP, Encoder

_BUDGET = 3072
_PLEDGE_WEIGHT, _VECTOR_WEIGHT = 0.4, 0.5
_PLEDGES_PER_STEP = 16
_LOSSES = ("tags", "pledge", "vector")


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as padded tensors; sentences are rows of (window, first, last), shifted past [CLS]."""

    ids: Tensor
    feature: Tensor
    valid: Tensor
    tags: Tensor
    sents: Tensor
    pledge: Tensor
    vectors: Tensor


def collate(made: Sequence[Window]) -> Batch:
    """Pad windows and set [CLS] and [SEP] around each."""
    longest = max(len(window.ids) for window in made) + 2
    ids = np.full((len(made), longest), PAD)
    feature = np.zeros((len(made), longest), dtype=np.int64)
    tags = np.full((len(made), longest), IGNORE)
    sents, pledge, vectors = [], [], []
    for row, window in enumerate(made):
        size = len(window.ids)
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = window.ids
        feature[row, 1 : size + 1] = window.feature + 1
        tags[row, 1 : size + 1] = window.tags
        sents += [(row, first + 1, last + 1) for first, last in window.sents]
        pledge += window.pledge
        vectors += window.vectors
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(feature),
        torch.from_numpy(ids != PAD),
        torch.from_numpy(tags),
        torch.tensor(sents, dtype=torch.long).reshape(-1, 3),
        torch.tensor(pledge, dtype=torch.float),
        torch.tensor(vectors, dtype=torch.long),
    )


def sentence_vectors(model: Encoder, texts: Sequence[Text]) -> Tensor:
    """Each sentence's vector as the untrained encoder gives it on its own; fills in `Text.vectors`."""
    singles = []
    for text in texts:
        for first, last in text.sents:
            last = min(last, first + 254)
            plain = np.full(last - first, -1)
            singles.append(Window(text.pieces.ids[first:last], plain, plain, [(0, last - first)], [-1], [len(singles)]))
            text.vectors.append(singles[-1].vectors[0])
    table = torch.zeros(len(singles), 384)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in batches(singles, 8192, random.Random(0)):
            batch = collate(group)
            hidden = model(batch.ids, batch.feature, batch.valid)
            # all-MiniLM-L6-v2 pools over [CLS] and [SEP] too
            spread = batch.sents + torch.tensor([0, -1, 1])
            table[batch.vectors] = F.normalize(model.pool(hidden, spread), dim=1)
    return table


def train(
    model: Encoder,
    articles: Sequence[Text],
    singles: Sequence[Text],
    table: Tensor,
    *,
    epochs: float,
    rate: float,
    seed: int,
    say: Callable[[str], None] = print,
    keep: Path | None = None,
    teacher: Encoder | None = None,
) -> None:
    """Train in place.

    Args:
        model: What learns.
        articles: Texts with tags.
        singles: Sentences with pledge labels.
        table: Sentence vectors to stay close to.
        epochs: Passes over the texts; a fraction ends within one.
        rate: Highest learning rate.
        seed: Of the windows' and batches' order.
        say: Where progress goes.
        keep: Where the state is written after each epoch.
        teacher: A model whose tag probabilities to learn from as well.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    plain = [p for n, p in model.named_parameters() if p.ndim < 2 or "norm" in n]
    decayed = [p for n, p in model.named_parameters() if not (p.ndim < 2 or "norm" in n)]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=rate, foreach=True
    )
    plan: list[list[Window]] = []
    while epochs > 0:
        made = batches(cut_windows(articles, rng) + join_windows(singles, rng), _BUDGET, rng)
        plan += made[: max(1, int(len(made) * min(1.0, epochs)))]
        epochs -= 1
    steps = len(plan)
    warm = max(1, steps // 12)
    per_epoch = len(batches(cut_windows(articles, random.Random(0)), _BUDGET, random.Random(0)))
    began, losses = time.time(), np.zeros(3)
    for step, group in enumerate(plan):
        scale = min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm)))
        for part in optimiser.param_groups:
            part["lr"] = rate * scale
        batch = collate(group)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = model(batch.ids, batch.feature, batch.valid)
            logits = model.tags(hidden).float()
        tagging = F.cross_entropy(logits.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORE, reduction="sum")
        tagging = tagging / _BUDGET
        if teacher is not None:
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                taught = teacher.tags(teacher(batch.ids, batch.feature, batch.valid)).float()
            apart = F.kl_div(logits.log_softmax(-1), taught.log_softmax(-1), log_target=True, reduction="none").sum(-1)
            tagging = tagging + (apart * batch.valid).sum() / _BUDGET
        pooled = model.pool(hidden, batch.sents)
        said = batch.pledge >= 0
        pledge = F.binary_cross_entropy_with_logits(
            model.pledge(pooled[said]).squeeze(1), batch.pledge[said], reduction="sum"
        )
        near = (
            1 - F.cosine_similarity(model.vector(pooled), table[batch.vectors]).mean() if len(pooled) else pooled.sum()
        )
        loss = tagging + _PLEDGE_WEIGHT * pledge / _PLEDGES_PER_STEP + _VECTOR_WEIGHT * near
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        losses = 0.98 * losses + 0.02 * np.array([tagging.item(), pledge.item() / max(1, int(said.sum())), near.item()])
        if step % 25 == 0 or step == steps - 1:
            fixed = losses / (1 - 0.98 ** (step + 1))
            shown = " ".join(f"{name} {value:.4f}" for name, value in zip(_LOSSES, fixed, strict=True))
            say(f"{step + 1}/{steps} {time.time() - began:.0f}s {shown}")
        if keep is not None and (step % per_epoch == per_epoch - 1 or step == steps - 1):
            torch.save(model.state_dict(), keep)
