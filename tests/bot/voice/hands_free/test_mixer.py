import numpy as np
import pytest

from bot.voice.hands_free.mixer import Mixer

RATE = 1000
LOUD = np.full(100, 1000, np.int16)


class Clock:
    now = 5.0

    def __call__(self):
        return self.now


@pytest.fixture
def played():
    return []


@pytest.fixture
def mixer(played):
    return Mixer(RATE, Clock(), played.append)


def pulled(mixer, frames, block=30):
    out = []
    for _ in range(0, frames, block):
        buffer = np.zeros((block, 1), np.int16)
        mixer.fill(buffer)
        out.append(buffer[:, 0])
    return np.concatenate(out)


def test_a_sound_begins_at_its_very_sample(mixer):
    mixer.play(LOUD, at=0.107)
    out = pulled(mixer, 300)
    assert np.flatnonzero(out)[[0, -1]].tolist() == [107, 206]


def test_sounds_add_up_and_do_not_overflow(mixer):
    for _ in range(2):
        mixer.play(np.full(30, 20_000, np.int16))
    mixer.play(LOUD, at=0.03)
    out = pulled(mixer, 60)
    assert set(out[:30]) == {32767}
    assert set(out[30:]) == {1000}


def test_a_cut_sound_fades_and_one_to_come_is_never_heard(mixer):
    playing, coming = mixer.play(LOUD), mixer.play(LOUD, at=0.2)
    pulled(mixer, 30)
    for clip in (playing, coming):
        mixer.cut(clip)
    out = pulled(mixer, 300)
    assert 0 < np.count_nonzero(out) < 15
    assert not playing.whole
    assert playing.ended.is_set()
    assert coming.ended.is_set()


def test_ducking_is_gradual(mixer):
    mixer.play(np.full(600, 1000, np.int16))
    pulled(mixer, 30)
    mixer.duck(0.3)
    out = pulled(mixer, 300).astype(int)
    assert out[-1] == pytest.approx(300, abs=2)
    assert np.abs(np.diff(out)).max() < 50


def test_all_that_is_played_is_told(mixer, played):
    mixer.play(LOUD)
    out = pulled(mixer, 120)
    assert (np.concatenate(played) == out).all()


def test_the_clock_goes_on_between_blocks(mixer):
    pulled(mixer, 60)
    mixer._clock.now += 0.01
    assert mixer.now() == pytest.approx(0.07)


def test_what_came_too_late_is_counted_and_still_heard(mixer):
    pulled(mixer, 60)
    mixer.play(LOUD, at=0.01)
    assert mixer.late == 1
    assert np.count_nonzero(pulled(mixer, 120)) == 100


def test_silence_has_ended_when_it_begins(mixer):
    assert mixer.play(LOUD[:0]).ended.is_set()
