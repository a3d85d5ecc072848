import queue

import numpy as np
import pytest

from bot.client import Reply
from bot.voice.hands_free.loop import HandsFree, Hearer, Key, MicrophoneBack, MicrophoneLost
from bot.voice.hands_free.sound_card import Block
from bot.voice.hands_free.turns import Failed, Recovered, Replied
from bot.voice.listening.events import SpeechBegan


class Coach:
    """Notes what it is told."""

    def __init__(self):
        self.told = []

    def __getattr__(self, name):
        return lambda *args, **named: self.told.append((name, *args, *named.values()))

    def next_tick(self):
        return None


class Clock:
    def now(self):
        return 0.0


class Nowhere:
    """Remembers nothing."""

    def keep(self, place):
        pass


def run(*told, hearer=None):
    coach, waiting = Coach(), queue.Queue()
    for one in (*told, Key("quit")):
        waiting.put(one)
    HandsFree(coach, Clock(), None, hearer, waiting, Nowhere()).run()
    return [one for one in coach.told if one[0] != "tick"]


def test_each_thing_told_has_its_reaction():
    reply, began = Reply(("Hello.",)), SpeechBegan(1.0)
    assert run(
        Replied(reply), began, Failed(), Recovered(), MicrophoneLost(), MicrophoneBack()
    ) == [
        ("replied", reply),
        ("heard", began),
        ("failed",),
        ("recovered",),
        ("say", "say_voice_microphone_lost"),
        ("say", "say_voice_microphone_back"),
    ]


def test_keys_and_typed_lines():
    assert run(Key("space"), Key("my knee hurts")) == [("space",), ("words", "my knee hurts")]


class Sound:
    """A microphone with one block, then nothing until it is opened again."""

    def __init__(self):
        self.opened, self.blocks = 0, []

    def open(self):
        self.opened += 1
        self.blocks = [Block(np.zeros(320, np.int16), 0)]

    def close(self):
        self.blocks = []

    def read(self):
        return self.blocks.pop() if self.blocks else None


class Echo:
    loudness = -30.0

    def clean(self, samples, played):
        return samples

    def restart(self):
        pass


class Listener:
    def expect(self, own_words, loudness):
        assert own_words == ["hold"]

    def drop(self):
        pass

    def hear(self, samples):
        return [SpeechBegan(0.0)]


@pytest.fixture
def hearer():
    told = queue.Queue()
    hearing = Hearer(Sound(), Echo(), Listener(), lambda: ["hold"], told.put)
    hearing.open()
    yield hearing, told
    hearing.close()


def test_a_microphone_that_falls_silent_is_opened_again(hearer):
    _, told = hearer
    kinds = [type(told.get(timeout=5)) for _ in range(4)]
    assert kinds == [SpeechBegan, MicrophoneLost, MicrophoneBack, SpeechBegan]


def test_off_is_off(hearer):
    hearing, _ = hearer
    assert run(Key("microphone"), hearer=hearing) == [("microphone", False)]
    assert hearing.off
