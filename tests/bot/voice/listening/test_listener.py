import numpy as np
import pytest

from bot.voice.heard import Heard
from bot.voice.listening.activity import FRAME, Frame
from bot.voice.listening.events import Reflex, SpeechBegan, SpeechEnded
from bot.voice.listening.listener import Listener

RATE = 16_000
LOUD = np.full(FRAME, 3000, np.int16)
QUIET = np.zeros(FRAME, np.int16)


class Loudness:
    """Whatever is loud is speech."""

    noise = -60.0
    in_noise = False

    def frames(self, samples):
        loud = bool(np.any(samples))
        yield Frame(samples, loud, -20.0 if loud else -90.0, self.noise, self.in_noise)


class Ears:
    """Hears what it was told to."""

    def __init__(self, text, control=""):
        self.text, self.control = text, control
        self.sounds, self.own_words, self.glances = [], None, 0

    def begin(self, own_words=()):
        self.sounds, self.own_words = [], tuple(own_words)

    def hear(self, samples):
        self.sounds.append(samples)

    @property
    def partial(self):
        return self.text

    def glance(self):
        self.glances += 1
        return Heard(0, 1, self.control, 1.0) if self.control else None

    def finish(self, near=None):
        self.near = near
        return Heard(0, 1, self.text, 1.0) if self.text else None

    def rest(self):
        pass


def told(listener, *frames):
    return [event for frame in frames for event in listener.hear(frame)]


def test_a_sentence_begins_and_ends():
    listener = Listener(RATE, Ears("my knee hurts"), Loudness())
    began, ended = told(listener, *[QUIET] * 20, *[LOUD] * 30, *[QUIET] * 40)
    assert isinstance(began, SpeechBegan)
    assert isinstance(ended, SpeechEnded)
    assert ended.heard.text == "my knee hurts"
    assert ended.spoken_until == pytest.approx(50 * FRAME / RATE)
    assert 0.3 < ended.at - ended.spoken_until < 0.5
    assert ended.loudness == pytest.approx(-20)


def test_where_others_talk_the_ears_are_told_when_a_near_voice_spoke():
    ears, room = Ears("stop"), Loudness()
    told(Listener(RATE, ears, room), *[QUIET] * 20, *[LOUD] * 10, *[QUIET] * 40)
    assert ears.near is None
    room.in_noise = True
    told(Listener(RATE, ears, room), *[QUIET] * 20, *[LOUD] * 10, *[QUIET] * 40)
    first, last = ears.near
    assert last - first == pytest.approx(10 * FRAME / RATE)


def test_the_sound_just_before_is_heard_too():
    ears = Ears("stop")
    told(Listener(RATE, ears, Loudness()), *[QUIET] * 20, *[LOUD] * 2)
    assert sum(not sound.any() for sound in ears.sounds) >= 5


def test_a_crack_is_no_speech():
    assert told(Listener(RATE, Ears(""), Loudness()), *[QUIET] * 5, LOUD, *[QUIET] * 20) == []


def test_a_reflex_is_told_before_the_end():
    listener = Listener(RATE, Ears("stop", control="stop"), Loudness())
    events = told(listener, *[LOUD] * 12, *[QUIET] * 20)
    assert [type(event) for event in events] == [SpeechBegan, Reflex, SpeechEnded]


class Slow(Ears):
    """Knows a control only when it looks back at it."""

    def __init__(self, text, word):
        super().__init__(text)
        self.word = word

    def glance(self):
        super().glance()
        return Heard(0, 1, self.word, 1.0)


def test_where_a_short_sentence_falls_silent_a_word_that_cannot_wait_is_looked_for():
    ears = Slow("stop", "stop")
    listener = Listener(RATE, ears, Loudness())
    events = told(listener, *[LOUD] * 12, *[QUIET] * 20)
    reflex = next(event for event in events if isinstance(event, Reflex))
    assert reflex.at == pytest.approx(14 * FRAME / RATE)
    assert ears.glances == 1


def test_what_also_begins_a_sentence_for_others_waits_for_the_end_of_the_word():
    ears = Slow("wait", "wait")
    told_at = []
    listener = Listener(RATE, ears, Loudness())
    for event in told(listener, *[LOUD] * 12, *[QUIET] * 20):
        if isinstance(event, Reflex):
            told_at.append(event.at)
    assert told_at == [pytest.approx(14 * FRAME / RATE)]
    long = Slow("wait", "wait until")
    events = told(Listener(RATE, long, Loudness()), *[LOUD] * 60, *[QUIET] * 20)
    assert not [event for event in events if isinstance(event, Reflex)]


def test_in_a_long_sentence_it_is_not():
    ears = Slow("and then we went home", "stop")
    events = told(Listener(RATE, ears, Loudness()), *[LOUD] * 60, *[QUIET] * 20)
    assert not [event for event in events if isinstance(event, Reflex)]
    assert ears.glances == 0


def test_an_unfinished_sentence_is_waited_for():
    listener = Listener(RATE, Ears("start the"), Loudness())
    events = told(listener, *[LOUD] * 20, *[QUIET] * 25, *[LOUD] * 20, *[QUIET] * 60)
    assert [type(event) for event in events] == [SpeechBegan, SpeechEnded]


def test_noise_without_end_is_cut_off():
    events = told(Listener(RATE, Ears(""), Loudness()), *[LOUD, LOUD, LOUD, QUIET] * 200)
    assert any(isinstance(event, SpeechEnded) for event in events)


def test_its_own_words_go_to_the_ears():
    ears = Ears("stop")
    listener = Listener(RATE, ears, Loudness())
    listener.expect(["hold there"])
    told(listener, *[LOUD] * 3)
    assert ears.own_words == ("hold there",)


def test_the_faint_rest_of_its_own_voice_is_no_speech():
    listener = Listener(RATE, Ears("wait"), Loudness())
    listener.expect(["hold there"], -5.0)
    assert told(listener, *[LOUD] * 20, *[QUIET] * 40) == []
    listener.expect(["hold there"], -15.0)
    assert told(listener, *[LOUD] * 20, *[QUIET] * 40)
    listener.expect([], -5.0)
    assert told(listener, *[LOUD] * 20, *[QUIET] * 40)


def test_a_dropped_sentence_is_told_to_nobody():
    listener = Listener(RATE, Ears("stop"), Loudness())
    told(listener, *[LOUD] * 5)
    listener.drop()
    assert told(listener, *[QUIET] * 40) == []
