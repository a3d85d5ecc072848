"""What the peers learn from: Limber's training data, all of it or a few examples of each intent."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from rasa.shared.nlu.training_data.entities_parser import replace_entities

from bot.nlu.labelling.adding import training
from bot.paths import PROJECT_DIR
from bot.protocol.plain_text import looks_like_payload

SEED = 1
Pair = tuple[str, str]  # a text, and its intent


def read(project: Path = PROJECT_DIR) -> list[Pair]:
    """Every example of `data/nlu` that somebody may say, without annotations of entities."""
    pairs = [(str(replace_entities(one.text)), one.name) for one in training(project)]
    return [(text, intent) for text, intent in pairs if not looks_like_payload(text)]


def by_intent(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """The texts of each intent, each once, in their order."""
    texts: dict[str, dict[str, None]] = defaultdict(dict)
    for text, intent in pairs:
        texts[intent][text] = None
    return {intent: list(distinct) for intent, distinct in texts.items()}


def few(pairs: Iterable[Pair], each: int, seed: int = SEED) -> list[Pair]:
    """So many examples of each intent, or all where there are fewer.

    The same seed draws the same ones, whatever other intents there are, and the smaller sample is
    part of the larger.
    """
    found: list[Pair] = []
    for intent, texts in by_intent(pairs).items():
        drawn = random.Random(f"{seed} {intent}").sample(texts, len(texts))[:each]
        found += [(text, intent) for text in drawn]
    return found


def write(pairs: Iterable[Pair], folder: Path) -> Path:
    """Writes the examples as training data of Rasa's, in a file in `folder`."""
    lines = ['version: "3.1"', "", "nlu:"]
    for intent, texts in by_intent(pairs).items():
        lines += [f"- intent: {intent}", "  examples: |", *(f"    - {text}" for text in texts)]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "nlu.yml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
