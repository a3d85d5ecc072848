"""The safety net: what the patterns of the screen do not find, learnt from thousands of examples.

A linear classifier over sentence vectors, words, and the lists of the safety base. The same words
give the same answer, always. It knows harmless messages too, so that it also says when a pattern
has found a figure of speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.nlu.softmax import Softmax
from knowledge.safety_base import SafetyBase
from knowledge.safety_examples import HARMLESS, Sign, signs
from knowledge.safety_records import AdviceId

SCALE, WEIGHT = 7.0, 6.0
KNOWN = 1 / 3  # of the letters of a message's words, for the net to be asked
_MARK = "w:"  # of a piece that is a word
_WORD = re.compile(r"w:\S\S+|w:i")  # single letters say nothing
Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Opinion:
    """How likely a message reports something, and the likeliest sign of the likeliest answer.

    `report` and the values of `answers` are from 0 to 1; an answer is the advice that is due.
    """

    report: float
    answers: Mapping[AdviceId, float]
    sign: Sign


class SafetyNet:
    """The fitted classifier, and what its classes stand for."""

    def __init__(self, softmax: Softmax, base: SafetyBase) -> None:
        known = signs(base)
        self._softmax = softmax
        self._signs = {i: known[one] for i, one in enumerate(softmax.classes) if one in known}
        self._answers: dict[int, AdviceId] = {
            i: base.advice_for(level, kind).id for i, (level, _, kind) in self._signs.items()
        }
        self._harmless = softmax.classes.index(HARMLESS)

    def knows(self, pieces: Iterable[str]) -> bool:
        """Whether enough of a message are words that the net has learnt from.

        Of keyboard mash and of other languages it has no opinion, whatever it computes. Letters
        are counted, as mash has short words by chance.
        """
        words = [piece for piece in pieces if _WORD.fullmatch(piece)]
        known = sum(len(word) - len(_MARK) for word in words if word in self._softmax.pieces)
        return known > 0 and known >= KNOWN * sum(len(word) - len(_MARK) for word in words)

    def opinion(self, vector: Numbers, pieces: Iterable[str]) -> Opinion:
        """What it makes of a message, by its unit vector and its pieces."""
        likely = self._softmax.probabilities(vector, pieces)
        answers: dict[AdviceId, float] = {}
        for i, answer in self._answers.items():
            answers[answer] = answers.get(answer, 0.0) + float(likely[i])
        due = max(answers, key=lambda answer: answers[answer])
        best = max((i for i in self._signs if self._answers[i] == due), key=lambda i: likely[i])
        return Opinion(1 - float(likely[self._harmless]), answers, self._signs[best])
