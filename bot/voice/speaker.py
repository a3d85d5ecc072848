"""Words to sound, with pyttsx3 in a process of its own."""

from __future__ import annotations

import tempfile
import threading
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from bot.voice.errors import SpeakerFailed
from bot.voice.lexicon import speakable
from bot.voice.pcm import Pcm, read_audio, trim_silence
from bot.voice.worker import Worker, WorkerDied

RATE = 22_050
COACH_RATE = 150  # words a minute: slow enough to follow while holding still
_REMEMBERED = 256


class Speaker:
    """Speaks into memory. A context manager: it owns a process, and the files it writes.

    Safe to use from several threads; they take turns.
    """

    def __init__(self, rate: int | None = None, voice: str | None = None) -> None:
        """Chooses how to speak.

        Args:
            rate: words a minute; the synthesiser's own if not given.
            voice: a name or an id of the synthesiser's voices; its default if not given.
        """
        self._options = [] if rate is None else [f"--rate={rate}"]
        self._options += [] if voice is None else [f"--voice={voice}"]
        self._voice = voice
        self._turn = threading.Lock()
        self._worker: Worker | None = None
        self._spoken = lru_cache(_REMEMBERED)(self._speak)

    def __enter__(self) -> Speaker:
        """Starts the process.

        Raises:
            SpeakerFailed: the synthesiser is missing, or has no such voice.
        """
        self._worker = self._started()
        self._folder = tempfile.TemporaryDirectory(prefix="limber-speech-")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._worker is not None:
            self._worker.close()
        self._folder.cleanup()

    def synthesise(self, text: str) -> Pcm:
        """The text, spoken: its first sample is the onset, its last the end.

        The same text gives the same (read-only) samples again at once. A text with nothing to
        say gives none.

        Raises:
            SpeakerFailed: it could not be spoken, even by a fresh process.
        """
        spelt = speakable(text)
        return self._spoken(spelt) if spelt else Pcm(np.zeros(0, np.int16), RATE)

    def _speak(self, text: str) -> Pcm:
        with self._turn:
            to = Path(self._folder.name) / "said.wav"
            answer = self._answer({"text": text, "to": str(to)})
            if "error" in answer:
                raise SpeakerFailed(f"The speech synthesiser could not speak ({answer['error']}).")
            pcm = trim_silence(read_audio(to))
            to.unlink()
        pcm.samples.setflags(write=False)
        return pcm

    def _answer(self, request: dict[str, str]) -> dict[str, Any]:
        """The worker's answer; a worker that died (killed, out of memory) is replaced, once."""
        for _ in range(2):
            if self._worker is None:
                self._worker = self._started()
            try:
                return self._worker.ask(request)
            except WorkerDied:
                self._worker.close()
                self._worker = None
        raise SpeakerFailed(f"The speech synthesiser broke down twice. {self._hint()}")

    def _started(self) -> Worker:
        worker = Worker(self._options)
        try:
            reason = worker.answer().get("error")
        except WorkerDied:
            reason = "its process ended"
        if reason is not None:
            worker.close()
            raise SpeakerFailed(f"The speech synthesiser does not start ({reason}). {self._hint()}")
        return worker

    def _hint(self) -> str:
        check = "Check that espeak-ng is installed (make setup)"
        if self._voice is None:
            return f"{check}."
        return f"{check}, and that `espeak-ng --voices` lists the voice {self._voice!r}."
