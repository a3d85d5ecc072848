from __future__ import annotations

import numpy as np
import pytest

from bot.voice.pcm import Pcm
from bot.voice.render import render
from bot.voice.speaker import RATE, Speaker


class Steady:
    """Says every text as half a second of a constant, and "" as nothing."""

    rate = RATE

    def synthesise(self, text: str) -> Pcm:
        length = self.rate // 2 if text else 0
        return Pcm(np.full(length, 1000, np.int16), self.rate)


def sounding(pcm: Pcm) -> np.ndarray:
    """Samples at which sound begins after silence, measured on the audio."""
    loud = np.concatenate([[False], pcm.samples != 0])
    return np.flatnonzero(loud[1:] & ~loud[:-1])


@pytest.mark.speech
def test_real_speech_begins_where_asked(speaker: Speaker) -> None:
    cues = [(0.5, "Kneel down."), (4.25, "And hold."), (7.3333, "Breathe in."), (9.0, "Three.")]

    rendering = render(cues, speaker, 12.0)

    loud = np.flatnonzero(np.abs(rendering.pcm.samples.astype(int)) > 150) / RATE
    silences = np.flatnonzero(np.diff(loud) > 0.4)
    measured = [loud[0], *loud[silences + 1]]
    assert measured == pytest.approx([at for at, _ in cues], abs=0.001)
    assert rendering.onsets == pytest.approx([at for at, _ in cues], abs=1 / RATE)
    assert rendering.cut == ()
    assert rendering.pcm.duration == 12.0


def test_each_at_its_own_sample() -> None:
    times = [0.0, 0.75, 100.123, 3599.9]
    rendering = render([(at, "word") for at in times], Steady(), 3600.5)
    assert sounding(rendering.pcm).tolist() == [round(at * RATE) for at in times]


def test_in_any_order() -> None:
    rendering = render([(2.0, "later"), (1.0, "sooner")], Steady(), 3.0)
    assert rendering.onsets == (1.0, 2.0)


def test_runs_into_the_next() -> None:
    rendering = render([(1.0, "long"), (1.3, "next"), (2.5, "alone")], Steady(), 4.0)

    assert rendering.cut == ((1.0, "long"),)
    sound = rendering.pcm.samples
    next_at = round(1.3 * RATE)
    gap = round(0.02 * RATE)
    assert not sound[next_at - gap : next_at].any()
    fading = sound[next_at - 2 * gap : next_at - gap].astype(int)
    assert fading[0] > 900
    assert fading[-1] == 0
    assert (np.diff(fading) <= 0).all()
    assert (sound[next_at - 3 * gap : next_at - 2 * gap] == 1000).all()
    assert rendering.onsets == (1.0, 1.3, 2.5)


def test_at_the_same_time_the_later_one_is_heard() -> None:
    rendering = render([(1.0, "lost"), (1.0, "heard")], Steady(), 2.0)
    assert rendering.cut == ((1.0, "lost"),)
    assert sounding(rendering.pcm).tolist() == [RATE]


def test_last_words_are_not_cut_off() -> None:
    rendering = render([(1.9, "well done")], Steady(), 2.0)
    assert rendering.pcm.duration == pytest.approx(2.4, abs=1 / RATE)
    assert rendering.cut == ()


def test_a_cue_without_sound_cuts_nothing() -> None:
    rendering = render([(0.0, "long"), (0.2, "")], Steady(), 1.0)
    assert rendering.onsets == (0.0,)
    assert rendering.cut == ()


def test_no_cues() -> None:
    rendering = render([], Steady(), 1.5)
    assert rendering.pcm.duration == 1.5
    assert not rendering.pcm.samples.any()


def test_a_speaker_of_another_rate_keeps_the_times() -> None:
    steady = Steady()
    steady.rate = 16_000
    rendering = render([(1.0, "word")], steady, 2.0)
    loud = np.flatnonzero(rendering.pcm.samples > 500) / RATE
    assert (loud[0], loud[-1]) == pytest.approx((1.0, 1.5), abs=0.002)


@pytest.mark.parametrize("at", [-0.1, 10.1])
def test_outside_the_session(at: float) -> None:
    with pytest.raises(ValueError, match=r"'word' at .* lies outside 0 to 10"):
        render([(at, "word")], Steady(), 10)
