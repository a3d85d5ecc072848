"""Choosing by place, and what is told of a stretch that a condition speaks against."""

import pytest

from actions.ordinals import nth


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("the second one", "b"),
        ("Number three, please", "c"),
        ("the last one", "c"),
        ("first of them", "a"),
        ("the fourth one", None),
        ("ten seconds", None),
        ("the first time", None),
    ],
)
def test_a_place_chooses_only_what_is_there(text, chosen):
    assert nth(text, ["a", "b", "c"]) == chosen


def test_nothing_is_chosen_of_nothing():
    assert nth("the last one", []) is None


def test_the_second_of_what_was_suggested_is_told_of_and_offered(talk):
    said = talk.say("find_stretch", body_part="calves").text
    assert "the Wall Soleus Stretch" in said
    talk.say("name_stretch", "the second one")
    reply = talk.say("affirm")
    assert reply.state == "screening"
    assert reply.session.stretch == "wall_soleus_stretch"


def test_a_place_wins_over_a_name_that_it_was_taken_for(talk):
    choices = [
        "chair_hamstring_stretch",
        "seated_forward_fold",
        "standing_hamstring_stretch",
        "supine_hamstring_strap_stretch",
    ]
    talk.say("start_session", stretch_choice=choices)
    reply = talk.say("name_stretch", "the third one", stretch="thread_the_needle")
    assert reply.session.stretch == "standing_hamstring_stretch"


@pytest.mark.parametrize("intent", ["ask_overview", "ask_when_to_avoid", "name_stretch"])
def test_a_stretch_that_a_condition_rules_out_is_told_of_but_not_offered(talk, intent):
    talk.say("state_condition", condition="hip_replacement")
    reply = talk.say(intent, stretch="pigeon_pose")
    assert "leave out the Pigeon Pose" in reply.text
    assert "Shall I" not in reply.text
    assert talk.say("affirm").state is None


def test_two_conditions_are_thanked_for_once(talk):
    reply = talk.hear("I have poor balance and a hip replacement")
    assert reply.text.count("Thank you") == 1
    assert len(reply.texts) >= 3


def test_a_yes_to_nothing_leaves_a_paused_clock_standing(talk):
    talk.holding(5)
    talk.say("pause")
    kept = talk.slots["session"]
    reply = talk.say("affirm")
    assert "go on" in reply.text
    assert talk.slots["session"] == kept


def test_only_a_part_of_the_body_is_a_wish(talk):
    assert "calves" in talk.say("nlu_fallback", "calves", body_part="calves").text
