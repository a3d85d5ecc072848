"""Everything that is heard from Limber, mixed into one stream whose samples are the clock.

The stream never ends: silence is played, too. So a cue begins at the sample that it is due at,
whatever the machine is busy with, and what was played is known to the sample (for the echo).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bot.voice.pcm import Samples

_FADE_S = 0.012
_DUCK_S = 0.08  # from loud to soft
_FULL_SCALE = 32767
_NOTHING: Samples = np.zeros(0, np.int16)

Clock = Callable[[], float]


@dataclass
class Clip:
    """A sound on its way: it begins at sample `start` of the stream. `text` is what it says."""

    samples: Samples
    start: int
    text: str = ""
    ended: threading.Event = field(default_factory=threading.Event)
    whole: bool = True  # false once it was cut short

    @property
    def end(self) -> int:
        """The sample after its last."""
        return self.start + len(self.samples)


class Mixer:
    """Sounds to one stream. Safe across threads: the sound card pulls, others add."""

    def __init__(self, rate: int, clock: Clock, played: Callable[[Samples], None]) -> None:
        """Mixes at `rate`; `clock` is monotonic; `played` is told all that goes out."""
        self.rate = rate
        self.volume = 1.0
        self._clock = clock
        self._played = played
        self._lock = threading.Lock()
        self._clips: list[Clip] = []
        self._taken = 0  # samples
        self._taken_at = clock()
        self._gain = self._wanted_gain = 1.0
        self.late = 0  # clips that began after their time, for want of a faster machine

    def now(self) -> float:
        """Seconds of the stream: it goes on with the clock between two blocks, and without them."""
        with self._lock:
            return self._taken / self.rate + (self._clock() - self._taken_at)

    def play(self, samples: Samples, at: float | None = None, text: str = "") -> Clip:
        """A sound, beginning `at` a second of the stream, or as soon as it can."""
        with self._lock:
            start = self._taken if at is None else round(at * self.rate)
            if start < self._taken:
                self.late += at is not None
                start = self._taken
            clip = Clip(samples, start, text)
            self._clips.append(clip)
            if not len(samples):
                clip.ended.set()
        return clip

    def cut(self, clip: Clip) -> None:
        """Ends a sound in a fade of a few milliseconds; one that has not begun is never heard."""
        with self._lock:
            done = max(0, self._taken - clip.start)
            clip.whole = clip.whole and done >= len(clip.samples)
            fading = clip.samples[done : done + round(_FADE_S * self.rate)] if done else _NOTHING
            tail = (fading * np.linspace(1.0, 0.0, len(fading))).astype(np.int16)
            clip.samples = np.concatenate([clip.samples[:done], tail])

    def duck(self, gain: float) -> None:
        """Plays at this share of the volume from now on; 1 is all of it."""
        self._wanted_gain = gain

    def fill(self, out: npt.NDArray[np.int16]) -> None:
        """The next block for the sound card, shape (frames, channels)."""
        frames = len(out)
        with self._lock:
            mixed = self._mix(frames)
            self._taken += frames
            self._taken_at = self._clock()
        out[:] = mixed[:, np.newaxis]
        self._played(mixed)

    def _mix(self, frames: int) -> Samples:
        first, after = self._taken, self._taken + frames
        total = np.zeros(frames)
        for clip in self._clips:
            begin, end = max(first, clip.start), min(after, clip.end)
            if begin < end:
                total[begin - first : end - first] += clip.samples[
                    begin - clip.start : end - clip.start
                ]
            if clip.end <= after:
                clip.ended.set()
        self._clips = [clip for clip in self._clips if clip.end > after]
        total *= self._ramp(frames) * self.volume
        mixed: Samples = total.clip(-_FULL_SCALE, _FULL_SCALE).astype(np.int16)
        return mixed

    def _ramp(self, frames: int) -> npt.NDArray[np.float64]:
        step = frames / (_DUCK_S * self.rate)
        change = float(np.clip(self._wanted_gain - self._gain, -step, step))
        ramp = np.linspace(self._gain, self._gain + change, frames)
        self._gain += change
        return ramp
