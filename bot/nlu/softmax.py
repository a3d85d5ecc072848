"""A linear classifier with a softmax, fitted by L-BFGS: a few matrices, and nothing else.

Scikit-learn's is the same model, but wants dense and sparse features in one sparse matrix, which
takes many times as long to fit, and loads for seconds at every start.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from bot.nlu.lbfgs import minimise
from bot.nlu.ngrams import LEAST, Pieces

STEPS = 45
SLICES = 2  # of the examples, each on a core; always as many, for the sums to come out alike
Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Softmax:
    """The fitted classifier: rows of `weights` are features, first the vector's, then pieces'."""

    classes: tuple[str, ...]
    weights: Numbers
    bias: Numbers
    pieces: Pieces
    scale: float

    def probabilities(self, vector: Numbers, pieces: Iterable[str]) -> Numbers:
        """How likely each class is, in the order of `classes`.

        Args:
            vector: of the sentence, of unit length.
            pieces: of its text, as those that it was fitted to.
        """
        found, values = self.pieces.read(pieces)
        scores = (vector * self.scale) @ self.weights[: len(vector)] + self.bias
        if found:
            scores = scores + values @ self.weights[len(vector) + np.array(found)]
        likely = np.exp(scores - scores.max())
        share: Numbers = likely / likely.sum()
        return share

    def arrays(self) -> dict[str, Any]:
        """What to write to a file, in plain arrays: no pickle is needed to read it."""
        own = {"classes": np.array(self.classes), "weights": self.weights, "bias": self.bias}
        return {**own, "scale": np.float32(self.scale), **self.pieces.arrays()}

    @classmethod
    def from_arrays(cls, arrays: Any) -> Softmax:
        """What was written."""
        return cls(
            classes=tuple(str(name) for name in arrays["classes"]),
            weights=arrays["weights"],
            bias=arrays["bias"],
            pieces=Pieces.from_arrays(arrays),
            scale=float(arrays["scale"]),
        )


def fit(
    vectors: Numbers,
    texts: Sequence[Sequence[str]],
    classes_of: Sequence[str],
    *,
    scale: float,
    weight: float,
    balance: float = 1.0,
    least: int = LEAST,
    steps: int = STEPS,
) -> Softmax:
    """Fits the classifier to examples.

    Args:
        vectors: the unit vectors of the sentences, one row each.
        texts: the pieces of each.
        classes_of: the class of each.
        scale: multiplies the unit vectors. The regularisation is that of C = 1.
        weight: of each kind of pieces, beside the vectors.
        balance: 1 lets a class with few examples count as much as one with many, 0 every example
            alike.
        least: texts that a piece must be in to count.
        steps: downhill; with too few it is not fitted, with more it takes longer.
    """
    pieces = Pieces.of(texts, weight, least)
    classes = tuple(sorted(set(classes_of)))
    index = {name: i for i, name in enumerate(classes)}
    is_class = np.zeros((len(texts), len(classes)), dtype=np.float32)
    is_class[np.arange(len(texts)), [index[name] for name in classes_of]] = 1
    counts = is_class.sum(axis=0)
    per_class = (len(texts) / (len(classes) * counts)) ** balance
    loss = _Loss(
        (vectors * scale).astype(np.float32),
        pieces.matrix(texts),
        is_class,
        (is_class @ per_class).astype(np.float32),
    )
    start = np.zeros((loss.features + 1) * len(classes), dtype=np.float32)
    weights, bias = loss.unpacked(minimise(loss, start, steps))
    return Softmax(classes, weights, bias, pieces, scale)


class _Loss:
    """The loss of a parameter vector and its slope, over all examples."""

    def __init__(
        self, dense: Numbers, sparse: csr_matrix, is_class: Numbers, importance: Numbers
    ) -> None:
        self.features = dense.shape[1] + sparse.shape[1]
        self._classes = is_class.shape[1]
        bounds = np.linspace(0, len(dense), SLICES + 1).astype(int)
        self._slices = [
            _Slice(dense[a:b], sparse[a:b], is_class[a:b], importance[a:b])
            for a, b in pairwise(bounds)
        ]

    def unpacked(self, parameters: Numbers) -> tuple[Numbers, Numbers]:
        """The weights, features by classes, and the bias of each class."""
        flat, bias = parameters[: -self._classes], parameters[-self._classes :]
        return flat.reshape(self.features, self._classes), bias

    def __call__(self, parameters: Numbers) -> tuple[float, Numbers]:
        weights, bias = self.unpacked(parameters)
        with ThreadPoolExecutor(SLICES) as threads:
            parts = list(threads.map(lambda part: part.loss(weights, bias), self._slices))
        slope = parameters.copy()  # of the regularisation
        slope[-self._classes :] = 0
        for _, of_part in parts:
            slope += of_part
        penalty = 0.5 * float(np.square(weights).sum(dtype=np.float64))
        return penalty + sum(loss for loss, _ in parts), slope


@dataclass
class _Slice:
    """Some of the examples."""

    dense: Numbers
    sparse: csr_matrix
    is_class: Numbers
    importance: Numbers

    def __post_init__(self) -> None:
        self._turned = self.sparse.T.tocsr()

    def loss(self, weights: Numbers, bias: Numbers) -> tuple[float, Numbers]:
        """Their loss, and its slope in the order of a parameter vector."""
        of_vector, classes = self.dense.shape[1], len(bias)
        scores = self.dense @ weights[:of_vector]
        scores += self.sparse @ weights[of_vector:]
        scores += bias
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores, out=scores)
        likely /= likely.sum(axis=1, keepdims=True)
        right = (likely * self.is_class).sum(axis=1)
        loss = -float((self.importance * np.log(right + 1e-12)).sum(dtype=np.float64))
        error = likely
        error -= self.is_class
        error *= self.importance[:, np.newaxis]
        slope = np.empty(weights.size + classes, dtype=np.float32)
        of_weights = slope[:-classes].reshape(weights.shape)
        of_weights[:of_vector] = self.dense.T @ error
        of_weights[of_vector:] = self._turned @ error
        slope[-classes:] = error.sum(axis=0)
        return loss, slope
