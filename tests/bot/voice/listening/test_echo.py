import numpy as np
import pytest

from bot.voice.listening.echo import BLOCK, DelayFinder, EchoFilter, Played
from bot.voice.pcm import level

RATE = 16_000
CHANCE = np.random.default_rng(2)


def voice(seconds):
    """Noise that swells and fades like syllables, in the voice's range."""
    count = round(seconds * RATE)
    swell = np.clip(np.sin(np.arange(count) / RATE * 2 * np.pi * 3), 0, None)
    noise = np.convolve(CHANCE.normal(0, 4000, count), np.ones(4) / 4, "same")
    return (noise * swell).astype(np.int16)


def room(played, delay):
    """What comes back of it, as a small room sounds."""
    tail = CHANCE.normal(0, 1, 800) * np.exp(-np.arange(800) / 200)
    tail[0] = 3
    echo = np.convolve(played, tail / np.sqrt(np.sum(tail**2)))[: len(played)] * 0.5
    return np.concatenate([np.zeros(delay), echo])[: len(played)]


def cleaned(echo, played, heard):
    history, out = Played(RATE, 6), []
    filter_ = EchoFilter(RATE, history)
    for start in range(0, len(heard) - BLOCK + 1, BLOCK):
        history.add(played[start : start + BLOCK])
        out.append(filter_.clean(heard[start : start + BLOCK], history.count))
    return filter_, np.concatenate(out)


@pytest.mark.parametrize("delay", [320, 1700, 7000])
def test_its_own_voice_is_taken_out_once_the_delay_is_known(delay):
    played = voice(9)
    heard = room(played, delay).astype(np.int16)
    found, left = cleaned(None, played, heard)
    assert found.delay == pytest.approx(delay, abs=80)
    later = slice(6 * RATE, len(left))
    assert level(left[later]) < level(heard[later]) / 20


def test_another_voice_is_let_through():
    played, other = voice(12), voice(1)
    heard = room(played, 800)
    heard[10 * RATE : 11 * RATE] += other
    _, left = cleaned(None, played, heard.clip(-32768, 32767).astype(np.int16))
    assert level(left[10 * RATE : 11 * RATE]) > level(other) / 2


def test_before_it_knows_the_room_its_voice_is_kept_back():
    played = voice(3)
    _, left = cleaned(None, played, room(played, 7000).astype(np.int16))
    assert level(left) < 5


def test_with_headphones_others_are_heard_after_some_seconds_of_speaking():
    played, other = voice(9), voice(1)
    heard = np.random.default_rng(1).normal(0, 5, len(played))
    heard[8 * RATE : 9 * RATE] += other
    _, left = cleaned(None, played, heard.astype(np.int16))
    assert level(left[8 * RATE :]) > level(other) / 2


def test_with_headphones_nothing_is_taken_away():
    heard = voice(3)
    found, left = cleaned(None, np.zeros(len(heard), np.int16), heard)
    assert found.delay is None
    assert level(left) > level(heard) / 2


def test_a_gap_in_a_stream_is_noticed():
    played = voice(14)
    heard = room(played, 800).astype(np.int16)
    history = Played(RATE, 6)
    filter_ = EchoFilter(RATE, history)
    for start in range(0, len(played) - BLOCK + 1, BLOCK):
        history.add(played[start : start + BLOCK])
        if not 5 * RATE <= start < 5 * RATE + 4 * 1600:
            last = filter_.clean(heard[start : start + BLOCK], history.count)
    assert filter_.delay == pytest.approx(800, abs=80)
    assert level(last) < 200


def test_no_delay_is_found_where_there_is_no_echo():
    finder = DelayFinder(RATE)
    silence = np.zeros(finder.window, np.int16)
    assert finder.delay(voice(2.5), silence) is None
    assert finder.delay(voice(2.5), voice(2.5)) is None


def test_what_was_played_is_remembered_for_so_long():
    played = Played(RATE, 1)
    played.add(np.arange(20_000, dtype=np.int16))
    assert list(played.at(19_998, 4)) == [19_998, 19_999, 0, 0]
    assert list(played.at(100, 3)) == [0, 0, 0]
    assert list(played.at(-2, 2)) == [0, 0]


def test_while_nothing_is_played_a_loud_room_stays_as_it_is():
    talk = voice(6) // 8 + voice(6) // 8
    _, left = cleaned(None, np.zeros(len(talk), np.int16), talk)
    half = len(left) // 2  # by then, what keeps down steady noise would have learned it
    assert level(left[half:]) == pytest.approx(level(talk[half:]), rel=0.01)
