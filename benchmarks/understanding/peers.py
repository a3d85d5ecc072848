"""What Limber's understanding is compared with, and its own classifier trained on as little.

Each learns and answers in this process: the seconds of a training are without the start of a
program, and without loading what is the same for every training.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.model_training import train_nlu

from benchmarks.processes import BenchError
from benchmarks.understanding.limber_nlu import Understanding
from benchmarks.understanding.sets import NOISE
from benchmarks.understanding.training import Pair, by_intent, write
from bot.nlu.components.classifier import SoftmaxIntentClassifier, fit_intents, pieces_of
from bot.nlu.encoder import SentenceEncoder
from bot.nlu.likeness import plain
from bot.nlu.named import Names, as_encoded
from bot.paths import PROJECT_DIR, encoder_dir

# Nothing is sent to anyone, and nothing is kept from one training for the next.
_RASA = {"RASA_TELEMETRY_ENABLED": "false", "RASA_MAX_CACHE_SIZE": "0"}


class Peer(Protocol):
    """Something that learns intents from examples, as often as one likes."""

    name: str

    def train(self, pairs: Sequence[Pair]) -> float:
        """Learns from the examples and forgets all earlier ones; how many seconds that took."""

    def parse(self, texts: Iterable[str]) -> list[dict[str, Any]]:
        """The `intent` of each text (its `name` and `confidence`), and the `seconds` it took."""


class RasaDefault:
    """The pipeline that Rasa fills in when none is configured, as in a new project of `rasa init`.

    Its random start is left to chance, as Rasa leaves it: figures vary from training to training.
    """

    def __init__(self, epochs: int | None = None) -> None:
        """`epochs` takes the place of Rasa's own number, where that would take too long."""
        self.name = "Rasa's default pipeline" + (f", {epochs} epochs" if epochs else "")
        self._epochs = epochs

    def train(self, pairs: Sequence[Pair]) -> float:
        """Trains with Rasa, in a temporary folder.

        Raises:
            BenchError: Rasa made no model; it has printed why.
        """
        os.environ.update(_RASA)
        with tempfile.TemporaryDirectory(prefix="limber-peer-") as name:
            folder = Path(name)
            data, config = write(pairs, folder / "data"), folder / "config.yml"
            config.write_text(yaml.safe_dump(default_config(self._epochs)), encoding="utf-8")
            started = time.perf_counter()
            model = train_nlu(str(config), str(data), str(folder / "models"))
            took = time.perf_counter() - started
            if model is None:
                raise BenchError("Rasa's default pipeline could not be trained.")
            self._model = Understanding(model)
        return took

    def parse(self, texts: Iterable[str]) -> list[dict[str, Any]]:
        """By the agent that Rasa makes of the model."""
        understood = self._model.parse(texts)
        return [{key: parsed[key] for key in ("intent", "seconds")} for parsed in understood]


def default_config(epochs: int | None = None) -> dict[str, Any]:
    """Rasa's own default, for English."""
    bare = {"recipe": "default.v1", "language": "en", "assistant_id": "peer"}
    config: dict[str, Any] = DefaultV1Recipe.complete_config(bare, {"pipeline"})
    if epochs is not None:
        for component in config["pipeline"]:
            if "epochs" in component:
                component["epochs"] = epochs
    return config


class Padacioso:
    """The intent parser of OpenVoiceOS: an example is a template, of which one word may differ.

    It gets the words alone, as its assistant gets them from speech. It has no limit of its own: its
    best guess counts, however unsure it is. Two things are done differently than its `calc_intent`
    does them, with the same answers: templates are compared in this process (it starts four for
    every message, and hands all templates to each), and a template that a message can't fit is left
    out before it is compared letter by letter.
    """

    name = "padacioso"

    def __init__(self) -> None:
        """Raises BenchError when it is not installed."""
        try:
            self._library: Any = import_module("padacioso")
        except ImportError as error:
            raise BenchError("padacioso is not installed: run `make setup`.") from error
        self._container: Any = None

    def train(self, pairs: Sequence[Pair]) -> float:
        """Makes the templates."""
        started = time.perf_counter()
        container = self._library.IntentContainer(fuzz=True)
        for intent, texts in by_intent(pairs).items():
            container.add_intent(intent, [words for text in texts if (words := plain(text))])
        container._get_fuzzed = lru_cache(maxsize=None)(container._get_fuzzed)
        container._fuzzy_score = _only_if_it_fits(container._fuzzy_score)
        self._container = container
        return time.perf_counter() - started

    def parse(self, texts: Iterable[str]) -> list[dict[str, Any]]:
        """The intent with the best template."""
        return [_timed(self._best, text) for text in texts]

    def _best(self, text: str) -> tuple[str, float]:
        words, intents = plain(text), self._container.intent_samples
        found = (self._container._match(words, name, intents[name]) for name in intents)
        best = max(filter(None, found), key=lambda match: match["conf"], default=None)
        return (str(best["name"]), float(best["conf"])) if best else (NOISE, 0.0)


def _only_if_it_fits(score: Callable[[str, str], Any]) -> Callable[[str, str], Any]:
    """Padacioso's comparison, for a template with one `*` in it."""

    def fits_and_score(query: str, template: str, *_penalty: float) -> Any:
        before, _, after = template.partition("*")
        if query.startswith(before) and query.endswith(after):
            return score(query, template)
        return None

    return fits_and_score


class OwnClassifier:
    """Limber's classifier alone: names masked, the sentence encoder, and config.yml's numbers.

    Without the clauses and the safety screen: what counts is what it learns from the examples.
    """

    name = "Limber's classifier"

    def __init__(self) -> None:
        self._names = Names()
        self._encoder = SentenceEncoder(encoder_dir())
        configured = yaml.safe_load((PROJECT_DIR / "config.yml").read_text(encoding="utf-8"))
        components = {one["name"].split(".")[-1]: one for one in configured["pipeline"]}
        self._least = float(components["FallbackClassifier"]["threshold"])
        own = components[SoftmaxIntentClassifier.__name__]
        self._config = {**SoftmaxIntentClassifier.get_default_config(), **own}

    def train(self, pairs: Sequence[Pair]) -> float:
        """Fits the classifier. As in Limber's training, no names are looked for in the examples."""
        started = time.perf_counter()
        texts = [as_encoded(text, []) for text, _ in pairs]
        intents = [intent for _, intent in pairs]
        self._softmax = fit_intents(self._encoder.encode(texts), texts, intents, self._config)
        return time.perf_counter() - started

    def parse(self, texts: Iterable[str]) -> list[dict[str, Any]]:
        """The likeliest intent, if it is likely enough."""
        return [_timed(self._likeliest, text) for text in texts]

    def _likeliest(self, text: str) -> tuple[str, float]:
        masked = as_encoded(text, self._names.spans(self._names.link(text)))
        likely = self._softmax.probabilities(self._encoder.encode([masked])[0], pieces_of(masked))
        best = int(likely.argmax())
        confidence = float(likely[best])
        return (NOISE if confidence < self._least else self._softmax.classes[best]), confidence


def _timed(understand: Callable[[str], tuple[str, float]], text: str) -> dict[str, Any]:
    started = time.perf_counter()
    name, confidence = understand(text)
    seconds = time.perf_counter() - started
    return {"intent": {"name": name, "confidence": confidence}, "seconds": seconds}
