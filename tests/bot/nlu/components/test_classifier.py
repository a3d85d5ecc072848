"""The classifier's file: what was fitted is what is loaded."""

import sys

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix

from bot.nlu.components.classifier import LogisticRegressionClassifier

CONFIG = LogisticRegressionClassifier.get_default_config()
CONTEXT = ExecutionContext(graph_schema=None, node_name="classifier")
RESOURCE = Resource("classifier")


@pytest.fixture
def storage(tmp_path):
    return LocalModelStorage.create(tmp_path)


@pytest.fixture
def fitted(storage):
    classifier = LogisticRegressionClassifier.create(CONFIG, storage, RESOURCE, CONTEXT)
    examples = np.random.default_rng(1).normal(size=(60, 8))
    classifier.clf.fit(examples, ["pause", "stop", "resume"] * 20)
    classifier.persist()
    return classifier


def test_the_loaded_classifier_predicts_what_the_fitted_one_did(storage, fitted):
    loaded = LogisticRegressionClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)
    sentence = np.random.default_rng(2).normal(size=(5, 8))
    assert list(loaded.clf.classes_) == ["pause", "resume", "stop"]
    assert np.array_equal(loaded.clf.predict_proba(sentence), fitted.clf.predict_proba(sentence))


def features_of(row):
    sparse = Features(csr_matrix(row[:5]), FEATURE_TYPE_SENTENCE, TEXT, "pieces")
    dense = Features(np.array([row[5:]]), FEATURE_TYPE_SENTENCE, TEXT, "vector")
    message = Message({TEXT: "any"})
    message.add_features(sparse)
    message.add_features(dense)
    return message


def test_one_message_is_understood_as_it_is_among_others(fitted):
    rows = np.random.default_rng(3).normal(size=(3, 8))
    together = fitted.process([features_of(row) for row in rows])
    for row, among in zip(rows, together, strict=True):
        (alone,) = fitted.process([features_of(row)])
        assert alone.get("intent")["name"] == among.get("intent")["name"]
        assert alone.get("intent")["confidence"] == pytest.approx(among.get("intent")["confidence"])


def test_skops_with_all_of_scikit_learn_is_not_loaded(storage, fitted):
    LogisticRegressionClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)
    assert "skops" not in sys.modules


def test_a_model_without_a_classifier_is_an_error_not_an_untrained_one(storage):
    with pytest.raises(ValueError, match="classifier"):
        LogisticRegressionClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)
