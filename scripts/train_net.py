"""Fits the safety nets of `knowledge/safety` anew: after a change to their examples.

    python -m scripts.train_net

Takes some ten minutes; the files are committed with what they were made from.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

from bot.nlu.encoder import SentenceEncoder
from bot.nlu.labelling.adding import training
from bot.nlu.named import Names, as_encoded
from bot.nlu.net import SCALE, WEIGHT
from bot.nlu.net_file import NET_FILE, TALK_NET_FILE, save_net
from bot.nlu.ngrams import pieces
from bot.nlu.screen import Screen, load_screen
from bot.nlu.softmax import Softmax, fit
from bot.paths import PROJECT_DIR, encoder_dir
from knowledge.safety_examples import HARMLESS, load_examples
from scripts.rambling import ramblings, within

MOST_OF_INTENTS = 6000  # longer examples of intents, all harmless: more only slow the fit
SHORT = 2  # words
RAMBLINGS, RAMBLING_SIGNS = 6000, 1500  # see `scripts.rambling`
STEPS = 100  # downhill: fewer leave it taking figures of speech for reports
_SEED = 1  # which of them: the same at every training
_REPORT = "report_pain"
_TALK = "out_of_scope"


def main() -> None:
    """Fits both, and says how large they are."""
    started = time.monotonic()
    intents, names, screen = intent_examples(), Names(), load_screen()
    encoder = SentenceEncoder(encoder_dir())
    for file, talk in ((NET_FILE, []), (TALK_NET_FILE, talk_examples())):
        softmax = train_net(intents, names, encoder, screen, talk)
        save_net(softmax, file)
        seconds, size = time.monotonic() - started, file.stat().st_size / 1e6
        known = len(softmax.pieces.names)
        print(f"{file.name}: {known} pieces, {size:.1f} MB, after {seconds:.0f} s", flush=True)


def intent_examples(project: Path = PROJECT_DIR) -> list[str]:
    """The training examples of every intent that is no report, each once."""
    return sorted({one.text for one in training(project) if one.name != _REPORT})


def talk_examples(project: Path = PROJECT_DIR) -> list[str]:
    """Those of what has nothing to do with stretching, which a microphone hears most of."""
    return sorted({one.text for one in training(project) if one.name == _TALK})


def train_net(
    intents: Sequence[str],
    names: Names,
    encoder: SentenceEncoder,
    screen: Screen,
    talk: Sequence[str] = (),
) -> Softmax:
    """The classifier of the net.

    Args:
        intents: examples of intents; what a pattern finds in them is a report, and left out.
        names: masks the names of stretches in the examples.
        encoder: gives their vectors.
        screen: finds the lists of the safety base in them.
        talk: examples of theirs that are all learnt from.
    """
    examples = [(say, name) for name, says in load_examples().items() for say in says]
    chance = random.Random(_SEED)
    if talk:
        reports = [one for one in examples if one[1] != HARMLESS]
        several = chance.sample(reports, min(RAMBLING_SIGNS, len(reports)))
        examples += [(within(say, talk, chance), name) for say, name in several]
    harmless = dict.fromkeys(
        [*talk, *ramblings(talk, RAMBLINGS if talk else 0, chance), *_some(intents)]
    )
    examples += [(say, HARMLESS) for say in harmless if screen.find(say) is None]
    texts = [as_encoded(say, names.spans(names.link(say))) for say, _ in examples]
    features = [
        [*pieces(text), *screen.concepts(say)]
        for text, (say, _) in zip(texts, examples, strict=True)
    ]
    signs = [name for _, name in examples]
    vectors = encoder.encode(texts)
    return fit(vectors, features, signs, scale=SCALE, weight=WEIGHT, balance=0.0, steps=STEPS)


def _some(intents: Sequence[str]) -> list[str]:
    """All the short ones, so that no "goodbye" is taken for distress, and some of the others."""
    short = [say for say in intents if len(say.split()) <= SHORT]
    others = [say for say in intents if len(say.split()) > SHORT]
    return short + random.Random(_SEED).sample(others, min(MOST_OF_INTENTS, len(others)))


if __name__ == "__main__":
    main()
