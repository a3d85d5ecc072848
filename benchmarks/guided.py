"""The cue onsets of a whole guided session, in the recording that `limber guide` makes of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.cue_onsets import Onsets, measure
from benchmarks.processes import BenchError, run_to_end
from bot.paths import PROJECT_DIR
from bot.voice.pcm import read_audio

STRETCH = "half_kneeling_psoas_stretch"
LIMIT_S = 300.0


def guided_onsets(folder: Path) -> Onsets:
    """The onset errors of a session, spoken into `folder` by the command that a person uses.

    Raises:
        BenchError: it can't be spoken, or a cue of it is not heard.
    """
    wav, sheet = folder / "session.wav", folder / "sheet.json"
    limber = Path(sys.executable).with_name("limber")
    command = [str(limber), "guide", STRETCH, "--to", str(wav), "--sheet", str(sheet)]
    run_to_end(command, PROJECT_DIR, folder / "guide.log", LIMIT_S)
    cues = json.loads(sheet.read_text(encoding="utf-8"))["cues"]
    onsets = measure(read_audio(wav), [cue["at"] for cue in cues])
    if onsets.unheard or not onsets.errors_ms:
        times = ", ".join(f"{at:.3f}" for at in onsets.unheard) or "any time"
        raise BenchError(f"Nothing is heard of the cues at {times} (seconds) of {STRETCH}.")
    return onsets
