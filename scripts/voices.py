"""Synthetic people: programs that say a sentence into a file."""

from __future__ import annotations

import subprocess
from pathlib import Path

_COMMANDS = {
    "flite": ["flite", "-voice", "{voice}", "-t", "{text}", "-o", "{to}"],
    "espeak": ["espeak-ng", "-v", "{voice}", "-s", "150", "-w", "{to}", "{text}"],
    "piper": ["piper", "-m", "{voice}", "-f", "{to}", "--", "{text}"],
}


def say(text: str, voice: str, to: Path) -> None:
    """Writes a WAV. A voice is `flite:NAME`, `espeak:NAME` or `piper:MODEL`, installed."""
    kind, name = voice.split(":", 1)
    words = {"voice": name, "text": text, "to": str(to)}
    command = [part.format(**words) for part in _COMMANDS[kind]]
    subprocess.run(command, check=True, capture_output=True)
