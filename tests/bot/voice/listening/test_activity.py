import numpy as np
import pytest

from bot.voice.listening.activity import FRAME, Room, VoiceActivity, room_of
from bot.voice.pcm import decibels, level

RATE = 16_000


class Says:
    """A model that takes everything, or nothing, for speech."""

    def __init__(self, likely):
        self.likely = likely

    def process(self, data):
        assert len(data) == 4 * FRAME
        return self.likely


def sound(level, seconds=1.0):
    """Noise of a level in dB of full scale."""
    noise = np.random.default_rng(1).normal(0, 32768 * 10 ** (level / 20), round(RATE * seconds))
    return noise.clip(-32768, 32767).astype(np.int16)


def test_frames_are_whole_whatever_the_blocks():
    activity = VoiceActivity(RATE, Says(0.0))
    blocks = [sound(-40)[start : start + 320] for start in range(0, RATE, 320)]
    frames = [frame for block in blocks for frame in activity.frames(block)]
    assert {len(frame.samples) for frame in frames} == {FRAME}
    joined = np.concatenate([frame.samples for frame in frames])
    assert (joined == sound(-40)[: len(joined)]).all()


def test_what_is_no_louder_than_the_room_is_no_speech():
    activity = VoiceActivity(RATE, Says(1.0))
    list(activity.frames(sound(-50, 3)))
    assert not any(frame.is_speech for frame in activity.frames(sound(-49)))
    assert any(frame.is_speech for frame in activity.frames(sound(-30)))


def test_in_steady_talk_only_a_nearer_voice_counts():
    activity = VoiceActivity(RATE, Says(1.0))
    list(activity.frames(sound(-40, 9)))
    assert not any(frame.is_speech for frame in activity.frames(sound(-37)))
    assert all(frame.is_speech for frame in activity.frames(sound(-28, 0.5)))


def test_among_people_who_talk_a_single_loud_syllable_is_not_near():
    activity = VoiceActivity(RATE, Says(1.0))
    list(activity.frames(sound(-40, 9)))
    frames = list(activity.frames(np.concatenate([sound(-33, 0.03), sound(-40, 0.5)])))
    assert not any(frame.is_speech for frame in frames)
    assert all(frame.in_noise for frame in frames)


@pytest.mark.parametrize(
    ("levels", "noise", "is_loud"),
    [
        ([-80.0] * 200, -62.0, False),
        ([-50.0] * 200, -50.0, True),
        ([-20.0] * 100 + [-70.0] * 40, -62.0, False),  # one who talks, and pauses
    ],
)
def test_a_room_is_loud_when_it_is_never_quiet(levels, noise, is_loud):
    assert room_of(levels) == Room(noise, is_loud)


def test_levels_are_of_full_scale():
    assert decibels(level(np.full(100, 32767, np.int16))) == pytest.approx(0, abs=0.01)
    assert decibels(level(np.zeros(100, np.int16))) == pytest.approx(-96)


def test_the_real_model_takes_noise_for_none():
    assert not any(frame.is_speech for frame in VoiceActivity(RATE).frames(sound(-30, 2)))
