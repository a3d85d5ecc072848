"""How Limber is to be from now on: kept, and heard at once."""

import pytest

from bot.coaching import sheet_of
from bot.profile.preferences import Preferences, loads
from knowledge import load_library

PSOAS = "half_kneeling_psoas_stretch"


def preferences(talk):
    return loads(talk.slots.get("preferences"))


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        ("talk slower", Preferences(rate=0.85), "slower"),
        ("talk faster", Preferences(rate=1.15), "faster"),
        ("louder please", Preferences(volume=1.15), "Louder"),
        ("quieter please", Preferences(volume=0.85), "Quieter"),
        ("just the counts", Preferences(talk="less"), "need to know"),
        ("always hold 45 seconds", Preferences(hold_s=45), "45 seconds"),
    ],
)
def test_a_wish_is_kept_and_said(talk, text, wanted, said):
    assert said in talk.say("set_preference", text).text
    assert preferences(talk) == wanted


def test_a_wish_that_says_nothing_is_asked_about(talk):
    assert "You can say" in talk.say("set_preference", "be different").text
    assert "preferences" not in talk.slots


@pytest.mark.parametrize("text", ["talk slower", "just the counts", "talk as usual"])
def test_what_can_go_no_further_is_said(talk, text):
    for _ in range(5):
        reply = talk.say("set_preference", text)
    assert "as far as I can go" in reply.text


def test_a_session_speaks_as_it_was_wanted_before(talk):
    talk.say("set_preference", "talk slower")
    talk.say("set_preference", "louder")
    reply = talk.say("start_session", stretch=PSOAS)
    assert (reply.session.voice.rate, reply.session.voice.volume) == (0.85, 1.15)


@pytest.mark.parametrize("paused", [False, True])
def test_in_a_session_a_voice_is_sent_at_once_without_a_new_sheet(talk, paused):
    talk.holding(12)
    if paused:
        talk.say("pause")
    before = talk.session
    reply = talk.say("set_preference", "talk slower")
    assert reply.session.voice.rate == 0.85
    assert reply.session.cues is None
    assert talk.session == before


def kinds(reply):
    return {cue.kind for cue in reply.session.cues}


@pytest.mark.parametrize("paused", [False, True])
def test_in_a_session_less_talk_is_a_new_sheet_of_the_same_plan(talk, paused):
    talk.holding(12)
    if paused:
        talk.say("pause")
    before = talk.session
    reply = talk.say("set_preference", "just the counts")
    assert not {"breath", "form"} & kinds(reply)
    assert "count" in kinds(reply)
    assert reply.session.sheet != before.sheet
    assert talk.session.at(talk.now).position == before.at(talk.now).position
    assert talk.state == ("paused" if paused else "running")
    assert "breath" in kinds(talk.say("set_preference", "talk as usual"))


@pytest.mark.parametrize("answers", [(), ("deny",)])
def test_before_the_clock_runs_less_talk_waits_for_the_start(talk, answers):
    talk.say("start_session", stretch=PSOAS)
    for answer in answers:
        talk.say(answer)
    assert talk.say("set_preference", "just the counts").session.cues is None
    if not answers:
        talk.say("deny")
    assert not {"breath", "form"} & kinds(talk.say("ready"))


def test_say_that_again_repeats_no_line_that_was_left_out(talk):
    talk.say("set_preference", "just the counts")
    talk.started(PSOAS).wait(5.5)
    spoken = {cue.text for cue in sheet_of(talk.session.plan, load_library()).terse().cues}
    for _ in range(5):
        assert set(talk.wait(4).say("repeat").texts) <= spoken


def test_a_usual_hold_is_that_of_the_next_single_stretch(talk):
    talk.say("set_preference", "always hold 45 seconds")
    talk.say("start_session", stretch=PSOAS)
    assert {hold.seconds for hold in talk.session.plan.holds} == {45}


def test_a_time_said_outright_counts_for_more_than_the_usual_one(talk):
    talk.say("set_preference", "always hold 45 seconds")
    talk.say("start_session", stretch=PSOAS, duration=30.0)
    assert {hold.seconds for hold in talk.session.plan.holds} == {30}


def test_a_usual_hold_stays_within_what_suits_the_stretch(talk):
    talk.say("set_preference", "always hold 4 minutes")
    talk.say("start_session", stretch=PSOAS)
    assert max(hold.seconds for hold in talk.session.plan.holds) < 240


@pytest.mark.parametrize("damaged", ["rubbish", 7, {"rate": "fast"}, []])
def test_damaged_preferences_are_as_usual(talk, damaged):
    talk.slots["preferences"] = damaged
    reply = talk.say("start_session", stretch=PSOAS)
    assert (reply.session.voice.rate, reply.session.voice.volume) == (1, 1)
