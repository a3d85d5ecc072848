"""Routines, ready made and put together: plan, screening, conditions, and what is in them."""

import csv
from pathlib import Path

import pytest

from actions.routine import kept
from bot.coaching import Request, suits
from bot.session import SessionError
from knowledge import load_library
from knowledge.safety_base import load_safety

ROWS = Path(__file__).parents[1] / "knowledge" / "reference" / "routines.csv"
ROUTINES = [row["id"] for row in csv.DictReader(ROWS.open(encoding="utf-8"))]
PSOAS = "half_kneeling_psoas_stretch"
GROUPS = load_safety().groups


def names(reply):
    """The stretches that a reply names, by id."""
    return {id_ for id_, stretch in load_library().items() if stretch.name in reply.text}


def planned(talk):
    """The stretches of the session, in order."""
    return [item.stretch for item in talk.session.plan.items]


def asked_for_hips(talk, **entities):
    return talk.say("start_routine", **{"body_part": "hips", "duration": 600.0, **entities})


def tell(talk, *conditions):
    """Told all at once, as the screen hears several."""
    found = [{"entity": "condition", "value": condition} for condition in conditions]
    return talk.say("state_condition", found=found)


def all_suit(talk, *conditions):
    return all(suits(load_library()[one], conditions, GROUPS) for one in planned(talk))


# What is begun


def test_a_time_and_a_part_of_the_body_make_a_plan_that_is_told_and_screened(talk):
    reply = asked_for_hips(talk)
    assert reply.state == "screening"
    assert "Hips" in reply.texts[0]
    assert "about 10 minutes" in reply.texts[0]
    first, last = planned(talk)[0], planned(talk)[-1]
    assert {first, last} <= names(reply)
    assert "tell me which" in reply.texts[-1]
    assert 0.95 * 600 <= talk.session.timeline.length <= 1.05 * 600


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_routine_is_begun_as_it_is_written(talk, routine):
    reply = talk.say("start_routine", routine=routine)
    record = load_library().routines[routine]
    assert reply.state == "screening"
    assert record.name in reply.texts[0]
    written = [item.stretch for item in record.items]
    assert planned(talk) == [one for one in written if one in planned(talk)]
    if not record.fitted:
        assert planned(talk) == written


def test_a_routine_is_fitted_to_the_time_asked_for(talk):
    reply = talk.say("start_routine", routine="hip_opener", duration=300.0)
    assert "about 5 minutes" in reply.text
    assert talk.session.timeline.length <= 1.05 * 300


@pytest.mark.parametrize("intent", ["start_session", "start_routine"])
@pytest.mark.parametrize("entities", [{"body_part": "hips"}, {"routine": "hip_opener"}])
def test_start_with_either_intent_is_the_same(talk, intent, entities):
    assert talk.say(intent, **entities).state == "screening"
    assert len(planned(talk)) > 1


@pytest.mark.parametrize("intent", ["start_session", "start_routine"])
def test_one_stretch_by_name_is_no_routine(talk, intent):
    assert talk.say(intent, stretch=PSOAS).state == "screening"
    assert planned(talk) == [PSOAS]


def test_a_time_alone_is_for_the_whole_body(talk):
    reply = talk.say("start_routine", duration=600.0)
    assert "Full body" in reply.text
    muscles = {load_library()[one].muscles.primary[0] for one in planned(talk)}
    assert len(muscles) >= 4


@pytest.mark.parametrize("intent", ["start_session", "start_routine"])
def test_which_of_several_routines_is_asked(talk, intent):
    choices = ["full_body_10", "full_body_20"]
    reply = talk.say(intent, routine_choice=choices)
    assert "Full Body 10 or Full Body 20" in reply.text
    assert reply.session is None
    talk.say("name_routine", routine="full_body_20")
    assert "Full Body 20" in talk.say("affirm").text


def test_wishes_are_minded(talk):
    asked_for_hips(talk, without="kneeling")
    library = load_library()
    assert all("kneeling" not in library[one].performance.position for one in planned(talk))
    talk.say("start_routine", position="chair")
    assert {library[one].performance.position for one in planned(talk)} == {"seated"}


def test_what_a_wish_exchanges_in_a_routine_is_put_down_to_no_condition(talk):
    reply = talk.say("start_routine", "hip opener, no kneeling", **WITHOUT_KNEELING)
    assert "in place of" in reply.text
    assert "ecause of" not in reply.text


WITHOUT_KNEELING = {"routine": "hip_opener", "without": "kneeling"}


@pytest.mark.parametrize("seconds", [1.0, 6.0, 59.0])
def test_too_short_a_time_is_said_and_nothing_begins(talk, seconds):
    reply = asked_for_hips(talk, duration=seconds)
    assert "too short" in reply.text
    assert not talk.slots.get("session")


@pytest.mark.parametrize("seconds", [60.0, 5400.0])
def test_the_shortest_and_the_longest_time_give_a_plan(talk, seconds):
    reply = talk.say("start_routine", body_part="neck", duration=seconds)
    assert reply.state == "screening"
    assert talk.session.timeline.length <= 1.05 * seconds


def test_a_time_without_end_is_not_planned(talk):
    reply = talk.say("start_routine", body_part="neck", duration=36000.0)
    assert "90 minutes" in reply.text
    assert not talk.slots.get("session")


@pytest.mark.parametrize(
    "entities",
    [{"body_part": "wings"}, {"routine": "no_such_routine"}, {"routine_choice": ["x", "y"]}],
)
def test_what_nobody_knows_is_said_and_nothing_begins(talk, entities):
    reply = talk.say("start_routine", **entities)
    assert reply.texts
    assert reply.session is None


def test_wishes_that_nothing_meets_are_said_and_nothing_begins(talk):
    found = [{"entity": "position", "value": value} for value in ("bed", "desk")]
    reply = talk.say("start_routine", found=found)
    assert reply.texts
    assert reply.session is None


def test_a_start_that_cannot_be_leaves_what_is_under_way_alone(talk):
    talk.holding(12)
    kept_session = talk.slots["session"]
    assert "too short" in asked_for_hips(talk, duration=5.0).text
    assert talk.slots["session"] == kept_session


def test_a_start_takes_the_place_of_what_is_running_and_is_screened(talk):
    talk.holding(12)
    reply = asked_for_hips(talk)
    assert reply.state == "screening"
    assert talk.say("ready").state != "running"


@pytest.mark.parametrize("answers", [[], ["deny"]])
def test_a_start_that_names_nothing_means_what_is_under_way(talk, answers):
    asked_for_hips(talk)
    for answer in answers:
        talk.say(answer)
    session = talk.session.id
    talk.say("start_routine", "let's go")
    assert talk.session.id == session
    assert talk.state == ("running" if answers else "screening")


def test_after_a_warning_sign_a_routine_is_not_begun_at_the_first_word(talk):
    asked_for_hips(talk)
    talk.hear("a crushing pain in my chest")
    assert "warning sign" in asked_for_hips(talk).text
    assert talk.slots["session"] is None
    assert asked_for_hips(talk).state == "screening"


# The screening


def test_no_leads_into_the_first_stretch_and_ready_starts_the_clock(talk):
    asked_for_hips(talk)
    reply = talk.say("deny")
    assert reply.state == "ready"
    first = load_library()[planned(talk)[0]]
    assert first.performance.setup[0].say in reply.texts
    started = talk.say("ready")
    assert started.state == "running"
    assert {segment.stretch for segment in started.session.segments} == set(planned(talk))


def test_yes_alone_asks_which_and_the_condition_plans_again(talk):
    asked_for_hips(talk)
    assert talk.say("affirm").text.startswith("Which one")
    reply = tell(talk, "knee_replacement")
    assert reply.state == "screening"
    assert "knee replacement" in reply.texts[0]
    assert all_suit(talk, "knee_replacement")
    assert talk.say("deny").state == "ready"


@pytest.mark.parametrize("answer", ["affirm", "nlu_fallback", "state_condition"])
def test_what_nothing_is_known_of_gives_up(talk, answer):
    asked_for_hips(talk)
    talk.say("affirm")
    reply = talk.say(answer)
    assert reply.state == "ended"
    assert "doctor" in reply.text
    for word in ("ready", "affirm", "deny", "resume"):
        assert talk.say(word).state is None
    assert talk.state == "ended"


def test_none_after_all_is_asked_for_once_more(talk):
    asked_for_hips(talk)
    talk.say("affirm")
    reply = talk.say("deny")
    assert talk.state == "screening"
    assert "tell me which" in reply.text
    assert talk.say("deny").state == "ready"


BESIDES = ("ready", "start_session", "start_routine", "resume", "skip", "longer", "pause", "help")


@pytest.mark.parametrize("told", ["screening", "which_condition"])
@pytest.mark.parametrize("word", BESIDES)
def test_nothing_gets_past_an_open_question(talk, told, word):
    asked_for_hips(talk)
    if told == "which_condition":
        talk.say("affirm")
    assert talk.say(word).texts
    assert talk.state == "screening"
    assert talk.say("ready").state != "running"
    assert talk.state == "screening"


@pytest.mark.parametrize("word", ["affirm", "ready", "start_session", "deny"])
def test_something_unknown_told_in_position_holds_up_the_start(talk, word):
    asked_for_hips(talk)
    talk.say("deny")
    assert "Which one" in talk.say("state_condition", "I have this thing").text
    talk.say(word)
    assert talk.state != "running"


def test_none_after_all_in_position_leads_in_again(talk):
    asked_for_hips(talk)
    talk.say("deny")
    talk.say("state_condition", "I have this thing")
    talk.say("deny")
    assert talk.say("deny").state == "ready"
    assert talk.say("ready").state == "running"


def test_a_plan_of_one_stretch_is_made_again_like_any_other(talk):
    talk.say("start_routine", body_part="hip_flexors", duration=60.0)
    assert len(planned(talk)) == 1
    assert "Which one" in talk.say("affirm").text
    reply = tell(talk, "wrist_injury")
    assert reply.state == "screening"
    assert "planned again" in reply.text


# Conditions


@pytest.mark.parametrize("state", ["screening", "ready"])
@pytest.mark.parametrize("conditions", [["hip_replacement"], ["osteoporosis_spine", "glaucoma"]])
def test_what_is_told_before_the_clock_runs_is_planned_around_and_kept(talk, state, conditions):
    talk.say("start_routine", duration=900.0)
    if state == "ready":
        talk.say("deny")
    reply = tell(talk, *conditions)
    assert reply.state == "screening"
    assert all(GROUPS[condition].name in reply.texts[0] for condition in conditions)
    assert all_suit(talk, *conditions)
    assert talk.slots["conditions"] == sorted(conditions)
    assert "anything else" in reply.texts[-1]


def test_one_after_the_other_they_are_all_planned_around(talk):
    talk.say("start_routine", duration=900.0)
    tell(talk, "knee_replacement")
    tell(talk, "glaucoma")
    tell(talk, "shoulder_instability")
    assert all_suit(talk, "knee_replacement", "glaucoma", "shoulder_instability")
    talk.say("deny")
    assert talk.say("ready").state == "running"


def test_no_with_a_condition_in_it_is_planned_around(talk):
    asked_for_hips(talk)
    assert talk.hear("no, only glaucoma", intent="deny").state == "screening"
    assert talk.slots["conditions"] == ["glaucoma"]


def test_what_is_told_with_the_wish_is_planned_around_at_once_and_kept(talk):
    reply = talk.say("start_routine", duration=600.0, condition="hip_replacement")
    assert f"around {GROUPS['hip_replacement'].name}" in reply.text
    assert all_suit(talk, "hip_replacement")
    talk.say("stop")
    talk.say("start_routine", duration=900.0)
    assert all_suit(talk, "hip_replacement")


@pytest.mark.parametrize("intent", ["ask_hold", "pause", "help", "nlu_fallback", "find_stretch"])
@pytest.mark.parametrize("state", ["screening", "ready"])
def test_what_is_told_in_passing_is_minded_before_the_clock_runs(talk, intent, state):
    talk.say("start_routine", duration=900.0)
    if state == "ready":
        talk.say("deny")
    talk.say(intent, condition="osteoporosis_spine")
    assert talk.slots["conditions"] == ["osteoporosis_spine"]
    reply = talk.say("deny" if state == "screening" else "ready")
    assert reply.state == "screening"
    assert all_suit(talk, "osteoporosis_spine")


def test_ready_with_a_condition_in_it_is_planned_around(talk):
    talk.say("start_routine", duration=900.0)
    talk.say("deny")
    assert talk.hear("ready, but I have a knee replacement", intent="ready").state == "screening"
    assert all_suit(talk, "knee_replacement")


@pytest.mark.parametrize("condition", [c for c, g in GROUPS.items() if g.clinician_first])
def test_where_a_clinician_comes_first_nothing_is_begun(talk, condition):
    reply = asked_for_hips(talk, condition=condition)
    assert "clinician" in reply.text
    assert reply.session is None
    talk.say("ask_routine", routine="desk_break_5")
    assert talk.say("affirm").session is None
    single = talk.say("start_session", stretch="ankle_pumps")
    assert single.session is None
    assert talk.say("affirm").session is None


@pytest.mark.parametrize("state", ["screening", "ready"])
def test_what_cannot_be_planned_around_ends_the_session(talk, state):
    asked_for_hips(talk)
    if state == "ready":
        talk.say("deny")
    reply = tell(talk, "bone_cancer")
    assert reply.state == "ended"
    assert "clinician" in reply.text
    for word in ("deny", "affirm", "ready", "resume"):
        assert talk.say(word).state is None
    assert talk.state == "ended"


def test_a_routine_that_is_not_for_somebody_is_not_begun(talk):
    tell(talk, "hip_replacement")
    reply = talk.say("start_routine", routine="hip_opener")
    assert "not for you" in reply.text
    assert reply.session is None


def test_what_a_condition_exchanges_is_said(talk):
    tell(talk, "poor_balance")
    reply = talk.say("start_routine", routine="after_run")
    assert "ecause of poor balance" in reply.text
    assert "in place of" in reply.text
    assert all_suit(talk, "poor_balance")


@pytest.mark.parametrize("condition", sorted(GROUPS))
def test_whatever_is_told_no_plan_goes_against_it(talk, condition):
    talk.say("start_routine", routine="full_body_20")
    reply = tell(talk, condition)
    assert reply.texts
    if reply.state == "screening":
        assert all_suit(talk, condition)
        assert "such as ?" not in reply.text
    else:
        assert talk.state == "ended"


# While it runs


@pytest.fixture
def running(talk):
    """Ten seconds into the first hold of a session for the whole body."""
    talk.say("start_routine", duration=900.0)
    talk.say("deny")
    talk.say("ready")
    return talk.wait(15)


def test_a_condition_against_what_is_to_come_ends_it_and_a_yes_plans_again(running):
    assert not all_suit(running, "osteoporosis_spine")
    reply = tell(running, "osteoporosis_spine")
    assert reply.state == "ended"
    assert reply.texts[-1].endswith("?")
    again = running.say("affirm")
    assert again.state == "screening"
    assert all_suit(running, "osteoporosis_spine")


def test_the_new_plan_can_be_turned_down(running):
    tell(running, "osteoporosis_spine")
    running.say("deny")
    assert running.say("affirm").session is None


def test_a_condition_that_changes_nothing_to_come_only_stops_the_clock(talk):
    talk.say("start_routine", body_part="wrists", duration=120.0)
    talk.say("deny")
    talk.say("ready")
    assert all_suit(talk, "knee_replacement")
    assert tell(talk.wait(15), "knee_replacement").state == "paused"
    assert "?" in talk.say("resume").text
    assert talk.say("affirm").state == "running"


def test_with_a_clinician_first_nothing_is_offered_in_its_place(running):
    reply = tell(running, "heart_condition")
    assert reply.state == "ended"
    assert "?" not in reply.text
    assert running.say("affirm").session is None


@pytest.mark.parametrize("word", ["resume", "ready", "start_session", "affirm", "skip"])
def test_what_was_told_with_a_pause_is_minded_when_it_goes_on(running, word):
    assert running.say("pause", condition="osteoporosis_spine").state == "paused"
    running.wait(30).say(word)
    assert running.state != "running"


def test_next_is_the_next_hold_and_next_stretch_is_the_next_stretch(talk):
    talk.say("start_routine", routine="after_run")
    talk.say("deny")
    talk.say("ready")
    first, second = planned(talk)[:2]
    assert load_library()[first].sided
    talk.wait(15)
    assert talk.say("skip", "next").session.stretch == first
    reply = talk.say("skip", "next stretch")
    assert reply.session.stretch == second
    assert load_library()[second].name in reply.text


def test_next_stretch_leaves_out_the_other_side(talk):
    talk.say("start_routine", routine="after_run")
    talk.say("deny")
    talk.say("ready")
    assert talk.wait(15).say("skip", "skip this stretch").session.stretch == planned(talk)[1]


def test_next_stretch_at_the_last_one_is_the_end(running):
    for _ in planned(running):
        reply = running.say("skip", "next stretch")
    assert "last" in reply.text
    assert running.wait(60).state == "ended"


def test_where_am_i_says_the_stretch_and_its_number(running):
    running.say("skip", "next stretch")
    text = running.say("where_am_i").text
    assert load_library()[planned(running)[1]].name in text
    assert f"number 2 of {len(planned(running))}" in text


def test_what_comes_next_names_another_stretch(running):
    for _ in range(30):
        reply = running.say("whats_next")
        moment = running.session.at(running.now)
        if moment.next is None:
            break
        other = load_library()[moment.next.stretch].name
        assert (other in reply.text) == (moment.next.stretch != moment.stretch)
        running.say("skip")


@pytest.mark.parametrize("routine", ["morning_wake_up", "after_run", "full_body_30"])
def test_more_of_a_later_stretch_is_counted_in_its_own_measure(talk, routine):
    talk.say("start_routine", routine=routine)
    talk.say("deny")
    talk.say("ready")
    for index, id_ in enumerate(planned(talk)):
        reply = talk.say("longer", count=1.0)
        plan = talk.session.plan
        first = next(hold for hold in plan.holds if hold.item == index)
        if load_library()[id_].kind == "dynamic":
            total = f"{round(first.seconds / plan.items[index].move_s)} repetitions"
        else:
            total = f"{plan.reps_of(index)} times"
        assert "as long as" in reply.text or f"That makes {total}" in reply.text
        talk.say("skip", "next stretch")


def test_the_side_of_another_stretch_is_not_told_as_a_change_of_side(talk):
    talk.say("start_routine", routine="after_run")
    talk.say("deny")
    talk.say("ready")
    talk.wait(15).say("skip", "next")  # to the right side of the first
    moment = talk.session.at(talk.now)
    talk.wait(moment.next.start - moment.position + 5)
    assert talk.session.at(talk.now).side == "right"
    assert "left" not in talk.say("time_left").text


def test_it_is_always_the_stretch_being_done(talk):
    talk.say("ask_hold", stretch="pigeon_pose")
    talk.say("start_routine", routine="after_run")
    talk.say("deny")
    talk.say("ready")
    for id_ in planned(talk):
        assert load_library()[id_].breathing.line in talk.say("ask_breathing").text
        talk.say("skip", "next stretch")


def test_start_again_after_the_end_is_the_same_once_more(running):
    before = planned(running)
    running.say("stop")
    reply = running.say("start_session", "start again")
    assert reply.state == "screening"
    assert set(planned(running)) & set(before)
    assert len(planned(running)) > 1
    tell(running, "osteoporosis_spine")
    running.say("stop")
    running.say("start_session", "start again")
    assert all_suit(running, "osteoporosis_spine")


def test_after_the_end_start_is_of_a_stretch_spoken_of_since(running):
    running.say("stop")
    running.say("ask_hold", stretch=PSOAS)
    running.say("start_session", "start it")
    assert planned(running) == [PSOAS]


def test_stop_says_how_many_stretches_were_done(running):
    running.say("skip", "next stretch")
    moment = running.session.at(running.now)
    running.wait(moment.next.start - moment.position + 10)
    reply = running.say("stop")
    assert reply.state == "ended"
    assert "2 stretches" in reply.text


def test_a_stretch_that_was_not_come_to_is_explained_in_full_the_next_time(running):
    heard, unheard = planned(running)[0], planned(running)[-1]
    running.say("stop")
    running.say("start_session", stretch=unheard)
    setup = load_library()[unheard].performance.setup
    assert setup[-1].say in running.say("deny").texts
    assert heard in running.slots["explained"]


def test_a_stretch_that_was_done_needs_no_full_guide_the_next_time(running):
    first, second = planned(running)[:2]
    moment = running.say("skip", "next stretch") and running.session.at(running.now)
    running.wait(moment.next.start - moment.position + 10).say("stop")
    running.say("start_routine", duration=900.0)
    guides = {item.stretch: item.guide for item in running.session.plan.items}
    assert guides.get(first, "brief") == guides.get(second, "brief") == "brief"
    assert "full" in guides.values() or set(guides) <= {first, second}


def test_the_right_side_first_is_led_into_with_the_sides_exchanged(talk):
    talk.say("start_routine", routine="after_run")
    left = talk.say("deny").texts
    talk.say("switch_sides")
    right = talk.say("repeat").texts
    steps = [text for text in left if "left" in text]
    assert steps
    for step in steps:
        assert step not in right
        exchanged = step.replace("left", "#").replace("right", "left").replace("#", "right")
        assert exchanged in right


# Telling of them


def test_the_list_has_every_routine(talk):
    text = talk.say("list_routines").text
    assert str(len(ROUTINES)) in text
    assert all(load_library().routines[one].name in text for one in ROUTINES)


@pytest.mark.parametrize("intent", ["ask_routine", "name_routine"])
@pytest.mark.parametrize("routine", ROUTINES)
def test_a_routine_is_described_whole_and_offered(talk, intent, routine):
    record = load_library().routines[routine]
    reply = talk.say(intent, routine=routine)
    assert record.name in reply.texts[0]
    assert f"{record.minutes:g} minutes" in reply.text
    assert names(reply) >= {item.stretch for item in record.items}
    assert all(len(text.split()) <= 40 for text in reply.texts)
    assert reply.texts[-1].endswith("?")


@pytest.mark.parametrize(
    ("intent", "text"), [("affirm", "yes"), ("ready", "ready"), ("start_session", "start it")]
)
def test_the_routine_that_was_described_is_begun(talk, intent, text):
    talk.say("ask_routine", routine="seniors_chair")
    assert "Seniors Chair" in talk.say(intent, text).text
    assert talk.state == "screening"


def test_the_one_described_can_be_had_in_another_time(talk):
    talk.say("ask_routine", routine="hip_opener")
    reply = talk.say("start_routine", "do it in eight minutes", duration=480.0)
    assert "Hip Opener" in reply.text
    assert "8 minutes" in reply.text


def test_a_part_of_the_body_is_no_answer_to_the_offer(talk):
    talk.say("ask_routine", routine="hip_opener")
    assert "Neck" in talk.say("start_routine", body_part="neck").text


def test_the_offer_can_be_turned_down(talk):
    talk.say("ask_routine", routine="hip_opener")
    talk.say("deny")
    assert talk.say("affirm").session is None


@pytest.mark.parametrize("slot", [None, "no_such_routine"])
def test_without_a_known_name_it_asks_which_routine(talk, slot):
    talk.slots["routine"] = slot
    reply = talk.say("ask_routine")
    assert "Which routine" in reply.text
    assert reply.session is None


def test_an_offer_of_a_routine_that_is_gone_asks_which(talk):
    talk.slots |= {"routine": "no_such_routine", "asked": "start_routine"}
    reply = talk.say("affirm")
    assert "Which routine" in reply.text
    assert reply.session is None


def test_in_a_hold_a_routine_is_described_without_a_question(talk):
    talk.holding(12)
    reply = talk.say("ask_routine", routine="hip_opener")
    assert "?" not in reply.text
    assert talk.say("affirm").session is None
    assert talk.state == "running"


# What is kept


@pytest.mark.parametrize(
    "request_",
    [
        Request(),
        Request(
            minutes=7.5,
            focus=("hips", "lower_back"),
            level=1,
            positions=frozenset({"seated", "supine"}),
            equipment=frozenset(),
            conditions=frozenset({"glaucoma", "over_65"}),
            avoid=frozenset({"kneeling"}),
            without=frozenset({PSOAS}),
            known=frozenset({"cat_cow"}),
            routine="hip_opener",
            variety=2,
        ),
    ],
)
def test_what_was_asked_for_can_be_read_back(request_):
    assert kept.loads(kept.dumps(request_)) == request_


DAMAGED = ("{not json", "null", "[]", "7", '{"minutes": "x"}', '{"conditions": ["no_such"]}')


@pytest.mark.parametrize("stored", [*DAMAGED, 7, {"a": 1}])
def test_a_damaged_request_cannot_be_read(stored):
    with pytest.raises(SessionError):
        kept.loads(stored)


@pytest.mark.parametrize("stored", DAMAGED)
@pytest.mark.parametrize("word", ["deny", "state_condition"])
def test_with_a_damaged_request_nothing_starts_and_the_condition_is_kept(talk, stored, word):
    asked_for_hips(talk)
    talk.slots["request"] = stored
    reply = talk.say(word, condition="glaucoma")
    assert "lost my place" in reply.text
    assert talk.slots["conditions"] == ["glaucoma"]
    assert talk.say("ready").session is None
    asked_for_hips(talk)
    assert all_suit(talk, "glaucoma")


@pytest.mark.parametrize("stored", [7, "glaucoma", {"a": 1}, [["x"], None, "no_such"], [7]])
def test_damaged_conditions_count_for_nothing(talk, stored):
    talk.slots["conditions"] = stored
    assert asked_for_hips(talk).state == "screening"
    assert tell(talk, "glaucoma").state == "screening"
    assert talk.slots["conditions"] == ["glaucoma"]
