"""Components made as Rasa makes them, on messages as Rasa gives them: no training, no model."""

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message


@pytest.fixture(scope="session")
def make():
    """A component, with its defaults and `config` on top."""

    def component(kind, **config):
        context = ExecutionContext(graph_schema=None, node_name=kind.__name__)
        return kind.create({**kind.get_default_config(), **config}, None, None, context)

    return component


@pytest.fixture(scope="session")
def message():
    """A message, with the intent and the entities that earlier components have found."""

    def made(text, intent=None, entities=()):
        data = {TEXT: text, ENTITIES: [dict(entity) for entity in entities]}
        if intent:
            data[INTENT] = {"name": intent, "confidence": 0.8}
        return Message(data)

    return made
