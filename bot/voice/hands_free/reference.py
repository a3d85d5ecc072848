"""What the loudspeaker plays, at the microphone's rate: what the echo filter takes away."""

from __future__ import annotations

import soxr

from bot.voice.listening.echo import Played
from bot.voice.pcm import Samples

_REMEMBERED_S = 8.0


class Reference:
    """Give it every block that is played."""

    def __init__(self, playing_rate: int, hearing_rate: int) -> None:
        self.played = Played(hearing_rate, _REMEMBERED_S)
        self._resampler = soxr.ResampleStream(playing_rate, hearing_rate, 1, dtype="int16")

    def add(self, samples: Samples) -> None:
        """The next block."""
        self.played.add(self._resampler.resample_chunk(samples))

    def count(self) -> int:
        """How many samples have been played, at the microphone's rate."""
        return self.played.count
