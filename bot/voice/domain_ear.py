"""Hears how Limber is spoken to: the recogniser, with a language model made of our own examples.

Free recognition expects English of any kind: "it hurts in my new". Given all that people are known
to say to Limber as a grammar, which Vosk reads as word pairs and not as a list, the same sound is
heard as "it hurts in my knee", also in sentences that no example has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import groupby

import numpy as np
import vosk

from bot.voice.heard import ELSE, Heard, hear_whole, recogniser
from bot.voice.pcm import Samples
from bot.voice.phrases import respelt

_QUIET_S = 0.2
# This ear is believed unless free recognition is so much surer of something else; chosen on the
# development set.
_IN_FAVOUR = 0.1
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)*|\S")


class DomainEar:
    """Ready for one utterance after the other; a recogniser of its kind takes a second to make."""

    def __init__(self, model: vosk.Model, rate: int, sayings: Iterable[str]) -> None:
        """Learns word pairs from `sayings`; `rate` is that of the samples to come, in hertz."""
        self._model, self._rate = model, rate
        self._phrases = phrases_of(sayings, lambda word: model.vosk_model_find_word(word) >= 0)
        self._quiet = round(_QUIET_S * rate)

    def recogniser(self) -> vosk.KaldiRecognizer:
        """A new one, for a sound that is still to come."""
        return recogniser(self._model, self._rate, self._phrases)

    @cached_property
    def _listening(self) -> vosk.KaldiRecognizer:
        # Not before it is needed: who hears while people speak has recognisers of its own.
        return self.recogniser()

    def again(self, free: Heard, samples: Samples) -> Heard:
        """What was said, given what free recognition made of it and the sound of it alone."""
        # A first word without a moment of quiet before it is lost.
        return judged(free, hear_whole(self._listening, np.pad(samples, (self._quiet, 0))))


def judged(free: Heard, of_domain: Heard | None) -> Heard:
    """What was said, given what free recognition and a `DomainEar` made of the same sound."""
    free = replace(free, plain=free.text)
    if of_domain is None or ELSE in of_domain.text.split():
        return free
    if of_domain.confidence < free.confidence - _IN_FAVOUR:
        return free
    text = respelt(of_domain.text)
    return replace(free, text=text, confidence=of_domain.confidence, least=of_domain.least)


def phrases_of(sayings: Iterable[str], known: Callable[[str], bool]) -> list[str]:
    """The runs of known words in sayings: nothing is learnt across a gap or the end of a sentence.

    A saying counts as often as it is there: what is said more often is likelier.
    """
    is_known = lru_cache(maxsize=None)(known)
    runs = (groupby(_words(saying), is_known) for saying in sayings)
    return [" ".join(words) for run in runs for in_model, words in run if in_model]


def _words(saying: str) -> list[str]:
    words = _TOKEN.findall(saying.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return [word for word in words if word != ","]
