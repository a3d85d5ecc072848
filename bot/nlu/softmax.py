"""A linear classifier with a softmax, fitted by L-BFGS: a few matrices, and nothing else.

Scikit-learn's is the same model, but wants dense and sparse features in one sparse matrix, which
takes many times as long to fit, and loads for seconds at every start.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bot.nlu.ngrams import Pieces

STEPS = 60
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
    """
    pieces = Pieces.of(texts, weight)
    dense = (vectors * scale).astype(np.float32)
    sparse = _sparse(texts, pieces)
    classes = tuple(sorted(set(classes_of)))
    index = {name: i for i, name in enumerate(classes)}
    is_class = np.zeros((len(texts), len(classes)), dtype=np.float32)
    is_class[np.arange(len(texts)), [index[name] for name in classes_of]] = 1
    counts = is_class.sum(axis=0)
    per_class = (len(texts) / (len(classes) * counts)) ** balance
    loss = _Loss(dense, sparse, is_class, (is_class @ per_class).astype(np.float32))
    start = np.zeros((loss.features + 1) * len(classes))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    weights, bias = loss.unpacked(found.x)
    return Softmax(classes, weights, bias, pieces, scale)


@dataclass
class _Loss:
    """The loss of a parameter vector and its gradient, over all examples."""

    dense: Numbers
    sparse: csr_matrix
    is_class: Numbers
    importance: Numbers

    def __post_init__(self) -> None:
        self.features = self.dense.shape[1] + self.sparse.shape[1]
        self._turned = self.sparse.T.tocsr()

    def unpacked(self, parameters: npt.NDArray[np.float64]) -> tuple[Numbers, Numbers]:
        classes = self.is_class.shape[1]
        flat = parameters.astype(np.float32)
        return flat[:-classes].reshape(self.features, classes), flat[-classes:]

    def __call__(self, parameters: Any) -> tuple[float, npt.NDArray[np.float64]]:
        weights, bias = self.unpacked(parameters)
        of_vector = self.dense.shape[1]
        scores = self.dense @ weights[:of_vector] + self.sparse @ weights[of_vector:] + bias
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        likely /= likely.sum(axis=1, keepdims=True)
        right = (likely * self.is_class).sum(axis=1)
        loss = -(self.importance * np.log(right + 1e-12)).sum() + 0.5 * (weights**2).sum()
        error = (likely - self.is_class) * self.importance[:, np.newaxis]
        slope = np.concatenate([self.dense.T @ error, self._turned @ error]) + weights
        gradient = np.concatenate([slope.ravel(), error.sum(axis=0)])
        return float(loss), gradient.astype(np.float64)


def _sparse(texts: Sequence[Sequence[str]], pieces: Pieces) -> csr_matrix:
    read = [pieces.read(text) for text in texts]
    columns = np.array([column for found, _ in read for column in found], dtype=np.int32)
    ends = np.cumsum([0, *(len(found) for found, _ in read)])
    values = np.concatenate([np.zeros(0, np.float32), *(weights for _, weights in read)])
    shape = (len(texts), len(pieces.names))
    return csr_matrix((values, columns, ends), shape=shape, dtype=np.float32)
