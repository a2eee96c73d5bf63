"""The network: MiniLM's encoder with print features, a head for tags, one for pledges, one for sentence vectors."""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own habit
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.reading.wordpieces import FEATURES

from .corpora import TAG_COUNT

WIDTH, INNER, HEADS, VOCABULARY, POSITIONS = 384, 1536, 12, 30522, 512
EPSILON = 1e-12
CLS, SEP, PAD, UNKNOWN = 101, 102, 0, 100


class Layer(nn.Module):
    """One Transformer layer, normalised after each part, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """One step up: `x` is batch x length x width, `mask` is added to the attention scores."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.out(a.transpose(1, 2).reshape(b, t, WIDTH)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """The encoder and its three heads."""

    def __init__(self, layers: int = 6) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.Embedding(FEATURES + 1, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.tags = nn.Linear(WIDTH, TAG_COUNT)
        self.pledge = nn.Linear(WIDTH, 1)
        self.vector = nn.Linear(WIDTH, WIDTH)
        nn.init.zeros_(self.features.weight)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def forward(self, ids: Tensor, feature: Tensor, valid: Tensor) -> Tensor:
        """Hidden states; every row begins with [CLS], ends with [SEP] and is padded."""
        return self.lower(ids, feature, valid, len(self.layers))

    def lower(self, ids: Tensor, feature: Tensor, valid: Tensor, count: int) -> Tensor:
        """Hidden states after the first `count` layers."""
        places = torch.arange(ids.shape[1])
        x = self.norm(self.words(ids) + self.places(places) + self.features(feature))
        mask = _mask(valid)
        for layer in self.layers[:count]:
            x = layer(x, mask)
        return x

    def upper(self, x: Tensor, valid: Tensor, count: int) -> Tensor:
        """Hidden states, from those after the first `count` layers."""
        mask = _mask(valid)
        for layer in self.layers[count:]:
            x = layer(x, mask)
        return x

    def pool(self, hidden: Tensor, sents: Tensor) -> Tensor:
        """Mean of the hidden states of each sentence: `sents` holds rows of (window, first, last)."""
        sums = F.pad(hidden.float().cumsum(1), (0, 0, 1, 0))
        row, first, last = sents.unbind(1)
        return (sums[row, last] - sums[row, first]) / (last - first).unsqueeze(1)


def _mask(valid: Tensor) -> Tensor:
    return torch.zeros(valid.shape).masked_fill(~valid, -1e9)[:, None, None, :]


def from_minilm(path: Path, layers: int = 6) -> Encoder:
    """An encoder that starts from all-MiniLM-L6-v2's weights; fewer layers take evenly spaced ones.

    Args:
        path: Its `model.safetensors`.
        layers: How many layers to keep.
    """
    given = load_file(path)
    model = Encoder(layers)
    state: dict[str, Tensor] = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    kept = {6: (0, 1, 2, 3, 4, 5), 5: (0, 1, 2, 4, 5), 4: (0, 1, 3, 5), 3: (0, 2, 5)}[layers]
    for to, at in enumerate(kept):
        old, new = f"encoder.layer.{at}.", f"layers.{to}."
        for kind in ("weight", "bias"):
            parts = [given[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"{new}qkv.{kind}"] = torch.cat(parts)
            state[f"{new}out.{kind}"] = given[f"{old}attention.output.dense.{kind}"]
            state[f"{new}up.{kind}"] = given[f"{old}intermediate.dense.{kind}"]
            state[f"{new}down.{kind}"] = given[f"{old}output.dense.{kind}"]
            state[f"{new}norm1.{kind}"] = given[f"{old}attention.output.LayerNorm.{kind}"]
            state[f"{new}norm2.{kind}"] = given[f"{old}output.LayerNorm.{kind}"]
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or any(not name.startswith(("features", "tags", "pledge", "vector")) for name in missing):
        raise ValueError(f"{path} is not all-MiniLM-L6-v2: {unexpected}, {missing}")
    return model
