"""The parts of `limber voice` in a made-up room: a block of sound at a time, no card and no clock.

The loudspeaker is heard by the microphone, later, weaker and with the room's echo. Time is that of
the samples, so that an hour takes as long as the computing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from benchmarks.voice.acoustics import Sound, to_float, to_int, walls
from bot.client import Reply
from bot.protocol import ClientState
from bot.voice.hands_free.attention import Attention, Mode
from bot.voice.hands_free.coach import Coach
from bot.voice.hands_free.mixer import Mixer
from bot.voice.hands_free.mouth import Mouth
from bot.voice.hands_free.reference import Reference
from bot.voice.listening.activity import VoiceActivity
from bot.voice.listening.ears import Ears
from bot.voice.listening.echo import EchoFilter
from bot.voice.listening.events import Reflex, SpeechEnded
from bot.voice.listening.listener import Listener
from bot.voice.pcm import Samples
from bot.voice.recogniser import RATE
from bot.voice.render import Synthesiser
from bot.voice.speaker import RATE as SPEAKING_RATE

BLOCK_S = 0.02
_RESAMPLING_SAMPLES = 800
_BLOCK, _SPEAKING_BLOCK = round(BLOCK_S * RATE), round(BLOCK_S * SPEAKING_RATE)


@dataclass(frozen=True)
class Words:
    """What Limber took as meant for it, and the second of the scene at which it did.

    `overheard` is the plain reading of what may have been meant for others.
    """

    at: float
    text: str
    overheard: str = ""


@dataclass(frozen=True)
class Ended:
    """A sentence was over at that second of the scene; its words took so long to compute, in s."""

    at: float
    took: float
    event: SpeechEnded


@dataclass
class Notes:
    """What came of it: words for the server, sentences heard, words acted upon by reflex."""

    words: list[Words] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)
    reflexes: list[Words] = field(default_factory=list)
    played: list[Samples] | None = None  # all that Limber plays, if it is wanted


class Loudspeaker:
    """The way from the loudspeaker to the microphone."""

    def __init__(self, gain: float, delay_s: float, decay_s: float) -> None:
        """Sound comes back `gain` times as strong, so much later, in a room with that decay."""
        response = np.concatenate([np.zeros(round(delay_s * RATE), np.float32), walls(decay_s, 7)])
        self._response = response * np.float32(gain)
        self._past: Sound = np.zeros(len(response) - 1, np.float32)
        self._fft = 1 << (len(response) + _BLOCK - 1).bit_length()
        self._spectrum = np.fft.rfft(self._response, self._fft)

    def heard(self, played: Sound) -> Sound:
        """What comes back in the block that was just played."""
        whole = np.concatenate([self._past, played])
        self._past = whole[len(played) :]
        back = np.fft.irfft(np.fft.rfft(whole, self._fft) * self._spectrum, self._fft)
        made: Sound = back[len(whole) - len(played) : len(whole)].astype(np.float32)
        return made


class Scene:
    """Limber and a room; `hear` goes on with it."""

    def __init__(
        self,
        ears: Ears,
        synthesiser: Synthesiser,
        loudspeaker: Loudspeaker | None = None,
        mode: Mode = "open",
        *,
        in_session: bool = False,
    ) -> None:
        """In a session it listens to everything, and much may be meant for others."""
        self.notes = Notes()
        self._reference = Reference(SPEAKING_RATE, RATE)
        self._seconds = 0.0
        self.mixer = Mixer(SPEAKING_RATE, lambda: self._seconds, self._play)
        self.mouth = Mouth(self.mixer, synthesiser)
        self.attention = Attention(mode)
        self.attention.in_session = in_session
        self.coach = Coach(self.mixer, self.mouth, self.attention, self, self)
        self._echo = EchoFilter(RATE, self._reference.played)
        self._listener = Listener(RATE, ears, VoiceActivity(RATE))
        self._loudspeaker = loudspeaker
        self._heard_played = -_RESAMPLING_SAMPLES

    @property
    def now(self) -> float:
        """Seconds so far."""
        return self._seconds

    def hear(self, sound: Sound, each_block: Callable[[], None] = lambda: None) -> None:
        """The person's sound, for as long as it is; then no more of it."""
        for block in _blocks(sound):
            each_block()
            self._step(block)

    def _step(self, person: Sound) -> None:
        out = np.zeros((_SPEAKING_BLOCK, 1), np.int16)
        self.mixer.fill(out)
        if self.notes.played is not None:
            self.notes.played.append(out[:, 0])
        self._seconds += BLOCK_S
        room = person
        if self._loudspeaker is not None:
            room = room + self._loudspeaker.heard(self._played())
        self._listener.expect([line.text for line in self.mouth.saying], self._echo.loudness)
        clean = self._echo.clean(to_int(room), self._reference.count())
        began = time.perf_counter()
        for event in self._listener.hear(clean):
            if isinstance(event, SpeechEnded):
                self.notes.ended.append(Ended(self._seconds, time.perf_counter() - began, event))
            elif isinstance(event, Reflex):
                self.notes.reflexes.append(Words(self._seconds, event.word))
            self.coach.heard(event)
        self.coach.tick()

    def _played(self) -> Sound:
        """The next block of what was played, after what resampling it holds back."""
        block = self._reference.played.at(self._heard_played, _BLOCK)
        self._heard_played += _BLOCK
        return to_float(block)

    def _play(self, samples: Samples) -> None:
        self._reference.add(samples)

    # what the coach is given instead of a server and a screen

    def say(self, text: str, _state: ClientState | None, overheard: str = "") -> None:
        """Words for the server; nobody answers."""
        self.notes.words.append(Words(self._seconds, text, overheard))
        self.coach.replied(Reply())

    def heard(self, text: str) -> None:
        """Shown."""

    def said(self, text: str) -> None:
        """Shown."""

    def state(self, state: str) -> None:
        """Shown."""


def _blocks(sound: Sound) -> Iterator[Sound]:
    for start in range(0, len(sound), _BLOCK):
        block = sound[start : start + _BLOCK]
        yield np.pad(block, (0, _BLOCK - len(block)))
