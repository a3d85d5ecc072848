from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from bot.voice.player import Tape

ROOT = Path(__file__).parents[3]


def block(tape: Tape, frames: int) -> list[int]:
    """What the device is given for its next `frames`."""
    out = np.full((frames, 1), 99, np.int16)
    tape.fill(out, frames, None, None)
    return out[:, 0].tolist()


def numbers(count: int) -> np.ndarray:
    return np.arange(1, count + 1, dtype=np.int16)


def test_silence_until_something_is_played() -> None:
    tape = Tape()
    tape.wait()
    assert block(tape, 3) == [0, 0, 0]


def test_sample_after_sample_then_silence() -> None:
    tape = Tape()
    tape.load(numbers(5))
    assert [block(tape, 2) for _ in range(4)] == [[1, 2], [3, 4], [5, 0], [0, 0]]
    tape.wait()


def test_another_takes_its_place() -> None:
    tape = Tape()
    tape.load(numbers(100))
    block(tape, 2)
    tape.load(numbers(2) * 10)
    assert block(tape, 3) == [10, 20, 0]


def test_stopping_ends_the_wait() -> None:
    tape = Tape()
    tape.load(numbers(1000))
    waiting = threading.Thread(target=tape.wait)
    waiting.start()
    assert waiting.is_alive()
    tape.load(numbers(0))
    waiting.join(10)
    assert not waiting.is_alive()
    assert block(tape, 2) == [0, 0]


def run(
    code: str, tmp_path: Path, asound: str = "pcm.!default { type hw card 77 }", **environ: str
) -> str:
    """What the code prints, run where the sound system is as `asound` has it."""
    config = tmp_path / "asound.conf"
    config.write_text(asound)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT), "ALSA_CONFIG_PATH": str(config), **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout.strip()


OPEN = """
from bot.voice.errors import NoAudioDevice
from bot.voice.player import Playback
try:
    with Playback():
        print("open")
except NoAudioDevice as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="devices are described for ALSA")
def test_no_device(tmp_path: Path) -> None:
    said = run(OPEN, tmp_path)
    assert said.startswith("No loudspeaker found: ")
    assert said.endswith("or use --to FILE.wav.")


def test_no_portaudio(tmp_path: Path) -> None:
    lacking = tmp_path / "lacking"
    lacking.mkdir()
    (lacking / "sounddevice.py").write_text("raise OSError('PortAudio library not found')")
    said = run(OPEN, tmp_path, PYTHONPATH=os.pathsep.join([str(lacking), str(ROOT)]))
    assert said.startswith("No loudspeaker can be used: the PortAudio library is missing.")
    assert said.endswith("or use --to FILE.wav.")


PLAY = """
import numpy as np
from bot.voice.pcm import Pcm
from bot.voice.player import Playback
from bot.voice.speaker import RATE
sounds = [Pcm(np.arange(1, 9001, dtype=np.int16), RATE), Pcm(np.full(100, 7, np.int16), RATE)]
with Playback() as playback:
    for sound in sounds:
        playback.play(sound)
        playback.wait()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="devices are described for ALSA")
def test_what_a_device_gets(tmp_path: Path) -> None:
    """Through the real PortAudio, into a device that writes to a file what it would sound."""
    played = tmp_path / "played.raw"
    run(PLAY, tmp_path, f'pcm.!default {{ type file slave.pcm {{ type null }} file "{played}" }}')
    samples = np.fromfile(played, np.int16)
    sounding = samples[samples != 0].tolist()
    assert sounding == [*range(1, 9001), *[7] * 100]
