"""The classifier as Rasa trains, keeps and loads it."""

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.classifier import SoftmaxIntentClassifier
from bot.nlu.components.encoder import VECTOR, Encoded

CONFIG = SoftmaxIntentClassifier.get_default_config()
CONTEXT = ExecutionContext(graph_schema=None, node_name="classifier")
RESOURCE = Resource("classifier")
SAID = {
    "pause": ["wait", "pause please", "wait please", "pause it", "please wait"],
    "stop": ["stop", "stop it", "end it", "please stop", "stop please"],
    "skip": ["next", "next please", "skip it", "next one", "please next"],
}


def encoded(text):
    """A vector that any text has, and the same text always."""
    row = np.random.default_rng(sum(text.encode())).normal(size=8).astype(np.float32)
    return Encoded(text, row / np.linalg.norm(row))


def heard(text):
    return Message({TEXT: text, VECTOR: encoded(text)})


def example(text, intent):
    made = Message.build(text=text, intent=intent)
    made.set(VECTOR, encoded(text))
    return made


@pytest.fixture(scope="module")
def storage(tmp_path_factory):
    return LocalModelStorage.create(tmp_path_factory.mktemp("storage"))


@pytest.fixture(scope="module")
def fitted(storage):
    classifier = SoftmaxIntentClassifier.create(CONFIG, storage, RESOURCE, CONTEXT)
    examples = [example(text, intent) for intent, texts in SAID.items() for text in texts]
    classifier.train(TrainingData([*examples, Message.build(text="no vector", intent="greet")]))
    return classifier


@pytest.fixture(scope="module")
def loaded(storage, fitted):
    return SoftmaxIntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize(("intent", "text"), [(i, text) for i in SAID for text in SAID[i]])
def test_it_has_learnt_its_examples(fitted, intent, text):
    (message,) = fitted.process([heard(text)])
    assert message.get(INTENT)["name"] == intent


@pytest.mark.parametrize("text", ["wait", "next one please", "never heard of"])
def test_the_loaded_classifier_says_what_the_fitted_one_did(fitted, loaded, text):
    (one,), (other,) = fitted.process([heard(text)]), loaded.process([heard(text)])
    assert one.get("intent_ranking") == other.get("intent_ranking")


def test_the_ranking_begins_with_the_intent_and_adds_up(loaded):
    (message,) = loaded.process([heard("please")])
    ranking = message.get("intent_ranking")
    assert ranking[0] == message.get(INTENT)
    confidences = [one["confidence"] for one in ranking]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1, abs=1e-5)
    assert {one["name"] for one in ranking} == set(SAID)


def test_of_words_that_it_never_saw_it_must_be_surer(loaded):
    unlike_all = Encoded("zbb qvx", np.zeros(8, np.float32))
    (mash,) = loaded.process([Message({TEXT: "zbb qvx", VECTOR: unlike_all})])
    first, second, *_ = mash.get("intent_ranking")
    assert mash.get(INTENT) == first
    assert first["name"] == FALLBACK
    assert second["confidence"] < 0.5
    assert first["confidence"] == pytest.approx(1 - second["confidence"])


def test_an_example_without_a_vector_is_nothing_to_learn_from(fitted):
    (message,) = fitted.process([heard("no vector")])
    assert "greet" not in [one["name"] for one in message.get("intent_ranking")]


def test_one_message_is_understood_as_it_is_among_others(loaded):
    texts = ("wait", "next one", "end it")
    together = loaded.process([heard(text) for text in texts])
    for text, among in zip(texts, together, strict=True):
        (alone,) = loaded.process([heard(text)])
        assert alone.get(INTENT) == among.get(INTENT)


def test_the_results_are_part_of_the_output(loaded):
    (message,) = loaded.process([heard("wait")])
    assert {INTENT, "intent_ranking"} <= message.output_properties


def test_a_message_without_text_is_left_alone(loaded):
    (message,) = loaded.process([Message({})])
    assert message.get(INTENT) is None


def test_a_model_without_a_classifier_is_an_error_not_an_untrained_one(storage):
    with pytest.raises(ValueError, match="nothing"):
        SoftmaxIntentClassifier.load(CONFIG, storage, Resource("nothing"), CONTEXT)
