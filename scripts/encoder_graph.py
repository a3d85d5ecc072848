"""MiniLM's network as an ONNX graph, from its published weights, and in 8 bits.

A BERT encoder: embeddings, then self-attention and a feed-forward layer several times over, each
added to its input and normalised; then the mean over the words, scaled to unit length.

Of the published six layers it has the first three. To tell what is asked, with the words beside the
vector, they do as well as all six (95.7 against 95.8 % of the same 2,669 sentences), in half the
time.

ONNX Runtime's own quantisation makes its products 8-bit: a scale for each column of weights, and
one for each run of the network for what they are multiplied by. A sentence alone then takes 40 %
of the time that it takes in float32, and its vector is within a cosine of 0.99 of that. With other
sentences beside it in a batch it would have another vector, so the encoder makes no batches.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import ModelProto, NodeProto, TensorProto, checker, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

LAYERS = 3
HEADS = 12
WIDTH = 384
EPSILON = 1e-12

OPSETS = {"": 20}
IR_VERSION = 9

Weights = Mapping[str, npt.NDArray[np.float32]]


def build_graph(weights: Weights) -> ModelProto:
    """The model in float32, but for the table of words.

    Input `input_ids`, int64 [batch, length], without padding; output `sentence_embedding`, float32
    [batch, 384], rows of unit length.
    """
    graph = _Graph(weights)
    hidden = _embed(graph)
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        attended = _attend(graph, hidden, f"{layer}.attention.self")
        attended = graph.dense(attended, f"{layer}.attention.output.dense")
        hidden = graph.add_and_norm(attended, hidden, f"{layer}.attention.output.LayerNorm")
        wide = graph.op("Gelu", graph.dense(hidden, f"{layer}.intermediate.dense"))
        narrow = graph.dense(wide, f"{layer}.output.dense")
        hidden = graph.add_and_norm(narrow, hidden, f"{layer}.output.LayerNorm")
    return graph.model(_pool(graph, hidden))


def write_in_8_bits(model: ModelProto, file: Path) -> None:
    """Writes a model with the weights of its products in 8 bits.

    Their range is a bit less than 8 bits have: processors without VNNI would overflow.
    """
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float32.onnx"
        onnx.save(model, whole)
        logging.disable(logging.WARNING)  # it advises a preparation that changes nothing here
        quantize_dynamic(
            whole,
            file,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
        logging.disable(logging.NOTSET)


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
        matrix = np.ascontiguousarray(self.weights[f"{name}.weight"].T)
        product = self.op("MatMul", value, self.constant(f"{name}.weight", matrix))
        return self.op("Add", product, self.weight(f"{name}.bias"))

    def norm(self, value: str, name: str) -> str:
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.op("LayerNormalization", value, scale, shift, axis=-1, epsilon=EPSILON)

    def add_and_norm(self, value: str, other: str, name: str) -> str:
        return self.norm(self.op("Add", value, other), name)

    def model(self, output: str) -> ModelProto:
        self._nodes.append(helper.make_node("Identity", [output], ["sentence_embedding"]))
        words = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])
        vector = helper.make_tensor_value_info(
            "sentence_embedding", TensorProto.FLOAT, ["batch", WIDTH]
        )
        graph = helper.make_graph(
            self._nodes, "all-MiniLM-L6-v2", [words], [vector], list(self._constants.values())
        )
        opsets = [helper.make_opsetid(domain, number) for domain, number in OPSETS.items()]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION)
        checker.check_model(model)
        return model


def _embed(graph: _Graph) -> str:
    table = graph.weights["embeddings.word_embeddings.weight"]
    scales = np.abs(table).max(axis=-1, keepdims=True) / 127
    codes = np.rint(table / np.where(scales > 0, scales, 1)).astype(np.int8)
    rows = graph.op("Gather", graph.constant("words.codes", codes), "input_ids")
    scale = graph.op("Gather", graph.constant("words.scales", scales), "input_ids")
    words = graph.op("Mul", graph.op("Cast", rows, to=TensorProto.FLOAT), scale)
    # A text has one segment here, so the embedding of segment 0 belongs to every position.
    positions = graph.weights["embeddings.position_embeddings.weight"]
    segment = graph.weights["embeddings.token_type_embeddings.weight"][0]
    length = graph.op("Shape", "input_ids", start=1, end=2)
    every_place = graph.constant("positions", positions + segment)
    places = graph.op("Slice", every_place, graph.whole("first", 0), length)
    return graph.add_and_norm(words, places, "embeddings.LayerNorm")


def _attend(graph: _Graph, hidden: str, name: str) -> str:
    heads = graph.whole("heads", 0, 0, HEADS, WIDTH // HEADS)

    def split(part: str, order: list[int]) -> str:
        value = graph.op("Reshape", graph.dense(hidden, f"{name}.{part}"), heads)
        return graph.op("Transpose", value, perm=order)

    query, key = split("query", [0, 2, 1, 3]), split("key", [0, 2, 3, 1])
    scale = graph.constant("attention_scale", np.float32((WIDTH // HEADS) ** -0.5))
    scores = graph.op("Mul", graph.op("MatMul", query, key), scale)
    shares = graph.op("Softmax", scores, axis=-1)
    context = graph.op("MatMul", shares, split("value", [0, 2, 1, 3]))
    context = graph.op("Transpose", context, perm=[0, 2, 1, 3])
    return graph.op("Reshape", context, graph.whole("joined", 0, 0, WIDTH))


def _pool(graph: _Graph, hidden: str) -> str:
    mean = graph.op("ReduceMean", hidden, graph.whole("words", 1), keepdims=0)
    return graph.op("LpNormalization", mean, axis=-1, p=2)
