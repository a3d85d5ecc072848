"""Listens again to an utterance, for what people are expected to say word for word.

Free recognition guesses a lone "pause" or a name that it has no word for from how English usually
goes: "class", "so stretch". Held against the few things that are likely here, with [unk] for all
else, the same sound is heard right; so where this ear is sure, it is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

import vosk
from jellyfish import metaphone
from rapidfuzz.distance import Levenshtein

from bot.voice.heard import ELSE, Heard, hear_whole, recogniser
from bot.voice.pcm import Samples
from bot.voice.phrases import CONTROLS, DECOYS, FILLING, MEANT_ALONE, MISTAKEN, requests

# Confidence from which free recognition is believed, and from which this ear is of a control.
_SURE = 0.9
_HEARD = 0.7
# ... and from which it is against a free recognition that is sure of itself, and in noise.
_CERTAIN = 0.99
_HEARD_IN_NOISE, _LIKELY = 0.6, 0.5
# What the sound of others before or after a control is taken for.
_NOISE = frozenset({ELSE, "on"})
_MOST_NOISE = 2  # words
# A control is one or two words, and no more than this many seconds.
_CONTROL_WORDS = 2
_CONTROL_S = 1.5
_AROUND_S = 0.5
# How much of the sound of two words may differ, of 1, for one to be the other misheard: "stuff",
# "stop"; and how sure free recognition may be of the wrong one.
_ALIKE = 0.34
_DOUBTFUL = 0.95
# What a sound is heard as among the controls and these other phrases.
Among = Callable[[tuple[str, ...]], Heard | None]

_EXPECTED = {word for phrase in (*CONTROLS, *DECOYS) for word in phrase.split()}


class SecondEar:
    """Hears controls and requests for stretches where free recognition may have missed them."""

    def __init__(self, model: vosk.Model, rate: int, names: Iterable[str]) -> None:
        """Prepares for the stretches with these names; `rate` is that of the samples to come."""
        self._model = model
        self._rate = rate
        self._requests = {
            sound: written
            for sound, written in requests(names).items()
            if all(model.vosk_model_find_word(word) >= 0 for word in sound.split())
        }

    def for_requests(self) -> vosk.KaldiRecognizer:
        """A recogniser of requests, for a sound that is still to come."""
        return self._recogniser((*self._requests, *CONTROLS, *DECOYS))

    def for_controls(self, more: Iterable[str] = ()) -> vosk.KaldiRecognizer:
        """A recogniser of controls, with `more` phrases that are none."""
        return self._recogniser((*CONTROLS, *DECOYS, *more))

    def again(self, free: Heard, samples: Samples) -> Heard:
        """What was said, given what free recognition made of it and the sound of it alone."""
        control = self.control(free, samples)
        # Made anew each time: it remembers no earlier voice.
        return control or self.request(free, hear_whole(self.for_requests(), samples)) or free

    def control(self, free: Heard, samples: Samples) -> Heard | None:
        """The control that was said, if one was."""
        if not _is_short(free):
            return None

        @cache
        def among(others: tuple[str, ...]) -> Heard | None:
            return hear_whole(self._recogniser((*CONTROLS, *others)), samples)

        control = _doubted(free, among) or _misheard(free, among)
        return _reheard(free, control.text, control) if control else None

    def control_in_noise(self, samples: Samples) -> Heard | None:
        """The control in the sound of a near voice among others, if it was one and nothing else.

        What others say in the background is heard by free recognition as well, which cannot tell.
        """
        if len(samples) > (_CONTROL_S + _AROUND_S) * self._rate:
            return None
        heard = hear_whole(self._recogniser(CONTROLS), samples)
        if heard and heard.least >= _HEARD_IN_NOISE and (control := _within(heard.text)):
            return replace(heard, text=control)
        # In noise, much is more like nothing in particular than like any word. It is somebody near
        # who said it, though: of all that is said alone, what is it most like?
        meant = (*CONTROLS, *MEANT_ALONE)
        most_like = recogniser(self._model, self._rate, meant, or_else=False)
        return _control(hear_whole(most_like, samples), _LIKELY)

    def request(self, free: Heard, request: Heard | None) -> Heard | None:
        """The stretch that was asked for, given what `for_requests` made of the same sound."""
        if request and request.text in self._requests and request.confidence >= _SURE:
            return _reheard(free, self._requests[request.text], request)
        return None

    def _recogniser(self, phrases: Iterable[str]) -> vosk.KaldiRecognizer:
        return recogniser(self._model, self._rate, phrases)


def _is_short(free: Heard) -> bool:
    return len(free.text.split()) <= _CONTROL_WORDS and free.end - free.at <= _CONTROL_S


def _doubted(free: Heard, among: Among) -> Heard | None:
    """A control, where free recognition is not sure, or heard what nobody says alone."""
    is_mistaken = free.text in MISTAKEN
    said_nothing = is_mistaken or free.text in FILLING
    # A word that nobody has reason to say alone on a mat ("lumber", "mark") is doubted, however
    # sure free recognition is of it.
    unsure = free.least < _SURE
    if not (unsure or said_nothing or not _EXPECTED.issuperset(free.text.split())):
        return None
    others = () if is_mistaken else MEANT_ALONE if said_nothing else DECOYS
    return _control(among(others), _HEARD if unsure or is_mistaken else _CERTAIN)


def _misheard(free: Heard, among: Among) -> Heard | None:
    """A control that sounds much like what free recognition made of it."""
    if free.least >= _DOUBTFUL or _means_something(free, among):
        return None
    control = _control(among(()), _CERTAIN)
    return control if control and _unlike(control.text, free.text) <= _ALIKE else None


def _means_something(free: Heard, among: Among) -> bool:
    if free.least >= _SURE and not set(MEANT_ALONE).isdisjoint(free.text.split()):
        return True
    heard = among(DECOYS)
    return bool(heard and heard.text in MEANT_ALONE and heard.least >= _HEARD)


def _control(heard: Heard | None, needed: float) -> Heard | None:
    return heard if heard and heard.text in CONTROLS and heard.least >= needed else None


def _within(text: str) -> str | None:
    """The control in a text that has nothing but noise around it; the longest if several."""
    words = text.split()
    for cut in range(_MOST_NOISE + 1):
        for before in range(cut + 1):
            after = len(words) - (cut - before)
            control = " ".join(words[before:after])
            if control in CONTROLS and _NOISE.issuperset((*words[:before], *words[after:])):
                return control
    return None


def _unlike(one: str, other: str) -> float:
    """How much of the sound of two texts differs, from 0 to 1: of their consonants."""
    sounds = [metaphone(text).replace(" ", "") for text in (one, other)]
    return Levenshtein.normalized_distance(*sounds)


def _reheard(free: Heard, text: str, heard: Heard) -> Heard:
    return replace(free, text=text, confidence=heard.confidence, least=heard.least)
