"""The sentence vector of a message, with the names of stretches masked.

It is a feature of Rasa's, for any classifier; ours take it, and the masked text, as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.linker import LINKED_SPANS
from bot.nlu.encoder import SentenceEncoder, Vectors
from bot.nlu.named import as_encoded
from bot.paths import encoder_dir

VECTOR = "encoded"


@dataclass(frozen=True)
class Encoded:
    """A message as it was encoded: the masked text in small letters, and its unit vector."""

    text: str
    vector: Vectors

    def fingerprint(self) -> str:
        """For Rasa's cache: the text decides the vector."""
        return self.text


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one dense sentence feature of 384 numbers, and the message as it was encoded."""

    @classmethod
    def required_components(cls) -> list[type]:
        """None: the encoder has a tokenizer of its own."""
        return []

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        """A component that needs no training."""
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """There is nothing to configure."""

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__(name, config)
        self._encoder = SentenceEncoder(encoder_dir())

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to every example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to every message that has a text."""
        spoken = [message for message in messages if message.get(TEXT) is not None]
        texts = [as_encoded(m.get(TEXT), m.get(LINKED_SPANS, [])) for m in spoken]
        alias = self._config[FEATURIZER_CLASS_ALIAS]
        for message, text, vector in zip(spoken, texts, self._encoder.encode(texts), strict=True):
            message.add_features(Features(vector[np.newaxis], FEATURE_TYPE_SENTENCE, TEXT, alias))
            message.set(VECTOR, Encoded(text, vector))
        return messages
