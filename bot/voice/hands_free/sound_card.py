"""The microphone and the loudspeaker, through PortAudio; unplugged and plugged in again, too."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.voice.errors import NoAudioDevice
from bot.voice.pcm import Samples

_BLOCK_S = 0.02
# What the card has to play while this process is kept waiting, above all at a start.
_AHEAD_S = 0.1
_LAG_S = 0.04  # of the microphone
_WAITING_BLOCKS = 500  # ten seconds of sound that nobody has looked at
# A device that has sent nothing for so long is gone; some take their time to begin.
_SILENT_S, _BEGINS_S = 1.5, 6.0
_NO_LIBRARY = "The PortAudio library is missing. Install it: make setup"


@dataclass(frozen=True)
class Device:
    """A sound device, by the name to choose it by, and what it can do."""

    name: str
    inputs: int
    outputs: int
    is_default_input: bool
    is_default_output: bool


def devices() -> list[Device]:
    """All of this machine's.

    Raises:
        NoAudioDevice: PortAudio is missing or does not work.
    """
    sound = portaudio()
    try:
        default_in, default_out = sound.default.device
        return [
            Device(
                str(one["name"]),
                int(one["max_input_channels"]),
                int(one["max_output_channels"]),
                number == default_in,
                number == default_out,
            )
            for number, one in enumerate(sound.query_devices())
        ]
    except sound.PortAudioError as error:
        raise NoAudioDevice(f"The sound devices cannot be listed: {error}.") from error


def portaudio() -> Any:
    """The library.

    Raises:
        NoAudioDevice: it is missing.
    """
    try:
        import sounddevice  # here, because it needs a system library that not everyone has
    except OSError as error:
        raise NoAudioDevice(_NO_LIBRARY) from error
    return sounddevice


class Block(NamedTuple):
    """Sound from the microphone, and how many samples had been played when it came."""

    samples: Samples
    played: int


class Microphone:
    """A stream of blocks from a microphone, for one reader."""

    def __init__(
        self, rate: int, name: str | None = None, played: Callable[[], int] = lambda: 0
    ) -> None:
        """Of `rate` samples a second, from the device whose name holds `name`, or the usual.

        `played` tells how many samples went to the loudspeaker so far.
        """
        self._rate, self._name, self._played = rate, name, played
        self._blocks: queue.Queue[Block] = queue.Queue(_WAITING_BLOCKS)
        self._stream: Any = None
        self._has_begun = False
        self.lost = 0  # blocks that came while the reader was too far behind
        self.overflows = 0

    def open(self) -> None:
        """Starts to hear.

        Raises:
            NoAudioDevice: there is no such microphone, or it cannot be used.
        """
        self._has_begun = False
        self._stream = _opened(
            "InputStream", "microphone", self._rate, self._name, self._take, _LAG_S
        )

    def close(self) -> None:
        """Hears nothing any more; the device is let go."""
        stream, self._stream = self._stream, None
        _close(stream)
        with suppress(queue.Empty):
            while True:
                self._blocks.get_nowait()

    @property
    def is_open(self) -> bool:
        """Whether it hears."""
        return self._stream is not None

    def read(self) -> Block | None:
        """The next block; None when the device has sent none for too long."""
        try:
            return self._blocks.get(timeout=_SILENT_S if self._has_begun else _BEGINS_S)
        except queue.Empty:
            return None

    def _take(self, block: npt.NDArray[np.int16], _frames: int, _time: Any, status: Any) -> None:
        self._has_begun = True
        self.overflows += bool(status)
        try:
            self._blocks.put_nowait(Block(block[:, 0].copy(), self._played()))
        except queue.Full:
            self.lost += 1


class Loudspeaker:
    """Pulls its samples from `fill`, for ever."""

    def __init__(
        self, rate: int, fill: Callable[[npt.NDArray[np.int16]], None], name: str | None = None
    ) -> None:
        """Of `rate` samples a second, to the device whose name holds `name`, or the usual."""
        self._rate, self._name, self._fill = rate, name, fill
        self._stream: Any = None
        self._asked = threading.Event()
        self.underruns = 0

    def open(self) -> None:
        """Starts to play.

        Raises:
            NoAudioDevice: there is no such loudspeaker, or it cannot be used.
        """
        self._stream = _opened(
            "OutputStream", "loudspeaker", self._rate, self._name, self._give, _AHEAD_S
        )

    def close(self) -> None:
        """Plays nothing any more; the device is let go."""
        stream, self._stream = self._stream, None
        _close(stream)

    def is_alive(self) -> bool:
        """Whether it has asked for sound since the last time that it was looked at."""
        alive = self._asked.is_set()
        self._asked.clear()
        return alive

    def _give(self, out: npt.NDArray[np.int16], _frames: int, _time: Any, status: Any) -> None:
        self.underruns += bool(status)
        self._asked.set()
        self._fill(out)


def check_devices(
    hearing_rate: int, speaking_rate: int, microphone: str | None, loudspeaker: str | None
) -> None:
    """Makes sure that both can be opened, before anything that takes its time is begun.

    Raises:
        NoAudioDevice: one is missing; says which, and what to do.
    """
    for device in (
        Loudspeaker(speaking_rate, lambda out: out.fill(0), loudspeaker),
        Microphone(hearing_rate, microphone),
    ):
        device.open()
        device.close()


def _opened(
    kind: str, what: str, rate: int, name: str | None, callback: Any, latency: float
) -> Any:
    sound = portaudio()
    try:
        stream = getattr(sound, kind)(
            samplerate=rate,
            channels=1,
            dtype="int16",
            blocksize=round(_BLOCK_S * rate),
            latency=latency,
            device=name,
            callback=callback,
        )
        stream.start()
    except (sound.PortAudioError, ValueError) as error:
        which = f"No {what} called {name!r} can be used" if name else f"No {what} found"
        raise NoAudioDevice(
            f"{which}: {error}. Connect one, or choose one of those that `limber devices` lists."
        ) from error
    return stream


def _close(stream: Any) -> None:
    if stream is None:
        return
    # A device that is gone cannot be closed properly.
    with suppress(portaudio().PortAudioError):
        stream.abort()
        stream.close()
