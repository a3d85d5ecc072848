"""Limber's voice: cues exactly at their time, answers as soon as they can be, one at a time."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from bot.voice.hands_free.mixer import Clip, Mixer
from bot.voice.pcm import Samples
from bot.voice.render import Synthesiser

GAP_S = 0.25  # between two sentences of an answer
_LATELY_S = 1.5  # how long the echo of what was said may still be in the room


@dataclass(frozen=True)
class Line:
    """Something said: `at` second of the mixer's stream, for so many seconds."""

    text: str
    at: float
    until: float


class Mouth:
    """Speaks through a mixer. Its methods return at once, but for the time to render one text."""

    def __init__(self, mixer: Mixer, synthesiser: Synthesiser) -> None:
        """Speaks with `synthesiser`, rendering what is coming on a thread of its own."""
        self._mixer = mixer
        self._synthesiser = synthesiser
        self._rendered: dict[str, Samples] = {}
        self._coming: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._clips: list[Clip] = []

    def open(self) -> None:
        """Begins to render ahead what `prepare` is given."""
        self._thread = threading.Thread(target=self._render, name="rendering", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Renders no more."""
        if self._thread is not None:
            self._coming.put(None)
            self._thread.join()

    def speak_with(self, synthesiser: Synthesiser) -> None:
        """Speaks with another voice, or at another rate, from now on."""
        self._synthesiser = synthesiser
        self._rendered = {}

    def prepare(self, texts: Iterable[str]) -> None:
        """Texts that will be wanted, in this order."""
        for text in texts:
            self._coming.put(text)

    def cue(self, text: str, at: float) -> Clip:
        """Says a text at exactly that second; what is being said then makes room for it."""
        return self._say(text, at, 1.0)

    def answer(self, texts: Iterable[str], gain: float = 1.0) -> list[Clip]:
        """Says texts one after the other, now, in place of anything else."""
        self.hush()
        clips: list[Clip] = []
        at = self._mixer.now()
        for text in texts:
            clip = self._say(text, None if not clips else at, gain)
            at = clip.end / self._mixer.rate + GAP_S
            clips.append(clip)
        return clips

    def tone(self, samples: Samples) -> None:
        """A sound that is no speech, over whatever is being said."""
        self._mixer.play(samples)

    def hush(self) -> None:
        """Silence, at once; what was to come is not said any more."""
        for clip in self._clips:
            self._mixer.cut(clip)

    @property
    def saying(self) -> list[Line]:
        """What is being said, was said a moment ago, or will be next. For any thread."""
        rate = self._mixer.rate
        return [
            Line(clip.text, clip.start / rate, clip.end / rate)
            for clip in self._lately()
            if len(clip.samples)
        ]

    def is_speaking(self, at: float) -> bool:
        """Whether something is being said at that second."""
        return any(line.at <= at < line.until for line in self.saying)

    def silent_from(self) -> float:
        """The second from which nothing more is to be said."""
        return max((line.until for line in self.saying), default=0.0)

    def _say(self, text: str, at: float | None, gain: float) -> Clip:
        samples = self._samples(text)
        if gain != 1.0:
            samples = (samples * gain).clip(-32767, 32767).astype(np.int16)
        clip = self._mixer.play(samples, at, text)
        self._clips = [*self._lately(), clip]
        return clip

    def _lately(self) -> list[Clip]:
        since = (self._mixer.now() - _LATELY_S) * self._mixer.rate
        return [clip for clip in self._clips if clip.end > since]

    def _samples(self, text: str) -> Samples:
        samples = self._rendered.get(text)
        if samples is None:
            pcm = self._synthesiser.synthesise(text).resampled(self._mixer.rate)
            samples = self._rendered[text] = pcm.samples
        return samples

    def _render(self) -> None:
        while (text := self._coming.get()) is not None:
            self._samples(text)
