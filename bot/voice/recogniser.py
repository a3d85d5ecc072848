"""What was said in a recording, with Vosk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import vosk

from bot.voice.errors import ModelMissing
from bot.voice.model import missing_files
from bot.voice.pcm import Pcm

RATE = 16_000
_BLOCK_S = 0.1


@dataclass(frozen=True)
class Heard:
    """An utterance: its words, from `at` to `end` in seconds from the start of the recording.

    `confidence` is the mean of the words' own, from 0 to 1.
    """

    at: float
    end: float
    text: str
    confidence: float


class Recogniser:
    """Free speech to words. Loading takes a third of a second and 250 MB: make one."""

    def __init__(self, model_dir: Path) -> None:
        """Loads the model.

        Raises:
            ModelMissing: files of it are missing.
        """
        missing = missing_files(model_dir)
        if missing:
            raise ModelMissing(f"{model_dir} is no whole Vosk model: lacks {', '.join(missing)}.")
        vosk.SetLogLevel(-1)
        self._model = vosk.Model(str(model_dir))

    def utterances(self, pcm: Pcm) -> Iterator[Heard]:
        """The utterances in order, each as soon as the pause after it has been heard."""
        listening = vosk.KaldiRecognizer(self._model, RATE)
        listening.SetWords(True)
        samples = pcm.resampled(RATE).samples
        step = int(_BLOCK_S * RATE)
        for start in range(0, len(samples), step):
            if listening.AcceptWaveform(samples[start : start + step].tobytes()):
                yield from _heard(listening.Result())
        yield from _heard(listening.FinalResult())


def _heard(result: str) -> Iterator[Heard]:
    decoded = json.loads(result)
    words = decoded.get("result", [])
    if words:
        confidence = sum(word["conf"] for word in words) / len(words)
        yield Heard(words[0]["start"], words[-1]["end"], decoded["text"], confidence)
