"""Rooms: how loud one sound is against another, other people's talk, and walls that answer.

All sound here is float32 of full scale 1, at the microphone's rate.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.signal import fftconvolve

from bot.voice.pcm import Samples
from bot.voice.recogniser import RATE
from scripts.voices import spoken

Sound = npt.NDArray[np.float32]

_FULL_SCALE = 32768.0
_SPEECH_FRAME = 320  # 20 ms
# Of a voice's frames, by loudness: what is quieter than this share of the loudest is a pause.
_PAUSE = 0.05
# Nobody talks against their own voice, which would be the hardest to tell apart.
_TALKERS = ("flite:slt", "flite:awb", "flite:rms", "flite:kal16", "espeak:en-us+f3", "espeak:en-gb")
_DIRECT_S = 0.002


def voice(text: str, who: str) -> Sound:
    """A sentence."""
    return to_float(spoken(text, who).resampled(RATE).samples)


def to_float(samples: Samples) -> Sound:
    """Of full scale 1."""
    return samples.astype(np.float32) / _FULL_SCALE


def to_int(sound: Sound) -> Samples:
    """As a microphone gives it."""
    scaled: Samples = (sound * _FULL_SCALE).clip(-32768, 32767).astype(np.int16)
    return scaled


def speech_level(sound: Sound) -> float:
    """The root mean square of a voice, its pauses left out."""
    whole = sound[: len(sound) - len(sound) % _SPEECH_FRAME].reshape(-1, _SPEECH_FRAME)
    levels = np.sqrt(np.mean(whole.astype(np.float64) ** 2, axis=1))
    return float(np.sqrt(np.mean(levels[levels > _PAUSE * levels.max()] ** 2)))


def at_level(sound: Sound, decibels: float) -> Sound:
    """A voice, so loud: decibels of full scale."""
    made: Sound = sound * np.float32(10 ** (decibels / 20) / speech_level(sound))
    return made


def padded(sound: Sound, before_s: float, after_s: float) -> Sound:
    """With silence around it."""
    made: Sound = np.pad(sound, (round(before_s * RATE), round(after_s * RATE)))
    return made


def hiss(length: int, decibels: float, seed: int) -> Sound:
    """A microphone's own noise."""
    noise = np.random.default_rng(seed).standard_normal(length)
    return (noise * 10 ** (decibels / 20)).astype(np.float32)


def babble(sentences: Iterable[str], seconds: float, seed: int) -> Sound:
    """Six people at once, each with sentences of their own, as loud as a voice at 0 dB would be."""
    random = np.random.default_rng(seed)
    said = list(sentences)
    talk = np.zeros(round(seconds * RATE), np.float32)
    for who in _TALKERS:
        at = int(random.integers(0, RATE))
        while at < len(talk):
            one = at_level(voice(said[int(random.integers(len(said)))], who), 0.0)
            part = one[: len(talk) - at]
            talk[at : at + len(part)] += part
            at += len(one) + int(random.integers(RATE // 4))
    made: Sound = talk / np.float32(speech_level(talk))
    return made


@lru_cache(maxsize=4)
def walls(decay_s: float, seed: int = 1) -> Sound:
    """The impulse response of a room whose sound falls by 60 dB in that time.

    The direct sound, then noise that dies away (Polack's model), 6 dB below it in all: a person
    two metres away in a living room.
    """
    random = np.random.default_rng(seed)
    length = round(decay_s * RATE)
    tail = random.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    start = round(_DIRECT_S * RATE)
    tail[:start] = 0
    tail *= 10 ** (-6 / 20) / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    return tail.astype(np.float32)


def in_room(sound: Sound, decay_s: float, seed: int = 1) -> Sound:
    """A sound as it is heard in a room, its echo dying away after it."""
    heard: Sound = fftconvolve(sound, walls(decay_s, seed)).astype(np.float32)
    return heard
