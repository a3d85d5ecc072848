"""The intent of a message, from its vector and the pieces of its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.encoder import VECTOR, SentenceEncoderFeaturizer
from bot.nlu.encoder import Vectors
from bot.nlu.ngrams import LEAST, pieces, slurred
from bot.nlu.softmax import Softmax, fit
from bot.protocol.plain_text import looks_like_payload

_FILE = "classifier.npz"
# Of a message in which it knows no word, a typo or keyboard mash, it must be as sure as this.
_SURE_OF_NEW_WORDS = 0.5
_RANKED = 10  # intents told of, the likeliest first
_EXAMPLES_A_TIME = 5000  # a piece must be in one example more for every so many to count


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SoftmaxIntentClassifier(GraphComponent, IntentClassifier):
    """A linear classifier: see `bot.nlu.softmax`. What it learnt is a file of plain arrays.

    `scale` and `weight` say how much the vector counts, and how much each kind of pieces; `balance`
    how much an intent with few examples counts beside one with many: 1 as much, 0 as it is.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """The encoder, which leaves the vector and the masked text."""
        return [SentenceEncoderFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The defaults of `config.yml`."""
        return {"scale": 6.0, "weight": 5.0, "balance": 0.6}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._softmax: Softmax | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SoftmaxIntentClassifier:
        """A classifier to be trained."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples, and writes what it learnt."""
        said = [one for one in training_data.intent_examples if one.get(VECTOR)]
        examples = [one for one in said if not looks_like_payload(one.get(TEXT))]
        self._softmax = fit_intents(
            np.stack([one.get(VECTOR).vector for one in examples]),
            [one.get(VECTOR).text for one in examples],
            [one.get(INTENT) for one in examples],
            self._config,
        )
        with self._model_storage.write_to(self._resource) as directory:
            np.savez(directory / _FILE, **self._softmax.arrays())
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the intent of each message, and the likeliest others."""
        for message in messages:
            if message.get(TEXT) is not None and self._softmax is not None:
                ranking = self._ranking(message, self._softmax)
                message.set(INTENT, ranking[0], add_to_output=True)
                message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message, softmax: Softmax) -> list[dict[str, Any]]:
        encoded = message.get(VECTOR)
        pieces = pieces_of(encoded.text)
        likely = softmax.probabilities(encoded.vector, pieces)
        best = np.argsort(-likely)[:_RANKED]
        ranking = [{"name": softmax.classes[i], "confidence": float(likely[i])} for i in best]
        words = (piece for piece in pieces if piece.startswith("w:"))
        unsure = likely[best[0]] < _SURE_OF_NEW_WORDS
        if unsure and not any(word in softmax.pieces for word in words):
            ranking.insert(0, {"name": FALLBACK, "confidence": 1 - float(likely[best[0]])})
        return ranking

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SoftmaxIntentClassifier:
        """The trained classifier.

        Raises:
            ValueError: the model holds no classifier, so that it can't be used.
        """
        component = cls(config, model_storage, resource)
        with (
            model_storage.read_from(resource) as directory,
            np.load(directory / _FILE, allow_pickle=False) as arrays,
        ):
            component._softmax = Softmax.from_arrays(arrays)
        return component

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The examples need no intent but their own."""
        return training_data


def fit_intents(
    vectors: Vectors, texts: Sequence[str], intents: Sequence[str], config: Mapping[str, Any]
) -> Softmax:
    """The classifier of some examples, by the component's configuration.

    Args:
        vectors: of the masked texts, one row each.
        texts: masked.
        intents: of each.
        config: `scale`, `weight` and `balance`.
    """
    return fit(
        vectors,
        [pieces_of(text) for text in texts],
        intents,
        scale=float(config["scale"]),
        weight=float(config["weight"]),
        balance=float(config["balance"]),
        least=max(LEAST, len(texts) // _EXAMPLES_A_TIME),
    )


def pieces_of(text: str) -> list[str]:
    """The pieces of a masked text that its intent is told by."""
    return [*pieces(text), *slurred(text)]
