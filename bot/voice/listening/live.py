"""A recogniser that hears while somebody speaks."""

from __future__ import annotations

import json
from collections.abc import Callable

import vosk

from bot.voice.heard import Heard, from_vosk
from bot.voice.pcm import Samples


class Live:
    """One sentence after the other: `hear` its sounds as they come, then `finish`."""

    def __init__(self, make: Callable[[], vosk.KaldiRecognizer]) -> None:
        """`make` gives a recogniser that tells its words' confidence."""
        self._make = make
        self._listening = make()
        self._parts: list[Heard] = []

    def renew(self) -> None:
        """Forgets all that it has learnt and looked up, which takes as long as making it."""
        self._listening = self._make()
        self._parts = []

    def hear(self, samples: Samples) -> None:
        """The next sounds."""
        if self._listening.AcceptWaveform(samples.tobytes()):
            self._note(self._listening.Result())

    @property
    def partial(self) -> str:
        """The words so far; the last of them may change."""
        now = json.loads(self._listening.PartialResult()).get("partial", "")  # missing after an end
        return " ".join(filter(None, [*(part.text for part in self._parts), now]))

    def finish(self) -> Heard | None:
        """What was said, None if nothing was; then it is ready for the next sentence."""
        self._note(self._listening.FinalResult())
        parts, self._parts = self._parts, []
        return joined(parts) if parts else None

    def _note(self, result: str) -> None:
        heard = from_vosk(result)
        if heard is not None:
            self._parts.append(heard)


def joined(parts: list[Heard]) -> Heard:
    """The parts of one sentence, cut where its speaker paused, as a whole."""
    words = [len(part.text.split()) for part in parts]
    confidence = sum(p.confidence * n for p, n in zip(parts, words, strict=True)) / sum(words)
    text = " ".join(part.text for part in parts)
    return Heard(parts[0].at, parts[-1].end, text, confidence, min(p.least for p in parts))
