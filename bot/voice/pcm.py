"""A stretch of sound as numbers, and the files it comes from and goes to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from bot.voice.errors import AudioFileError

Samples = npt.NDArray[np.int16]

_FULL_SCALE = 32767
_BLOCK_FRAMES = 1 << 16
# Speech fades in from silence within a few milliseconds; what is below this share of full scale
# (-46 dB) cannot be heard as its beginning.
_SILENCE = 0.005


@dataclass(frozen=True, eq=False)
class Pcm:
    """One channel of sound: 16-bit samples, `rate` of them a second."""

    samples: Samples
    rate: int

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.rate

    def resampled(self, rate: int) -> Pcm:
        """The same sound with `rate` samples a second."""
        if rate == self.rate or not len(self.samples):
            return Pcm(self.samples, rate)
        return Pcm(soxr.resample(self.samples, self.rate, rate), rate)


def level(samples: Samples) -> float:
    """The root mean square of samples; 0 of none."""
    return float(np.sqrt(np.mean(np.square(samples.astype(np.float64))))) if len(samples) else 0.0


def decibels(level: float) -> float:
    """A level in dB of full scale; no less than -96, which is silence."""
    return max(-96.0, 20 * math.log10(level / (_FULL_SCALE + 1))) if level else -96.0


def trim_silence(pcm: Pcm, threshold: float = _SILENCE) -> Pcm:
    """The sound without what is quieter than `threshold` (a share of full scale) at either end.

    Sound that is silent throughout comes back with no samples.
    """
    loud = np.flatnonzero(np.abs(pcm.samples.astype(np.int32)) > threshold * _FULL_SCALE)
    if not len(loud):
        return Pcm(pcm.samples[:0], pcm.rate)
    return Pcm(pcm.samples[loud[0] : loud[-1] + 1], pcm.rate)


def read_audio(path: Path) -> Pcm:
    """The sound of a WAV or FLAC file at the file's own rate, its channels mixed into one.

    Raises:
        AudioFileError: the file is missing, empty, or not sound; says which.
    """
    try:
        if path.stat().st_size == 0:
            raise AudioFileError(f"{path}: the file is empty. Record it again.")
        with path.open("rb") as opened, soundfile.SoundFile(opened) as file:
            blocks = file.blocks(_BLOCK_FRAMES, dtype="float32", always_2d=True)
            samples = [_mono(block) for block in blocks]
            rate = file.samplerate
    except OSError as error:
        raise AudioFileError(f"{path}: cannot be read: {error.strerror}.") from error
    except (soundfile.LibsndfileError, TypeError) as error:  # TypeError: headerless .raw
        raise AudioFileError(
            f"{path}: is not a sound file that can be read. Give a WAV or FLAC file."
        ) from error
    if not samples:
        raise AudioFileError(f"{path}: the file holds no sound. Record it again.")
    return Pcm(np.concatenate(samples), rate)


def write_wav(path: Path, pcm: Pcm) -> None:
    """Writes the sound as a 16-bit WAV file.

    Raises:
        AudioFileError: the file cannot be written there.
    """
    try:
        with path.open("wb") as file:
            soundfile.write(file, pcm.samples, pcm.rate, format="WAV", subtype="PCM_16")
    except OSError as error:
        raise AudioFileError(f"{path}: cannot be written: {error.strerror}.") from error


def _mono(block: npt.NDArray[Any]) -> Samples:
    mixed = np.clip(np.nan_to_num(block).mean(axis=1), -1.0, 1.0)
    samples: Samples = (mixed * _FULL_SCALE).round().astype(np.int16)
    return samples
