"""The command line as a person sees it: what it prints, and how it exits."""

import json
import socket

import httpx
import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.cli.client import Conversation


@pytest.fixture
def limber():
    """Runs `limber ...`; the result has `output` and `exit_code`. No stack trace may come out."""

    def run(*arguments, stdin=None):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "Traceback" not in result.output
        return result

    return run


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
