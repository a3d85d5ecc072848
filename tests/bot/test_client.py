"""A conversation over REST, with a server that is made up here."""

import httpx
import pytest

from bot.client import ClientError, Conversation, Reply
from bot.protocol import ClientState

SESSION = {"id": "s", "revision": 1, "state": "running", "at": 3.0, "stretch": "cat_cow"}


def test_it_sends_sender_and_words(server):
    talk = server([])
    talk.say("pause")
    assert talk.bodies == [{"sender": "someone", "message": "pause"}]


def test_it_sends_where_the_clock_is(server):
    talk = server([])
    talk.say("pause", ClientState(session_id="s", revision=2, position=3.5))
    assert talk.bodies[0]["metadata"] == {"session_id": "s", "revision": 2, "position": 3.5}


def test_it_sends_the_plain_reading_of_what_may_be_for_others(server):
    talk = server([])
    state = ClientState(session_id="s", revision=2, position=3.5)
    talk.say("a small sharp", state, "a small shop")
    talk.say("a small sharp", None, "shop " * 100)
    assert talk.bodies[0]["metadata"] == {**state.dict(), "overheard": "a small shop"}
    assert len(talk.bodies[1]["metadata"]["overheard"]) == 256


def test_it_tells_that_it_has_started(server):
    talk = server([])
    talk.resumed()
    talk.resumed(ClientState(session_id="s", revision=2, position=3.5))
    assert talk.bodies[0] == {"sender": "someone", "event": "client_resumed"}
    assert talk.bodies[1]["metadata"]["position"] == 3.5


@pytest.mark.parametrize(
    ("state", "under_way"), [("screening", True), ("paused", True), ("ended", False)]
)
def test_a_session_is_under_way_until_it_ends(server, state, under_way):
    message = {"custom": {"session": {**SESSION, "state": state}}}
    assert server([message]).say("x").is_under_way == under_way
    assert not server([]).say("x").is_under_way


def test_texts_and_what_is_for_machines(server):
    talk = server(
        lambda request: httpx.Response(
            200,
            json=[
                {"recipient_id": "someone", "text": "One."},
                {"custom": {"session": SESSION}},
                {"text": "Two."},
                {"custom": {"session": {**SESSION, "at": 4.0}}},
                {"custom": {"notice": {"level": "ease_off", "advice": "x"}}},
            ],
            headers={"limber-understood": "pause"},
        )
    )
    reply = talk.say("pause")
    assert reply.texts == ("One.", "Two.")
    assert len(reply.customs) == 3
    assert reply.session.at == 4.0
    assert reply.understood == "pause"


def test_a_reply_may_be_empty(server):
    assert server([]).say("pause") == Reply()
    assert server([]).say("pause").session is None


def test_nobody_there_is_a_plain_sentence(free_address):
    talk = Conversation(free_address, "someone")
    assert not talk.is_up()
    with pytest.raises(ClientError, match="make run"):
        talk.say("pause")
    talk.close()


def fail(kind):
    def answer(request):
        raise kind("broken", request=request)

    return answer


@pytest.mark.parametrize(
    "kind", [httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError, httpx.ReadError]
)
def test_a_broken_connection_is_a_plain_sentence(server, kind):
    talk = server(fail(kind))
    assert not talk.is_up()
    with pytest.raises(ClientError, match=r"No answer from Limber at http://limber.*make run"):
        talk.say("pause")


@pytest.mark.parametrize("status", [302, 400, 404, 500])
def test_a_refusal_says_what_was_answered(server, status):
    talk = server(httpx.Response(status, json={"error": "not like this"}))
    with pytest.raises(ClientError, match=f"{status}.*not like this"):
        talk.say("pause")


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, text="<html>hello</html>"),
        httpx.Response(200, content=b"\xff\xfe"),
        {"status": "ok"},
        ["pause"],
        [[]],
        "pause",
        7,
        [{"custom": {"session": {"state": "flying"}}}],
        [{"custom": {"surprise": 1}}],
        [{"custom": "x"}],
    ],
)
def test_what_is_no_reply_of_the_protocol_is_an_error(server, answer):
    with pytest.raises(ClientError, match="not as Limber does"):
        server(answer).say("pause")


def test_it_is_up_when_it_answers(server):
    assert server({"status": "ok"}).is_up()
    assert not server(httpx.Response(503)).is_up()
