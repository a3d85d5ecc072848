"""How many free questions are understood, how many words are misheard, how soon words are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rapidfuzz.distance import Levenshtein

from benchmarks.voice.acoustics import at_level, hiss, padded, voice
from benchmarks.voice.hearing import HISS_DB, PERSON_DB
from benchmarks.voice.scene import Scene
from bot.voice.listening.ears import Ears
from bot.voice.recogniser import RATE
from bot.voice.render import Synthesiser

QUESTIONS = Path(__file__).parents[2] / "tests" / "understanding" / "questions.yml"
_BEFORE_S, _AFTER_S = 0.6, 1.8
_NOTHING = ("it", "none")
_RESPELT = re.compile(r"\bso as\b|\byup\b")  # written as Vosk hears it: nobody says that

Parse = Callable[[str, str], dict[str, Any]]


@dataclass(frozen=True)
class Question:
    """What is asked, and what it must be understood as; `stretch` is "" for none or "it"."""

    say: str
    intent: str
    stretch: str


@dataclass(frozen=True)
class Asked:
    """What came of a question: the words that were heard, and how soon they were there, in s."""

    question: Question
    voice: str
    heard: str
    understood: bool
    word_errors: int
    words: int
    after_s: float | None


def questions(file: Path = QUESTIONS) -> Iterator[Question]:
    """Held-out ones about records of stretches."""
    for block in yaml.safe_load(file.read_text(encoding="utf-8")):
        for ask in block["ask"]:
            named = "" if ask["stretch"] in _NOTHING else ask["stretch"]
            if not _RESPELT.search(ask["say"]):
                yield Question(ask["say"], block["intent"], named)


def asked(ears: Ears, synthesiser: Synthesiser, parse: Parse, voices: Sequence[str]) -> list[Asked]:
    """Asks them in quiet in a session, the voices taking turns."""
    scenes = {who: Scene(ears, synthesiser, in_session=True) for who in voices}
    return [
        _asked(scenes[who], question, who, parse)
        for question, who in zip(questions(), cycle(voices), strict=False)
    ]


def _asked(scene: Scene, question: Question, who: str, parse: Parse) -> Asked:
    said = padded(at_level(voice(question.say, who), PERSON_DB), _BEFORE_S, _AFTER_S)
    ends = scene.now + len(said) / RATE - _AFTER_S
    before, first = len(scene.notes.ended), len(scene.notes.words)
    scene.hear(said + hiss(len(said), HISS_DB, 1))
    words = scene.notes.words[first:]
    heard = " ".join(one.text for one in words)
    plain = " ".join(one.overheard for one in words)
    parsed: dict[str, Any] = {"intent": {"name": ""}, "entities": []}
    if heard:
        parsed = parse(heard, plain)
    stretches = {str(e["value"]) for e in parsed["entities"] if e["entity"] == "stretch"}
    understood = parsed["intent"]["name"] == question.intent and (
        not question.stretch or question.stretch in stretches
    )
    last = scene.notes.ended[before:]
    after = last[-1].at + last[-1].took - ends if last else None
    meant, got = words_of(question.say), words_of(heard)
    errors = int(Levenshtein.distance(meant, got))
    return Asked(question, who, heard, understood, errors, len(meant), after)


def words_of(text: str) -> list[str]:
    """In small letters, without what is not said."""
    return re.findall(r"[a-z0-9']+", text.lower().replace("-", " "))


def word_error_rate(many: Sequence[Asked]) -> float:
    """Of 1."""
    return sum(one.word_errors for one in many) / max(1, sum(one.words for one in many))


def understood_share(many: Sequence[Asked]) -> float:
    """Of 1."""
    return float(np.mean([one.understood for one in many]))
