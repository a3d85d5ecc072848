"""What Limber takes for a command though nobody meant it: in an hour of talk that is not for it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import psutil  # type: ignore[import-untyped]

from benchmarks.measure import MIB
from benchmarks.voice.acoustics import at_level, hiss, voice
from benchmarks.voice.hearing import HISS_DB, PERSON_DB
from benchmarks.voice.questions import Parse
from benchmarks.voice.scene import Notes, Scene, Words
from benchmarks.voice.talk import CHANGES, SILENT
from bot.voice.listening.ears import Ears
from bot.voice.recogniser import RATE
from bot.voice.render import Synthesiser

_MINUTE_S = 60.0


@dataclass(frozen=True)
class Chatter:
    """So many minutes of it; `wakes` while it waits for its name, `changes` with a session."""

    minutes: float
    sentences: int
    wakes: tuple[str, ...]
    changes: tuple[str, ...]
    answered: int  # in a session, taken for something that changes nothing
    flinches: int  # stood still for a word that cannot wait, and went on: it was no such word
    cpu: float  # of one core
    rss_mib: tuple[float, ...]  # once a minute


def chatter(
    ears: Ears,
    synthesiser: Synthesiser,
    parse: Parse,
    talk: Sequence[str],
    voices: Sequence[str],
    minutes: float,
) -> Chatter:
    """People talk to each other as near as the person is, first with no session, then in one."""
    chance = random.Random(1)
    for who in voices:  # kept in memory: that must not be taken for what Limber needs
        for sentence in talk:
            voice(sentence, who)
    process, rss = psutil.Process(), []
    cpu, sentences = 0.0, 0
    heard: dict[bool, Notes] = {}
    for in_session in (False, True):
        scene = Scene(ears, synthesiser, mode="wake", in_session=in_session)
        minute = 0
        while scene.now < minutes * _MINUTE_S / 2:
            said = at_level(voice(chance.choice(talk), chance.choice(voices)), PERSON_DB)
            pause = np.zeros(round(chance.uniform(0.3, 2.5) * RATE), np.float32)
            sound = np.concatenate([said, pause])
            used = sum(process.cpu_times()[:2])
            scene.hear(sound + hiss(len(sound), HISS_DB, sentences))
            cpu += sum(process.cpu_times()[:2]) - used
            sentences += 1
            if scene.now >= minute * _MINUTE_S:
                minute += 1
                rss.append(process.memory_info().rss / MIB)
        heard[in_session] = scene.notes
    understood = [
        (one, parse(one.text, one.overheard)["intent"]["name"]) for one in heard[True].words
    ]
    meant = [(one.text, intent) for one, intent in understood if intent not in SILENT]
    changes = tuple(f"{text} ({intent})" for text, intent in meant if intent in CHANGES)
    return Chatter(
        minutes,
        sentences,
        tuple(one.text for one in heard[False].words),
        changes,
        len(meant) - len(changes),
        sum(_taken_back(reflex, understood) for reflex in heard[True].reflexes),
        cpu / (minutes * _MINUTE_S),
        tuple(rss),
    )


def _taken_back(reflex: Words, understood: Sequence[tuple[Words, str]]) -> bool:
    """Whether the sentence that it began changed nothing after all."""
    intent = next((intent for one, intent in understood if one.at >= reflex.at), "")
    return intent not in CHANGES
