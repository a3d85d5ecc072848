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


# Never mind


@pytest.mark.parametrize("offer", ["name_stretch", "ask_routine"])
def test_never_mind_takes_back_what_was_offered(talk, offer):
    named = {"stretch": PSOAS} if offer == "name_stretch" else {"routine": "desk_break_5"}
    talk.say(offer, **named)
    assert talk.slots["asked"]
    assert talk.say("never_mind").texts
    assert talk.slots["asked"] is None
    assert talk.say("affirm").session is None


def test_never_mind_takes_back_a_question_that_waits(talk):
    talk.say("ask_breathing")
    talk.say("never_mind")
    assert talk.slots["pending"] is None


@pytest.mark.parametrize("paused", [False, True])
def test_never_mind_in_a_session_leaves_it_as_it_is(talk, paused):
    talk.holding(12)
    if paused:
        talk.say("pause")
    kept = talk.slots["session"]
    assert talk.say("never_mind").session is None
    assert talk.slots["session"] == kept


def test_never_mind_is_no_answer_to_the_screening(talk):
    talk.say("start_session", stretch=PSOAS)
    assert "say no if nothing" in talk.say("never_mind").text
    assert talk.slots["asked"] == "screening"
    assert talk.say("ready").state != "running"
    assert talk.state == "screening"


def test_never_mind_does_not_do_away_with_a_pain(talk):
    talk.holding(12).hear("my hamstring aches")
    talk.say("resume")
    talk.say("never_mind")
    assert talk.slots["asked"] == "pain_gone"
    assert talk.state == "paused"
    assert "?" in talk.say("resume").text


# A yes to have something forgotten


@pytest.mark.parametrize(
    ("asked", "conditions"), [("erase_history", ["glaucoma"]), ("erase_all", None)]
)
def test_a_yes_erases_what_was_asked_about(talk, asked, conditions):
    talk.say("state_condition", condition="glaucoma")
    talk.slots["asked"] = asked
    assert "Deleted" in talk.say("affirm").text
    assert talk.slots["erase"] is True
    assert talk.slots["conditions"] == conditions
    assert talk.slots["asked"] is None


@pytest.mark.parametrize("asked", ["erase_history", "erase_all", "forget"])
@pytest.mark.parametrize("under_way", ["screening", "running"])
def test_in_a_session_a_yes_erases_nothing(talk, asked, under_way):
    if under_way == "running":
        talk.holding(12)
    else:
        talk.say("start_session", stretch=PSOAS)
    talk.slots |= {"asked": asked, "conditions": ["glaucoma"]}
    talk.say("affirm")
    assert not talk.slots.get("erase")
    assert "glaucoma" in talk.slots["conditions"]
