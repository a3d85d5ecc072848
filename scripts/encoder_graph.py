"""MiniLM's network as an ONNX graph, from its published weights.

A BERT encoder of 6 layers: embeddings, then self-attention and a feed-forward layer six times,
each added to its input and normalised; then the mean over the words, scaled to unit length.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, checker, helper, numpy_helper

LAYERS = 6
HEADS = 12
WIDTH = 384
EPSILON = 1e-12

# Both are understood by every ONNX Runtime that pyproject.toml allows.
OPSET = 20
IR_VERSION = 9

Weights = Mapping[str, npt.NDArray[np.float32]]


def build_graph(weights: Weights) -> ModelProto:
    """The float32 model.

    Inputs `input_ids` and `attention_mask`, int64 [batch, length]; output `sentence_embedding`,
    float32 [batch, 384], rows of unit length.
    """
    graph = _Graph(weights)
    hidden = _embed(graph)
    mask = graph.op("Cast", "attention_mask", to=TensorProto.FLOAT)
    bias = _attention_bias(graph, mask)
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        attended = _attend(graph, hidden, bias, f"{layer}.attention.self")
        attended = graph.dense(attended, f"{layer}.attention.output.dense")
        hidden = graph.add_and_norm(attended, hidden, f"{layer}.attention.output.LayerNorm")
        wide = graph.op("Gelu", graph.dense(hidden, f"{layer}.intermediate.dense"))
        narrow = graph.dense(wide, f"{layer}.output.dense")
        hidden = graph.add_and_norm(narrow, hidden, f"{layer}.output.LayerNorm")
    return graph.model(_pool(graph, hidden, mask))


class _Graph:
    """Collects the nodes and constants of a model; every value is passed on by its name."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._nodes: list[NodeProto] = []
        self._constants: dict[str, TensorProto] = {}

    def op(self, kind: str, *inputs: str, **attributes: object) -> str:
        """Adds a node, and gives the name of its output."""
        name = f"{kind}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], name, **attributes))
        return name

    def constant(self, name: str, value: npt.ArrayLike) -> str:
        array = np.ascontiguousarray(value)
        self._constants[name] = numpy_helper.from_array(array, name)
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def dense(self, value: str, name: str) -> str:
        # Published as [out, in], as PyTorch has it; MatMul takes [in, out].
        matrix = self.constant(f"{name}.weight", self.weights[f"{name}.weight"].T)
        return self.op("Add", self.op("MatMul", value, matrix), self.weight(f"{name}.bias"))

    def norm(self, value: str, name: str) -> str:
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.op("LayerNormalization", value, scale, shift, axis=-1, epsilon=EPSILON)

    def add_and_norm(self, value: str, other: str, name: str) -> str:
        return self.norm(self.op("Add", value, other), name)

    def model(self, output: str) -> ModelProto:
        self._nodes.append(helper.make_node("Identity", [output], ["sentence_embedding"]))
        words = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
            for name in ("input_ids", "attention_mask")
        ]
        vector = helper.make_tensor_value_info(
            "sentence_embedding", TensorProto.FLOAT, ["batch", WIDTH]
        )
        graph = helper.make_graph(
            self._nodes, "all-MiniLM-L6-v2", words, [vector], list(self._constants.values())
        )
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
        )
        checker.check_model(model, full_check=True)
        return model


def _embed(graph: _Graph) -> str:
    words = graph.op("Gather", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    # A text has one segment here, so the embedding of segment 0 belongs to every position.
    table = graph.weights["embeddings.position_embeddings.weight"]
    segment = graph.weights["embeddings.token_type_embeddings.weight"][0]
    positions = graph.constant("embeddings.positions", table + segment)
    length = graph.op("Shape", "input_ids", start=1, end=2)
    first = graph.constant("zero", np.array([0], dtype=np.int64))
    places = graph.op("Slice", positions, first, length)
    return graph.add_and_norm(words, places, "embeddings.LayerNorm")


def _attention_bias(graph: _Graph, mask: str) -> str:
    """Minus a lot for padding, [batch, 1, 1, length]: what the softmax makes nothing of."""
    one = graph.constant("one", np.float32(1))
    padding = graph.op("Sub", one, mask)
    bias = graph.op("Mul", padding, graph.constant("minus_a_lot", np.float32(-1e9)))
    return graph.op("Unsqueeze", bias, graph.constant("axes", np.array([1, 2], dtype=np.int64)))


def _attend(graph: _Graph, hidden: str, bias: str, name: str) -> str:
    heads = graph.constant("heads", np.array([0, 0, HEADS, WIDTH // HEADS], dtype=np.int64))
    joined = graph.constant("joined", np.array([0, 0, WIDTH], dtype=np.int64))

    def split(part: str, order: list[int]) -> str:
        value = graph.op("Reshape", graph.dense(hidden, f"{name}.{part}"), heads)
        return graph.op("Transpose", value, perm=order)

    scores = graph.op("MatMul", split("query", [0, 2, 1, 3]), split("key", [0, 2, 3, 1]))
    scale = graph.constant("attention_scale", np.float32((WIDTH // HEADS) ** -0.5))
    scores = graph.op("Add", graph.op("Mul", scores, scale), bias)
    context = graph.op("MatMul", graph.op("Softmax", scores, axis=-1), split("value", [0, 2, 1, 3]))
    return graph.op("Reshape", graph.op("Transpose", context, perm=[0, 2, 1, 3]), joined)


def _pool(graph: _Graph, hidden: str, mask: str) -> str:
    last = graph.constant("last", np.array([-1], dtype=np.int64))
    second = graph.constant("second", np.array([1], dtype=np.int64))
    weighted = graph.op("Mul", hidden, graph.op("Unsqueeze", mask, last))
    total = graph.op("ReduceSum", weighted, second, keepdims=0)
    mean = graph.op("Div", total, graph.op("ReduceSum", mask, second, keepdims=1))
    return graph.op("LpNormalization", mean, axis=-1, p=2)
