"""What is read off the recording of a talk: made here, so that the truth is known."""

import numpy as np
import pytest

from benchmarks.processes import BenchError
from benchmarks.voice.card import RATE, _bursts, _judged, _onsets

LOUD = 1000


def sound(length_s, *spans):
    samples = np.zeros(round(length_s * RATE), np.int16)
    for start, end in spans:
        samples[round(start * RATE) : round(end * RATE)] = LOUD
    return samples


def test_sentences_are_told_apart_by_silence_and_not_by_gaps_between_words():
    said = sound(6, (1, 1.4), (1.6, 2), (4, 5))
    spans = [(start / RATE, end / RATE) for start, end in _bursts(said)]
    assert spans == [pytest.approx((1, 2), abs=1e-3), pytest.approx((4, 5), abs=1e-3)]


def test_stop_to_silence_is_from_the_end_of_the_word():
    said = sound(6, (2, 2.5))
    played = sound(6, (1, 2.6), (2.65, 2.75), (3.2, 4))  # a gap between words is no silence
    found = _judged(said, played, ["stop"])
    assert found.stop_to_silence == (pytest.approx(0.25, abs=1e-3),)


def test_a_stop_into_silence_is_not_counted():
    found = _judged(sound(4, (2, 2.5)), sound(4, (3, 3.5)), ["stop"])
    assert found.stop_to_silence == ()
    assert found.tried == (1, 0)


def test_an_answer_begins_with_the_first_sound_after_the_question():
    said = sound(10, (1, 2), (6, 7))
    played = sound(10, (2.8, 4), (7.5, 8))
    found = _judged(said, played, ["question", "question"])
    assert found.words_to_sound == (pytest.approx(0.8, abs=1e-3), pytest.approx(0.5, abs=1e-3))


def test_a_sentence_that_is_not_on_the_recording_is_an_error():
    with pytest.raises(BenchError, match="2 sentences"):
        _judged(sound(4, (1, 2)), sound(4), ["stop", "question"])


def test_a_late_cue_and_a_drift_show():
    times = [0.0, 1.0, 2.0, 3.0, 4.0]
    played = sound(7, *((at + 1.5, at + 1.7) for at in times))
    exact = _onsets(played, times, 0.1, (1.0,), {})
    assert exact.p99_ms < 1.1
    assert abs(exact.drift_ms) < 1
    late = sound(7, *((at + 1.5 + 0.04 * (at == 2), at + 1.8) for at in times))
    assert _onsets(late, times, 0.1, (1.0,), {}).p99_ms == pytest.approx(40, abs=2)
    slow = sound(7, *((at * 1.005 + 1.5, at * 1.005 + 1.7) for at in times))
    assert _onsets(slow, times, 0.1, (1.0,), {}).drift_ms == pytest.approx(20, abs=3)
