"""Joins the parts: threads that hear and ask, and one that reacts to what they tell."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.remembered import Remembered
from bot.voice.errors import NoAudioDevice
from bot.voice.hands_free.coach import Coach
from bot.voice.hands_free.mixer import Mixer
from bot.voice.hands_free.sound_card import Loudspeaker, Microphone
from bot.voice.hands_free.turns import Failed, Outcome, Recovered, Replied
from bot.voice.listening.echo import EchoFilter
from bot.voice.listening.events import Event
from bot.voice.listening.listener import Listener

_LOOK_S = 1.0  # how often devices are looked after, at least


@dataclass(frozen=True)
class Key:
    """A key was pressed, or a line was typed."""

    name: str


@dataclass(frozen=True)
class MicrophoneLost:
    """The microphone sends nothing any more."""


@dataclass(frozen=True)
class MicrophoneBack:
    """It does again."""


Told = Event | Outcome | Key | MicrophoneLost | MicrophoneBack


class Hearer:
    """The thread that hears: microphone, echo filter, listener."""

    def __init__(
        self,
        microphone: Microphone,
        echo: EchoFilter,
        listener: Listener,
        own_words: Callable[[], list[str]],
        tell: Callable[[Told], None],
    ) -> None:
        """`own_words` is what Limber is saying; `tell` takes what was heard."""
        self._microphone, self._echo, self._listener = microphone, echo, listener
        self._own_words, self._tell = own_words, tell
        self._thread = threading.Thread(target=self._work, name="hearing", daemon=True)
        self._ended = threading.Event()
        self.off = False

    def open(self) -> None:
        """Begins to hear.

        Raises:
            NoAudioDevice: there is no microphone.
        """
        self._microphone.open()
        self._thread.start()

    def close(self) -> None:
        """Hears nothing more."""
        self._ended.set()
        self._thread.join(timeout=5)
        self._microphone.close()

    def _work(self) -> None:
        while not self._ended.is_set():
            if self.off:
                self._rest()
                continue
            block = self._microphone.read()
            if block is None:
                self._reopen()
                continue
            self._listener.expect(self._own_words(), self._echo.loudness)
            for event in self._listener.hear(self._echo.clean(*block)):
                self._tell(event)

    def _rest(self) -> None:
        """Off means off: the device is closed until it is wanted again."""
        self._microphone.close()
        self._listener.drop()
        while self.off and not self._ended.wait(0.1):
            pass
        self._reopen(quietly=True)

    def _reopen(self, *, quietly: bool = False) -> None:
        if self._ended.is_set():
            return
        self._listener.drop()
        if not quietly:
            self._tell(MicrophoneLost())
        while not self._ended.is_set():
            self._microphone.close()
            with suppress(NoAudioDevice):
                self._microphone.open()
                self._echo.restart()
                break
            self._ended.wait(1.0)
        if not quietly:
            self._tell(MicrophoneBack())


class HandsFree:
    """The whole of it, from `open` to `close`; `run` returns when the person leaves."""

    def __init__(
        self,
        coach: Coach,
        mixer: Mixer,
        loudspeaker: Loudspeaker,
        hearer: Hearer | None,
        told: queue.Queue[Told],
        remembered: Remembered,
    ) -> None:
        """Without a `hearer` only keys are heard. What is played is `remembered`."""
        self._coach, self._mixer, self._told = coach, mixer, told
        self._loudspeaker, self._hearer = loudspeaker, hearer
        self._remembered = remembered

    def run(self) -> None:
        """Until a key ends it."""
        looked = self._mixer.now()
        while True:
            told = self._next()
            if isinstance(told, Key) and told.name == "quit":
                return
            if told is not None:
                self._react(told)
            self._coach.tick()
            now = self._mixer.now()
            if now - looked >= _LOOK_S:
                looked = now
                self._look_after_loudspeaker()
                self._remembered.keep(self._coach.player.state(now))

    def _next(self) -> Told | None:
        due = self._coach.next_tick()
        wait = _LOOK_S if due is None else min(_LOOK_S, max(0.0, due - self._mixer.now()))
        with suppress(queue.Empty):
            return self._told.get(timeout=wait)
        return None

    def _react(self, told: Told) -> None:
        coach = self._coach
        if isinstance(told, Replied):
            coach.replied(told.reply)
        elif isinstance(told, Failed):
            coach.failed()
        elif isinstance(told, Recovered):
            coach.recovered()
        elif isinstance(told, MicrophoneLost):
            coach.say("say_voice_microphone_lost")
        elif isinstance(told, MicrophoneBack):
            coach.say("say_voice_microphone_back")
        elif isinstance(told, Key):
            self._key(told.name)
        else:
            coach.heard(told)

    def _key(self, name: str) -> None:
        if name == "microphone" and self._hearer is not None:
            self._hearer.off = not self._hearer.off
            self._coach.microphone(on=not self._hearer.off)
        elif name == "space":
            self._coach.space()
        elif name not in ("microphone", "quit"):
            self._coach.words(name)

    def _look_after_loudspeaker(self) -> None:
        if self._loudspeaker.is_alive():
            return
        self._loudspeaker.close()
        with suppress(NoAudioDevice):
            self._loudspeaker.open()
