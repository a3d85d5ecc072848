"""Synthetic people, as they sound."""

import numpy as np
import pytest

from bot.voice.pcm import read_audio
from scripts.voices import say, spoken

pytestmark = pytest.mark.speech


@pytest.mark.parametrize("voice", ["flite:slt", "espeak:en-us", "piper:joe"])
def test_voices_are_as_loud_as_one_another_and_begin_at_once(voice):
    pcm = spoken("pause", voice)
    assert np.abs(pcm.samples.astype(int)).max() == pytest.approx(0.5 * 32767, rel=0.01)
    assert np.abs(pcm.samples[: pcm.rate // 50].astype(int)).max() > 15
    assert 0.2 < pcm.duration < 1.5


def test_a_smaller_throat_is_higher_at_the_same_pace():
    usual, smaller = (spoken("how long is left", f"piper:joe{size}") for size in ("", "*1.2"))
    assert smaller.duration == pytest.approx(usual.duration, rel=0.1)
    assert centre(smaller) > 1.05 * centre(usual)


def centre(pcm):
    """The middle of its spectrum, in hertz."""
    power = np.abs(np.fft.rfft(pcm.samples)) ** 2
    hertz = np.fft.rfftfreq(len(pcm.samples), 1 / pcm.rate)
    voiced = hertz < 4000
    return float((power * hertz)[voiced].sum() / power[voiced].sum())


def test_a_file_is_what_is_spoken(tmp_path):
    say("pause", "flite:slt", tmp_path / "said.wav")
    written, heard = read_audio(tmp_path / "said.wav").samples, spoken("pause", "flite:slt").samples
    assert np.abs(written.astype(int) - heard).max() <= 1
