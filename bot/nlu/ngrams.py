"""Pieces of a text as weighted features: runs of words, and runs of letters within words.

A sentence vector knows what is meant, the pieces know which words were used: "rest" and "breath"
are near to each other in meaning, and two different questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

WORDS = (1, 2)  # how many words in a run
LETTERS = (3, 4)  # how many letters
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {name: i for i, name in enumerate(self.names)})

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], weight: float) -> Pieces:
        """The pieces of training texts that are in `LEAST` of them or more."""
        counts = Counter(piece for text in texts for piece in set(text))
        names = tuple(sorted(name for name, count in counts.items() if count >= LEAST))
        seen = np.array([counts[name] for name in names], dtype=np.float32)
        idf = np.log((1 + len(texts)) / (1 + seen)) + 1
        return cls(names, idf.astype(np.float32), weight)

    def read(self, text: Iterable[str]) -> tuple[list[int], Numbers]:
        """Which of a text's pieces count, and their weights; both empty when there are none."""
        counts = Counter(self._index[piece] for piece in text if piece in self._index)
        found = sorted(counts)
        values = np.array([1 + np.log(counts[i]) for i in found], dtype=np.float32)
        values *= self.idf[found] if found else 1
        kinds = np.array([self.names[i][0] for i in found])
        for kind in set(kinds.tolist()):
            of_kind = kinds == kind
            values[of_kind] *= self.weight / np.linalg.norm(values[of_kind])
        return found, values

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
    words = [word[:_LONGEST] for word in _WORD.findall(text.lower().replace("’", "'"))[:MOST_WORDS]]
    return [*_word_runs(words), *(run for word in words for run in _letter_runs(f" {word} "))]


def _word_runs(words: Sequence[str]) -> Iterator[str]:
    for size in range(WORDS[0], WORDS[1] + 1):
        for start in range(len(words) - size + 1):
            yield "w:" + " ".join(words[start : start + size])


def _letter_runs(word: str) -> Iterator[str]:
    for size in range(LETTERS[0], LETTERS[1] + 1):
        for start in range(len(word) - size + 1):
            yield "l:" + word[start : start + size]
