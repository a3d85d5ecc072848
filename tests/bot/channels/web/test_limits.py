import pytest

from bot.channels.web.limits import Pace, RefusedError, said
from bot.protocol.plain_text import WORD_JOINER


def test_a_message():
    message = said({"id": "m1", "text": "pause", "metadata": {"position": 3.5}})
    assert (message.id, message.text, message.metadata) == ("m1", "pause", {"position": 3.5})
    assert not message.is_event


def test_an_event_of_the_client():
    message = said({"id": "m1", "event": "client_resumed"})
    assert (message.text, message.is_event) == ("/client_resumed", True)


def test_text_is_text():
    assert said({"id": "m1", "text": "/client_resumed"}).text == f"{WORD_JOINER}/client_resumed"


@pytest.mark.parametrize(
    ("body", "word"),
    [
        *((one, "object") for one in (None, 3, "pause", [], ["say"])),
        ({}, "id"),
        ({"text": "pause"}, "id"),
        ({"id": "", "text": "pause"}, "id"),
        ({"id": "x" * 65, "text": "pause"}, "id"),
        ({"id": "a\nb", "text": "pause"}, "id"),
        ({"id": 3, "text": "pause"}, "id"),
        ({"id": "m1"}, "text"),
        ({"id": "m1", "text": " \n"}, "text"),
        ({"id": "m1", "text": ["pause"]}, "text"),
        ({"id": "m1", "text": "x" * 1001}, "1000"),
        ({"id": "m1", "event": "stop"}, "event"),
        ({"id": "m1", "event": ["client_resumed"]}, "event"),
        ({"id": "m1", "event": "client_resumed", "text": "x"}, "event"),
        ({"id": "m1", "text": "x", "metadata": {"a": {"b": 1}}}, "metadata"),
        ({"id": "m1", "text": "x", "metadata": "y"}, "metadata"),
    ],
)
def test_what_is_none_is_refused_in_a_sentence(body, word):
    with pytest.raises(RefusedError, match=word):
        said(body)


def test_twenty_turns_in_ten_seconds_are_enough():
    pace = Pace()
    for turn in range(20):
        pace.check("a", turn / 10)
    with pytest.raises(RefusedError) as refused:
        pace.check("a", 2.0)
    assert refused.value.retry_after == 8.0
    pace.check("b", 2.0)
    pace.check("a", 10.0)
