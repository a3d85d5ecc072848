"""The sentence vector as a feature: names masked, case of no matter, scaled."""

import numpy as np
import pytest
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.encoder import SentenceEncoderFeaturizer
from bot.nlu.components.linker import EntityLinker
from bot.nlu.encoder import DIMENSIONS


@pytest.fixture(scope="module")
def encoder(make):
    return make(SentenceEncoderFeaturizer)


@pytest.fixture(scope="module")
def linker(make):
    return make(EntityLinker)


@pytest.fixture
def vector(encoder, linker, message):
    def made(text, encoder=encoder):
        (processed,) = encoder.process(linker.process([message(text)]))
        return feature(processed)

    return made


def feature(message):
    (found,) = message.features
    assert (found.type, found.attribute) == (FEATURE_TYPE_SENTENCE, TEXT)
    return found.features


def test_it_is_one_row_of_the_scale(vector):
    row = vector("how long is left")
    assert row.shape == (1, DIMENSIONS)
    assert row.dtype == np.float32
    assert np.linalg.norm(row) == pytest.approx(8.0, abs=1e-3)


def test_the_scale_can_be_set(make, vector):
    row = vector("how long is left", make(SentenceEncoderFeaturizer, scale=2.0))
    assert np.linalg.norm(row) == pytest.approx(2.0, abs=1e-3)


@pytest.mark.parametrize("scale", [0, -1, "0", float("nan")])
def test_a_scale_must_be_above_zero(scale):
    with pytest.raises(ValueError, match="scale"):
        SentenceEncoderFeaturizer.validate_config({"scale": scale})


def test_the_stretch_that_is_asked_about_makes_no_difference(vector):
    first = vector("How do I breathe in the Half Kneeling Psoas Stretch")
    assert np.array_equal(first, vector("how do i breathe in the cat cow"))
    assert not np.allclose(first, vector("how long do i hold the cat cow"))


def test_it_works_without_a_linker_before_it(encoder, message):
    (processed,) = encoder.process([message("pause")])
    assert feature(processed).shape == (1, DIMENSIONS)


def test_a_message_without_text_has_no_feature(encoder):
    (processed,) = encoder.process([Message({"intent": "greet"})])
    assert processed.features == []


def test_examples_get_the_feature_that_messages_get(encoder, linker, vector):
    example = Message.build(text="start the cat cow", intent="start_session")
    encoder.process_training_data(linker.process_training_data(TrainingData([example])))
    assert np.array_equal(feature(example), vector("start the cat cow"))


def test_there_is_no_feature_for_each_word(encoder, message):
    (processed,) = encoder.process([message("go on")])
    assert all(found.type != FEATURE_TYPE_SEQUENCE for found in processed.features)
