"""The list of stretches, suggestions, and a name without a question."""

import pytest

from bot.coaching import suits
from bot.nlu import wishes
from bot.nlu.body_parts import OTHER_PARTS
from knowledge import load_library
from knowledge.regions import GROUPS, groups_of
from knowledge.safety_base import load_safety

PSOAS = "half_kneeling_psoas_stretch"


def test_the_list_says_how_many_and_how_to_ask_for_some(talk):
    text = talk.say("list_stretches").text
    assert str(len(load_library())) in text
    assert str(len(load_library().routines)) in text
    assert "hips" in text


def test_a_name_tells_of_it_and_offers_to_begin(talk):
    reply = talk.say("name_stretch", stretch=PSOAS)
    assert "front of the hip" in reply.text
    assert reply.texts[-1].endswith("?")
    assert talk.say("affirm").state == "screening"


def test_the_offer_can_be_turned_down(talk):
    talk.say("name_stretch", stretch=PSOAS)
    assert talk.say("deny").session is None
    assert talk.say("affirm").session is None


def test_ready_takes_up_the_offer(talk):
    talk.say("name_stretch", stretch=PSOAS)
    assert talk.say("ready").state == "screening"


def test_an_unclear_name_is_asked_about(talk):
    reply = talk.say("name_stretch", stretch_choice=[PSOAS, "childs_pose"])
    assert "Half Kneeling Psoas Stretch or Child's Pose" in reply.text
    assert "Child's Pose" in talk.say("name_stretch", stretch="childs_pose").text


def test_a_name_in_a_session_offers_nothing_that_a_yes_could_mistake(talk):
    talk.say("start_session", stretch="cat_cow")
    talk.say("deny")
    reply = talk.say("name_stretch", stretch=PSOAS)
    assert "?" not in reply.text
    assert talk.say("affirm").session.stretch == "cat_cow"


def test_a_name_in_a_hold_asks_nothing(talk):
    talk.holding(12)
    reply = talk.say("name_stretch", stretch="childs_pose")
    assert "?" not in reply.text
    assert talk.say("affirm").session is None
    assert talk.state == "running"


def test_after_a_session_a_name_offers_again(talk):
    talk.holding(12).say("stop")
    talk.say("name_stretch", stretch="childs_pose")
    assert talk.say("affirm").session.stretch == "childs_pose"


def test_a_name_without_any_name_in_it(talk):
    assert "?" in talk.say("name_stretch").text


def test_which_one_to_start_is_asked_again_when_no_name_comes(talk):
    talk.holding(12)
    talk.say("pause")
    talk.say("start_session", stretch_choice=[PSOAS, "childs_pose"])
    reply = talk.say("name_stretch", "the other thing")
    assert reply.texts[0].endswith("?")
    assert talk.state == "paused"  # it is no "go on"
    assert talk.say("name_stretch", stretch="childs_pose").session.stretch == "childs_pose"


# Something for ...


def shown(reply):
    """The stretches that a reply names, by their ids."""
    return {id_ for id_, stretch in load_library().items() if stretch.name in reply.text}


def test_it_suggests_a_few_for_a_part_of_the_body_and_offers_the_first(talk):
    reply = talk.say("find_stretch", body_part="calves")
    assert 1 <= len(shown(reply)) <= 3
    for id_ in shown(reply):
        muscles = load_library()[id_].muscles
        assert "calves" in [*muscles.primary, *muscles.secondary]
    assert reply.texts[-1].endswith("?")
    first = talk.slots["stretch"]
    assert load_library()[first].name in reply.texts[-1]
    assert talk.say("affirm").session.stretch == first


def test_another_one_goes_on_and_names_none_twice_until_there_is_no_more(talk):
    said, reply = [], talk.say("find_stretch", body_part="hips")
    while shown(reply):
        said += shown(reply)
        assert len(said) < 100
        reply = talk.say("find_stretch", "another one")
    assert "all I have" in reply.text
    assert len(said) == len(set(said)) > 6
    assert "all I have" in talk.say("find_stretch", "another one").text


def test_a_new_wish_begins_a_new_list(talk):
    calves = shown(talk.say("find_stretch", body_part="calves"))
    talk.say("find_stretch", body_part="wrists")
    assert shown(talk.say("find_stretch", body_part="calves")) == calves


def test_another_one_before_any_is_asked_for_what(talk):
    assert "which part of the body?" in talk.say("find_stretch", "another one").text


def test_a_place_and_what_is_ruled_out_narrow_it(talk):
    at_a_desk = talk.say("find_stretch", body_part="neck", position="desk")
    assert "at your desk" in at_a_desk.text
    for id_ in shown(at_a_desk):
        assert load_library()[id_].performance.position in ("seated", "standing")
    found = [{"entity": "body_part", "value": "hips"}, {"entity": "without", "value": "kneeling"}]
    reply = talk.say("find_stretch", "something for my hips without kneeling", found=found)
    assert "without kneeling" in reply.text
    for id_ in shown(reply):
        assert "kneeling" not in load_library()[id_].performance.position


WISHES = [
    *(("position", one) for one in wishes._POSITIONS),
    *(("without", one) for one in {**wishes._POSITIONS, **wishes._EQUIPMENT}),
    *(("equipment", one) for one in wishes._EQUIPMENT),
    *(("level", one) for one in wishes._LEVELS),
]


@pytest.mark.parametrize(("kind", "value"), WISHES)
def test_every_wish_that_can_be_heard_can_be_said_and_met(talk, kind, value):
    reply = talk.say("find_stretch", **{kind: value})
    assert reply.texts
    assert "{" not in reply.text
    assert talk.say("start_routine", **{kind: value}).texts


@pytest.mark.parametrize("part", sorted({*GROUPS, *OTHER_PARTS}))
def test_every_part_that_can_be_heard_is_known_and_has_a_stretch(talk, part):
    assert groups_of(part)
    assert shown(talk.say("find_stretch", body_part=part))


def test_a_part_of_the_body_that_nobody_knows_has_none(talk):
    reply = talk.say("find_stretch", body_part="wings")
    assert "nothing for" in reply.text
    assert "nothing for" not in talk.say("find_stretch", body_part="hips").text


@pytest.mark.parametrize("condition", ["hip_replacement", "osteoporosis_spine", "glaucoma"])
def test_what_a_condition_rules_out_is_not_suggested(talk, condition):
    reply = talk.say("find_stretch", body_part="back", condition=condition)
    groups = load_safety().groups
    while shown(reply):
        for id_ in shown(reply):
            assert suits(load_library()[id_], [condition], groups), id_
        reply = talk.say("find_stretch", "another one")
    assert talk.slots["conditions"] == [condition]


def test_a_condition_told_after_the_first_few_is_minded_in_the_next(talk):
    talk.say("find_stretch", body_part="back")
    talk.say("state_condition", condition="osteoporosis_spine")
    reply = talk.say("find_stretch", "another one")
    while shown(reply):
        for id_ in shown(reply):
            assert suits(load_library()[id_], ["osteoporosis_spine"], load_safety().groups), id_
        reply = talk.say("find_stretch", "another one")


def test_where_a_clinician_comes_first_nothing_is_suggested(talk):
    talk.say("state_condition", condition="bone_cancer")
    reply = talk.say("find_stretch", body_part="hips")
    assert reply.texts == [load_safety().groups["bone_cancer"].text]


DAMAGED = (
    *("x", 7, [], ["hips"], {}, {"wish": 3, "left": 4}, {"wish": "x"}),
    {"wish": "x", "left": [[1], "gone"]},
)


@pytest.mark.parametrize("slot", DAMAGED)
def test_a_damaged_list_of_suggestions_counts_for_nothing(talk, slot):
    talk.slots["suggested"] = slot
    assert talk.say("find_stretch", "another one").texts
    assert shown(talk.say("find_stretch", body_part="hips"))


def test_in_a_hold_it_answers_without_a_question_and_the_clock_goes_on(talk):
    talk.holding(12)
    kept = talk.slots["session"]
    reply = talk.say("find_stretch", body_part="calves")
    assert shown(reply)
    assert "?" not in reply.text
    assert talk.slots["session"] == kept
    assert talk.say("affirm").session is None


@pytest.mark.parametrize(
    "intent", ["find_stretch", "list_stretches", "list_routines", "ask_routine"]
)
def test_looking_around_leaves_the_screening_open(talk, intent):
    talk.say("start_session", stretch=PSOAS)
    reply = talk.say(intent, body_part="calves", routine="hip_opener")
    assert "yes or no" in reply.texts[-1]
    assert talk.say("affirm").state == "ended"  # something applies
