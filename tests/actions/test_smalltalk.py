"""Greetings, help, and a yes or a no to nothing."""

import pytest

PSOAS = "half_kneeling_psoas_stretch"


def test_hello(talk):
    assert "Limber" in talk.say("greet").text


@pytest.mark.parametrize("paused", [False, True])
def test_hello_in_a_session_names_what_is_going_on(talk, paused):
    talk.holding(12)
    if paused:
        talk.say("pause")
    kept = talk.slots["session"]
    assert "Half Kneeling Psoas Stretch" in talk.say("greet").text
    assert talk.slots["session"] == kept


@pytest.mark.parametrize("word", ["affirm", "deny"])
def test_an_answer_to_no_question(talk, word):
    reply = talk.say(word)
    assert reply.texts
    assert reply.session is None


@pytest.mark.parametrize("word", ["affirm", "deny"])
def test_a_yes_or_a_no_in_a_hold_does_nothing(talk, word):
    talk.holding(12)
    kept = talk.slots["session"]
    assert talk.say(word).session is None
    assert talk.slots["session"] == kept


def test_a_no_withdraws_a_question_that_waits(talk):
    talk.say("ask_breathing")
    talk.say("deny")
    assert talk.slots["pending"] is None


def test_help_fits_the_state(talk):
    fresh = talk.say("help").text
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")
    before = talk.say("help").text
    talk.say("ready")
    during = talk.say("help").text
    talk.say("stop")
    assert "start the" in fresh
    assert "ready" in before
    assert "pause" in during
    assert talk.say("help").text == fresh
