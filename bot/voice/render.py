"""Cues to one recording, each exactly at its time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bot.voice.pcm import Pcm, Samples
from bot.voice.speaker import RATE

# A cue that runs into the next ends in a fade of this length, then this much silence.
_FADE_S = 0.020
_GAP_S = 0.020


class Synthesiser(Protocol):
    """What is needed of a speaker."""

    def synthesise(self, text: str) -> Pcm:
        """The text, spoken, from its first sample on."""


@dataclass(frozen=True)
class Rendering:
    """The recording, and how the cues went.

    `onsets` are the times, in seconds, at which those that sound begin. `cut` are those, as
    `(at, text)`, that the next one cut short.
    """

    pcm: Pcm
    onsets: tuple[float, ...]
    cut: tuple[tuple[float, str], ...]


def render(cues: Iterable[tuple[float, str]], speaker: Synthesiser, length_s: float) -> Rendering:
    """Speaks each `(seconds from the start, text)` at its time, in silence otherwise.

    The recording is `length_s` seconds long, or as much longer as its last words need. A cue that
    is still being spoken when the next is due fades out for it.

    Raises:
        ValueError: a cue lies outside the recording.
        SpeakerFailed: from the speaker.
    """
    ordered = sorted(cues, key=lambda cue: cue[0])
    for at, text in ordered:
        if not 0 <= at <= length_s:
            raise ValueError(f"cue {text!r} at {at} s lies outside 0 to {length_s} s")
    spoken = [(at, text, speaker.synthesise(text).resampled(RATE).samples) for at, text in ordered]
    sounding = [cue for cue in spoken if len(cue[2])]
    starts = [round(at * RATE) for at, _, _ in sounding]
    sound = np.zeros(_length(starts, sounding, length_s), np.int16)
    cut = []
    for (at, text, samples), start, due in zip(
        sounding,
        starts,
        [*starts, len(sound)][1:],
        strict=False,  # no cues: nothing is due
    ):
        room = due - start
        if len(samples) > room:
            samples = _faded(samples, room - round(_GAP_S * RATE))
            cut.append((at, text))
        sound[start : start + len(samples)] = samples
    return Rendering(Pcm(sound, RATE), tuple(start / RATE for start in starts), tuple(cut))


def _length(starts: list[int], sounding: list[tuple[float, str, Samples]], length_s: float) -> int:
    asked = round(length_s * RATE)
    return max(asked, starts[-1] + len(sounding[-1][2])) if starts else asked


def _faded(samples: Samples, length: int) -> Samples:
    """The first `length` samples, the end of them fading to silence."""
    kept = samples[: max(length, 0)]
    fade = min(round(_FADE_S * RATE), len(kept))
    ramp = np.ones(len(kept))
    ramp[len(kept) - fade :] = np.linspace(1.0, 0.0, fade)
    faded: Samples = (kept * ramp).astype(np.int16)
    return faded
