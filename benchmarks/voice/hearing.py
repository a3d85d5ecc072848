"""How many spoken commands are obeyed, in quiet, among people who talk, in a room, over Limber."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.voice.acoustics import (
    Sound,
    at_level,
    babble,
    hiss,
    in_room,
    padded,
    speech_level,
    to_float,
    voice,
)
from benchmarks.voice.scene import BLOCK_S, Loudspeaker, Scene, Words
from bot.voice.listening.ears import Ears
from bot.voice.phrases import CONTROLS
from bot.voice.recogniser import RATE
from bot.voice.render import Synthesiser

# Nothing but the threshold of the reflexes was tuned with the first ones. The others are from a
# time when synthetic voices sounded synthetic, with less in them to tell words apart by.
NATURAL = ("piper:joe*1.04", "piper:joe*1.1", "piper:joe*0.95")
ROBOTIC = ("flite:awb", "flite:rms")

PERSON_DB = -26.0  # of full scale, the level of the person's voice
HISS_DB = -70.0
_LEARNING_S = 9.0  # before the first command: the room is got to know, or the greeting is said
_BEFORE_S, _AFTER_S = 0.8, 1.6  # of other sound or none around a command
_DECAY_S = 0.5
_DELAY_S, _SMALL_DECAY_S = 0.11, 0.3  # of the loudspeaker's way back


@dataclass(frozen=True)
class Condition:
    """What a command is said in. `snr` is of other people's talk, `over` of Limber's own, in dB."""

    name: str
    snr: float | None = None
    over: float | None = None
    decay_s: float = 0.0


CONDITIONS = (
    Condition("clean"),
    Condition("babble, 20 dB", snr=20.0),
    Condition("babble, 10 dB", snr=10.0),
    Condition("babble, 5 dB", snr=5.0),
    Condition("reverberation, 0.5 s", decay_s=_DECAY_S),
    Condition("Limber talks, 0 dB", over=0.0),
    Condition("Limber talks, -10 dB", over=-10.0),
)


@dataclass
class Obeyed:
    """Of a condition: commands said, those that came through, and what came in place of others."""

    said: int = 0
    right: int = 0
    instead: list[tuple[str, str, str]] = field(default_factory=list)  # voice, command, words
    # Words that nobody said to Limber, and seconds in all.
    extra: list[str] = field(default_factory=list)
    seconds: float = 0.0


Same = Callable[[Words, str], bool]


def at_microphone(synthesiser: Synthesiser, text: str, over: float) -> Loudspeaker:
    """A loudspeaker whose sound is `over` dB quieter than the person, where the microphone is."""
    spoken = synthesiser.synthesise(text).resampled(RATE)
    own = 20 * np.log10(speech_level(to_float(spoken.samples)))
    gain = 10 ** ((PERSON_DB - over - own) / 20)
    return Loudspeaker(float(gain), _DELAY_S, _SMALL_DECAY_S)


class Commands:
    """Says every command in a condition, one after the other, in one scene for each voice."""

    def __init__(
        self,
        ears: Ears,
        synthesiser: Synthesiser,
        same: Same,
        talk: Sequence[str],
        prompts: Sequence[str],
    ) -> None:
        """`same` tells whether words mean a command; others talk of `talk`, Limber of `prompts`."""
        self._ears, self._synthesiser, self._same = ears, synthesiser, same
        self._talk, self._prompts = talk, prompts

    def obeyed(self, condition: Condition, voices: Sequence[str]) -> Obeyed:
        """What came of it."""
        obeyed = Obeyed()
        for who in voices:
            self._say_all(condition, who, obeyed)
        return obeyed

    def _say_all(self, condition: Condition, who: str, obeyed: Obeyed) -> None:
        chance = random.Random(f"{condition.name} {who}")
        commands = list(CONTROLS)
        chance.shuffle(commands)
        speaker = None
        if condition.over is not None:
            speaker = at_microphone(self._synthesiser, self._prompts[0], condition.over)
        scene = Scene(self._ears, self._synthesiser, speaker, in_session=True)
        if speaker is not None:
            scene.coach.greet("say_voice_hello_wake")
        room = _Room(condition, self._talk, chance)
        scene.hear(room.around(np.zeros(round(_LEARNING_S * RATE), np.float32)))
        prompts = self._shuffled(chance)
        for command in commands:
            if speaker is not None:
                scene.mouth.answer([next(prompts), next(prompts)])
            said = at_level(voice(command, who), PERSON_DB)
            before = len(scene.notes.words)
            start = scene.now
            jitter = chance.random() * 0.5
            scene.hear(room.around(padded(said, _BEFORE_S + jitter, _AFTER_S)))
            if speaker is not None:
                scene.mouth.hush()
                scene.hear(room.around(np.zeros(round(0.6 * RATE), np.float32)))
            self._judge(command, who, scene.notes.words[before:], start, obeyed)
        obeyed.seconds += scene.now

    def _judge(
        self, command: str, who: str, words: Sequence[Words], start: float, obeyed: Obeyed
    ) -> None:
        obeyed.said += 1
        right = [one for one in words if self._same(one, command)]
        others = [one.text for one in words if one not in right]
        in_time = [one for one in right if one.at >= start + _BEFORE_S]
        if in_time:
            obeyed.right += 1
            obeyed.extra += others
        else:
            obeyed.instead.append((who, command, " / ".join(others)))

    def _shuffled(self, chance: random.Random) -> Iterator[str]:
        while True:
            yield from chance.sample(list(self._prompts), len(self._prompts))


class _Room:
    """Adds to a person's sound what else there is."""

    def __init__(self, condition: Condition, talk: Sequence[str], chance: random.Random) -> None:
        self._condition, self._chance = condition, chance
        self._babble: Sound | None = None
        if condition.snr is not None:
            level = 10 ** ((PERSON_DB - condition.snr) / 20)
            self._babble = babble(talk, 120.0, chance.randrange(1000)) * np.float32(level)
        self._at = 0

    def around(self, person: Sound) -> Sound:
        sound = person
        if self._condition.decay_s:
            sound = in_room(person, self._condition.decay_s)[: len(person)]
        sound = sound + hiss(len(sound), HISS_DB, self._chance.randrange(10**6))
        if self._babble is not None:
            where = np.arange(self._at, self._at + len(sound)) % len(self._babble)
            self._at += len(sound)
            sound = sound + self._babble[where]
        block = round(BLOCK_S * RATE)
        made: Sound = np.pad(sound, (0, -len(sound) % block)).astype(np.float32)
        return made
