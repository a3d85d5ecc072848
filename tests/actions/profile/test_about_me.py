"""What Limber knows of a person: shown, and deleted when they want it."""

import pytest

from bot.paths import data_dir
from bot.profile.forgetting import OF_A_PERSON, OF_THE_PAST

CONDITION = "glaucoma"


def knowing(talk, did):
    """After a session, with a condition and a wish."""
    talk.say("state_condition", condition=CONDITION)
    talk.say("set_preference", "talk slower")
    did()
    return talk


def test_of_nobody_it_knows_nothing(talk):
    assert "Nothing yet" in talk.say("ask_about_me").text


def test_everything_known_is_told_and_how_to_change_it(talk, did):
    knowing(talk, did)
    told, wishes, done, change = talk.say("ask_about_me").texts
    assert CONDITION in told
    assert "talk slower" in wishes
    assert "1 session" in done
    assert "delete my history" in change


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("talk faster", "talk faster"),
        ("louder", "speak louder"),
        ("quieter", "speak more quietly"),
        ("just the counts", "say less in a hold"),
        ("always hold 45 seconds", "hold single stretches for 45 seconds"),
    ],
)
def test_every_wish_is_told(talk, wish, told):
    talk.say("set_preference", wish)
    assert told in talk.say("ask_about_me").text


def test_where_data_are_kept_is_told(talk):
    assert str(data_dir()) in talk.say("ask_privacy").text


# Deleted


@pytest.mark.parametrize("text", ["delete my history", "forget what I did"])
def test_what_was_done_is_deleted_after_a_yes_and_health_is_kept(talk, did, text):
    knowing(talk, did)
    talk.say("start_session", stretch="cat_cow")
    talk.say("stop")
    assert "?" in talk.say("delete_history", text).text
    assert talk.slots["history"]
    assert not talk.slots.get("erase")
    assert "Deleted" in talk.say("affirm").text
    assert talk.slots["erase"] is True
    assert [talk.slots[name] for name in OF_THE_PAST] == [None] * len(OF_THE_PAST)
    assert talk.slots["conditions"] == [CONDITION]
    assert talk.slots["preferences"]
    assert "no session of yours" in talk.say("ask_history").text


@pytest.mark.parametrize(
    "text", ["delete everything", "forget all about me", "wipe it", "erase all my data"]
)
def test_everything_is_deleted_after_a_yes(talk, did, text):
    knowing(talk, did)
    assert "everything" in talk.say("delete_history", text).text
    assert "all of it" in talk.say("affirm").text
    assert talk.slots["erase"] is True
    assert [talk.slots.get(name) for name in OF_A_PERSON] == [None] * len(OF_A_PERSON)
    assert "Nothing yet" in talk.say("ask_about_me").text


@pytest.mark.parametrize("answer", ["deny", "never_mind", "time_left"])
@pytest.mark.parametrize("text", ["delete my history", "delete everything"])
def test_without_a_yes_nothing_is_deleted(talk, did, answer, text):
    knowing(talk, did)
    talk.say("delete_history", text)
    talk.say(answer)
    assert not talk.slots.get("erase")
    assert "1 session" in talk.say("ask_about_me").text


@pytest.mark.parametrize("refusal", ["deny", "never_mind"])
def test_a_yes_after_a_no_deletes_nothing(talk, did, refusal):
    knowing(talk, did)
    talk.say("delete_history", "delete everything")
    talk.say(refusal)
    talk.say("affirm")
    assert not talk.slots.get("erase")
    assert talk.slots["conditions"] == [CONDITION]


def test_in_a_session_nothing_is_deleted(talk, did):
    knowing(talk, did)
    talk.holding(12)
    assert "Say stop first" in talk.say("delete_history", "delete everything").text
    talk.say("affirm")
    assert not talk.slots.get("erase")


def test_a_session_that_began_after_the_question_is_not_deleted_by_a_yes(talk, did):
    knowing(talk, did)
    talk.say("delete_history", "delete everything")
    talk.say("start_session", stretch="cat_cow")
    talk.say("affirm")
    assert not talk.slots.get("erase")


def test_after_it_the_next_session_screens_for_everything_again(talk, did):
    knowing(talk, did)
    talk.say("delete_history", "delete everything")
    talk.say("affirm")
    assert talk.say("start_session", stretch="cat_cow").state == "screening"
