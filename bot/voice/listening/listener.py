"""A stream of sound to events: somebody began to speak, said a word that cannot wait, said this."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from bot.voice.heard import Heard
from bot.voice.listening.activity import FRAME, Frame, VoiceActivity
from bot.voice.listening.endpoint import hangover
from bot.voice.listening.events import Event, Reflex, SpeechBegan, SpeechEnded
from bot.voice.listening.reflexes import Steady
from bot.voice.pcm import Samples
from bot.voice.phrases import CONTROLS

_BEFORE_S = 0.35  # of the sound before a voice was noticed: the start of its first word
_BEGINS = 2  # frames of speech, of the last three
_LONGEST_S = 20.0
# At the start of a silence, after so many frames of it, it is looked whether a short sentence was
# a word that cannot wait.
_SILENT_FRAMES, _SHORT_S = 2, 1.6
_REST_DB = 12.0  # below its own voice: what the echo filter leaves of it is not as loud


class Hearing(Protocol):
    """What turns the sound of a sentence into words; `bot.voice.listening.ears.Ears`."""

    def begin(self, own_words: Sequence[str] = ()) -> None:
        """A new sentence."""

    def hear(self, samples: Samples) -> None:
        """The next sounds of it."""

    @property
    def control(self) -> str:
        """What was said so far, if it was to steer."""

    @property
    def partial(self) -> str:
        """What was said so far."""

    def glance(self) -> Heard | None:
        """What was said so far, if that was all of it and to steer."""

    def finish(self, near: tuple[float, float] | None = None) -> Heard | None:
        """What was said; `near` is from where to where, in seconds of it, it was a near voice."""

    def rest(self) -> None:
        """Nobody waits for words."""


class Listener:
    """Feed it all that the microphone hears, in order; it tells what happened."""

    def __init__(self, rate: int, ears: Hearing, activity: VoiceActivity) -> None:
        """`rate`: samples a second, of a microphone without Limber's own voice."""
        self._rate = rate
        self._ears = ears
        self._activity = activity
        self._before: deque[Frame] = deque(maxlen=round(_BEFORE_S * rate / FRAME))
        self._own_words: tuple[str, ...] = ()
        self._least = -math.inf
        self._sentence: _Sentence | None = None
        self._frames = 0

    @property
    def now(self) -> float:
        """Seconds of sound heard so far, to the frame."""
        return self._frames * FRAME / self._rate

    def expect(self, own_words: Sequence[str], own_loudness: float = -math.inf) -> None:
        """The sentences that Limber is saying, from now on, and how loud they come back, in dB.

        What is far quieter than that is the rest of an echo, and nobody who talks over it.
        """
        self._own_words = tuple(own_words)
        self._least = own_loudness - _REST_DB if own_words else -math.inf

    def drop(self) -> None:
        """Forgets the sentence being heard."""
        if self._sentence is not None:
            self._ears.finish()
            self._sentence = None

    def hear(self, samples: Samples) -> Iterator[Event]:
        """The next sounds, and what they told."""
        for frame in self._activity.frames(samples):
            self._frames += 1
            if frame.level < self._least:
                frame = replace(frame, is_speech=False)
            yield from self._began(frame) if self._sentence is None else self._went_on(frame)

    def _began(self, frame: Frame) -> Iterator[Event]:
        self._before.append(frame)
        recent = list(self._before)[-_BEGINS - 1 :]
        if sum(one.is_speech for one in recent) < _BEGINS:
            return
        self._sentence = _Sentence(self.now, FRAME / self._rate)
        yield SpeechBegan(self.now)
        self._ears.begin(self._own_words)
        for one in self._before:
            self._ears.hear(one.samples)
            self._sentence.note(one, self.now)
        self._before.clear()

    def _went_on(self, frame: Frame) -> Iterator[Event]:
        sentence = self._sentence
        assert sentence is not None
        self._ears.hear(frame.samples)
        sentence.note(frame, self.now)
        control = self._ears.control
        word = sentence.steady.saw(control, self.now)
        silent = self.now - sentence.spoken_until
        if word is None and sentence.falls_silent:
            word = sentence.steady.is_clear(self._ears.glance())
        if word is not None:
            yield Reflex(self.now, word)
        if silent > 0:
            partial = self._ears.partial
            ended = silent >= hangover(partial, is_command=control in CONTROLS)
            if ended or self.now - sentence.began > _LONGEST_S:
                self._sentence = None
                yield self._ended(sentence)
                self._ears.rest()

    def _ended(self, sentence: _Sentence) -> SpeechEnded:
        heard = self._ears.finish(sentence.near if sentence.in_noise else None)
        return SpeechEnded(
            self.now, heard, sentence.spoken_until, sentence.loudness, self._activity.noise
        )


class _Sentence:
    """What is known of the sentence being spoken."""

    def __init__(self, began: float, frame_s: float) -> None:
        self.began = self.spoken_until = began
        self.steady = Steady()
        self.in_noise = False
        self._frame_s = frame_s
        self._levels: list[float] = []
        self._frames = 0
        self._first: int | None = None
        self._last = 0

    def note(self, frame: Frame, now: float) -> None:
        if frame.is_speech:
            self.spoken_until = now
            self._levels.append(frame.level)
            self._last = self._frames + 1
            if self._first is None:
                self._first = self._frames
        self.in_noise = self.in_noise or frame.in_noise
        self._frames += 1

    @property
    def falls_silent(self) -> bool:
        """Whether a silence has just begun in it, while it is short."""
        silent = self._frames - self._last
        return silent == _SILENT_FRAMES and self._last * self._frame_s <= _SHORT_S

    @property
    def near(self) -> tuple[float, float]:
        """From where to where, in seconds of its sound, there was a near voice."""
        return (self._first or 0) * self._frame_s, self._last * self._frame_s

    @property
    def loudness(self) -> float:
        """The mean level of its voice, in dB."""
        return sum(self._levels) / len(self._levels) if self._levels else -96.0
