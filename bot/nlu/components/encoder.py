"""The sentence vector of a message, with the names of stretches masked, as a Rasa feature."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.linker import LINKED_SPANS
from bot.nlu.encoder import SentenceEncoder
from bot.nlu.masking import mask
from bot.paths import encoder_dir


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one dense sentence feature of 384 numbers.

    `scale` multiplies the unit vector: Rasa's logistic regression has a fixed regularisation
    (C = 1), under which a vector of length 1 gives flat probabilities.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer, as every featurizer of Rasa's."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The defaults of `config.yml`."""
        return {**DenseFeaturizer.get_default_config(), "scale": 8.0}

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
        """Refuses a scale that is no positive number."""
        if not float(config["scale"]) > 0:
            raise ValueError("config.yml: SentenceEncoderFeaturizer.scale must be above 0")

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__(name, config)
        self._scale = float(config["scale"])
        self._encoder = SentenceEncoder(encoder_dir())

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to every example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to every message that has a text."""
        spoken = [message for message in messages if message.get(TEXT) is not None]
        masked = [mask(m.get(TEXT), m.get(LINKED_SPANS, [])).lower() for m in spoken]
        vectors = self._encoder.encode(masked) * np.float32(self._scale)
        alias = self._config[FEATURIZER_CLASS_ALIAS]
        for message, vector in zip(spoken, vectors, strict=True):
            features = Features(vector[np.newaxis], FEATURE_TYPE_SENTENCE, TEXT, alias)
            message.add_features(features)
        return messages
