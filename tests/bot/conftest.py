"""Servers that are made up, and where there is none."""

import json
import socket

import httpx
import pytest

from bot.client import Conversation


@pytest.fixture
def free_address():
    """Where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return f"http://127.0.0.1:{port}"


@pytest.fixture
def server():
    """A conversation with a server that answers each request with `answer`; keeps the bodies."""

    def make(answer):
        bodies = []

        def respond(request):
            bodies.append(json.loads(request.content) if request.content else None)
            given = answer(request) if callable(answer) else answer
            return given if isinstance(given, httpx.Response) else httpx.Response(200, json=given)

        client = httpx.Client(transport=httpx.MockTransport(respond))
        talk = Conversation("http://limber", "someone", client)
        talk.bodies = bodies
        return talk

    return make
