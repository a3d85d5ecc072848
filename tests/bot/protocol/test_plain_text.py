"""What a person typed stays text: for Rasa, and as it reads."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.protocol.plain_text import (
    MAX_CHARACTERS,
    WORD_JOINER,
    as_plain_text,
    looks_like_payload,
)

PAYLOADS = (
    "/restart",
    "/stop",
    "/session_start",
    '/start_session{"stretch": "cat_cow"}',
    "/affirm@0.9",
    '/affirm@0.9{"a": 1}',
    "/SlotSet{}",
    "  /restart",
    "\n/restart",
    "\t /restart",
    "\x00/restart",
    "\x1f/restart",
    "\u00a0/restart",
    "\u2003/restart",
    "\u2028/restart",
    "\u3000/restart",
    "\ufeff/restart",
    "\u200b/restart",
    "\u200e/restart",
    "\x85/restart",
    "//restart",
    "/ restart",
    "/",
    "/restart\n",
    "\ud800/restart",
    "\ue000/restart",
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("pause", "pause"),
        ("  ten more seconds ", "ten more seconds"),
        ("", ""),
        ("   ", ""),
        ("one\ttwo\nthree", "one two three"),
        ("nul\x00byte", "nul byte"),
        ("bell\x07", "bell"),
        ("delete\x7fthis", "delete this"),
        ("half\ud83d", "half"),
        ("private\ue000use", "private use"),
        ("child\u2019s pose", "child\u2019s pose"),
        ("caf\u00e9 \u4f60\u597d \U0001f600", "caf\u00e9 \u4f60\u597d \U0001f600"),
        ("and/or", "and/or"),
        ("3/4 of it", "3/4 of it"),
        ("\uff0frestart", "\uff0frestart"),  # another slash, which means nothing to Rasa
        ("\u2044restart", "\u2044restart"),
        ("/restart", WORD_JOINER + "/restart"),
    ],
)
def test_what_becomes_of_a_text(text, plain):
    assert as_plain_text(text) == plain


def test_a_long_text_is_cut():
    assert as_plain_text("a" * 5000) == "a" * MAX_CHARACTERS
    assert as_plain_text(" " * 5000 + "/restart") == ""
    assert len(as_plain_text("/" + "a" * 5000)) <= MAX_CHARACTERS + 1


@given(st.text())
def test_it_has_no_control_characters_and_stays_as_it_is(text):
    plain = as_plain_text(text)
    assert not any(unicodedata.category(one) in ("Cc", "Cs") for one in plain)
    assert plain == plain.strip()
    assert not plain.startswith("/")
    assert as_plain_text(plain) == plain
    plain.encode()


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=MAX_CHARACTERS))
def test_it_changes_no_ordinary_text(text):
    if not text.startswith("/"):
        assert as_plain_text(text) == text


@pytest.fixture(scope="module")
def domain():
    return Domain.from_dict({"intents": ["restart", "stop", "start_session", "affirm"]})


def unpacked(text, domain):
    message = Message({TEXT: text})
    return YAMLStoryReader.unpack_regex_message(message, domain, "x") is not message


def test_rasa_does_take_a_raw_payload_for_a_command(domain):
    assert unpacked("/restart", domain)
    assert unpacked(" /restart", domain)


@pytest.mark.parametrize("text", PAYLOADS)
def test_rasa_takes_no_payload_for_one_after_this(text, domain):
    assert not unpacked(as_plain_text(text), domain)


INTENTS = st.sampled_from(["restart", "stop", "affirm", "start_session", "zzz"])
BLANKS = st.text(st.characters(categories=["Zs", "Zl", "Zp", "Cc", "Cf", "Cs"]), max_size=4)


@given(st.text() | st.builds("{}/{}{}".format, BLANKS, INTENTS, st.text()))
@example('\u205f/restart{"a": 1}')
def test_rasa_unpacks_nothing_whatever_is_typed(text):
    assert not unpacked(as_plain_text(text), None)


OTHER_FORMS = ("//restart", "/", "\ufeff/restart", "\u200b/restart", "\u200e/restart")


@pytest.mark.parametrize("text", sorted(set(PAYLOADS) - set(OTHER_FORMS)))
def test_a_payload_is_known_for_one_after_this(text):
    assert looks_like_payload(as_plain_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "stop",
        "",
        "and/or",
        "left/right",
        "/",
        "//",
        "stop/start",
        "the stretch /pose",
        "/stop please now",
        "1/2",
        "a /restart",
    ],
)
def test_what_people_say_is_no_payload(text):
    assert not looks_like_payload(text)


@given(st.text(max_size=3000))
def test_it_answers_for_any_text(text):
    assert looks_like_payload(text) in (True, False)
