"""The recogniser as Limber uses it: with its own stretches and what people say to it."""

from __future__ import annotations

from pathlib import Path

from bot.nlu.labelling.sets import TRAINING, read_set
from bot.paths import PROJECT_DIR
from bot.voice.model import vosk_model_dir
from bot.voice.recogniser import Recogniser
from knowledge import load_library


def load_recogniser(project: Path = PROJECT_DIR) -> Recogniser:
    """Takes about a second.

    Raises:
        ModelMissing: there is no model, or it is not whole; says what to do.
        KnowledgeError: a stretch's file is wrong.
    """
    names = [name for stretch in load_library().values() for name in stretch.names]
    sayings = [sentence.text for sentence in read_set(project, TRAINING)]
    return Recogniser(vosk_model_dir(), names, sayings)
