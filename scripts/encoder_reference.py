"""MiniLM's forward pass in plain numpy: slow, and short enough to check by eye.

The built encoder is compared with it, at set-up and in the tests.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from scripts.encoder_graph import LAYERS

Array = npt.NDArray[np.float32]

_erf = np.vectorize(math.erf, otypes=[np.float32])


def reference_vector(weights: Mapping[str, Array], ids: Sequence[int]) -> Array:
    """The vector of one sentence, float32 [384], unit length, from its word pieces' ids."""

    def dense(value: Array, name: str) -> Array:
        result: Array = value @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
        return result

    def norm(value: Array, name: str) -> Array:
        centred = value - value.mean(axis=-1, keepdims=True)
        scaled: Array = centred / np.sqrt(centred.var(axis=-1, keepdims=True) + 1e-12)
        return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def heads(value: Array) -> Array:
        return value.reshape(len(ids), 12, 32).transpose(1, 0, 2)

    def attend(value: Array, name: str) -> Array:
        query, key, content = (
            heads(dense(value, f"{name}.{part}")) for part in ("query", "key", "value")
        )
        scores = np.exp(query @ key.transpose(0, 2, 1) / math.sqrt(32))
        context: Array = scores / scores.sum(axis=-1, keepdims=True) @ content
        return context.transpose(1, 0, 2).reshape(len(ids), 384)

    hidden = weights["embeddings.word_embeddings.weight"][list(ids)]
    hidden = hidden + weights["embeddings.position_embeddings.weight"][: len(ids)]
    hidden = hidden + weights["embeddings.token_type_embeddings.weight"][0]
    hidden = norm(hidden, "embeddings.LayerNorm")
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        attended = attend(hidden, f"{layer}.attention.self")
        attended = dense(attended, f"{layer}.attention.output.dense")
        hidden = norm(hidden + attended, f"{layer}.attention.output.LayerNorm")
        wide = dense(hidden, f"{layer}.intermediate.dense")
        gelu = wide * (1 + _erf(wide / math.sqrt(2))) / 2
        hidden = norm(hidden + dense(gelu, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
    mean = hidden.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)
