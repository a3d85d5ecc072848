"""Whole guided routines as they sound: levels, gaps, overlaps, and what is heard of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import vosk
from rapidfuzz.distance import Levenshtein

from benchmarks.voice.acoustics import hiss, speech_level, to_float
from benchmarks.voice.hearing import HISS_DB, at_microphone
from benchmarks.voice.questions import words_of
from benchmarks.voice.scene import Scene
from bot.client import Reply
from bot.coaching import compose, plan_of_doses, sheet_of
from bot.coaching.request import Request
from bot.protocol import Custom, session_message
from bot.session import CueSheet, Session
from bot.voice.heard import hear_whole, recogniser
from bot.voice.listening.ears import Ears
from bot.voice.pcm import Pcm, Samples
from bot.voice.recogniser import RATE
from bot.voice.render import Synthesiser
from bot.voice.speaker import RATE as SPEAKING_RATE
from knowledge import load_library
from knowledge.safety_base import load_safety

_LISTEN_S = 0.3
_QUIET = 30


@dataclass(frozen=True)
class Recorded:
    """Of a routine: seconds, decibels of full scale, and what came of its own sound."""

    name: str
    minutes: float
    cues: int
    level_db: float  # the median prompt
    spread_db: float  # between the softest and the loudest of nine in ten
    overlaps: int  # prompts that were cut by the next
    longest_gap_s: float
    sounding: float  # share of the time in which it speaks
    heard_back: float  # share of the prompts' words that a recogniser makes out
    own_triggers: tuple[str, ...]  # what it took of its own voice for a person's


def recorded(
    name: str, ears: Ears, synthesiser: Synthesiser, model: vosk.Model, over_db: float = 0.0
) -> Recorded:
    """Plays a routine to nobody, into a room in which it is as loud as a person would be."""
    sheet, session = _routine(name)
    scene = Scene(ears, synthesiser, at_microphone(synthesiser, sheet.cues[0].text, over_db))
    scene.notes.played = []
    scene.coach.greet("say_voice_hello_wake")
    scene.hear(hiss(RATE * 8, HISS_DB, 1))
    before = scene.now
    scene.coach.replied(Reply((), (Custom(session=session_message(session, 0.0, sheet)),)))
    length = sheet.segments[-1].end + 2
    while scene.now < before + length:
        scene.hear(hiss(RATE, HISS_DB, int(scene.now)))
    played = np.concatenate(scene.notes.played)[round(before * SPEAKING_RATE) :]
    triggers = [one.text for one in (*scene.notes.words, *scene.notes.reflexes)]
    starts = [cue.at for cue in sheet.cues]
    rendered = {cue.text: _sound(synthesiser, cue.text) for cue in sheet.cues}
    levels = [20 * np.log10(speech_level(to_float(sound))) for sound in rendered.values()]
    lengths = [len(rendered[cue.text]) / SPEAKING_RATE for cue in sheet.cues]
    overlaps = sum(
        at + spoken > following + 1e-3
        for at, spoken, following in zip(starts, lengths, starts[1:], strict=False)
    )
    return Recorded(
        name,
        length / 60,
        len(sheet.cues),
        float(np.median(levels)),
        float(np.diff(np.quantile(levels, (0.05, 0.95)))[0]),
        overlaps,
        _longest_gap(played),
        float(np.mean(_sounding(played))),
        heard_back(model, rendered),
        tuple(triggers),
    )


def heard_back(model: vosk.Model, rendered: dict[str, Samples]) -> float:
    """The share of the words of prompts that free recognition gets right, each prompt once."""
    errors = words = 0
    for text, samples in rendered.items():
        silence = np.zeros(round(_LISTEN_S * RATE), np.int16)
        sound = np.concatenate([silence, _resampled(samples), silence])
        heard = hear_whole(recogniser(model, RATE), sound)
        meant = _words(text)
        errors += int(Levenshtein.distance(meant, _words(heard.text if heard else "")))
        words += len(meant)
    return 1 - errors / max(1, words)


def _routine(name: str) -> tuple[CueSheet, Session]:
    library = load_library()
    doses = compose(Request(routine=name), library, load_safety().groups).doses
    plan = plan_of_doses(doses, library)
    session = Session(name, plan).cleared(0.0).ready(0.0)
    return sheet_of(plan, library), session


def _sound(synthesiser: Synthesiser, text: str) -> Samples:
    return synthesiser.synthesise(text).resampled(SPEAKING_RATE).samples


def _resampled(samples: Samples) -> Samples:
    return Pcm(samples, SPEAKING_RATE).resampled(RATE).samples


def _sounding(played: Samples) -> Sequence[bool]:
    block = SPEAKING_RATE // 50
    whole = played[: len(played) - len(played) % block].reshape(-1, block)
    return list(np.abs(whole.astype(np.int32)).max(axis=1) > _QUIET)


def _longest_gap(played: Samples) -> float:
    sounding = np.flatnonzero(np.array(_sounding(played)))
    return float(np.diff(sounding).max()) / 50 if len(sounding) > 1 else 0.0


_SPELT = """
    one two three four five six seven eight nine ten eleven twelve
"""
_NUMBERS = {str(number): word for number, word in enumerate(_SPELT.split(), 1)}


def _words(text: str) -> list[str]:
    return [_NUMBERS.get(word, word) for word in words_of(text)]
