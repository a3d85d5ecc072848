import queue
from types import SimpleNamespace

import numpy as np
import pytest

from bot.voice.errors import NoAudioDevice
from bot.voice.hands_free import sound_card
from bot.voice.hands_free.sound_card import Microphone, check_devices, devices


class PortAudioError(Exception):
    pass


def no_such_device(**settings):
    raise PortAudioError(f"no device {settings['device']}")


@pytest.fixture
def without_devices(monkeypatch):
    library = SimpleNamespace(
        PortAudioError=PortAudioError,
        InputStream=no_such_device,
        OutputStream=no_such_device,
        default=SimpleNamespace(device=(-1, -1)),
        query_devices=list,
    )
    monkeypatch.setattr(sound_card, "portaudio", lambda: library)


def test_a_machine_without_sound_is_told_so(without_devices):
    with pytest.raises(NoAudioDevice, match=r"No loudspeaker found: .* `limber devices` lists"):
        check_devices(16_000, 22_050, None, None)
    with pytest.raises(NoAudioDevice, match=r"No microphone called 'desk' can be used"):
        Microphone(16_000, "desk").open()
    assert devices() == []


@pytest.fixture
def opened(monkeypatch):
    """What the stream of a microphone that works was opened with."""
    opened = {}

    class Stream:
        def __init__(self, **settings):
            opened.update(settings)

        def start(self):
            pass

        abort = close = start

    library = SimpleNamespace(PortAudioError=PortAudioError, InputStream=Stream)
    monkeypatch.setattr(sound_card, "portaudio", lambda: library)
    return opened


def test_blocks_come_with_what_was_played_until_then(opened):
    microphone = Microphone(16_000, None, lambda: 77)
    microphone.open()
    opened["callback"](np.arange(320, dtype=np.int16)[:, np.newaxis], 320, None, None)
    samples, played = microphone.read()
    assert (len(samples), played) == (320, 77)
    microphone.close()
    assert not microphone.is_open


def test_a_microphone_is_waited_for_longer_before_it_has_begun(opened, monkeypatch):
    waited = []

    class Nothing(queue.Queue):
        def get(self, timeout):
            waited.append(timeout)
            raise queue.Empty

    microphone = Microphone(16_000)
    monkeypatch.setattr(microphone, "_blocks", Nothing())
    microphone.open()
    assert microphone.read() is None
    opened["callback"](np.zeros((320, 1), np.int16), 320, None, None)
    assert microphone.read() is None
    assert waited[0] > waited[1]
