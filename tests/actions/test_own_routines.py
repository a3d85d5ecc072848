"""Routines that the person has made: by name, nearly by name, as "my routine", and from a page."""

import pytest

from actions.routine import kept as requests

ITEMS = [
    {"stretch": "cat_cow", "hold_s": 5, "reps": 6},
    {"stretch": "childs_pose", "hold_s": 30, "reps": 2},
]
LUNCH = {"id": "own_1", "name": "Lunch Break", "items": ITEMS}
EVENING = {"id": "own_2", "name": "Evening", "items": ITEMS[1:]}


@pytest.fixture
def owner(talk):
    talk.slots["routines"] = [LUNCH, EVENING]
    return talk


def planned(talk):
    return [item.stretch for item in talk.session.plan.items]


@pytest.mark.parametrize(
    "text",
    [
        "start my lunch break",
        "do the Lunch Break routine",
        "start lunch brake",
        "please begin with lunch-break now",
    ],
)
def test_it_begins_by_its_name(owner, text):
    reply = owner.say("start_routine", text)
    assert "Lunch Break" in reply.text
    assert planned(owner) == ["cat_cow", "childs_pose"]
    assert reply.state == "screening"


def test_it_has_its_own_doses(owner):
    owner.say("start_routine", "start lunch break")
    held = [hold.seconds for hold in owner.session.plan.holds]
    assert held == [30, 30, 30]


def test_my_routine_is_the_only_one(talk):
    talk.slots["routines"] = [EVENING]
    talk.say("start_routine", "start my routine")
    assert planned(talk) == ["childs_pose"]


def test_of_several_it_asks_which(owner):
    reply = owner.say("start_routine", "start my routine")
    assert "Lunch Break" in reply.text
    assert "Evening" in reply.text
    assert "session" not in owner.slots


def test_a_routine_of_ours_is_still_ours(owner):
    reply = owner.say("start_routine", "start my desk break", routine="desk_break_5")
    assert "Lunch Break" not in reply.text


def test_it_is_described(owner):
    reply = owner.say("ask_routine", "what is in lunch break")
    assert "Cat-Cow" in reply.text
    assert owner.slots["routine"] == "own_1"


def test_it_is_chosen_on_a_page(owner):
    owner.say("routine_chosen", metadata={"routine": "own_2"})
    assert planned(owner) == ["childs_pose"]
    assert requests.loads(owner.slots["request"]).routine == "own_2"


@pytest.mark.parametrize("chosen", ["own_9", None, 3, ["own_1"], "cat_cow"])
def test_one_that_is_not_there_is_asked_about(owner, chosen):
    reply = owner.say("routine_chosen", metadata={"routine": chosen})
    assert "Lunch Break" in reply.text
    assert reply.session is None


def test_without_any_it_says_where_they_are_made(talk):
    assert "page" in talk.say("routine_chosen", metadata={"routine": "own_1"}).text


def test_nothing_is_begun_in_the_middle_of_a_session(owner):
    owner.holding()
    reply = owner.say("routine_chosen", metadata={"routine": "own_1"})
    assert reply.session is None
    assert owner.state == "running"


def test_it_is_planned_around_what_was_told(owner):
    owner.slots["conditions"] = ["knee_replacement"]
    owner.say("routine_chosen", metadata={"routine": "own_1"})
    assert "childs_pose" not in planned(owner)


def test_it_is_done_again_after_it_was_done(owner):
    owner.say("start_routine", "start evening")
    owner.say("deny")
    owner.say("ready")
    owner.wait(600)
    owner.say("repeat_session", "same again")
    assert planned(owner) == ["childs_pose"]


def test_what_was_no_help_is_left_out_of_a_new_plan_only(talk):
    talk.slots["helpful"] = {"childs_pose": False, "cat_cow": True}
    talk.say("start_routine", "ten minutes for my back", duration=600.0, body_part="back")
    assert "childs_pose" in requests.loads(talk.slots["request"]).without
    assert "childs_pose" not in planned(talk)
    talk.say("stop")
    talk.slots["routines"] = [EVENING]
    talk.say("start_routine", "start evening")
    assert planned(talk) == ["childs_pose"]


def test_nothing_is_noted_where_nothing_is_to_be_kept(owner):
    owner.slots["preferences"] = {"history": False}
    owner.holding(30).say("stop")
    owner.say("start_routine", "start evening")
    assert owner.slots["history"] == []
