"""Pieces of a text as weighted features: runs of words, of letters and of sounds.

A sentence vector knows what is meant, the pieces know which words were used: "rest" and "breath"
are near to each other in meaning, and two different questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from math import log, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from bot.nlu.linking.sounds import key

WORDS = (1, 2)  # how many words in a run
LETTERS = (3, 4)  # how many letters of a word
ACROSS = (4, 5)  # how many letters across words
LEAST = 3  # texts that a piece must be in to count
MOST_WORDS = 120  # of a text; what comes after is another matter
_LONGEST = 40  # letters of a word

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Pieces:
    """The pieces that count, in order, and how telling each is (its idf).

    A piece is a string whose first letter says its kind; the pieces of a kind in a text make a
    vector of the length `weight`, to stand beside a sentence vector.
    """

    names: tuple[str, ...]
    idf: Numbers
    weight: float
    _index: dict[str, int] = field(init=False, repr=False, compare=False)

    _idf: list[float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # As plain numbers: a text has too few pieces for arrays to be worth their while.
        object.__setattr__(self, "_idf", self.idf.tolist())
        object.__setattr__(self, "_index", {name: i for i, name in enumerate(self.names)})

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], weight: float, least: int = LEAST) -> Pieces:
        """The pieces of training texts that are in `least` of them or more."""
        counts = Counter(piece for text in texts for piece in set(text))
        names = tuple(sorted(name for name, count in counts.items() if count >= least))
        seen = np.array([counts[name] for name in names], dtype=np.float32)
        idf = np.log((1 + len(texts)) / (1 + seen)) + 1
        return cls(names, idf.astype(np.float32), weight)

    def read(self, text: Iterable[str]) -> tuple[list[int], Numbers]:
        """Which of a text's pieces count, and their weights; both empty when there are none."""
        index = self._index
        counts = Counter(index[piece] for piece in text if piece in index)
        found = sorted(counts)
        values = [(1 + log(counts[i])) * self._idf[i] for i in found]
        squares: dict[str, float] = {}
        for i, value in zip(found, values, strict=True):
            kind = self.names[i][0]
            squares[kind] = squares.get(kind, 0.0) + value * value
        scale = {kind: self.weight / sqrt(square) for kind, square in squares.items()}
        scaled = [value * scale[self.names[i][0]] for i, value in zip(found, values, strict=True)]
        return found, np.array(scaled, dtype=np.float32)

    def matrix(self, texts: Sequence[Iterable[str]]) -> csr_matrix:
        """What `read` says of many texts, a row each, in a fraction of the time."""
        flat = [[self._index.get(piece, -1) for piece in text] for text in texts]
        columns = np.fromiter(chain.from_iterable(flat), dtype=np.int64)
        rows = np.repeat(np.arange(len(flat)), [len(found) for found in flat])
        counted = columns >= 0
        ones = np.ones(np.count_nonzero(counted))
        shape = (len(flat), len(self.names))
        counts = csr_matrix((ones, (rows[counted], columns[counted])), shape=shape)
        counts.sum_duplicates()
        values = (1 + np.log(counts.data)) * self.idf[counts.indices]
        different, kinds = np.unique([name[0] for name in self.names], return_inverse=True)
        of_row = np.repeat(np.arange(len(flat)), np.diff(counts.indptr))
        vector = of_row * len(different) + kinds[counts.indices]  # one for each kind in each text
        squares = np.bincount(vector, values * values)
        counts.data = values * self.weight / np.sqrt(squares[vector])
        return counts.astype(np.float32)

    def __contains__(self, piece: str) -> bool:
        return piece in self._index

    def arrays(self) -> dict[str, Any]:
        """What to write to a file, in plain arrays."""
        return {"names": np.array(self.names), "idf": self.idf, "weight": np.float32(self.weight)}

    @classmethod
    def from_arrays(cls, arrays: Any) -> Pieces:
        """What was written."""
        names = tuple(arrays["names"].tolist())
        return cls(names, arrays["idf"], float(arrays["weight"]))


def pieces(text: str) -> list[str]:
    """ "how long": w:how, w:long, w:how long, l: ho, l:how ..."""
    words = _words(text)
    return [
        *_word_runs(words),
        *(run for word in words for run in _runs("l:", f" {word} ", LETTERS)),
    ]


def slurred(text: str) -> list[str]:
    """Pieces that are still there when words run together or are heard as others.

    "how long": s:H, s:LNK, s:H LNK (what the words sound like), r: how, r:howl, r:owlo ... (runs of
    letters across words).
    """
    words = _words(text)
    sounds = [_sound(word) for word in words]
    pairs = (f"s:{one} {next}" for one, next in pairwise(sounds))
    together = f" {''.join(words)} "
    return [*(f"s:{sound}" for sound in sounds), *pairs, *_runs("r:", together, ACROSS)]


def _words(text: str) -> list[str]:
    return [word[:_LONGEST] for word in _WORD.findall(text.lower().replace("’", "'"))[:MOST_WORDS]]


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    return key(word.replace("'", ""))


def _word_runs(words: Sequence[str]) -> Iterator[str]:
    for size in range(WORDS[0], WORDS[1] + 1):
        for start in range(len(words) - size + 1):
            yield "w:" + " ".join(words[start : start + size])


def _runs(kind: str, letters: str, sizes: tuple[int, int]) -> Iterator[str]:
    for size in range(sizes[0], sizes[1] + 1):
        for start in range(len(letters) - size + 1):
            yield kind + letters[start : start + size]
