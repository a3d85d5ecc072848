"""Made-up rooms: what is asked of them is what comes out."""

import numpy as np
import pytest

from benchmarks.voice.acoustics import (
    at_level,
    hiss,
    in_room,
    padded,
    speech_level,
    to_float,
    to_int,
    walls,
)
from bot.voice.recogniser import RATE

SWELL = np.sin(np.arange(RATE) / RATE * 2 * np.pi * 300).astype(np.float32)


def test_a_voice_is_as_loud_as_it_is_wanted_whatever_its_pauses():
    paused = padded(SWELL, 3.0, 1.0)
    assert 20 * np.log10(speech_level(at_level(paused, -26.0))) == pytest.approx(-26, abs=0.1)


def test_hiss_is_so_loud_and_the_same_for_the_same_seed():
    one = hiss(RATE, -60.0, 3)
    assert 20 * np.log10(np.std(one)) == pytest.approx(-60, abs=0.2)
    assert (one == hiss(RATE, -60.0, 3)).all()
    assert (one != hiss(RATE, -60.0, 4)).any()


def test_a_room_sounds_on_for_as_long_as_it_is_said_to():
    tail = walls(0.5).astype(np.float64) ** 2
    left = np.cumsum(tail[::-1])[::-1] / tail.sum()
    fell = np.flatnonzero(left < 1e-3)[0]  # by 30 dB: about half way to 60
    assert 0.1 < fell / RATE < 0.35
    heard = in_room(SWELL, 0.5)
    assert len(heard) > len(SWELL)
    assert np.abs(heard[len(SWELL) + 10 :]).max() > 0


def test_there_and_back_a_sound_is_the_same():
    samples = np.array([-32768, -5, 0, 7, 32767], np.int16)
    assert (to_int(to_float(samples)) == samples).all()
    assert list(to_int(np.array([2.0, -2.0], np.float32))) == [32767, -32768]
