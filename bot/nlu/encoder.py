"""Sentences to vectors: MiniLM through ONNX Runtime, on one CPU thread."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

DIMENSIONS = 384
MAX_TOKENS = 128
CHUNK = 64  # sentences for one thread at a time

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
        # Many (a training) on all cores, each sentence alone: a vector doesn't depend on others.
        starts = range(0, len(sentences), CHUNK)
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            chunks = (sentences[start : start + CHUNK] for start in starts)
            for start, encoded in zip(starts, threads.map(self._encode_all, chunks), strict=True):
                vectors[start : start + CHUNK] = encoded
        return vectors

    def _encode_all(self, sentences: Sequence[str]) -> list[Vectors]:
        return [self._encode(sentence) for sentence in sentences]

    def _encode(self, sentence: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(sentence).ids], dtype=np.int64)
        (vector,) = self._session.run(["sentence_embedding"], {"input_ids": ids})[0]
        return cast(Vectors, vector)


def _one_thread() -> ort.SessionOptions:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return options
