"""Starting, watching and ending the processes: with small ones in the place of Rasa's."""

import os
import signal
import socket
import sys
import threading
from pathlib import Path
from types import MappingProxyType

import httpx
import pytest
import yaml

from bot.cli.server import Server, ServerError, free_port, running, watched

# A process that answers every GET on its port.
ANSWERS = """
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""
DIES = "import sys; print('the libraries are missing'); sys.exit(3)"


class Small(Server):
    """A server of small processes; `others` has the source of those that do not just answer."""

    others = MappingProxyType({})

    def _command(self, name):
        port = self._actions_port if name == "actions" else self.port
        return [sys.executable, "-c", self.others.get(name, ANSWERS), str(port)]


@pytest.fixture
def make(monkeypatch, tmp_path):
    model = tmp_path / "limber.tar.gz"
    model.touch()
    monkeypatch.setattr("bot.cli.server.MODEL_FILE", model)
    lines = []

    def server(kind=Small, **fields):
        made = kind(port=free_port(), directory=tmp_path / "data", report=lines.append, **fields)
        made.lines = lines
        return made

    return server


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_answers_once_it_has_started_and_not_after_its_end(make):
    with running(make()) as server:
        assert httpx.get(server.address).is_success
        pids = [server.pid("rasa"), server.pid("actions")]
        assert all(map(alive, pids))
        assert server.lines
    assert not any(map(alive, pids))
    with pytest.raises(httpx.ConnectError):
        httpx.get(server.address)


def test_it_ends_its_processes_when_the_block_fails(make):
    server = make()
    with pytest.raises(ZeroDivisionError), running(server):
        raise ZeroDivisionError
    assert not any(alive(server.pid(name)) for name in ("rasa", "actions"))


@pytest.mark.parametrize("broken", ["rasa", "actions"])
def test_a_process_that_dies_at_the_start_is_told_with_its_last_words(make, broken):
    server = make()
    server.others = {broken: DIES}
    with pytest.raises(ServerError) as raised, running(server):
        pass
    assert broken in str(raised.value)
    assert "the libraries are missing" in str(raised.value)
    assert f"{broken}.log" in str(raised.value)
    assert not any(alive(server.pid(name)) for name in ("rasa", "actions"))


def test_one_that_dies_is_started_again(make):
    def report(line):
        told.append(line)
        if "back" in line:
            raise KeyboardInterrupt

    told = []
    with running(make()) as server:
        server.report = report
        killed = server.pid("rasa")
        kept = server.pid("actions")
        os.kill(killed, signal.SIGKILL)
        with pytest.raises(KeyboardInterrupt):
            server.watch()
        assert server.pid("rasa") != killed
        assert server.pid("actions") == kept
        assert httpx.get(server.address).is_success
    assert "ended" in told[0]


def test_one_that_keeps_dying_is_given_up(make):
    with running(make()) as server:

        def report(line):
            if "back" in line:
                os.kill(server.pid("rasa"), signal.SIGKILL)

        server.report = report
        report("back")
        with pytest.raises(ServerError, match="keeps ending"):
            server.watch()


def test_one_that_does_not_want_to_end_is_killed(make, monkeypatch):
    monkeypatch.setattr("bot.cli.server.END_S", 0.2)
    server = make()
    stubborn = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + ANSWERS
    server.others = {"rasa": stubborn}
    with running(server):
        pid = server.pid("rasa")
    assert not alive(pid)


def test_without_a_model_nothing_is_started(make, monkeypatch, tmp_path):
    server = make()
    monkeypatch.setattr("bot.cli.server.MODEL_FILE", tmp_path / "none.tar.gz")
    with pytest.raises(ServerError, match="make train"), running(server):
        pass
    assert not (tmp_path / "data").exists()


def test_a_port_that_is_taken_is_told_before_anything_is_started(make):
    server = make()
    with socket.socket() as other:
        other.bind(("127.0.0.1", server.port))
        other.listen()
        with pytest.raises(ServerError, match=str(server.port)), running(server):
            pass
    assert not server.lines


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:5005"),
        ("0.0.0.0", "http://127.0.0.1:5005"),
        ("192.168.1.4", "http://192.168.1.4:5005"),
    ],
)
def test_where_a_client_reaches_it(host, address):
    assert Server(host, 5005).address == address


# What the real processes are given


def test_rasa_is_given_model_channels_and_its_own_endpoints(make, tmp_path):
    server = make(Server)
    server.directory.mkdir()
    command = server._command("rasa")
    options = dict(zip(command[4::2], command[5::2], strict=True))
    assert command[:4] == [sys.executable, "-m", "rasa", "run"]
    assert options["--port"] == str(server.port)
    assert options["--interface"] == "127.0.0.1"
    endpoints = yaml.safe_load(Path(options["--endpoints"]).read_text(encoding="utf-8"))
    assert endpoints["action_endpoint"]["url"].endswith(f":{server._actions_port}/webhook")
    assert endpoints["action_endpoint"]["enable_selective_domain"] is True
    assert endpoints["tracker_store"]["db"] == str(server.directory / "limber.db")
    credentials = yaml.safe_load(Path(options["--credentials"]).read_text(encoding="utf-8"))
    assert list(credentials) == [
        "bot.channels.rest.RestChannel",
        "bot.channels.web.WebChannel",
    ]


def test_nothing_is_sent_to_anybody_and_nobody_else_reaches_the_actions(make):
    environment = make()._environment()
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment["SANIC_HOST"] == "127.0.0.1"


def test_one_that_dies_in_the_background_is_started_again(make):
    back, server = threading.Event(), make()
    server.report = lambda line: back.set() if "back" in line else None
    with watched(server):
        killed = server.pid("rasa")
        os.kill(killed, signal.SIGKILL)
        assert back.wait(30)
        assert server.pid("rasa") != killed
        assert httpx.get(server.address).is_success
        pid = server.pid("rasa")
    assert not alive(pid)


def test_giving_up_in_the_background_is_told(make):
    given_up, server = threading.Event(), make()

    def report(line):
        if "back" in line:
            os.kill(server.pid("rasa"), signal.SIGKILL)
        if "keeps ending" in line:
            given_up.set()

    server.report = report
    with watched(server):
        report("back")
        assert given_up.wait(60)
