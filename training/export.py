"""From the trained network to the ONNX file: int8 weights per output channel, int8 activations with fixed scales.

ONNX Runtime's fused `SkipLayerNormalization` is eight times slower on a CPU than `Add` and `LayerNormalization`, so the
graph is written here node by node.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .model import EPSILON, HEADS, WIDTH, Encoder
from .rounding import BLOCK, Array, Scale, array, four_bits

_MICROSOFT = "com.microsoft"
_OPSET, _OPSET_WITH_FOUR_BITS = 17, 21


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
    _write(graph, path, ("tags", "pledge", "vector"), feature=True)


def _write(graph: Graph, path: Path, names: tuple[str, ...], feature: bool = False, opset: int = _OPSET) -> None:
    """Write a graph with these outputs."""
    given = [("ids", TensorProto.INT64), ("feature", TensorProto.INT64), ("mask", TensorProto.INT32)]
    inputs = [
        helper.make_tensor_value_info(name, kind, ["windows", "length"])
        for name, kind in given
        if feature or name != "feature"
    ]
    inputs.append(helper.make_tensor_value_info("pool", TensorProto.FLOAT, ["sentences", "pieces"]))
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names]
    made = helper.make_model(
        helper.make_graph(graph.nodes, "encoder", inputs, outputs, list(graph.constants.values())),
        opset_imports=[helper.make_opsetid("", opset), helper.make_opsetid(_MICROSOFT, 1)],
    )
    made.ir_version = 9 if opset == _OPSET else 10
    path.write_bytes(made.SerializeToString(deterministic=True))


def export_pledges(model: Encoder, scales: dict[str, Scale], path: Path) -> None:
    """Write a network that judges pledges alone: no features of print, one head, word vectors in four bits.

    Args:
        model: The trained network, its word vectors as `four_bits` has them.
        scales: How its linear layers' inputs are rounded.
        path: Where the file goes.
    """
    graph = Graph()
    codes, steps = four_bits(array(model.words.weight))
    pairs = codes.reshape(-1, 2).astype(np.uint8) & 15
    packed = (pairs[:, 0] | (pairs[:, 1] << 4)).tobytes()
    graph.constants["words"] = helper.make_tensor("words", TensorProto.INT4, codes.shape, packed, raw=True)
    table = ["words", "ids", graph.constant("words.steps", steps)]
    where = {"gather_axis": 0, "quantize_axis": 1, "block_size": BLOCK}
    x = _placed(graph, model, graph.add("GatherBlockQuantized", table, domain=_MICROSOFT, **where))
    for number in range(len(model.layers)):
        x = _layer(graph, model, number, scales, x)
    _pledge(graph, model, graph.add("MatMul", ["pool", x]))
    _write(graph, path, ("pledge",), opset=_OPSET_WITH_FOUR_BITS)


def _norm(graph: Graph, name: str, part: torch.nn.LayerNorm, x: str) -> str:
    gain = graph.constant(f"{name}.gain", array(part.weight))
    shift = graph.constant(f"{name}.shift", array(part.bias))
    return graph.add("LayerNormalization", [x, gain, shift], axis=-1, epsilon=EPSILON)


def _embed(graph: Graph, model: Encoder) -> str:
    words = array(model.words.weight)
    scale = np.maximum(np.abs(words).max(1, keepdims=True), 1e-9) / 127
    table = graph.constant("words", np.clip(np.rint(words / scale), -127, 127).astype(np.int8))
    scales = graph.constant("words.scale", scale.astype(np.float32))
    whole = graph.add("Cast", [graph.add("Gather", [table, "ids"])], to=TensorProto.FLOAT)
    x = graph.add("Mul", [whole, graph.add("Gather", [scales, "ids"])])
    features = graph.constant("features", array(model.features.weight))
    return _placed(graph, model, graph.add("Add", [x, graph.add("Gather", [features, "feature"])]))


def _placed(graph: Graph, model: Encoder, x: str) -> str:
    """Word vectors with those of their places, normalised, as rows."""
    shape = graph.add("Shape", ["ids"])
    length = graph.add("Gather", [shape, graph.constant("one", np.array([1]))])
    places = graph.constant("places", array(model.places.weight)[:258])
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


def _rounded(graph: Graph, name: str, x: str, scale: tuple[float, int]) -> str:
    step = graph.constant(f"{name}.in", np.float32(scale[0]))
    return graph.add("QuantizeLinear", [x, step, graph.constant(f"{name}.zero", np.uint8(scale[1]))])


def _layer(graph: Graph, model: Encoder, number: int, scales: dict[str, Scale] | None, x: str) -> str:
    layer = model.layers[number]
    name = f"layers.{number}."
    state = {key: array(value) for key, value in layer.state_dict().items()}
    weights = {part: state[f"{part}.weight"].T.copy() for part in ("qkv", "out", "up", "down")}
    biases = {part: state[f"{part}.bias"].copy() for part in weights}
    scale: dict[str, tuple[float, int] | None] = dict.fromkeys(weights)
    factor: dict[str, Array] = {}
    if scales is not None:
        for part, weight in weights.items():
            found = scales[name + part]
            factor[part], scale[part] = array(found.factor), (found.step, found.zero)
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
    logits = _head(graph, "tag", model.tags, x)
    shape = graph.add("Concat", [graph.add("Shape", ["ids"]), graph.constant("rest", np.array([-1]))], axis=0)
    graph.add("Softmax", [graph.add("Reshape", [logits, shape])], output="tags", axis=-1)
    pooled = graph.add("MatMul", ["pool", x])
    _pledge(graph, model, pooled)
    vectors = _head(graph, "vectors", model.vector, pooled)
    graph.add("LpNormalization", [vectors], output="vector", axis=1, p=2)


def _pledge(graph: Graph, model: Encoder, pooled: str) -> None:
    graph.add("Sigmoid", [_head(graph, "pledging", model.pledge, pooled)], output="pledge")


def _head(graph: Graph, name: str, part: torch.nn.Linear, given: str) -> str:
    return _linear(graph, name, given, array(part.weight).T, array(part.bias), None)
