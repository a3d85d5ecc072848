"""Real voices, the real recogniser, and recordings made of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.voice.loading import load_recogniser
from bot.voice.pcm import Pcm, read_audio, trim_silence
from bot.voice.recogniser import RATE, Recogniser
from bot.voice.speaker import Speaker

Voice = Callable[[str], Pcm]


@pytest.fixture(scope="module")
def speaker() -> Iterator[Speaker]:
    with Speaker() as running:
        yield running


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    return load_recogniser()


@pytest.fixture(scope="session")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Voice]:
    """A voice by its name: `voice("flite slt")("hello")` is the sound of that, and no silence."""
    wav = tmp_path_factory.mktemp("voices") / "said.wav"

    def named(name: str) -> Voice:
        engine, _, option = name.partition(" ")

        def say(text: str) -> Pcm:
            commands = {
                "flite": ["flite", "-voice", option, "-t", text, "-o", str(wav)],
                "espeak-ng": ["espeak-ng", "-v", option, "-w", str(wav), text],
            }
            subprocess.run(commands[engine], check=True, timeout=60)
            return trim_silence(read_audio(wav))

        return say

    return named


@pytest.fixture(scope="session")
def recording() -> Callable[[Voice, list[str]], tuple[Pcm, list[float]]]:
    """Texts said one after the other, two seconds apart, and when each begins."""

    def record(say: Voice, texts: list[str]) -> tuple[Pcm, list[float]]:
        gap = np.zeros(2 * RATE, np.int16)
        parts, onsets = [gap], []
        for text in texts:
            onsets.append(sum(map(len, parts)) / RATE)
            parts += [say(text).resampled(RATE).samples, gap]
        return Pcm(np.concatenate(parts), RATE), onsets

    return record


@pytest.fixture
def tone() -> Pcm:
    """Half a second of 440 Hz between two silences of a quarter, at 44.1 kHz."""
    rate = 44_100
    times = np.arange(rate // 2) / rate
    sound = (8000 * np.sin(2 * np.pi * 440 * times)).astype(np.int16)
    silence = np.zeros(rate // 4, np.int16)
    return Pcm(np.concatenate([silence, sound, silence]), rate)


@pytest.fixture
def broken_espeak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the processes started now, the synthesiser's library is a file of junk."""
    for name in ("libespeak-ng.so.1", "libespeak.so.1"):
        (tmp_path / name).write_text("not a library")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
