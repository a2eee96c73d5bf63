"""Numbers in few bits: how the inputs of linear layers are rounded to eight, and word vectors to four.

Activations are smoothed before rounding (Xiao et al., SmoothQuant, ICML 2023): what is divided out of a channel is
multiplied into the weights that read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from .corpora import Window
from .model import Encoder
from .train import collate

BLOCK = 64
_SMOOTHING = 0.85

Array = NDArray[Any]


class Ranges:
    """Least and greatest value of each channel that went into each linear layer."""

    def __init__(self, model: Encoder) -> None:
        self.low: dict[str, torch.Tensor] = {}
        self.high: dict[str, torch.Tensor] = {}
        self._valid: torch.Tensor | None = None
        for name, part in model.named_modules():
            if isinstance(part, torch.nn.Linear) and name.startswith("layers."):
                part.register_forward_pre_hook(self._hook(name))

    def _hook(self, name: str) -> Any:
        def see(_: torch.nn.Module, given: tuple[torch.Tensor, ...]) -> None:
            rows = given[0][self._valid]
            low, high = rows.amin(0), rows.amax(0)
            self.low[name] = torch.minimum(self.low.get(name, low), low)
            self.high[name] = torch.maximum(self.high.get(name, high), high)

        return see

    def watch(self, model: Encoder, groups: Iterable[list[Window]]) -> None:
        """Run the network over batches of windows."""
        with torch.no_grad():
            for group in groups:
                batch = collate(group)
                self._valid = batch.valid
                model(batch.ids, batch.feature, batch.valid)


@dataclass(frozen=True, slots=True)
class Scale:
    """How one linear layer's input is rounded: divided by `factor` channel by channel, then in `step`s from `zero`."""

    factor: torch.Tensor
    step: float
    zero: int


def scales_of(model: Encoder, ranges: Ranges) -> dict[str, Scale]:
    """The rounding of each linear layer's input, from what it was seen to take in."""
    out = {}
    for name in ranges.low:
        weight = array(model.get_submodule(name).weight).T
        low, high = array(ranges.low[name]), array(ranges.high[name])
        factor = _smooth(low, high, weight)
        step, zero = _step(low / factor, high / factor)
        out[name] = Scale(torch.from_numpy(factor), step, zero)
    return out


def round_forward(model: Encoder, scales: dict[str, Scale]) -> None:
    """Make the network compute as the int8 file will, so that training can make up for the rounding.

    Gradients pass through the rounding unchanged (the straight-through estimator).
    """
    for name, scale in scales.items():
        part = model.get_submodule(name)
        if not isinstance(part, torch.nn.Linear):
            raise TypeError(f"{name} is no linear layer")
        part.forward = _rounding(part, scale)  # type: ignore[method-assign]


def _rounding(part: torch.nn.Linear, scale: Scale) -> Callable[[torch.Tensor], torch.Tensor]:
    zeros = torch.zeros(part.out_features, dtype=torch.int32)

    def forward(x: torch.Tensor) -> torch.Tensor:
        x = torch.fake_quantize_per_tensor_affine(x.float() / scale.factor, scale.step, scale.zero, 0, 255)
        weight = part.weight * scale.factor
        steps = weight.detach().abs().amax(1).clamp_min(1e-9) / 127
        weight = torch.fake_quantize_per_channel_affine(weight, steps, zeros, 0, -127, 127)
        return torch.nn.functional.linear(x, weight, part.bias)

    return forward


def _smooth(low: Array, high: Array, weight: Array) -> Array:
    """What to divide each input channel by, `weight` being in x out."""
    reach = np.maximum(np.maximum(-low, high), 1e-6)
    factor = reach**_SMOOTHING / np.maximum(np.abs(weight).max(1), 1e-6) ** (1 - _SMOOTHING)
    return np.asarray(np.clip(factor, 1e-3, 1e3), dtype=np.float32)


def _step(low: Array, high: Array) -> tuple[float, int]:
    least, most = min(float(low.min()), 0.0), max(float(high.max()), 0.0)
    step = (most - least) / 255
    return step, int(np.clip(np.rint(-least / step), 0, 255))


def four_bits(table: Array) -> tuple[Array, Array]:
    """A table's rows as whole numbers from -7 to 7, and the steps they count: one for every 64 columns."""
    blocks = table.reshape(len(table), -1, BLOCK)
    steps = np.maximum(np.abs(blocks).max(2), 1e-9) / 7
    return np.rint(blocks / steps[..., None]).astype(np.int8).reshape(table.shape), steps.astype(np.float32)


def array(tensor: torch.Tensor) -> Array:
    """A tensor's numbers in float32."""
    return tensor.detach().float().numpy()
