"""What was done before: told, and done again."""

import pytest

from bot.profile import history

DAY = 86_400
PSOAS, CAT_COW = "half_kneeling_psoas_stretch", "cat_cow"


def kept(talk):
    return history.loads(talk.slots.get("history"))


# What is kept


def test_a_session_is_kept_when_the_next_one_begins(talk, did):
    did(PSOAS)
    assert kept(talk) == []
    talk.say("start_session", stretch=CAT_COW)
    (done,) = kept(talk)
    assert (done.stretches, done.finished) == ((PSOAS,), True)


def test_what_was_never_held_is_not_kept(talk):
    talk.say("start_session", stretch=PSOAS)
    talk.say("stop")
    talk.say("start_session", stretch=CAT_COW)
    assert kept(talk) == []


def test_what_a_warning_sign_ended_is_kept_too(talk):
    talk.holding(20).hear("a crushing pain in my chest")
    talk.say("start_session", stretch=PSOAS)  # refused, and the session is cleared away
    assert "20 seconds" in talk.say("ask_history", "what did I do last").text
    talk.say("start_session", stretch=PSOAS)
    assert [done.held_s for done in kept(talk)] == [20]


def test_a_session_counts_once_however_often_it_is_asked_about(talk, did):
    did(PSOAS)
    for _ in range(3):
        assert "1 session" in talk.say("ask_history", "how often in all").text
    talk.say("start_session", stretch=CAT_COW)
    assert "1 session" in talk.say("ask_history", "how often in all").text


# What is told


@pytest.mark.parametrize("text", ["what did I do yesterday", "how many this week", "my streak", ""])
def test_without_a_past_it_says_so(talk, text):
    assert "no session of yours" in talk.say("ask_history", text).text


@pytest.mark.parametrize(
    ("days", "text", "when"),
    [
        (0, "what did I do today", "Today"),
        (1, "what did I do yesterday", "Yesterday"),
        (1, "what did I do last night", "Yesterday"),
        (3, "what did I do on Tuesday", "On Tuesday"),
        (7, "what did I do on tuesday", "7 days ago"),
    ],
)
def test_a_day_is_told_of(talk, did, days, text, when):
    did(PSOAS, days)
    said = talk.say("ask_history", text).text
    assert said.startswith(when)
    assert "the Half Kneeling Psoas Stretch" in said
    assert "of holding" in said


def test_a_day_with_several_tells_of_each(talk):
    talk.started(PSOAS).wait(1000)
    talk.started(CAT_COW).wait(1000)
    reply = talk.say("ask_history", "what did I do today")
    assert ["Psoas" in reply.texts[0], "Cat-Cow" in reply.texts[1]] == [True, True]


def test_a_day_without_any_says_so_and_tells_of_the_last(talk, did):
    did(PSOAS, 2)
    reply = talk.say("ask_history", "what did I do yesterday")
    assert "nothing for yesterday" in reply.texts[0]
    assert "on Tuesday" in reply.texts[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("how often did I stretch this week", "last 7 days: 1 session"),
        ("how much this month", "last 30 days: 2 sessions"),
        ("how many times have I done it in all", "noted: 2 sessions"),
    ],
)
def test_a_span_of_days_is_added_up(talk, did, text, words):
    did(PSOAS, 10)
    did(CAT_COW, 1)
    assert words in talk.say("ask_history", text).text


def test_a_streak_is_counted_and_its_end_is_said(talk, did):
    did(PSOAS)
    did(CAT_COW)
    assert "2 days in a row" in talk.say("ask_history", "what's my streak").text
    talk.wait(3 * DAY)
    assert "no streak" in talk.say("ask_history", "what's my streak").text


@pytest.mark.parametrize(
    ("days", "when"), [(0, "today"), (1, "yesterday"), (4, "on Tuesday"), (9, "9 days ago")]
)
def test_else_the_last_one_is_told(talk, did, days, when):
    did(PSOAS, days)
    assert f"Your last one was {when}" in talk.say("ask_history", "what did I do last time").text


def test_a_stretch_that_the_base_no_longer_has_is_counted_without_its_name(talk):
    done = history.Done(talk.now, ("no_such_stretch",), 60, True)
    talk.slots["history"] = history.dumps([done])
    assert "1 stretch" in talk.say("ask_history", "last time").text


# Done again


def test_the_same_stretch_begins_with_the_same_dose_and_its_screening(talk):
    talk.say("start_session", stretch=PSOAS, duration=45.0, count=1.0)
    talk.say("deny")
    talk.say("ready")
    talk.wait(DAY).say("start_session", stretch=CAT_COW)
    talk.say("stop")
    reply = talk.say("repeat_session", "the same again")
    assert (reply.state, reply.session.stretch) == ("screening", PSOAS)
    assert {hold.seconds for hold in talk.session.plan.holds} == {45}
    assert talk.session.plan.reps_of(0) == 1


def test_a_routine_is_put_together_again_around_what_was_told_since(talk):
    talk.say("start_routine", duration=600.0, body_part="hips")
    talk.say("deny")
    talk.say("ready")
    talk.wait(DAY).say("state_condition", condition="knee_replacement")
    reply = talk.say("repeat_session", "same as yesterday")
    assert reply.state == "screening"
    assert "knee_replacement" in talk.slots["request"]


def test_the_day_that_is_named_is_the_one_that_is_done_again(talk, did):
    did(PSOAS)
    did(CAT_COW)
    assert talk.say("repeat_session", "same as on Tuesday").session.stretch == PSOAS


@pytest.mark.parametrize("text", ["the usual", "same as yesterday"])
def test_without_such_a_session_it_says_so(talk, text):
    reply = talk.say("repeat_session", text)
    assert "no such session" in reply.text
    assert reply.session is None


def test_a_day_without_a_session_has_none_to_do_again(talk, did):
    did(PSOAS, 3)
    assert "no such session" in talk.say("repeat_session", "same as yesterday").text


def test_in_a_session_nothing_is_begun(talk, did):
    did(PSOAS)
    talk.holding(12, CAT_COW)
    held = talk.slots["session"]
    assert "Say stop first" in talk.say("repeat_session", "the usual").text
    assert talk.slots["session"] == held


def test_what_a_condition_rules_out_by_now_is_not_done_again(talk, did):
    did("pigeon_pose")
    talk.say("state_condition", condition="hip_replacement")
    reply = talk.say("repeat_session", "same as yesterday")
    assert reply.session is None
    assert "Pigeon Pose" in reply.text


@pytest.mark.parametrize(
    "done",
    [
        history.Done(0, ("no_such_stretch",), 60, True),
        history.Done(0, (CAT_COW,), 60, True, request="damaged"),
        history.Done(0, (CAT_COW,), 60, True, request="{}"),
    ],
)
def test_what_cannot_be_done_again_is_said(talk, done):
    talk.slots["history"] = history.dumps([done])
    assert "no such session" in talk.say("repeat_session", "the usual").text


def test_after_a_warning_sign_it_is_not_done_again_at_the_first_word(talk):
    talk.holding(20).hear("a crushing pain in my chest")
    reply = talk.say("repeat_session", "again")
    assert "warning sign" in reply.text
    assert reply.session is None
