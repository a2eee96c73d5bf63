"""From the trained network to the ONNX file: int8 weights per output channel, int8 activations with fixed scales.

ONNX Runtime's fused `SkipLayerNormalization` is eight times slower on a CPU than `Add` and `LayerNormalization`, so the
graph is written here node by node. Activations are smoothed before rounding (Xiao et al., SmoothQuant, ICML 2023): what
is divided out of a channel is multiplied into the weights that read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from .corpora import Window
from .model import EPSILON, HEADS, WIDTH, Encoder
from .train import collate

_MICROSOFT = "com.microsoft"
_SMOOTHING = 0.85
_OPSET = 17

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
        weight = _array(model.get_submodule(name).weight).T
        low, high = _array(ranges.low[name]), _array(ranges.high[name])
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


class Graph:
    """An ONNX graph under construction."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: Array) -> str:
        """A constant by this name, made once."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind: str, inputs: list[str], output: str | None = None, domain: str = "", **more: Any) -> str:
        """A node; gives the name of its output."""
        output = output or f"x{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **more))
        return output


def _array(tensor: torch.Tensor) -> Array:
    return tensor.detach().float().numpy()


def export(model: Encoder, scales: dict[str, Scale] | None, path: Path) -> None:
    """Write the network as ONNX.

    Args:
        model: The trained network.
        scales: How its linear layers' inputs are rounded; without them the file stays in float32.
        path: Where the file goes.
    """
    graph = Graph()
    x = _embed(graph, model)
    for number in range(len(model.layers)):
        x = _layer(graph, model, number, scales, x)
    _heads(graph, model, x)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["windows", "length"]),
        helper.make_tensor_value_info("feature", TensorProto.INT64, ["windows", "length"]),
        helper.make_tensor_value_info("mask", TensorProto.INT32, ["windows", "length"]),
        helper.make_tensor_value_info("pool", TensorProto.FLOAT, ["sentences", "pieces"]),
    ]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("tags", "pledge", "vector")]
    made = helper.make_model(
        helper.make_graph(graph.nodes, "encoder", inputs, outputs, list(graph.constants.values())),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)],
    )
    made.ir_version = 9
    path.write_bytes(made.SerializeToString(deterministic=True))


def _norm(graph: Graph, name: str, part: torch.nn.LayerNorm, x: str) -> str:
    gain = graph.constant(f"{name}.gain", _array(part.weight))
    shift = graph.constant(f"{name}.shift", _array(part.bias))
    return graph.add("LayerNormalization", [x, gain, shift], axis=-1, epsilon=EPSILON)


def _embed(graph: Graph, model: Encoder) -> str:
    words = _array(model.words.weight)
    scale = np.maximum(np.abs(words).max(1, keepdims=True), 1e-9) / 127
    table = graph.constant("words", np.clip(np.rint(words / scale), -127, 127).astype(np.int8))
    scales = graph.constant("words.scale", scale.astype(np.float32))
    whole = graph.add("Cast", [graph.add("Gather", [table, "ids"])], to=TensorProto.FLOAT)
    x = graph.add("Mul", [whole, graph.add("Gather", [scales, "ids"])])
    features = graph.constant("features", _array(model.features.weight))
    x = graph.add("Add", [x, graph.add("Gather", [features, "feature"])])
    shape = graph.add("Shape", ["ids"])
    length = graph.add("Gather", [shape, graph.constant("one", np.array([1]))])
    places = graph.constant("places", _array(model.places.weight)[:258])
    zero, axis = graph.constant("zero", np.array([0])), graph.constant("axis0", np.array([0]))
    x = graph.add("Add", [x, graph.add("Slice", [places, zero, length, axis])])
    x = _norm(graph, "norm", model.norm, x)
    graph.add("Concat", [shape, graph.constant("width", np.array([WIDTH]))], output="full", axis=0)
    return graph.add("Reshape", [x, graph.constant("flat", np.array([-1, WIDTH]))])


def _linear(graph: Graph, name: str, x: str, weight: Array, bias: Array, scale: tuple[float, int] | None) -> str:
    """A linear layer over rows: `weight` is in x out; `scale` is the input's (step, zero), None in float32."""
    if scale is None:
        return graph.add("Gemm", [x, graph.constant(f"{name}.w", weight), graph.constant(f"{name}.b", bias)])
    step, zero = scale
    steps = np.maximum(np.abs(weight).max(0), 1e-9) / 127
    inputs = [
        x,
        graph.constant(f"{name}.in", np.float32(step)),
        graph.constant(f"{name}.zero", np.uint8(zero)),
        graph.constant(f"{name}.w", np.clip(np.rint(weight / steps), -127, 127).astype(np.int8)),
        graph.constant(f"{name}.step", steps.astype(np.float32)),
        graph.constant(f"zeros{len(bias)}", np.zeros(len(bias), dtype=np.int8)),
        graph.constant(f"{name}.b", np.rint(bias / (steps * step)).astype(np.int32)),
    ]
    return graph.add("QGemm", inputs, domain=_MICROSOFT, transA=0, transB=0)


def _smooth(low: Array, high: Array, weight: Array) -> Array:
    """What to divide each input channel by, `weight` being in x out."""
    reach = np.maximum(np.maximum(-low, high), 1e-6)
    factor = reach**_SMOOTHING / np.maximum(np.abs(weight).max(1), 1e-6) ** (1 - _SMOOTHING)
    return np.asarray(np.clip(factor, 1e-3, 1e3), dtype=np.float32)


def _step(low: Array, high: Array) -> tuple[float, int]:
    least, most = min(float(low.min()), 0.0), max(float(high.max()), 0.0)
    step = (most - least) / 255
    return step, int(np.clip(np.rint(-least / step), 0, 255))


def _rounded(graph: Graph, name: str, x: str, scale: tuple[float, int]) -> str:
    step = graph.constant(f"{name}.in", np.float32(scale[0]))
    return graph.add("QuantizeLinear", [x, step, graph.constant(f"{name}.zero", np.uint8(scale[1]))])


def _layer(graph: Graph, model: Encoder, number: int, scales: dict[str, Scale] | None, x: str) -> str:
    layer = model.layers[number]
    name = f"layers.{number}."
    state = {key: _array(value) for key, value in layer.state_dict().items()}
    weights = {part: state[f"{part}.weight"].T.copy() for part in ("qkv", "out", "up", "down")}
    biases = {part: state[f"{part}.bias"].copy() for part in weights}
    scale: dict[str, tuple[float, int] | None] = dict.fromkeys(weights)
    factor: dict[str, Array] = {}
    if scales is not None:
        for part, weight in weights.items():
            found = scales[name + part]
            factor[part], scale[part] = _array(found.factor), (found.step, found.zero)
            weights[part] = weight * factor[part][:, None]
        weights["qkv"][:, 2 * WIDTH :] /= factor["out"]
        biases["qkv"][2 * WIDTH :] /= factor["out"]

    def entering(part: str, given: str, fold: bool = False) -> str:
        found = scale[part]
        if found is None:
            return given
        if not fold:
            given = graph.add("Mul", [given, graph.constant(f"{name}{part}.by", 1 / factor[part])])
        return _rounded(graph, name + part, given, found)

    def linear(part: str, given: str, fold: bool = False) -> str:
        return _linear(graph, name + part, entering(part, given, fold), weights[part], biases[part], scale[part])

    entered = entering("qkv", x)
    parts = []
    for at, part in enumerate("qkv"):
        columns = slice(at * WIDTH, (at + 1) * WIDTH)
        made = _linear(graph, name + part, entered, weights["qkv"][:, columns], biases["qkv"][columns], scale["qkv"])
        parts.append(graph.add("Reshape", [made, "full"]))
    attended = graph.add("MultiHeadAttention", [*parts, "", "mask"], domain=_MICROSOFT, num_heads=HEADS)
    attended = graph.add("Reshape", [attended, "flat"])
    made = _linear(
        graph, name + "out", entering("out", attended, fold=True), weights["out"], biases["out"], scale["out"]
    )
    x = _norm(graph, name + "norm1", layer.norm1, graph.add("Add", [x, made]))
    made = linear("up", x)
    made = graph.add("Gelu", [made], domain=_MICROSOFT)
    made = _linear(
        graph, name + "down", entering("down", made, fold=False), weights["down"], biases["down"], scale["down"]
    )
    return _norm(graph, name + "norm2", layer.norm2, graph.add("Add", [x, made]))


def _heads(graph: Graph, model: Encoder, x: str) -> None:
    def linear(name: str, part: torch.nn.Linear, given: str) -> str:
        return _linear(graph, name, given, _array(part.weight).T, _array(part.bias), None)

    logits = linear("tag", model.tags, x)
    shape = graph.add("Concat", [graph.add("Shape", ["ids"]), graph.constant("rest", np.array([-1]))], axis=0)
    graph.add("Softmax", [graph.add("Reshape", [logits, shape])], output="tags", axis=-1)
    pooled = graph.add("MatMul", ["pool", x])
    graph.add("Sigmoid", [linear("pledging", model.pledge, pooled)], output="pledge")
    graph.add("LpNormalization", [linear("vectors", model.vector, pooled)], output="vector", axis=1, p=2)
