"""One real server for the suite: the model that was trained, a database of its own."""

import json
from itertools import count

import pytest

from bot.cli.server import Server, free_port, running
from bot.client import Conversation


@pytest.fixture(scope="session")
def limber(tmp_path_factory):
    server = Server(port=free_port(), directory=tmp_path_factory.mktemp("limber"))
    with running(server):
        yield server


@pytest.fixture(scope="session")
def _names():
    return count(1)


@pytest.fixture
def talk(limber, _names):
    """A new conversation."""
    conversation = Conversation(limber.address, f"person-{next(_names)}")
    yield conversation
    conversation.close()


@pytest.fixture
def started(talk):
    """A conversation with the half kneeling psoas stretch just begun."""
    talk.say("start the half kneeling psoas stretch")
    talk.say("no, none of those")
    assert talk.say("ready").session.state == "running"
    return talk


@pytest.fixture(scope="session")
def read_jsonl():
    return lambda text: [json.loads(line) for line in text.splitlines()]
