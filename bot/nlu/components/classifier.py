"""Rasa's logistic regression, kept in a file of plain numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers import logistic_regression_classifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

_FITTED = ("coef_", "intercept_", "classes_")
_FILE = "classifier.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LogisticRegressionClassifier(logistic_regression_classifier.LogisticRegressionClassifier):
    """As Rasa's, but for the file: the three arrays that a fitted model consists of.

    Rasa writes it with skops, whose import loads the whole of scikit-learn: four seconds of every
    training and of every start.
    """

    def _create_X(self, messages: list[Message]) -> Any:  # noqa: N802 - Rasa's name
        """The features as rows; those of one message as a plain row, which is quicker to make."""
        if len(messages) != 1:
            return super()._create_X(messages)
        (message,) = messages
        sparse = message.get_sparse_features(attribute=TEXT)[1]
        dense = message.get_dense_features(attribute=TEXT)[1]
        parts = [sparse.features.toarray()] if sparse else []
        parts += [dense.features] if dense else []
        return np.hstack(parts) if parts else np.zeros((1, 0))

    def persist(self) -> None:
        """Writes the fitted arrays; no pickle is in the file."""
        with self._model_storage.write_to(self._resource) as directory:
            np.savez(directory / _FILE, **{name: getattr(self.clf, name) for name in _FITTED})

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LogisticRegressionClassifier:
        """The trained classifier.

        Raises:
            ValueError: the model holds no classifier, so that it can't be used.
        """
        component = cls(config, execution_context.node_name, model_storage, resource)
        with (
            model_storage.read_from(resource) as directory,
            np.load(directory / _FILE, allow_pickle=False) as arrays,
        ):
            for name in _FITTED:
                setattr(component.clf, name, arrays[name])
        return component
