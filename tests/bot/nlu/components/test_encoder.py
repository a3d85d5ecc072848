"""The sentence vector as a feature: names masked, case of no matter."""

import numpy as np
import pytest
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.encoder import VECTOR, SentenceEncoderFeaturizer
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


def test_it_is_one_row_of_unit_length(vector):
    row = vector("how long is left")
    assert row.shape == (1, DIMENSIONS)
    assert row.dtype == np.float32
    assert np.linalg.norm(row) == pytest.approx(1.0, abs=1e-5)


def test_classifiers_get_the_masked_text_and_its_vector(encoder, linker, message):
    (processed,) = encoder.process(linker.process([message("Start the Cat Cow")]))
    encoded = processed.get(VECTOR)
    assert encoded.text == "start this stretch"
    assert np.array_equal(encoded.vector[np.newaxis], feature(processed))


def test_the_text_decides_what_rasa_keeps_of_it(encoder, message):
    first, same, other = encoder.process([message(one) for one in ("Pause", "pause", "stop")])
    prints = [one.get(VECTOR).fingerprint() for one in (first, same, other)]
    assert prints[0] == prints[1] != prints[2]


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


def test_an_example_with_the_mask_is_as_a_message_with_a_name(encoder, linker, vector):
    example = Message.build(text="start this stretch", intent="start_session")
    encoder.process_training_data(linker.process_training_data(TrainingData([example])))
    assert np.allclose(feature(example), vector("start the cat cow"), atol=1e-6)


def test_there_is_no_feature_for_each_word(encoder, message):
    (processed,) = encoder.process([message("go on")])
    assert all(found.type != FEATURE_TYPE_SEQUENCE for found in processed.features)
