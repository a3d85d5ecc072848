"""Sound to the loudspeaker, through one stream that stays open."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.voice.errors import NoAudioDevice
from bot.voice.pcm import Pcm, Samples
from bot.voice.speaker import RATE

_SILENCE: Samples = np.zeros(0, np.int16)


class Tape:
    """What is being played: samples, and how far they have been taken. Safe across threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._samples = _SILENCE
        self._ended = threading.Event()
        self._ended.set()

    def load(self, samples: Samples) -> None:
        """Plays these from now on, and nothing of what was playing."""
        with self._lock:
            self._samples = samples
            if len(samples):
                self._ended.clear()
            else:
                self._ended.set()

    def fill(self, out: npt.NDArray[np.int16], *_: Any) -> None:
        """Fills a block of the device, shape (frames, 1); with silence where there is no more."""
        with self._lock:
            taken = self._samples[: len(out)]
            self._samples = self._samples[len(out) :]
            out[: len(taken), 0] = taken
            out[len(taken) :] = 0
            if not len(self._samples):
                self._ended.set()

    def wait(self) -> None:
        """Returns once everything has been taken, or thrown away by the next load."""
        self._ended.wait()


class Playback:
    """The loudspeaker. A context manager: leaving it lets the sound end, unless by an error."""

    def __init__(self) -> None:
        self._tape = Tape()

    def __enter__(self) -> Playback:
        """Opens the device.

        Raises:
            NoAudioDevice: there is none, or no library to reach it.
        """
        self._stream = _open(self._tape)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._tape.wait()
            self._stream.stop()  # plays what the device has still to play
        self._stream.close()

    def play(self, pcm: Pcm) -> None:
        """Starts the sound, in place of any that is playing, and returns at once."""
        self._tape.load(pcm.resampled(RATE).samples)

    def wait(self) -> None:
        """Returns when the sound has been handed to the device, or was stopped."""
        self._tape.wait()

    def stop(self) -> None:
        """Silence, at once; from any thread."""
        self._tape.load(_SILENCE)


def _open(tape: Tape) -> Any:
    try:
        import sounddevice  # here, because it needs a system library that not everyone has
    except OSError as error:
        raise NoAudioDevice(
            "No loudspeaker can be used: the PortAudio library is missing. Install it "
            "(make setup), or use --to FILE.wav."
        ) from error
    try:
        stream = sounddevice.OutputStream(
            samplerate=RATE, channels=1, dtype="int16", callback=tape.fill
        )
        stream.start()
    except (sounddevice.PortAudioError, ValueError) as error:
        raise NoAudioDevice(
            f"No loudspeaker found: {error}. Connect one, or use --to FILE.wav."
        ) from error
    return stream
