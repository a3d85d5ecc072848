"""Pain, warning signs and conditions, in every state; what is heard comes from the real screen."""

import re
from typing import get_args

import pytest

from bot.coaching import suits
from knowledge import load_library
from knowledge.safety_base import load_safety
from knowledge.vocabulary import Condition

PSOAS = "half_kneeling_psoas_stretch"
EASE_OFF, STOP = "my hamstring aches", "a sharp pain in my knee"
SAME_DAY, EMERGENCY = "my calf is swollen and hot", "a crushing pain in my chest"


def nothing(talk):
    return talk


def screening(talk):
    talk.say("start_session", stretch=PSOAS)
    return talk


def ready(talk):
    screening(talk).say("deny")
    return talk


def running(talk):
    return talk.holding(12)


def changing_sides(talk):
    return talk.started().wait(42)


def paused(talk):
    talk.holding(12).say("pause")
    return talk


def paused_for_pain(talk):
    talk.holding(12).hear(EASE_OFF)
    return talk


def over(talk):
    return talk.started().wait(500)


STATES = (nothing, screening, ready, running, changing_sides, paused, paused_for_pain, over)
UNDER_WAY = (screening, ready, running, changing_sides, paused, paused_for_pain)
CLOCK_STARTED = (running, changing_sides, paused, paused_for_pain)


def advice(name):
    return load_safety().advice[name].text


# What is said


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("said", "name", "level"),
    [
        (EASE_OFF, "ease_off", "ease_off"),
        (STOP, "stop", "ease_off"),
        (SAME_DAY, "same_day", "same_day"),
        (EMERGENCY, "emergency", "emergency"),
    ],
)
def test_the_advice_is_said_first_and_word_for_word(talk, state, said, name, level):
    reply = state(talk).hear(said)
    assert reply.texts[0] == advice(name)
    assert (reply.notice.level, reply.notice.advice) == (level, advice(name))
    assert all("?" not in text for text in reply.texts)


def test_what_only_the_classifier_took_for_a_pain_is_one(talk):
    talk.holding(12)
    reply = talk.say("report_pain", "that does not feel good at all")
    assert reply.texts[0] == advice("ease_off")
    assert reply.state == "paused"


@pytest.mark.parametrize("topic", load_safety().red_flags, ids=lambda flag: flag.id)
def test_every_level_of_the_base_can_be_answered(talk, topic):
    found = {"entity": "safety", "value": topic.level, "kind": topic.kind}
    reply = talk.holding().say("report_pain", found=[found])
    expected = load_safety().advice_for(topic.level, topic.kind)
    assert reply.texts[0] == expected.text
    assert reply.state == ("ended" if expected.ends_session else "paused")


# What happens to the clock


@pytest.mark.parametrize("state", UNDER_WAY)
@pytest.mark.parametrize("said", [STOP, SAME_DAY, EMERGENCY])
def test_a_grave_sign_ends_the_session(talk, state, said):
    reply = state(talk).hear(said)
    assert reply.state == "ended"
    assert "ended" in reply.texts[1]
    assert talk.slots["asked"] is None
    assert not talk.slots.get("pain")
    for word in ("resume", "ready", "affirm", "deny"):
        assert talk.wait(5).say(word).state is None
        assert talk.state == "ended"


@pytest.mark.parametrize("state", CLOCK_STARTED)
def test_a_mild_pain_stops_the_clock_and_keeps_the_place(talk, state):
    state(talk)
    position = talk.session.at(talk.now).position
    reply = talk.hear(EASE_OFF)
    assert (reply.state, reply.session.at) == ("paused", position)
    assert len(reply.texts) == 2
    assert talk.wait(1000).session.at(talk.now).position == position


@pytest.mark.parametrize("state", [screening, ready])
def test_with_a_pain_nothing_begins(talk, state):
    assert state(talk).hear(EASE_OFF).state == "ended"
    assert talk.say("ready").state is None


@pytest.mark.parametrize("state", [nothing, over])
def test_without_a_session_there_is_only_the_advice(talk, state):
    reply = state(talk).hear(EASE_OFF)
    assert (len(reply.texts), reply.session) == (1, None)


@pytest.mark.parametrize("said", [EASE_OFF, EMERGENCY])
def test_a_yes_after_a_pain_takes_up_no_offer_from_before(talk, said):
    talk.say("name_stretch", stretch=PSOAS)
    talk.hear(said)
    for word in ("affirm", "ready"):
        assert talk.say(word).session is None


@pytest.mark.parametrize(("said", "reason"), [(STOP, "pain"), (EMERGENCY, "red_flag")])
def test_the_session_keeps_why_it_ended(talk, said, reason):
    talk.holding(12).hear(said)
    assert talk.session.reason == reason


# Going on after a pain


@pytest.mark.parametrize("word", ["resume", "ready", "start_session"])
def test_after_a_pain_it_asks_before_it_goes_on(talk, word):
    paused_for_pain(talk)
    reply = talk.wait(20).say(word)
    assert "?" in reply.text
    assert "pain" in reply.text
    assert talk.state == "paused"


def test_when_it_is_gone_it_goes_on_where_it_was(talk):
    paused_for_pain(talk).say("resume")
    reply = talk.wait(20).say("affirm")
    assert (reply.state, reply.session.at, reply.session.settle) == ("running", 17, 3)
    assert "18" in reply.text
    assert talk.wait(5).say("pause").state == "paused"
    assert talk.say("resume").state == "running"  # it is asked once a pain


def test_when_it_is_not_gone_it_ends(talk):
    paused_for_pain(talk).say("resume")
    reply = talk.say("deny")
    assert reply.state == "ended"
    assert "doctor" in reply.text
    assert talk.say("affirm").state is None


@pytest.mark.parametrize("word", ["affirm", "deny"])
def test_a_yes_or_a_no_before_the_question_answers_nothing(talk, word):
    paused_for_pain(talk)
    assert talk.say(word).session is None
    assert talk.state == "paused"


@pytest.mark.parametrize("move", ["skip", "back", "switch_sides", "longer", "pause"])
def test_no_control_starts_the_clock_over_a_pain(talk, move):
    paused_for_pain(talk).say(move)
    assert talk.state == "paused"
    assert "?" in talk.say("resume").text


def test_a_worse_pain_ends_what_a_mild_one_had_paused(talk):
    paused_for_pain(talk).say("resume")
    assert talk.hear(EMERGENCY).state == "ended"
    assert talk.say("affirm").state is None


def test_a_pain_of_one_session_is_not_asked_about_in_the_next(talk):
    paused_for_pain(talk).say("stop")
    talk.started("childs_pose").wait(10).say("pause")
    assert talk.say("resume").state == "running"


# Conditions

EXCLUDED, MODIFIED, UNNAMED = "hip_injury", "knee_replacement", "glaucoma"


def test_without_a_stretch_it_sends_to_a_professional(talk):
    reply = talk.say("state_condition", condition=EXCLUDED)
    assert "doctor" in reply.text
    assert reply.session is None


def test_a_condition_is_weighed_by_the_record(talk):
    told = {
        condition: talk.say("state_condition", stretch=PSOAS, condition=condition).text
        for condition in (EXCLUDED, MODIFIED, UNNAMED)
    }
    assert "leave out the Half Kneeling Psoas Stretch" in told[EXCLUDED]
    assert "easier form" in told[MODIFIED]
    # It says nothing for or against this stretch; what it changes from now on is the base's text.
    assert load_safety().groups[UNNAMED].text in told[UNNAMED]
    assert "Half Kneeling" not in told[UNNAMED]


def test_what_no_record_and_no_group_knows_is_not_judged(talk):
    assert "can't judge" in talk.say("state_condition", "I have something odd").text


@pytest.mark.parametrize(
    ("stretch", "avoid"),
    [(stretch, avoid) for stretch in load_library().values() for avoid in stretch.when_to_avoid],
    ids=lambda value: getattr(value, "condition", None) or value.id,
)
def test_every_condition_of_every_record_has_its_answer(talk, stretch, avoid):
    reply = talk.say("state_condition", stretch=stretch.id, condition=avoid.condition)
    assert stretch.name in reply.text
    assert ("leave out" in reply.text) == (avoid.action == "exclude")


@pytest.mark.parametrize("state", [screening, ready])
@pytest.mark.parametrize("condition", [EXCLUDED, MODIFIED, UNNAMED, None])
def test_a_condition_before_the_clock_runs_is_a_yes_to_the_screening(talk, state, condition):
    found = {"condition": condition} if condition else {}
    reply = state(talk).say("state_condition", **found)
    assert reply.state == "ended"
    assert reply.notice.level == "professional"
    # What may be begun now is another stretch, which is screened like any other.
    offered = talk.slots["stretch"]
    again = talk.say("ready")
    if again.state is not None:
        assert (again.state, again.session.stretch) == ("screening", offered)
        assert offered != PSOAS
        assert suits(load_library()[offered], [condition], load_safety().groups)
    else:
        assert "?" not in reply.text


@pytest.mark.parametrize("state", CLOCK_STARTED)
def test_what_excludes_the_stretch_ends_it(talk, state):
    reply = state(talk).say("state_condition", condition=EXCLUDED)
    assert reply.state == "ended"
    assert "leave out" in reply.text
    assert talk.say("resume").state is None
    assert talk.say("affirm").state is None


@pytest.mark.parametrize("state", CLOCK_STARTED)
@pytest.mark.parametrize("condition", [MODIFIED, UNNAMED])
def test_another_condition_stops_the_clock_until_it_is_confirmed(talk, state, condition):
    assert state(talk).say("state_condition", condition=condition).state == "paused"
    assert "?" in talk.wait(5).say("resume").text
    assert talk.say("affirm").state == "running"


def test_in_a_session_it_is_about_the_stretch_being_done(talk):
    talk.holding(12, "childs_pose").say("ask_overview", stretch=PSOAS)
    reply = talk.say("state_condition", condition="glaucoma")
    assert "Child's Pose" in reply.text


def test_two_conditions_are_both_weighed_and_the_graver_decides(talk):
    found = [{"entity": "condition", "value": value} for value in (MODIFIED, EXCLUDED)]
    reply = talk.holding(12).say("state_condition", found=found)
    assert reply.state == "ended"
    assert "easier form" in reply.text
    assert "leave out" in reply.text
    assert talk.slots["conditions"] == sorted([MODIFIED, EXCLUDED])


@pytest.mark.parametrize("word", ["resume", "ready", "affirm"])
def test_what_was_told_with_a_pause_is_minded_when_it_goes_on(talk, word):
    talk.holding(12).say("pause", condition=EXCLUDED)
    talk.wait(20).say(word)
    assert talk.state != "running"


def test_a_stretch_that_a_known_condition_speaks_against_is_not_begun(talk):
    talk.say("state_condition", condition=MODIFIED)
    reply = talk.say("start_session", stretch=PSOAS)
    assert reply.session is None
    offered = talk.slots["stretch"]
    assert offered != PSOAS
    assert suits(load_library()[offered], [MODIFIED], load_safety().groups)
    assert talk.say("affirm").session.stretch == offered


def test_a_condition_that_only_the_groups_know_speaks_against_a_stretch_too(talk):
    """ "Being 65 or older" stands in no record; the tags of the record decide."""
    talk.say("state_condition", condition="over_65")
    stretch = next(s for s in load_library().values() if "floor_transfer" in s.safety_tags)
    reply = talk.say("start_session", stretch=stretch.id)
    assert reply.session is None
    assert load_safety().groups["over_65"].name in reply.text


def test_after_a_warning_sign_a_start_is_not_taken_at_the_first_word(talk):
    talk.say("start_session", stretch="half_kneeling_psoas_stretch")
    talk.hear("my chest feels tight")
    refused = talk.say("start_session", stretch="half_kneeling_psoas_stretch")
    assert refused.session is None
    assert "warning sign" in refused.text
    again = talk.say("start_session", stretch="half_kneeling_psoas_stretch")
    assert again.session.state == "screening"


def test_a_condition_is_forgotten_once_that_is_confirmed(talk):
    talk.say("state_condition", condition="blood_thinners")
    assert "clinician" in talk.say("start_routine", duration=600.0).text
    assert "blood thinners" in talk.say("forget_conditions").text
    assert talk.slots["conditions"] == ["blood_thinners"]  # not before the yes
    talk.say("affirm")
    assert talk.say("start_routine", duration=600.0).state == "screening"


def test_a_no_keeps_the_condition(talk):
    talk.say("state_condition", condition="glaucoma")
    talk.say("forget_conditions")
    talk.say("deny")
    talk.say("affirm")
    assert talk.slots["conditions"] == ["glaucoma"]


def test_nothing_is_forgotten_in_a_session(talk):
    talk.say("state_condition", condition="glaucoma")
    talk.holding()
    talk.say("forget_conditions")
    talk.say("affirm")
    assert talk.slots["conditions"] == ["glaucoma"]


# Whether somebody may do it

REASSURES = re.compile(
    r"\b(?:is|are|it's|be) (?:\w+ )?(?:safe|fine|ok|okay|all right|harmless)\b"
    r"|\bno (?:problem|risk|danger|worries)\b"
    r"|\b(?:fine|go ahead|you can do (?:it|this) safely|don't worry)\b",
    re.IGNORECASE,
)
PROFESSIONAL = re.compile(
    r"\b(?:doctors?|physio\w*|clinicians?|midwi\w+|surgeons?|specialists?|team|GP|professional)\b",
    re.IGNORECASE,
)
CONDITIONS = get_args(Condition)


def asked(talk, text, condition=None, stretch=None):
    named = {"condition": condition, "stretch": stretch}
    return talk.say("ask_suitable", text, **{name: it for name, it in named.items() if it})


@pytest.mark.parametrize("condition", CONDITIONS)
def test_no_condition_and_no_stretch_is_ever_reassured(new_talk, condition):
    for stretch in load_library():
        said = asked(new_talk(), "may my friend do it", condition, stretch).text
        assert not REASSURES.search(said), (stretch, said)
        assert PROFESSIONAL.search(said), (stretch, said)
        assert "{" not in said, (stretch, said)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_without_a_stretch_a_condition_is_not_reassured_either(talk, condition):
    said = asked(talk, "can I stretch with it", condition).text
    assert not REASSURES.search(said)
    assert load_safety().groups[condition].text in said


@pytest.mark.parametrize("stretch", load_library())
def test_of_what_nobody_knows_no_stretch_is_cleared(talk, stretch):
    said = asked(talk, "is it safe with my odd thing", None, stretch).text
    assert not REASSURES.search(said)
    assert "can't judge" in said
    assert PROFESSIONAL.search(said)


def test_what_the_record_says_is_said(talk):
    said = {
        one: asked(talk, "may my friend do it", one, PSOAS).text
        for one in (EXCLUDED, MODIFIED, UNNAMED)
    }
    assert "leave out the Half Kneeling Psoas Stretch" in said[EXCLUDED]
    assert "easier form" in said[MODIFIED]
    assert "no all-clear" in said[UNNAMED]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("is it safe with glaucoma", ["glaucoma"]),
        ("can I do it with glaucoma", ["glaucoma"]),
        ("can my mum do it with glaucoma", None),
        ("is it safe for people with glaucoma", None),
    ],
)
def test_ones_own_condition_is_kept_and_that_of_others_is_not(talk, text, kept):
    reply = asked(talk, text, "glaucoma", PSOAS)
    assert talk.slots.get("conditions") == kept
    assert ("with that in mind" in reply.text) == bool(kept)


def test_several_conditions_are_each_judged(talk):
    found = [{"entity": "condition", "value": one} for one in (EXCLUDED, UNNAMED)]
    said = talk.say("ask_suitable", "may my dad do it", stretch=PSOAS, found=found).text
    assert "leave out" in said
    assert "no all-clear" in said


def test_a_name_of_several_stretches_judges_none_of_them(talk):
    choices = {"entity": "stretch_choice", "value": ["cat_cow", "childs_pose"]}
    talk.say("ask_overview", stretch=PSOAS)
    talk.slots["stretch"] = PSOAS
    said = talk.say("ask_suitable", "may my dad", found=[choices], condition=UNNAMED).text
    assert "Half Kneeling" not in said
    assert load_safety().groups[UNNAMED].text in said


def test_of_a_routine_it_tells_what_is_in_it(talk):
    reply = talk.say("ask_suitable", "is the desk break safe", routine="desk_break_5")
    assert "Desk Break" in reply.text
    assert not REASSURES.search(reply.text)


@pytest.mark.parametrize("state", [screening, running, paused])
def test_a_question_of_whether_one_may_touches_no_clock(talk, state):
    state(talk)
    kept = talk.slots["session"]
    reply = asked(talk, "may my friend do it with glaucoma", "glaucoma")
    assert talk.slots["session"] == kept
    assert ("yes or no" in reply.texts[-1]) == (state is screening)
