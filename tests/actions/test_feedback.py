"""Praise and complaints, by where the person is."""

import pytest

PSOAS = "half_kneeling_psoas_stretch"
WORDS = ["feedback_good", "feedback_bad"]


@pytest.mark.parametrize("intent", WORDS)
def test_it_is_taken_up_in_a_breath(talk, intent):
    reply = talk.say(intent, "x")
    assert len(reply.texts) == 1
    assert reply.session is None


@pytest.mark.parametrize("intent", WORDS)
@pytest.mark.parametrize("paused", [False, True])
def test_the_clock_is_not_touched(talk, intent, paused):
    talk.holding(12)
    if paused:
        talk.say("pause")
    kept = talk.slots["session"]
    assert talk.say(intent, "x").session is None
    assert talk.slots["session"] == kept


def test_praise_in_a_hold_is_answered_in_a_word_or_two(talk):
    talk.holding(12)
    assert all(len(talk.say("feedback_good").text.split()) <= 4 for _ in range(3))


@pytest.mark.parametrize("paused", [False, True])
def test_a_complaint_in_a_session_hears_what_can_be_changed(talk, paused):
    talk.holding(12)
    if paused:
        talk.say("pause")
    text = talk.say("feedback_bad").text
    assert "skip" in text
    assert "stop" in text


def test_a_complaint_about_a_stretch_names_it(talk):
    talk.say("ask_overview", stretch="cat_cow")
    assert any("Cat-Cow" in talk.say("feedback_bad").text for _ in range(2))


def test_a_complaint_about_nothing_offers_to_look_for_something(talk):
    text = talk.say("feedback_bad").text
    assert "orry" in text or "Fair" in text
    assert "{" not in text


@pytest.mark.parametrize("intent", WORDS)
def test_it_is_no_answer_to_the_screening(talk, intent):
    talk.say("start_session", stretch=PSOAS)
    assert "yes or no" in talk.say(intent).texts[-1]
    assert talk.state == "screening"
