"""Takes Limber's own voice out of what the microphone hears: Speex's canceller, and the delay.

The canceller learns how the loudspeaker sounds in the room from what was played, and subtracts
it. It reaches back an eighth of a second; the sound card's own delay is longer and unknown, so
that is found first, by how alike what was played is to what was heard.
"""

from __future__ import annotations

import ctypes
import math
import threading
from collections import deque
from typing import Any

import numpy as np
import pyaec

from bot.voice.pcm import Samples, decibels, level

BLOCK = 320  # samples: 20 ms at 16 kHz, what the canceller takes at a time
_REACH = 2048  # samples of the room's echo
# Played sound that is quieter (root mean square, of 32,768) tells no delay; nor does a peak of the
# correlation that stands out less above the rest of it.
_FAINT, _STANDS_OUT = 60.0, 9.0
# A share of the power that was heard, below which what the canceller leaves is echo (-19 dB); how
# fast powers are followed; and for how many blocks a voice goes on after it was noticed.
_ALL_ECHO, _SMOOTHING, _OPEN_BLOCKS = 0.012, 0.6, 8
_RINGING_BLOCKS = 15
# What was played while nothing is known of the room may come back as late as this. Where so many
# looks find no echo there is none, as with headphones. So many blocks of what is played, a second,
# teach the canceller a room.
_LONGEST_BLOCKS, _LOOKS, _LEARNING_BLOCKS = 55, 4, 50
_FOLLOWING = 0.02  # how fast the loudness of the echo is followed: about a second
# The voice's own range: elsewhere the phases are noise.
_LOW_HZ, _HIGH_HZ = 200.0, 4000.0
# The canceller cannot look ahead: what was played is given to it a little too early.
_EARLY_S = 0.006
_EVERY_S = 1.0  # how often the delay is looked for
_GAP_S = 0.06  # a jump of one stream against the other
_MOST = 50  # blocks that say where the two streams stand
_SAME_S = 0.003  # delays no further apart are one
_INT16 = ctypes.POINTER(ctypes.c_int16)


class Canceller:
    """Speex's, for blocks of one length."""

    def __init__(self, rate: int) -> None:
        """`rate` is of both streams, in hertz."""
        self._speex = pyaec.Aec(BLOCK, _REACH, rate, True)

    def cancel(self, heard: Samples, played: Samples) -> Samples:
        """A block of the microphone's, without the echo of what was played at that moment."""
        out = np.zeros(BLOCK, np.int16)
        # The package's own method goes through lists, at a hundred times the cost.
        pyaec.lib.AecCancelEcho(
            self._speex._aec, _pointer(heard), _pointer(played), _pointer(out), BLOCK
        )
        return out


class Gate:
    """Keeps back what is left of an echo while nobody else speaks.

    Where the canceller has taken away nearly all, it was all echo; with a voice from the room in
    it, much remains.
    """

    def __init__(self) -> None:
        self._heard = self._left = 0.0  # smoothed power
        self._open = 0  # blocks to go

    def opens(self, heard: float, left: float) -> bool:
        """Whether to let a block through, given its power as it was heard and what is left."""
        self._heard += _SMOOTHING * (heard - self._heard)
        self._left += _SMOOTHING * (left - self._left)
        if self._left > _ALL_ECHO * self._heard:
            self._open = _OPEN_BLOCKS
        elif self._open:
            self._open -= 1
        return self._open > 0


class Played:
    """What was played lately, by the number of its samples. Safe across threads."""

    def __init__(self, rate: int, seconds: float) -> None:
        """Remembers so many seconds."""
        self._sound = np.zeros(round(rate * seconds), np.int16)
        self._count = 0
        self._lock = threading.Lock()

    def add(self, samples: Samples) -> None:
        """The next samples that go to the loudspeaker, silence too."""
        with self._lock:
            places = (self._count + np.arange(len(samples))) % len(self._sound)
            self._sound[places] = samples
            self._count += len(samples)

    @property
    def count(self) -> int:
        """How many samples there have been."""
        return self._count

    def at(self, start: int, length: int) -> Samples:
        """So many samples from number `start`; silence where there are none, or no longer."""
        with self._lock:
            numbers = start + np.arange(length)
            oldest = self._count - len(self._sound)
            there = (numbers >= max(0, oldest)) & (numbers < self._count)
            found: Samples = np.where(there, self._sound[numbers % len(self._sound)], 0)
        return found.astype(np.int16)


class DelayFinder:
    """How long after it was played a sound comes back, from seconds of both streams.

    Whatever the spectrum, the phases of the two agree at one delay only (GCC-PHAT).
    """

    def __init__(self, rate: int, longest_s: float = 0.8, window_s: float = 2.5) -> None:
        """Looks for delays up to `longest_s`, at a window of sound at a time."""
        self._window = round(window_s * rate)
        self._longest = round(longest_s * rate)
        self._rate = rate

    @property
    def window(self) -> int:
        """Samples of both streams that it needs."""
        return self._window

    def delay(self, heard: Samples, played: Samples) -> int | None:
        """In samples; None when there is no echo, or not enough of it to tell."""
        if level(played) < _FAINT:
            return None
        size = 1 << (2 * self._window - 1).bit_length()
        cross = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(played, size))
        hertz = np.fft.rfftfreq(size, 1 / self._rate)
        cross[(hertz < _LOW_HZ) | (hertz > _HIGH_HZ)] = 0
        likeness = np.fft.irfft(cross / (np.abs(cross) + 1e-9), size)[: self._longest]
        best = int(np.argmax(likeness))
        return best if likeness[best] > _STANDS_OUT * float(np.std(likeness)) else None


class EchoFilter:
    """The microphone's stream without Limber's voice, whatever the sound card's delay."""

    def __init__(self, rate: int, played: Played, finder: DelayFinder | None = None) -> None:
        """`played` has the rate of the microphone."""
        self._rate = rate
        self._played = played
        self._finder = finder or DelayFinder(rate)
        self._power = 0.0  # of what is heard while something is played
        self.restart()

    @property
    def loudness(self) -> float:
        """How loud Limber itself comes out of the microphone, before it is taken out: dB."""
        return decibels(math.sqrt(self._power))

    def restart(self) -> None:
        """The microphone's stream begins anew: what was known of its delay is not believed."""
        self._heard = np.zeros(self._finder.window, np.int16)
        self._rest: Samples = np.zeros(0, np.int16)
        self._count = 0  # samples of the microphone
        self._gate = Gate()
        self._playing = 0  # blocks until the echo of what was played has died away
        self._without_echo = 0  # looks
        self._new_canceller()
        self._ahead: deque[int] = deque(maxlen=_MOST)
        self._offset: int | None = None  # played samples when the microphone's first came
        self._candidate: int | None = None
        self.delay: int | None = None

    def clean(self, samples: Samples, played: int) -> Samples:
        """The next samples of the microphone; comes back in whole blocks.

        `played` is how many samples had been played when these came. One such number may be off by
        a block or two; what most of them say is true, and jumps only if a stream had a gap.
        """
        arrived = self._count + len(self._rest) + len(samples)
        self._ahead.append(played - arrived)
        ahead = sorted(self._ahead)[len(self._ahead) // 2]
        if self._offset is None or abs(ahead - self._offset) > _GAP_S * self._rate:
            self._offset, self._candidate = ahead, None
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) - len(sound) % BLOCK
        self._rest = sound[whole:]
        blocks = [self._block(sound[start : start + BLOCK]) for start in range(0, whole, BLOCK)]
        return np.concatenate(blocks) if blocks else np.zeros(0, np.int16)

    def _block(self, heard: Samples) -> Samples:
        assert self._offset is not None
        self._heard = np.concatenate([self._heard[len(heard) :], heard])
        start = self._offset + self._count
        self._count += len(heard)
        if self._count % round(_EVERY_S * self._rate) < BLOCK:
            self._find_delay(start + BLOCK)
        early = round(_EARLY_S * self._rate)
        shift = 0 if self.delay is None else self.delay - early
        played = self._played.at(start - shift, BLOCK)
        left = self._canceller.cancel(heard, played)
        power = level(heard) ** 2
        if level(played) >= _FAINT:
            self._power += _FOLLOWING * (power - self._power)
            self._playing = _RINGING_BLOCKS if self._knows_delay else _LONGEST_BLOCKS
            if self.delay is not None and self._to_learn:
                self._to_learn -= 1
        elif self._playing:
            self._playing -= 1
        lets_through = self._gate.opens(power, level(left) ** 2)
        if not self._playing:
            # The canceller also keeps down whatever sounds all the time: a voice in a loud room
            # is harder to understand after that.
            return heard
        knows = self._knows_delay and (self.delay is None or not self._to_learn)
        return left if lets_through and knows else np.zeros(BLOCK, np.int16)

    @property
    def _knows_delay(self) -> bool:
        """Whether it was found, or is of no importance because nothing comes back."""
        return self.delay is not None or self._without_echo >= _LOOKS

    def _new_canceller(self) -> None:
        self._canceller = Canceller(self._rate)
        self._to_learn = _LEARNING_BLOCKS  # of what is played; it lets nothing through before that

    def _find_delay(self, end: int) -> None:
        """Looks at the last seconds; a delay is believed when it is found twice."""
        window = self._finder.window
        played = self._played.at(end - window, window)
        found = self._finder.delay(self._heard, played)
        if found is None:
            self._without_echo += level(played) >= _FAINT
            return
        same = round(_SAME_S * self._rate)
        twice = self._candidate is not None and abs(found - self._candidate) <= same
        self._candidate = found
        if twice and (self.delay is None or abs(found - self.delay) > same):
            self.delay = found
            self._new_canceller()


def _pointer(samples: Samples) -> Any:
    return np.ascontiguousarray(samples).ctypes.data_as(_INT16)
