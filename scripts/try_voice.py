"""Has `limber voice` talk with a scripted person on a virtual sound card, and prints what happens.

    python -m scripts.try_voice SCRIPT [options of `limber voice`]

Needs PulseAudio (Debian: pulseaudio, pulseaudio-utils, libasound2-plugins) and flite. The card is
two sinks that nothing plays: "speaker", which Limber has, and "room", which the person speaks into
and Limber's microphone hears, with the speaker in it as loud as the person.

A script has a line for each thing that the person does:

    wait Hello             until Limber's terminal shows that
    rest 4                 so many seconds
    slt stretch my hips    says it, in a voice of flite's (slt, awb, rms, kal16)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.paths import PROJECT_DIR
from scripts.voices import say

_NEEDED = ("pulseaudio", "pactl", "paplay", "flite")
_PATIENCE_S = 60.0
_START_S = 10.0
_ALSA = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"


def main(arguments: list[str]) -> int:
    """Plays a script; an exit status, 1 when something that was waited for did not come."""
    missing = [command for command in _NEEDED if shutil.which(command) is None]
    if missing or not arguments:
        print(f"Install these first: {', '.join(missing)}" if missing else __doc__, file=sys.stderr)
        return 2
    try:
        steps = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
        missed = played([step for step in steps if step.strip()], arguments[1:])
    except (OSError, TimeoutError) as error:
        print(error, file=sys.stderr)
        return 2
    for step in missed:
        print(f"Did not come: {step}", file=sys.stderr)
    return 1 if missed else 0


def played(steps: list[str], options: list[str]) -> list[str]:
    """Plays the steps of a script to `limber voice` with these options; those that did not come."""
    with tempfile.TemporaryDirectory(prefix="limber-room-") as name:
        folder = Path(name)
        with virtual_card(folder) as environment:
            talk = Talk(environment, folder, options)
            try:
                return [step for step in steps if not talk.does(*step.split(None, 1))]
            finally:
                talk.end()


@contextmanager
def virtual_card(folder: Path) -> Iterator[dict[str, str]]:
    """A PulseAudio of our own, for as long as the block lasts; the environment of its clients."""
    socket, alsa = folder / "socket", folder / "asound.conf"
    alsa.write_text(_ALSA, encoding="utf-8")
    modules = (
        f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        "module-null-sink sink_name=speaker rate=48000 channels=1",
        "module-null-sink sink_name=room rate=48000 channels=1",
        "module-loopback source=speaker.monitor sink=room latency_msec=30",
    )
    options = [option for module in modules for option in ("-L", module)]
    own = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    command = ["pulseaudio", "-n", "--exit-idle-time=-1", "--use-pid-file=no", *options]
    daemon = subprocess.Popen(command, env=own, stderr=subprocess.DEVNULL)
    environment = {
        **os.environ,
        "PULSE_SERVER": f"unix:{socket}",
        "PULSE_SINK": "speaker",
        "PULSE_SOURCE": "room.monitor",
        "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{alsa}",
    }
    try:
        _wait_for(environment)
        yield environment
    finally:
        daemon.terminate()
        daemon.wait()


def _wait_for(environment: Mapping[str, str]) -> None:
    deadline = time.monotonic() + _START_S
    asked = ["pactl", "info"]
    while subprocess.run(asked, env=environment, capture_output=True, check=False).returncode:
        if time.monotonic() > deadline:
            raise TimeoutError("PulseAudio does not start.")
        time.sleep(0.1)


class Talk:
    """`limber voice`, and the person."""

    def __init__(self, environment: Mapping[str, str], folder: Path, options: list[str]) -> None:
        """Starts Limber with these options, and its files in `folder`."""
        self._environment, self._wav = environment, folder / "said.wav"
        self._began = time.monotonic()
        self._lines: list[str] = []
        self._came = threading.Condition()
        self._limber = subprocess.Popen(
            [sys.executable, "-c", "from bot.cli import main; main()", "voice", *options],
            cwd=PROJECT_DIR,
            env={**environment, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        threading.Thread(target=self._read, daemon=True).start()

    def does(self, what: str, how: str = "") -> bool:
        """One step of a script; whether it came to pass."""
        if what == "rest":
            time.sleep(float(how))
        elif what == "wait":
            return self._wait(how.strip())
        else:
            self._say(what, how)
        return True

    def end(self) -> None:
        """Limber leaves."""
        assert self._limber.stdin is not None
        self._limber.stdin.write("quit\n")
        self._limber.stdin.close()
        self._limber.wait(_PATIENCE_S)

    def _say(self, voice: str, text: str) -> None:
        say(text, f"flite:{voice}", self._wav)
        self._print(f"PERSON: {text}")
        said = ["paplay", "--device=room", str(self._wav)]
        subprocess.run(said, env=self._environment, check=True)

    def _wait(self, text: str) -> bool:
        with self._came:
            found = self._came.wait_for(
                lambda: any(text in line for line in self._lines), _PATIENCE_S
            )
            self._lines.clear()
        return found

    def _read(self) -> None:
        assert self._limber.stdout is not None
        for line in self._limber.stdout:
            self._print(line.rstrip())
            with self._came:
                self._lines.append(line)
                self._came.notify_all()

    def _print(self, line: str) -> None:
        print(f"{time.monotonic() - self._began:7.2f} {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
