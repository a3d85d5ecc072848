"""A client that has started again: what it hears, and what the session becomes."""

import pytest

from bot.session import AWAY_S, RETURN_S

PSOAS = "half_kneeling_psoas_stretch"


def back(talk, position=None):
    """The event of a client that had played up to `position`."""
    session = talk.session
    place = {"session_id": session.id, "revision": session.revision, "position": position}
    return talk.say("client_resumed", "/client_resumed", place if position is not None else None)


def test_in_a_hold_it_says_where_that_was_and_goes_on(talk):
    talk.holding(20)
    reply = back(talk, position=15)
    assert "Holding on the left side" in reply.text
    assert "20 seconds to go" in reply.text
    assert f"{RETURN_S:.0f} seconds" in reply.text
    assert (reply.state, reply.session.at, reply.session.settle) == ("running", 15, RETURN_S)
    talk.wait(RETURN_S + 5)
    assert talk.session.at(talk.now).hold_left == 15


def test_it_gets_all_that_it_plays_by(talk):
    talk.holding(20)
    session = back(talk, position=15).session
    assert session.cues
    assert session.segments
    assert session.revision == talk.session.revision


def test_without_a_place_the_clock_of_the_server_counts(talk):
    talk.holding(20)
    assert back(talk).session.at == 25


def test_a_place_of_another_session_is_none(talk):
    talk.holding(20)
    place = {"session_id": "another", "revision": 3, "position": 7}
    assert talk.say("client_resumed", metadata=place).session.at == 25


def test_long_away_it_waits_for_a_word(talk):
    talk.holding(20)
    talk.wait(AWAY_S)
    reply = back(talk, position=15)
    assert reply.state == "paused"
    assert "The clock stands still, with 20 seconds to go" in reply.text
    assert talk.say("resume").state == "running"


def test_long_past_the_end_the_place_is_kept(talk):
    talk.holding(20)
    talk.wait(3600)
    assert back(talk, position=15).state == "paused"
    assert talk.session.at(talk.now).hold_left == 20


def test_paused_it_stays_paused(talk):
    talk.holding(10).say("pause")
    reply = back(talk, position=15)
    assert reply.state == "paused"
    assert "The clock stands still" in reply.text
    assert reply.session.cues


def test_after_a_pain_it_asks_for_that_first(talk):
    talk.holding(10).hear("that hurts a bit")
    reply = back(talk, position=15)
    assert reply.state == "paused"
    assert "gone completely?" in reply.text
    assert talk.say("affirm").state == "running"


def test_in_the_screening_the_question_comes_again(talk):
    talk.say("start_session", stretch=PSOAS)
    reply = back(talk)
    assert reply.state == "screening"
    assert "yes or a no" in reply.text
    assert talk.say("deny").state == "ready"


def test_on_the_way_into_position_it_says_so(talk):
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")
    reply = back(talk)
    assert reply.state == "ready"
    assert "ready" in reply.text
    assert talk.say("ready").session.cues


def nothing(talk):
    pass


def stopped(talk):
    talk.holding().say("stop")


@pytest.mark.parametrize("before", [nothing, stopped])
def test_where_nothing_is_under_way_nothing_is(talk, before):
    before(talk)
    reply = talk.say("client_resumed")
    assert reply.session is None
    assert "start the" in reply.text
