"""Every message, there and back; and what is none."""

import json
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.protocol import (
    Card,
    ClientState,
    CueMessage,
    Custom,
    Notice,
    ProtocolError,
    SegmentMessage,
    SessionMessage,
    Voice,
    decode_client_state,
    decode_custom,
    messages,
)
from bot.session import State
from bot.session.cues import CueKind
from bot.session.timeline import SegmentKind

TIMES = st.floats(0, 86400)
TEXTS = st.text(max_size=40)
SIDES = st.sampled_from(["left", "right", None])


def a(kind):
    return st.sampled_from(get_args(kind))


SEGMENTS = st.builds(
    SegmentMessage,
    kind=a(SegmentKind),
    start=TIMES,
    end=TIMES,
    stretch=TEXTS,
    side=SIDES,
    rep=st.integers(1, 20),
)
CUES = st.builds(CueMessage, at=TIMES, kind=a(CueKind), text=TEXTS)
VOICES = st.builds(Voice, rate=st.floats(0.01, 4), volume=st.floats(0, 4))
SESSIONS = st.builds(
    SessionMessage,
    id=TEXTS,
    revision=st.integers(0, 10**6),
    state=a(State),
    at=TIMES,
    settle=TIMES,
    sheet=st.integers(0, 10**6),
    stretch=TEXTS,
    voice=st.none() | VOICES,
    segments=st.none() | st.lists(SEGMENTS, max_size=3),
    cues=st.none() | st.lists(CUES, max_size=3),
)
CARDS = st.builds(Card, title=TEXTS, lines=st.lists(TEXTS, max_size=3), picture=st.none() | TEXTS)
NOTICES = st.builds(Notice, level=a(get_type_hints(Notice)["level"]), advice=TEXTS)
EVERY = {
    SegmentMessage: SEGMENTS,
    CueMessage: CUES,
    Voice: VOICES,
    SessionMessage: SESSIONS,
    Card: CARDS,
    Notice: NOTICES,
    Custom: st.builds(
        Custom,
        session=st.none() | SESSIONS,
        card=st.none() | CARDS,
        notice=st.none() | NOTICES,
    ),
    ClientState: st.builds(
        ClientState,
        session_id=st.text(max_size=64),
        revision=st.integers(),
        position=TIMES,
    ),
}


def test_no_message_is_left_out_here():
    assert set(messages._Message.__subclasses__()) == set(EVERY)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_message_comes_back_as_it_went(kind, data):
    message = data.draw(EVERY[kind])
    wire = json.loads(json.dumps(message.dict(exclude_none=True)))
    if kind is SegmentMessage:
        wire.setdefault("side", None)
    assert kind.parse_obj(wire) == message


@given(EVERY[Custom])
def test_a_reply_comes_back_as_it_went(custom):
    assert decode_custom(json.loads(json.dumps(custom.encode()))) == custom


@given(EVERY[ClientState])
def test_a_clients_state_comes_back_as_it_went(state):
    assert decode_client_state(json.loads(json.dumps(state.dict()))) == state


@given(EVERY[Custom])
def test_what_is_not_there_is_not_sent(custom):
    def values(tree):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield value
            if isinstance(value, dict | list):
                yield from values(value)

    sent = custom.encode()
    assert set(sent) <= {"session", "card", "notice"}
    assert None not in list(values(sent))


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_message_has_no_further_fields_and_is_not_changed(kind, data):
    message = data.draw(EVERY[kind])
    with pytest.raises(ValueError, match="extra fields"):
        kind.parse_obj({**message.dict(), "surprise": 1})
    with pytest.raises(TypeError):
        setattr(message, next(iter(message.__fields__)), "x")


SESSION = {"id": "s", "revision": 1, "state": "running", "at": 3.0, "stretch": "cat_cow"}


@pytest.mark.parametrize(
    "reply",
    [
        {},
        {"session": SESSION},
        {"session": {**SESSION, "cues": [], "segments": []}},
        {"session": {**SESSION, "voice": {}}},
        {"notice": {"level": "emergency", "advice": "Call."}},
    ],
)
def test_a_reply_may_carry_little(reply):
    assert decode_custom(reply).encode().keys() == reply.keys()


@pytest.mark.parametrize(
    "reply",
    [
        None,
        "text",
        7,
        [1],
        {"session": None, "surprise": 1},
        {"session": "running"},
        {"session": {**SESSION, "state": "flying"}},
        {"session": {key: value for key, value in SESSION.items() if key != "revision"}},
        {"session": {**SESSION, "at": "soon"}},
        {"session": {**SESSION, "cues": [{"at": 1, "kind": "shout", "text": "x"}]}},
        {"session": {**SESSION, "segments": [{"kind": "hold"}]}},
        {"session": {**SESSION, "voice": {"rate": 0}}},
        {"session": {**SESSION, "voice": {"rate": 5}}},
        {"session": {**SESSION, "voice": {"volume": -1}}},
        {"session": {**SESSION, "voice": {"pitch": 1}}},
        {"notice": {"level": "panic", "advice": "x"}},
        {"card": {"title": "x"}},
    ],
)
def test_a_bad_reply_is_an_error_of_its_own(reply):
    with pytest.raises(ProtocolError, match="not a reply"):
        decode_custom(reply)


@pytest.mark.parametrize("metadata", [None, {}, {"browser": "x"}, {"position": 3}])
def test_no_state_is_none(metadata):
    assert decode_client_state(metadata) is None


def test_other_metadata_beside_a_state_is_passed_over():
    state = {"session_id": "s", "revision": 2, "position": 3.5}
    decoded = decode_client_state({**state, "model_id": "abc", "assistant_id": "limber"})
    assert decoded == ClientState(**state)


@pytest.mark.parametrize(
    "changes",
    [
        {"session_id": None},
        {"session_id": "x" * 65},
        {"session_id": ["s"]},
        {"revision": "latest"},
        {"revision": None},
        {"position": None},
        {"position": "soon"},
        {"position": -0.1},
        {"position": 86401},
        {"position": float("nan")},
        {"position": float("inf")},
        {"position": {}},
    ],
)
def test_a_bad_state_is_an_error_and_not_none(changes):
    with pytest.raises(ProtocolError, match="metadata"):
        decode_client_state({"session_id": "s", "revision": 2, "position": 3.5, **changes})


@pytest.mark.parametrize("missing", ["revision", "position"])
def test_half_a_state_is_an_error(missing):
    state = {"session_id": "s", "revision": 2, "position": 3.5}
    with pytest.raises(ProtocolError):
        decode_client_state({key: value for key, value in state.items() if key != missing})


def test_the_errors_of_the_protocol_have_one_root():
    assert ProtocolError.__mro__[1] is Exception
    assert not issubclass(ProtocolError, ValueError)
