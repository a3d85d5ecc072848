"""MiniLM's network as an ONNX graph with 8-bit weights, from its published ones.

A BERT encoder: embeddings, then self-attention and a feed-forward layer several times over, each
added to its input and normalised; then the mean over the words, scaled to unit length.

Of the published six layers it has the first three. To tell what is asked, with the words beside the
vector, they do as well as all six (95.7 against 95.8 % of the same 2,669 sentences), in half the
time.

Each run of 32 weights shares one scale, and ONNX Runtime does the same with what they are
multiplied by. That keeps the vectors within a cosine of 0.998 of the float32 network, where one
scale a matrix (`quantize_dynamic`) goes down to 0.97; and a sentence's vector does not depend on
the others in its batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, checker, helper, numpy_helper

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

LAYERS = 3
HEADS = 12
WIDTH = 384
EPSILON = 1e-12
BLOCK = 32
INT8_ACCURACY = 4  # MatMulNBits' name for "multiply as int8"

OPSETS = {"": 20, "com.microsoft": 1}
IR_VERSION = 9

Weights = Mapping[str, npt.NDArray[np.float32]]


def build_graph(weights: Weights) -> ModelProto:
    """The model.

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


def quantise(
    rows: npt.NDArray[np.float32], block: int
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    """Codes [rows, blocks, block] and scales [rows, blocks]: a weight is (code - 128) * scale."""
    blocks = rows.reshape(len(rows), -1, block)
    scales = np.abs(blocks).max(axis=-1, keepdims=True) / 127
    codes = np.rint(blocks / np.where(scales > 0, scales, 1)) + 128
    return codes.astype(np.uint8), scales[..., 0]


class _Graph:
    """Collects the nodes and constants of a model; every value is passed on by its name."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._nodes: list[NodeProto] = []
        self._constants: dict[str, TensorProto] = {}

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Adds a node, and gives the name of its output."""
        name = f"{kind}_{len(self._nodes)}"
        node = helper.make_node(kind, list(inputs), [name], name, domain=domain, **attributes)
        self._nodes.append(node)
        return name

    def constant(self, name: str, value: npt.ArrayLike) -> str:
        self._constants[name] = numpy_helper.from_array(np.asarray(value), name)
        return name

    def whole(self, name: str, *values: int) -> str:
        """A list of whole numbers: a shape, or axes."""
        return self.constant(name, np.array(values, dtype=np.int64))

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def dense(self, value: str, name: str) -> str:
        matrix = self.weights[f"{name}.weight"]
        codes, scales = quantise(matrix, BLOCK)
        product = self.op(
            "MatMulNBits",
            value,
            self.constant(f"{name}.codes", codes),
            self.constant(f"{name}.scales", scales.ravel()),
            domain="com.microsoft",
            N=matrix.shape[0],
            K=matrix.shape[1],
            bits=8,
            block_size=BLOCK,
            accuracy_level=INT8_ACCURACY,
        )
        return self.op("Add", product, self.weight(f"{name}.bias"))

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
        opsets = [helper.make_opsetid(domain, number) for domain, number in OPSETS.items()]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION)
        checker.check_model(model)
        return model


def _embed(graph: _Graph) -> str:
    codes, scales = quantise(graph.weights["embeddings.word_embeddings.weight"], WIDTH)
    rows = graph.op("Gather", graph.constant("words.codes", codes[:, 0]), "input_ids")
    scale = graph.op("Gather", graph.constant("words.scales", scales), "input_ids")
    centre = graph.constant("centre", np.float32(128))
    centred = graph.op("Sub", graph.op("Cast", rows, to=TensorProto.FLOAT), centre)
    words = graph.op("Mul", centred, scale)
    # A text has one segment here, so the embedding of segment 0 belongs to every position.
    positions = graph.weights["embeddings.position_embeddings.weight"]
    segment = graph.weights["embeddings.token_type_embeddings.weight"][0]
    length = graph.op("Shape", "input_ids", start=1, end=2)
    table = graph.constant("positions", positions + segment)
    places = graph.op("Slice", table, graph.whole("first", 0), length)
    return graph.add_and_norm(words, places, "embeddings.LayerNorm")


def _attention_bias(graph: _Graph, mask: str) -> str:
    """Minus a lot for padding, [batch, 1, 1, length]: the softmax makes nothing of it."""
    padding = graph.op("Sub", graph.constant("one", np.float32(1)), mask)
    bias = graph.op("Mul", padding, graph.constant("minus_a_lot", np.float32(-1e9)))
    return graph.op("Unsqueeze", bias, graph.whole("middle", 1, 2))


def _attend(graph: _Graph, hidden: str, bias: str, name: str) -> str:
    heads = graph.whole("heads", 0, 0, HEADS, WIDTH // HEADS)

    def split(part: str, order: list[int]) -> str:
        value = graph.op("Reshape", graph.dense(hidden, f"{name}.{part}"), heads)
        return graph.op("Transpose", value, perm=order)

    query, key = split("query", [0, 2, 1, 3]), split("key", [0, 2, 3, 1])
    scale = graph.constant("attention_scale", np.float32((WIDTH // HEADS) ** -0.5))
    scores = graph.op("Add", graph.op("Mul", graph.op("MatMul", query, key), scale), bias)
    shares = graph.op("Softmax", scores, axis=-1)
    context = graph.op("MatMul", shares, split("value", [0, 2, 1, 3]))
    context = graph.op("Transpose", context, perm=[0, 2, 1, 3])
    return graph.op("Reshape", context, graph.whole("joined", 0, 0, WIDTH))


def _pool(graph: _Graph, hidden: str, mask: str) -> str:
    words = graph.whole("words", 1)
    counted = graph.op("Mul", hidden, graph.op("Unsqueeze", mask, graph.whole("last", -1)))
    total = graph.op("ReduceSum", counted, words, keepdims=0)
    mean = graph.op("Div", total, graph.op("ReduceSum", mask, words, keepdims=1))
    return graph.op("LpNormalization", mean, axis=-1, p=2)
