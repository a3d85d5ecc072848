"""What a listener tells, each with the second `at` of the microphone's stream."""

from __future__ import annotations

from dataclasses import dataclass

from bot.voice.heard import Heard


@dataclass(frozen=True)
class SpeechBegan:
    """Somebody speaks."""

    at: float


@dataclass(frozen=True)
class Reflex:
    """A word to act on at once, before its sentence has ended: "stop", "pause", "ow"."""

    at: float
    word: str


@dataclass(frozen=True)
class SpeechEnded:
    """The sentence is over: what was said, or None when it was no speech after all.

    `spoken_until` is when the last sound of voice was heard, so that waiting for the end can be
    told from working out the words. `loudness` is that of the voice in dB of full scale, and
    `noise` that of the room around it.
    """

    at: float
    heard: Heard | None
    spoken_until: float
    loudness: float
    noise: float


Event = SpeechBegan | Reflex | SpeechEnded
