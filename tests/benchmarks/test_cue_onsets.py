from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.cue_onsets import main, measure
from bot.voice.pcm import Pcm, write_wav

RATE = 22_050


def sound_at(*spans: tuple[float, float], length: float = 300.0) -> Pcm:
    """A hum over each (from, to) in seconds, silence elsewhere."""
    samples = np.zeros(round(length * RATE), np.int16)
    for start, end in spans:
        samples[round(start * RATE) : round(end * RATE)] = 3000
    return Pcm(samples, RATE)


def test_on_time_to_the_end_of_a_long_session() -> None:
    onsets = measure(sound_at((0, 0.5), (2, 3), (290.5, 291)), [0, 2, 290.5])
    assert onsets.errors_ms == pytest.approx([0, 0, 0], abs=1.001)
    assert onsets.unheard == ()


def test_early_and_late() -> None:
    onsets = measure(sound_at((1.97, 2.5), (4.06, 5), (8.8, 9)), [2, 4, 8])
    assert onsets.errors_ms == pytest.approx([-30, 60, 800], abs=1.001)


def test_only_what_follows_silence_is_measured() -> None:
    """The second cue cuts the first short; the third comes 0.2 s after the second has ended."""
    onsets = measure(sound_at((1, 1.98), (2, 2.8), (3, 4)), [1, 2, 3])
    assert (onsets.cues, len(onsets.errors_ms)) == (3, 1)


def test_silence_where_a_cue_was_due() -> None:
    onsets = measure(sound_at((1, 2), (6, 7)), [1, 4, 6])
    assert onsets.unheard == (4,)
    assert len(onsets.errors_ms) == 2


def test_hiss_is_no_onset() -> None:
    pcm = sound_at((1.0, 1.5), length=3.0)
    hiss = np.random.default_rng(1).normal(0, 20, len(pcm.samples)).astype(np.int16)
    (error,) = measure(Pcm(pcm.samples + hiss, RATE), [1.0]).errors_ms
    assert error == pytest.approx(0, abs=1.001)


def test_row() -> None:
    onsets = measure(sound_at((1.01, 1.5), (3, 3.5), (5.03, 6)), [1, 3, 5])
    assert onsets.row() == "| 3 | 3 | 30.0 | 28.0 | 10.0 |"


def sheet(folder: Path, cues: list[tuple[float, str]]) -> str:
    file = folder / "sheet.json"
    file.write_text(json.dumps({"cues": [{"at": at, "text": text} for at, text in cues]}))
    return str(file)


def test_a_recording_that_lacks_a_cue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_wav(tmp_path / "session.wav", sound_at((1, 2), length=6.0))
    cues = sheet(tmp_path, [(1, "Heard."), (4, "Lost.")])
    assert main([cues, "--wav", str(tmp_path / "session.wav")]) == 1
    assert "nothing is heard of the cue at 4.000 s" in capsys.readouterr().err


@pytest.mark.speech
def test_a_sheet_spoken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cues = sheet(tmp_path, [(0.5, "Kneel down."), (3, "Three."), (4, "Two."), (7.25, "And hold.")])
    assert main([cues]) == 0
    cells = capsys.readouterr().out.splitlines()[-1].strip("| ").split(" | ")
    assert cells[:2] == ["4", "4"]
    assert float(cells[2]) < 50
