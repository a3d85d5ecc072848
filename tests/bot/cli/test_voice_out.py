"""What is said aloud beside the terminal, and in which order."""

import threading

import pytest

from bot.cli.voice_out import Silent, Spoken
from bot.voice.errors import NoAudioDevice

AT_MOST = 10  # seconds that a test may take before it fails


class Device:
    """Both the synthesiser and the loudspeaker; `log` has what each of them did."""

    def __init__(self):
        self.log, self.open = [], 0
        self.started, self.may_go_on = threading.Event(), threading.Event()
        self.may_go_on.set()

    def __enter__(self):
        self.open += 1
        return self

    def __exit__(self, *_):
        self.open -= 1

    def synthesise(self, text):
        self.log.append(("render", text))
        self.started.set()
        assert self.may_go_on.wait(AT_MOST)
        return text

    def play(self, pcm):
        self.log.append(("play", pcm))

    def stop(self):
        self.log.append(("stop", ""))

    @property
    def played(self):
        return [text for what, text in self.log if what == "play"]


@pytest.fixture
def device(monkeypatch):
    device = Device()
    monkeypatch.setattr("bot.cli.voice_out.Speaker", lambda rate: device)
    monkeypatch.setattr("bot.cli.voice_out.Playback", lambda: device)
    return device


def test_everything_is_said_in_order_before_it_ends(device):
    with Spoken() as voice:
        for text in ("one", "two", "three"):
            voice.say(text)
    assert device.played == ["one", "two", "three"]
    assert device.open == 0


def test_it_never_makes_the_caller_wait(device):
    device.may_go_on.clear()
    with Spoken() as voice:
        voice.say("one")
        voice.say("two")
        assert device.played == []
        device.may_go_on.set()
    assert device.played == ["one", "two"]


def test_what_is_prepared_is_rendered_once_and_not_played(device):
    done = threading.Event()

    with Spoken() as voice:
        device.play = lambda pcm: done.set()
        voice.prepare(["a", "b", "a"])
        assert device.started.wait(AT_MOST)
        voice.say("c")
        assert done.wait(AT_MOST)
    assert ("play", "a") not in device.log
    assert device.log.count(("render", "a")) == 1


def test_what_is_wanted_now_does_not_wait_for_what_is_prepared(device):
    device.may_go_on.clear()
    with Spoken() as voice:
        voice.prepare(["later 1", "later 2", "later 3"])
        assert device.started.wait(AT_MOST)
        voice.say("now")
        device.may_go_on.set()
    rendered = [text for what, text in device.log if what == "render"]
    assert rendered[:2] == ["later 1", "now"]


def test_the_end_does_not_wait_for_what_is_prepared(device):
    device.may_go_on.clear()
    with Spoken() as voice:
        want = voice._want
        # The first one is held up until the end has been asked for.
        voice._want = lambda *wanted: (want(*wanted), device.may_go_on.set())
        for number in range(3):
            want(2, f"later {number}")
        assert device.started.wait(AT_MOST)
    assert device.log == [("render", "later 0")]


def test_hush_stops_the_loudspeaker(device):
    with Spoken() as voice:
        voice.hush()
        assert ("stop", "") in device.log


def test_without_a_loudspeaker_it_does_not_begin(device, monkeypatch):
    def none():
        raise NoAudioDevice("no loudspeaker")

    monkeypatch.setattr("bot.cli.voice_out.Playback", none)
    with pytest.raises(NoAudioDevice), Spoken():
        pass


def test_silence_is_silent():
    voice = Silent()
    assert (voice.prepare(["a"]), voice.say("a"), voice.hush()) == (None, None, None)
