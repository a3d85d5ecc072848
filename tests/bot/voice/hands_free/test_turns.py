import queue

import pytest

from bot.client import ClientError, Reply
from bot.voice.hands_free import turns
from bot.voice.hands_free.turns import Failed, Recovered, Replied, ServerTurns


class Server:
    """Fails so many times, then answers."""

    def __init__(self, failures):
        self.failures, self.asked = failures, []

    def say(self, text, state, overheard=""):
        self.asked.append(text)
        if self.failures:
            self.failures -= 1
            raise ClientError("gone")
        return Reply((f"you said {text}",))

    def is_up(self):
        return not self.failures


@pytest.fixture
def bring(monkeypatch):
    monkeypatch.setattr(turns, "_RETRY_S", 0.001)

    def outcomes(server, clock, count):
        told = queue.Queue()
        under_way = ServerTurns(server, told.put, clock)
        under_way.open()
        under_way.say("pause", None)
        found = [told.get(timeout=5) for _ in range(count)]
        under_way.close()
        return found

    return outcomes


def test_words_are_answered(bring):
    assert bring(Server(0), lambda: 0.0, 1) == [Replied(Reply(("you said pause",)))]


def test_words_are_brought_again_when_the_server_is_back(bring):
    server = Server(1)
    failed, replied = bring(server, lambda: 0.0, 2)
    assert failed == Failed()
    assert replied.reply.texts == ("you said pause",)
    assert server.asked == ["pause", "pause"]


def test_words_that_have_become_too_old_are_not(bring):
    server = Server(1)
    times = iter([0.0, 100.0, 100.0])
    assert bring(server, lambda: next(times), 2) == [Failed(), Recovered()]
    assert server.asked == ["pause"]
