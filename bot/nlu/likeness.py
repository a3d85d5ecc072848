"""Sentences that are the same, or nearly: to keep what is learned from apart from what is tested.

Compared are the words without case, punctuation, apostrophes, polite words and articles. What has
two words or fewer then ("stop", "pause please") is compared with nothing: everybody says it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

EVERYBODY_SAYS = 2  # words at most: exempt
NEAR_FROM = 4  # different words at least: fewer are only compared for being equal
NEAR = 92.0  # of 100

_MARKS = re.compile(r"[^\w\s]|_")
_APOSTROPHES = re.compile("['’‘`]")
_POLITE = re.compile(r"\b(?:please|pls|plz|kindly|thank you|thanks|cheers|ta|sorry|a|an|the)\b")
_ROWS = 1000  # compared at a time
_LONGER = 2 * 100 / NEAR - 1  # times as long as the other: what is longer still cannot be near


@dataclass(frozen=True)
class Pair:
    """`ours[one]` is `others[other]`, or is near to it: `score` is up to 100."""

    one: int
    other: int
    score: float


def plain(text: str) -> str:
    """The words alone: no case, no punctuation, no apostrophes ("what's" is "whats")."""
    return " ".join(_MARKS.sub(" ", _APOSTROPHES.sub("", text.casefold())).split())


def bare(text: str) -> str:
    """The words of `plain` without polite words and articles."""
    return " ".join(_POLITE.sub(" ", plain(text)).split())


def pairs(ours: Sequence[str], others: Sequence[str]) -> list[Pair]:
    """What stands in both, in the order of `ours`: equal, or near as sets of words.

    The sets are compared letter by letter, in the order of the alphabet, so that another order and
    a slip of a finger make no difference, and a word more in a long sentence little. A sentence
    within a longer one is not near to it.
    """
    found = {(pair.one, pair.other): pair for pair in _near(ours, others)}
    found |= {(pair.one, pair.other): pair for pair in _equal(ours, others)}
    return [found[key] for key in sorted(found)]


def _equal(ours: Sequence[str], others: Sequence[str]) -> Iterator[Pair]:
    places = defaultdict(list)
    for index, text in enumerate(others):
        places[bare(text)].append(index)
    for index, text in enumerate(ours):
        words = bare(text)
        if len(words.split()) > EVERYBODY_SAYS:
            for other in places.get(words, ()):
                yield Pair(index, other, 100.0)


def _near(ours: Sequence[str], others: Sequence[str]) -> Iterator[Pair]:
    left, right = _sets(ours), _sets(others)
    lengths = np.array([len(words) for words, _ in right])
    for start in range(0, len(left), _ROWS):
        rows = left[start : start + _ROWS]
        # Both are sorted by length: what is far shorter or longer is not looked at.
        low = int(np.searchsorted(lengths, len(rows[0][0]) / _LONGER))
        high = int(np.searchsorted(lengths, len(rows[-1][0]) * _LONGER, side="right"))
        columns = right[low:high]
        if not columns:
            continue
        scores = process.cdist(
            [words for words, _ in rows],
            [words for words, _ in columns],
            scorer=fuzz.ratio,
            score_cutoff=NEAR,
            dtype=np.float32,
            workers=-1,
        )
        for row, column in zip(*np.nonzero(scores), strict=True):
            yield Pair(rows[row][1], columns[column][1], float(scores[row, column]))


def _sets(texts: Sequence[str]) -> list[tuple[str, int]]:
    """The different words of each text in the alphabet's order, and which it is, by length."""
    sets = ((sorted(set(bare(text).split())), index) for index, text in enumerate(texts))
    long = ((" ".join(words), index) for words, index in sets if len(words) >= NEAR_FROM)
    return sorted(long, key=lambda one: len(one[0]))
