"""A room with no hardware: a virtual sound card, `limber voice` on it, and a synthetic person.

Needs PulseAudio (Debian: pulseaudio, pulseaudio-utils, libasound2-plugins). The card has one stream
of two channels, so that what the person says and what Limber plays are on one clock: the person
speaks into the left ("person"), Limber into the right ("speaker"), and Limber's microphone hears
both, one as loud as the other.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.paths import PROJECT_DIR
from scripts.voices import say

RATE = 48_000
COMMANDS = ("pulseaudio", "pactl", "paplay", "parec")
_START_S = 10.0
_END_S = 30.0
_HEARING_RATE, _HEARING_S, _FAINT = 8000, 0.05, 60
_ALSA = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"
_LEFT, _RIGHT = "front-left", "front-right"
LIMBER_VOICE = ("-c", "from bot.cli import main; main()", "voice")

Show = Callable[[str], None]


def missing() -> list[str]:
    """The commands that are not there."""
    return [command for command in COMMANDS if shutil.which(command) is None]


@dataclass(frozen=True)
class Card:
    """A virtual sound card: what its clients need in their environment."""

    environment: Mapping[str, str]

    @contextmanager
    def recorded(self, to: Path, rate: int = RATE) -> Iterator[None]:
        """Records both channels as raw samples of 16 bits: the person's, then Limber's."""
        form = ["--raw", "--format=s16le", f"--rate={rate}", "--channels=2"]
        with to.open("wb") as file:
            recorder = subprocess.Popen(
                ["parec", "--device=room.monitor", "--latency-msec=20", *form],
                env=self.environment,
                stdout=file,
            )
            try:
                yield
            finally:
                recorder.terminate()
                recorder.wait()


@contextmanager
def virtual_card() -> Iterator[Card]:
    """A PulseAudio of our own, for as long as the block lasts.

    Raises:
        TimeoutError: it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="limber-room-") as name:
        folder = Path(name)
        socket, alsa = folder / "socket", folder / "asound.conf"
        alsa.write_text(_ALSA, encoding="utf-8")
        modules = (
            f"module-native-protocol-unix socket={socket} auth-anonymous=1",
            f"module-null-sink sink_name=room rate={RATE} channels=2 channel_map={_LEFT},{_RIGHT}",
            _side("person", _LEFT),
            _side("speaker", _RIGHT),
            "module-remap-source source_name=microphone master=room.monitor channels=1 "
            "channel_map=mono remix=yes",
        )
        options = [option for module in modules for option in ("-L", module)]
        own = {**os.environ, "XDG_RUNTIME_DIR": name, "HOME": name}
        command = ["pulseaudio", "-n", "--exit-idle-time=-1", "--use-pid-file=no", *options]
        daemon = subprocess.Popen(command, env=own, stderr=subprocess.DEVNULL)
        card = Card(
            {
                **os.environ,
                "PULSE_SERVER": f"unix:{socket}",
                "PULSE_SINK": "speaker",
                "PULSE_SOURCE": "microphone",
                "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{alsa}",
            }
        )
        try:
            _wait_for(card)
            yield card
        finally:
            daemon.terminate()
            daemon.wait()


def _side(name: str, channel: str) -> str:
    return (
        f"module-remap-sink sink_name={name} master=room channels=1 remix=no "
        f"channel_map={channel} master_channel_map={channel}"
    )


def _wait_for(card: Card) -> None:
    deadline = time.monotonic() + _START_S
    asked = ["pactl", "info"]
    while subprocess.run(asked, env=card.environment, capture_output=True, check=False).returncode:
        if time.monotonic() > deadline:
            raise TimeoutError("PulseAudio does not start.")
        time.sleep(0.1)


class Person:
    """Speaks into the room, and hears whether Limber does."""

    def __init__(self, card: Card, show: Show) -> None:
        """`show` is told what is said."""
        self._card, self._show = card, show
        self._quiet_s = 0.0
        self._quieter = threading.Condition()
        form = ["--raw", "--format=s16le", f"--rate={_HEARING_RATE}", "--channels=1"]
        self._hearing = subprocess.Popen(
            ["parec", "--device=speaker.monitor", "--latency-msec=50", *form],
            env=card.environment,
            stdout=subprocess.PIPE,
        )
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hears nothing any more."""
        self._hearing.terminate()
        self._hearing.wait()
        self._thread.join(_END_S)

    def hears_nothing(self, for_s: float, within_s: float) -> bool:
        """Whether there comes a time, from now on, in which Limber is silent for so long."""
        with self._quieter:
            self._quiet_s = 0.0
            return self._quieter.wait_for(lambda: self._quiet_s >= for_s, within_s)

    def _hear(self) -> None:
        assert self._hearing.stdout is not None
        block = round(_HEARING_S * _HEARING_RATE)
        while data := self._hearing.stdout.read(2 * block):
            loud = np.abs(np.frombuffer(data, np.int16).astype(np.int32)).max(initial=0) > _FAINT
            with self._quieter:
                self._quiet_s = 0.0 if loud else self._quiet_s + _HEARING_S
                self._quieter.notify_all()

    def says(self, text: str, voice: str) -> None:
        """A sentence, to its end. The voice is one of `scripts.voices`."""
        with tempfile.TemporaryDirectory() as folder:
            wav = Path(folder) / "said.wav"
            say(text, voice, wav)
            self._show(f"PERSON: {text}")
            said = ["paplay", "--device=person", str(wav)]
            subprocess.run(said, env=self._card.environment, check=True)


class Limber:
    """A process that shows what it hears and says: `limber voice`, or one that is started alike."""

    def __init__(
        self,
        card: Card,
        options: Sequence[str],
        show: Show,
        command: Sequence[str] = LIMBER_VOICE,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Starts it with these options; `show` is told its lines."""
        self._show = show
        self._lines: list[str] = []
        self._came = threading.Condition()
        self.process = subprocess.Popen(
            [sys.executable, *command, *options],
            cwd=PROJECT_DIR,
            env={**card.environment, "PYTHONUNBUFFERED": "1", **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def shows(self, *texts: str, within_s: float) -> bool:
        """Whether a line with one of these comes, of those since this was asked last."""
        with self._came:
            found = self._came.wait_for(lambda: self._found(texts) is not None, within_s)
            last = self._found(texts)
            del self._lines[: len(self._lines) if last is None else last + 1]
        return found

    def types(self, line: str) -> None:
        """Writes a line into its terminal."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def leaves(self) -> None:
        """Has it end."""
        if self.process.poll() is None:
            self.types("quit")
            self.process.wait(_END_S)
        self._reader.join(_END_S)

    def is_killed(self) -> None:
        """Ends it as kill -9 does."""
        self.process.kill()
        self.process.wait()

    def _found(self, texts: Sequence[str]) -> int | None:
        found = (n for n, line in enumerate(self._lines) if any(text in line for text in texts))
        return next(found, None)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._show(line.rstrip())
            with self._came:
                self._lines.append(line)
                self._came.notify_all()


def timed() -> Show:
    """Prints lines with the seconds since now."""
    began = time.monotonic()

    def show(line: str) -> None:
        print(f"{time.monotonic() - began:7.2f} {line}", flush=True)

    return show
