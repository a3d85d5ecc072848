"""Saying aloud what the terminal shows."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from types import TracebackType
from typing import Protocol

from bot.voice.player import Playback
from bot.voice.speaker import COACH_RATE, Speaker

# In this order, and each as it came: what is to be heard, the end, what will be wanted later.
_NOW, _END, _LATER = range(3)


class VoiceOut(Protocol):
    """Something that may speak."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Texts that will be wanted soon."""

    def say(self, text: str) -> None:
        """Says a text now, in place of what is being said."""

    def hush(self) -> None:
        """Silence, at once."""


class Silent:
    """Says nothing."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Nothing to do."""

    def say(self, text: str) -> None:
        """Nothing to do."""

    def hush(self) -> None:
        """Nothing to do."""


class Spoken:
    """Speaks through the loudspeaker. Never makes the caller wait: a thread of its own does it.

    Raises (on entering):
        SpeakerFailed: the synthesiser does not work.
        NoAudioDevice: there is no loudspeaker.
    """

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._wanted: queue.PriorityQueue[tuple[int, int, str]] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._thread = threading.Thread(target=self._work, name="voice-out", daemon=True)

    def __enter__(self) -> Spoken:
        with ExitStack() as stack:
            self._playback = stack.enter_context(Playback())
            self._speaker = stack.enter_context(Speaker(rate=COACH_RATE))
            self._stack = stack.pop_all()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._want(_END)
        self._thread.join()
        self._stack.__exit__(kind, error, trace)

    def prepare(self, texts: Iterable[str]) -> None:
        """Renders them after what is wanted now, so that each is there when its time comes."""
        for text in dict.fromkeys(texts):
            self._want(_LATER, text)

    def say(self, text: str) -> None:
        """Says it as soon as it is rendered."""
        self._want(_NOW, text)

    def hush(self) -> None:
        """Silence, at once."""
        self._playback.stop()

    def _want(self, rank: int, text: str = "") -> None:
        self._wanted.put((rank, next(self._numbers), text))

    def _work(self) -> None:
        while (wanted := self._wanted.get())[0] != _END:
            rank, _, text = wanted
            pcm = self._speaker.synthesise(text)
            if rank == _NOW:
                self._playback.play(pcm)
