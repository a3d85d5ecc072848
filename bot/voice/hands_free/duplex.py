"""A microphone and a loudspeaker that know of each other: joined, not yet opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.voice.hands_free.mixer import Mixer
from bot.voice.hands_free.reference import Reference
from bot.voice.hands_free.sound_card import Loudspeaker, Microphone
from bot.voice.listening.echo import EchoFilter
from bot.voice.recogniser import RATE as HEARING_RATE
from bot.voice.speaker import RATE as SPEAKING_RATE


@dataclass(frozen=True)
class Duplex:
    """The loudspeaker plays what the mixer mixes, and `echo` takes it out of the microphone's."""

    mixer: Mixer
    loudspeaker: Loudspeaker
    microphone: Microphone
    echo: EchoFilter


def duplex(microphone: str | None, loudspeaker: str | None, clock: Callable[[], float]) -> Duplex:
    """For devices whose names hold these, or the usual ones; `clock` is monotonic, in seconds."""
    reference = Reference(SPEAKING_RATE, HEARING_RATE)
    mixer = Mixer(SPEAKING_RATE, clock, reference.add)
    return Duplex(
        mixer,
        Loudspeaker(SPEAKING_RATE, mixer.fill, loudspeaker),
        Microphone(HEARING_RATE, microphone, reference.count),
        EchoFilter(HEARING_RATE, reference.played),
    )
