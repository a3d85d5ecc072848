"""Sentences to vectors: MiniLM through ONNX Runtime, on one CPU thread."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

DIMENSIONS = 384
MAX_TOKENS = 128
BATCH = 16

Vectors = npt.NDArray[np.float32]


class EncoderMissingError(Exception):
    """The encoder has not been built on this machine, or only partly."""

    def __init__(self, model_dir: Path) -> None:
        super().__init__(f"No sentence encoder in {model_dir}: run `make setup` to build it.")


class SentenceEncoder:
    """Turns a sentence into a vector whose dot product with another's says how alike they are.

    Raises:
        EncoderMissingError: `model_dir` (see `bot.paths.encoder_dir`) lacks a file.
    """

    def __init__(self, model_dir: Path) -> None:
        model, tokenizer = model_dir / "model.onnx", model_dir / "tokenizer.json"
        if not (model.is_file() and tokenizer.is_file()):
            raise EncoderMissingError(model_dir)
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._session = ort.InferenceSession(
            str(model), _one_thread(), providers=["CPUExecutionProvider"]
        )

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Vectors of unit length, float32, one row of 384 a sentence.

        What lies beyond the first 128 word pieces of a sentence is left out. An empty
        sentence has a vector too.
        """
        vectors = np.empty((len(sentences), DIMENSIONS), dtype=np.float32)
        if len(sentences) == 1:
            vectors[0] = self._encode(sentences[0])
            return vectors
        # Many (a training) on all cores, in batches of sentences as long as each other: nothing is
        # padded then, and a vector does not depend on its neighbours.
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            for rows, batch in threads.map(self._encode_batch, self._batches(sentences)):
                vectors[rows] = batch
        return vectors

    def _batches(self, sentences: Sequence[str]) -> Iterator[tuple[list[int], list[list[int]]]]:
        """Rows and word pieces of a few sentences of one length at a time."""
        by_length: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
        for row, encoding in enumerate(self._tokenizer.encode_batch(list(sentences))):
            by_length[len(encoding.ids)].append((row, encoding.ids))
        for same in by_length.values():
            for start in range(0, len(same), BATCH):
                rows, ids = zip(*same[start : start + BATCH], strict=True)
                yield list(rows), list(ids)

    def _encode_batch(self, batch: tuple[list[int], list[list[int]]]) -> tuple[list[int], Vectors]:
        rows, ids = batch
        return rows, self._run(np.array(ids, dtype=np.int64))

    def _encode(self, sentence: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(sentence).ids], dtype=np.int64)
        return cast(Vectors, self._run(ids)[0])

    def _run(self, ids: npt.NDArray[np.int64]) -> Vectors:
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        return cast(Vectors, self._session.run(["sentence_embedding"], inputs)[0])


def _one_thread() -> ort.SessionOptions:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return options
