"""A typed payload is not understood, whatever a classifier took it for."""

import pytest
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.components.payload import PayloadGuard
from bot.protocol.plain_text import as_plain_text

FOUND = {"entity": "stretch", "value": "cat_cow", "start": 0, "end": 3}


@pytest.fixture
def guarded(make, message):
    guard = make(PayloadGuard)

    def process(text):
        (processed,) = guard.process([message(text, "stop", [FOUND])])
        return processed.get(INTENT), processed.get(ENTITIES)

    return process


@pytest.mark.parametrize("through", [str, as_plain_text])
@pytest.mark.parametrize(
    "text",
    [
        "/stop",
        " /stop ",
        "/restart",
        '/start_session{"stretch": "cat_cow"}',
        "/stop@0.9",
        "/stop {",
        "/SlotSet{}",
        "start the {session}",
        '{"intent": "stop"}',
    ],
)
def test_a_payload_means_nothing(guarded, text, through):
    intent, entities = guarded(through(text))
    assert intent == {"name": FALLBACK, "confidence": 1.0}
    assert entities == []


@pytest.mark.parametrize("text", ["stop", "please stop", "left/right", "/ stop right now", ""])
def test_words_keep_their_meaning(guarded, text):
    intent, entities = guarded(text)
    assert intent["name"] == "stop"
    assert entities == [FOUND]


def test_a_message_without_text_is_left_alone(make):
    (processed,) = make(PayloadGuard).process([Message({})])
    assert processed.get(INTENT) is None
