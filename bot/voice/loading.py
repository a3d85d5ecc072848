"""The recognisers as Limber uses them: with its own stretches and what people say to it."""

from __future__ import annotations

from pathlib import Path

import vosk

from bot.nlu.labelling.sets import TRAINING, read_set
from bot.paths import PROJECT_DIR
from bot.voice.listening.ears import Ears
from bot.voice.model import vosk_model_dir
from bot.voice.phrases import WAKE_WORDS, requests
from bot.voice.recogniser import Recogniser
from knowledge import load_library

# How often people call before they say what they want, of all that they say.
_CALLED_EVERY = 40


def load_recogniser(project: Path = PROJECT_DIR) -> Recogniser:
    """For recordings. Takes about a second.

    Raises:
        ModelMissing: there is no model, or it is not whole; says what to do.
        KnowledgeError: a stretch's file is wrong.
    """
    return Recogniser(vosk_model_dir(), _names(), _sayings(project))


def load_ears(rate: int, project: Path = PROJECT_DIR) -> Ears:
    """For a microphone of so many samples a second. Takes two seconds.

    Raises:
        ModelMissing: there is no model, or it is not whole; says what to do.
        KnowledgeError: a stretch's file is wrong.
    """
    vosk.SetLogLevel(-1)
    names, sayings = _names(), _sayings(project)
    asked = [*sayings, *requests(names)]
    called = [f"{WAKE_WORDS} {one}" for one in asked[::_CALLED_EVERY]]
    return Ears(vosk.Model(str(vosk_model_dir())), rate, names, [*asked, *called])


def _names() -> list[str]:
    return [name for stretch in load_library().values() for name in stretch.names]


def _sayings(project: Path) -> list[str]:
    return [sentence.text for sentence in read_set(project, TRAINING)]
