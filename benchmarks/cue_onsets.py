"""How far from its time each cue of a rendered session begins, measured on the sound.

    python -m benchmarks.cue_onsets SHEET.json [--wav FILE.wav]

SHEET.json is `{"cues": [{"at": seconds, "text": "..."}]}`, as `limber guide --sheet` writes it;
FILE.wav is the recording made of it. Without one the sheet is spoken here. Prints one row of a
Markdown table; fails when a cue is not heard at all.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.voice.pcm import Pcm, read_audio, write_wav
from bot.voice.render import render
from bot.voice.speaker import Speaker

HEADER = "| cues | measured | max ms | p95 ms | median ms |\n|---:|---:|---:|---:|---:|"

# Loudness is taken over windows of this length; louder than the floor (-50 dB) is sound.
_WINDOW_S = 0.001
_FLOOR = 32767 * 10 ** (-50 / 20)
# Only what comes after this much silence has an onset of its own ...
_SILENCE_S = 0.25
# ... and that silence may end this early: a cue that comes too soon must be seen as such.
_EARLY_S = 0.1


@dataclass(frozen=True)
class Onsets:
    """What was measured: the number of cues, and the error (ms, late is positive) of each
    that follows silence; `unheard` are the times at which nothing was heard."""

    cues: int
    errors_ms: tuple[float, ...]
    unheard: tuple[float, ...]

    def row(self) -> str:
        """A row of the table whose head is HEADER."""
        sizes = np.abs(self.errors_ms)
        figures = (sizes.max(), np.percentile(sizes, 95), np.median(sizes))
        columns = [str(self.cues), str(len(sizes)), *(f"{figure:.1f}" for figure in figures)]
        return f"| {' | '.join(columns)} |"


def measure(pcm: Pcm, times: Sequence[float]) -> Onsets:
    """The onset errors of the cues due at `times` (seconds) in a recording."""
    loud = _loud(pcm)
    due = sorted(times)
    errors: list[float] = []
    unheard: list[float] = []
    for at, following in pairwise([*due, len(loud) * _WINDOW_S]):
        sought = _index(at - _EARLY_S)
        if loud[_index(at - _EARLY_S - _SILENCE_S) : sought].any():
            continue
        heard = np.flatnonzero(loud[sought : _index(max(following, at + _EARLY_S))])
        if len(heard):
            errors.append(((sought + heard[0]) * _WINDOW_S - at) * 1000)
        else:
            unheard.append(at)
    return Onsets(len(due), tuple(errors), tuple(unheard))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; returns the exit code."""
    parser = argparse.ArgumentParser(description="Onset errors of a session's cues.")
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--wav", type=Path)
    options = parser.parse_args(arguments)
    cues = [(cue["at"], cue["text"]) for cue in json.loads(options.sheet.read_text())["cues"]]
    pcm = _spoken(cues) if options.wav is None else read_audio(options.wav)
    onsets = measure(pcm, [at for at, _ in cues])
    for at in onsets.unheard:
        print(f"nothing is heard of the cue at {at:.3f} s", file=sys.stderr)
    if onsets.unheard or not onsets.errors_ms:
        return 1
    print(f"{HEADER}\n{onsets.row()}")
    return 0


def _spoken(cues: list[tuple[float, str]]) -> Pcm:
    with Speaker() as speaker, tempfile.TemporaryDirectory() as folder:
        rendering = render(cues, speaker, max(at for at, _ in cues))
        wav = Path(folder) / "session.wav"  # measured as anyone would find it
        write_wav(wav, rendering.pcm)
        return read_audio(wav)


def _loud(pcm: Pcm) -> npt.NDArray[np.bool_]:
    """Whether each window of the recording has sound in it."""
    count = int(pcm.duration / _WINDOW_S)
    # Each from its own time: windows of a whole number of samples would drift away from it.
    edges = (np.arange(count) * _WINDOW_S * pcm.rate).round().astype(np.int64)
    energy = np.add.reduceat(np.square(pcm.samples, dtype=np.float64), edges)
    loud: npt.NDArray[np.bool_] = energy > _FLOOR**2 * _WINDOW_S * pcm.rate
    return loud


def _index(seconds: float) -> int:
    return max(0, round(seconds / _WINDOW_S))


if __name__ == "__main__":
    sys.exit(main())
