"""Sounds that say how things stand, without a word: a microphone would take words for speech."""

from __future__ import annotations

from typing import Literal

import numpy as np

from bot.voice.pcm import Samples

Earcon = Literal["listening", "missed", "off"]

# Notes in hertz, one after the other, each so many seconds: rising when Limber opens up, falling
# when it closes.
_NOTES: dict[Earcon, tuple[tuple[float, float], ...]] = {
    "listening": ((660, 0.07), (880, 0.09)),
    "missed": ((330, 0.12),),
    "off": ((440, 0.07), (330, 0.07), (220, 0.1)),
}
_LOUD = 0.12  # of full scale
_SOFT_S = 0.012


def earcon(name: Earcon, rate: int) -> Samples:
    """Its sound at `rate` samples a second."""
    notes = [_note(hertz, seconds, rate) for hertz, seconds in _NOTES[name]]
    return np.concatenate(notes)


def _note(hertz: float, seconds: float, rate: int) -> Samples:
    time = np.arange(round(seconds * rate)) / rate
    soft = np.minimum(1.0, np.minimum(time, time[::-1]) / _SOFT_S)
    note: Samples = (np.sin(2 * np.pi * hertz * time) * soft * _LOUD * 32767).astype(np.int16)
    return note
