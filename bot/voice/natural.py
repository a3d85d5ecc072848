"""Words to sound with a natural voice: piper's, where that is installed, in this process."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.voice.errors import SpeakerFailed
from bot.voice.lexicon import speakable
from bot.voice.pcm import Pcm, trim_silence
from bot.voice.speaker import RATE

if TYPE_CHECKING:
    from piper import PiperVoice, SynthesisConfig

_PACE = 1.15  # of the voice's own length: slow enough to follow while holding still
_REMEMBERED = 256


class NaturalVoice:
    """A model of piper's, loaded: a second, and some 100 MB."""

    def __init__(self, model: Path) -> None:
        """Loads a `.onnx` that has its `.onnx.json` beside it.

        Raises:
            SpeakerFailed: piper is not installed, or this is no model of it.
        """
        try:
            from piper import PiperVoice
        except ImportError as error:
            raise SpeakerFailed(
                "A natural voice needs piper: .venv/bin/uv pip install piper-tts"
            ) from error
        try:
            self._voice: PiperVoice = PiperVoice.load(model)
        # Whatever onnxruntime and json make of a file that is something else.
        except Exception as error:
            raise SpeakerFailed(
                f"{model} is no voice of piper's ({type(error).__name__}). "
                "It takes the .onnx file of a voice, with its .onnx.json beside it."
            ) from error
        self._turn = threading.Lock()

    def at(self, rate: float) -> NaturalSpeaker:
        """A speaker at a pace: 1 is a coach's, more is faster."""
        return NaturalSpeaker(self._voice, self._turn, rate)


class NaturalSpeaker:
    """Speaks into memory. Safe to use from several threads; they take turns."""

    def __init__(self, voice: PiperVoice, turn: threading.Lock, rate: float) -> None:
        self._voice, self._turn, self._rate = voice, turn, rate
        self._spoken = lru_cache(_REMEMBERED)(self._speak)

    def synthesise(self, text: str) -> Pcm:
        """The text, spoken: its first sample is the onset, its last the end.

        The same text gives the same (read-only) samples again at once. A text with nothing to
        say gives none.
        """
        spelt = speakable(text)
        return self._spoken(spelt) if spelt else Pcm(np.zeros(0, np.int16), RATE)

    def _speak(self, text: str) -> Pcm:
        from piper import SynthesisConfig

        with self._turn:
            pcm = sound_of(self._voice, text, SynthesisConfig(length_scale=_PACE / self._rate))
        pcm = trim_silence(pcm.resampled(RATE))
        pcm.samples.setflags(write=False)
        return pcm


def sound_of(voice: PiperVoice, text: str, how: SynthesisConfig) -> Pcm:
    """What a voice of piper's makes of a text."""
    chunks = list(voice.synthesize(text, how))
    if not chunks:
        return Pcm(np.zeros(0, np.int16), RATE)
    samples = np.concatenate([chunk.audio_int16_array for chunk in chunks])
    return Pcm(samples.astype(np.int16), chunks[0].sample_rate)
