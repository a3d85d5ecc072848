"""What the REST channel lets in, and that every message gets an answer."""

import asyncio
import json
from types import SimpleNamespace

import pytest

from bot.channels.rest import MAX_METADATA_KEYS, MAX_SENDER, RestChannel, problem_with
from bot.protocol.plain_text import MAX_CHARACTERS, WORD_JOINER
from bot.wording import load_phrases

GOOD = {"sender": "a", "message": "pause"}
TROUBLE = load_phrases()["say_trouble"][0]


class Handler:
    """Takes messages as Rasa's agent does, and answers each with `said`."""

    def __init__(self, *said, failure=None, slowly=0):
        self.messages = []
        self._said, self._failure, self._slowly = said, failure, slowly

    async def __call__(self, message):
        self.messages.append(message)
        for text in self._said:
            await message.output_channel.send_text_message(message.sender_id, text)
        for _ in range(self._slowly):
            await asyncio.sleep(0)
        if self._failure:
            raise self._failure

    @property
    def message(self):
        (message,) = self.messages
        return message


# What a request must be


@pytest.mark.parametrize(
    "body",
    [
        GOOD,
        {**GOOD, "metadata": None},
        {**GOOD, "metadata": {}},
        {**GOOD, "metadata": {"session_id": "s", "revision": 3, "position": 1.5, "b": True}},
        {**GOOD, "metadata": {str(i): None for i in range(MAX_METADATA_KEYS)}},
        {**GOOD, "metadata": {"x": "y" * 256}},
        {**GOOD, "message": ""},
        {**GOOD, "message": "x" * 100_000},  # cut, not refused
        {**GOOD, "sender": "x" * MAX_SENDER},
        {**GOOD, "sender": "Jos\u00e9 \u4f60\u597d"},
        {**GOOD, "input_channel": "whatever", "surprise": 1},
        {**GOOD, "event": None},
        {"sender": "a", "event": "client_resumed"},
        {"sender": "a", "event": "client_resumed", "metadata": {"position": 1}},
    ],
)
def test_a_good_body(body):
    assert problem_with(body) is None


@pytest.mark.parametrize(
    ("body", "about"),
    [
        (None, "JSON object"),
        ([], "JSON object"),
        ("text", "JSON object"),
        (3, "JSON object"),
        ({}, "sender"),
        ({"message": "x"}, "sender"),
        ({**GOOD, "sender": None}, "sender"),
        ({**GOOD, "sender": 7}, "sender"),
        ({**GOOD, "sender": ""}, "sender"),
        ({**GOOD, "sender": "  "}, "sender"),
        ({**GOOD, "sender": ["a"]}, "sender"),
        ({**GOOD, "sender": "x" * (MAX_SENDER + 1)}, "sender"),
        ({**GOOD, "sender": "a\x00b"}, "sender"),
        ({**GOOD, "sender": "a\nb"}, "sender"),
        ({**GOOD, "sender": "\ud800"}, "sender"),
        ({"sender": "a"}, "message"),
        ({**GOOD, "message": None}, "message"),
        ({**GOOD, "message": 5}, "message"),
        ({**GOOD, "message": {"text": "x"}}, "message"),
        ({**GOOD, "event": "client_resumed"}, "event"),
        ({"sender": "a", "event": "stop"}, "event"),
        ({"sender": "a", "event": ["client_resumed"]}, "event"),
        ({"sender": "a", "event": 'client_resumed{"session": "x"}'}, "event"),
        ({**GOOD, "metadata": "x"}, "metadata"),
        ({**GOOD, "metadata": []}, "metadata"),
        ({**GOOD, "metadata": {"x": {}}}, "metadata"),
        ({**GOOD, "metadata": {"x": [1]}}, "metadata"),
        ({**GOOD, "metadata": {"x": "y" * 257}}, "metadata"),
        ({**GOOD, "metadata": {str(i): i for i in range(MAX_METADATA_KEYS + 1)}}, "metadata"),
    ],
)
def test_a_bad_body_is_told_what_is_wrong_in_a_sentence(body, about):
    problem = problem_with(body)
    assert about in problem
    assert problem.endswith(".")


# Over HTTP


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b'{"sender": "a", "message": "x"', b"[]", b"null", b'"x"', b"{}"],
)
def test_a_bad_request_is_refused_and_goes_no_further(post, content):
    handler = Handler("hello")
    response = post(handler, content=content)
    assert response.status_code == 400
    assert list(response.json()) == ["error"]
    assert "Traceback" not in response.text
    assert handler.messages == []


def test_a_message_is_answered(post):
    handler = Handler("one", "two")
    response = post(handler)
    assert response.status_code == 200
    assert [message["text"] for message in response.json()] == ["one", "two"]
    assert (handler.message.sender_id, handler.message.text) == ("a", "pause")
    assert handler.message.input_channel == "rest"


def test_only_the_message_is_the_persons(post):
    handler = Handler("one")
    body = {"sender": " a ", "message": " pause ", "input_channel": "telegram", "text": "x"}
    post(handler, body)
    assert handler.message.input_channel == "rest"
    assert (handler.message.sender_id, handler.message.text) == ("a", "pause")


@pytest.mark.parametrize("text", ["/restart", "  /restart", '/start_session{"stretch": "x"}'])
def test_a_payload_arrives_as_text(post, text):
    handler = Handler("one")
    post(handler, {**GOOD, "message": text})
    assert handler.message.text == WORD_JOINER + text.strip()


def test_a_long_message_is_cut(post):
    handler = Handler("one")
    post(handler, {**GOOD, "message": "x" * 5000})
    assert handler.message.text == "x" * MAX_CHARACTERS


def test_the_clients_state_comes_along(post):
    handler = Handler("one")
    state = {"session_id": "s", "revision": 3, "position": 12.5}
    post(handler, {**GOOD, "metadata": state})
    assert handler.message.metadata == state


def test_it_says_that_it_is_there(get):
    response = get("/webhooks/rest/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_an_address_that_is_none(get):
    assert get("/webhooks/rest/conversations").status_code == 404


# Every message gets an answer


@pytest.mark.parametrize("message", ["pause", ""])
def test_silence_is_answered_with_a_plain_sentence(post, message):
    response = post(Handler(), {**GOOD, "message": message})
    assert [one["text"] for one in response.json()] == [TROUBLE]


def test_a_failure_is_answered_with_a_plain_sentence(post):
    response = post(Handler(failure=RuntimeError("secret")))
    assert response.status_code == 200
    assert [one["text"] for one in response.json()] == [TROUBLE]
    assert "secret" not in response.text


def test_a_failure_after_an_answer_adds_nothing(post):
    response = post(Handler("done", failure=RuntimeError()))
    assert [one["text"] for one in response.json()] == ["done"]


def test_something_for_machines_only_is_an_answer(post):
    async def handler(message):
        await message.output_channel.send_custom_json(message.sender_id, {"card": {}})

    assert [list(one) for one in post(handler).json()] == [["recipient_id", "custom"]]


# As a stream


def lines(response):
    return [json.loads(line)["text"] for line in response.text.splitlines() if line]


def test_a_stream_has_what_was_said_and_nothing_more(post):
    # The stream is read while the turn still goes on.
    assert lines(post(Handler("one", "two", slowly=20), query="?stream=true")) == ["one", "two"]


def test_a_silent_stream_is_answered(post):
    assert lines(post(Handler(slowly=3), query="?stream=true")) == [TROUBLE]


def test_a_stream_that_fails_ends():
    async def stream():
        queue = asyncio.Queue()
        handler = Handler("one", failure=RuntimeError())
        with pytest.raises(RuntimeError):
            await RestChannel.on_message_wrapper(handler, "pause", queue, "a", "rest", None)
        return [queue.get_nowait() for _ in range(queue.qsize())]

    one, done = asyncio.run(stream())
    assert (one["text"], done) == ("one", "DONE")


def test_a_stream_takes_no_bad_request(post):
    assert post(Handler("one"), {"sender": "a"}, query="?stream=true").status_code == 400


# For developers' tools


def understood(intent, *stretches):
    entities = [{"entity": "stretch", "value": stretch} for stretch in stretches]
    entities.append({"entity": "duration", "value": 10})
    message = SimpleNamespace(intent={"name": intent}, entities=entities)
    return SimpleNamespace(latest_message=message)


def header(post, tracker, query="?understood=1", body=GOOD):
    response = post(Handler("one"), body, query=query, tracker=tracker)
    return response.headers.get("limber-understood")


def test_a_header_says_what_was_understood(post):
    asked = []

    def tracker(sender):
        asked.append(sender)
        return understood("ask_hold", "cat_cow", "childs_pose")

    body = {**GOOD, "sender": " someone "}
    assert header(post, tracker, body=body) == "ask_hold cat_cow childs_pose"
    assert asked == ["someone"]


def test_the_header_is_only_there_when_it_is_asked_for(post):
    assert header(post, lambda sender: understood("pause"), query="") is None


@pytest.mark.parametrize(
    "tracker",
    [
        lambda sender: None,
        lambda sender: SimpleNamespace(latest_message=None),
        lambda sender: SimpleNamespace(latest_message=SimpleNamespace(intent={}, entities=[])),
    ],
)
def test_what_was_not_understood_has_no_header(post, tracker):
    assert header(post, tracker) is None


def test_a_refused_request_has_no_header(post):
    response = post(
        Handler("one"), {"sender": "a"}, query="?understood=1", tracker=lambda _: understood("x")
    )
    assert (response.status_code, response.headers.get("limber-understood")) == (400, None)


def test_an_event_of_the_client_is_an_intent(post):
    handler = Handler("We were here.")
    post(handler, {"sender": "a", "event": "client_resumed", "metadata": {"position": 3}})
    assert handler.message.text == "/client_resumed"
    assert handler.message.metadata == {"position": 3}


def test_the_same_written_by_a_person_is_none(post):
    handler = Handler("I don't understand.")
    post(handler, {"sender": "a", "message": "/client_resumed"})
    assert handler.message.text == f"{WORD_JOINER}/client_resumed"
