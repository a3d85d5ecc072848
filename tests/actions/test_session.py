"""A whole session by its controls: numbers, sides and states, on a clock moved by hand.

The half kneeling psoas stretch: countdown 0, left hold 5, release 35, switch 40, countdown 54.5,
right hold 59.5, release 89.5, rest 94.5, countdown 113, left 118, release 148, switch 153,
countdown 167.5, right hold 172.5, release 202.5, finish 207.5, end 213.5.
"""

import re

import pytest

PSOAS = "half_kneeling_psoas_stretch"


def numbers(text):
    return [int(number) for number in re.findall(r"\d+", text)]


def sides(text):
    return set(re.findall(r"\b(left|right) side", text))


# From start to the first hold


def test_a_start_says_the_dose_and_screens_with_every_reason(talk):
    reply = talk.say("start_session", stretch=PSOAS)
    assert reply.state == "screening"
    assert numbers(reply.texts[0]) == [2, 30]
    for reason in ("back pain", "hip operation", "spine operation", "knee replacement", "balance"):
        assert reason in " ".join(reply.texts[1:])
    assert len(reply.texts) == 1 + 3
    assert all(text.endswith("?") for text in reply.texts[1:])


def test_no_to_the_screening_leads_into_position_step_by_step(talk):
    talk.say("start_session", stretch=PSOAS)
    reply = talk.say("deny")
    assert reply.state == "ready"
    assert len(reply.texts) == 1 + 6 + 1
    assert all(len(text.split()) <= 20 for text in reply.texts)
    assert "ready" in reply.texts[-1]


def test_the_steps_are_said_in_full_only_the_first_time(talk):
    talk.started().say("stop")
    talk.say("start_session", stretch=PSOAS)
    reply = talk.say("deny")
    assert len(reply.texts) == 2
    assert talk.slots["explained"] == [PSOAS]
    talk.say("stop")
    talk.say("start_session", stretch="childs_pose")
    assert len(talk.say("deny").texts) > 4
    assert talk.slots["explained"] == [PSOAS, "childs_pose"]


def test_the_explanation_can_be_had_again_before_the_clock_runs(talk):
    talk.say("start_session", stretch=PSOAS)
    steps = talk.say("deny").texts[1:-1]
    assert talk.say("repeat").texts[1:-1] == steps


def test_ready_starts_the_clock_and_sends_the_whole_sheet(talk):
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")
    reply = talk.wait(60).say("ready")
    assert (reply.state, reply.session.at) == ("running", 0)
    assert sides(reply.text) == {"left"}
    ends = [segment.end for segment in reply.session.segments]
    assert ends == sorted(ends)
    assert ends[-1] == 213.5
    times = [cue.at for cue in reply.session.cues]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] < ends[-1]


@pytest.mark.parametrize("word", ["affirm", "ready", "resume", "start_session"])
def test_in_position_many_words_mean_ready(talk, word):
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")
    if word == "resume":  # a control, of which there is nothing to control yet
        assert talk.say(word).state is None
        assert talk.state == "ready"
    else:
        assert talk.say(word).state == "running"


def test_no_hurry_to_get_into_position(talk):
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")
    assert "ready" in talk.wait(300).say("deny").text
    assert talk.state == "ready"
    assert talk.say("ready").session.at == 0


# Nothing gets past the screening but an answer to it

BESIDES = ("ready", "start_session", "resume", "skip", "back", "pause", "longer", "switch_sides")


@pytest.mark.parametrize("word", BESIDES)
def test_a_control_does_not_pass_the_screening(talk, word):
    talk.say("start_session", stretch=PSOAS)
    reply = talk.say(word)
    assert talk.state == "screening"
    assert reply.texts
    assert talk.say("ready").state != "running"
    assert talk.state == "screening"


@pytest.mark.parametrize("word", ["ready", "start_session"])
def test_who_says_ready_instead_of_answering_is_asked_again(talk, word):
    talk.say("start_session", stretch=PSOAS)
    reply = talk.say(word)
    assert "yes" in reply.text
    assert "hip operation" in reply.text
    assert talk.say("deny").state == "ready"


def test_yes_to_the_screening_ends_it_and_sends_to_a_professional(talk):
    talk.say("start_session", stretch=PSOAS)
    reply = talk.say("affirm")
    assert reply.state == "ended"
    assert reply.notice.level == "professional"
    assert "doctor" in reply.text
    assert talk.say("ready").state is None
    assert talk.state == "ended"


def test_a_yes_to_an_older_question_does_not_answer_the_screening(talk):
    talk.say("name_stretch", stretch="cat_cow")
    assert talk.slots["asked"] == "start"
    talk.say("start_session", stretch=PSOAS)
    assert talk.say("affirm").state == "ended"  # it answers the screening, not the offer


@pytest.mark.parametrize("question", ["ask_bench", "ask_breathing", "ask_overview", "name_stretch"])
def test_a_question_in_between_leaves_the_screening_open(talk, question):
    talk.say("start_session", stretch=PSOAS)
    reply = talk.say(question, stretch=PSOAS)
    assert "yes or no" in reply.texts[-1]
    assert talk.slots["asked"] == "screening"
    assert talk.say("ready").state != "running"
    assert talk.say("deny").state == "ready"


def test_a_new_start_screens_anew(talk):
    talk.holding()
    first = talk.session.id
    reply = talk.say("start_session", stretch="childs_pose")
    assert reply.state == "screening"
    assert reply.session.id != first
    assert "osteoporosis" in reply.text
    assert talk.say("ready").state != "running"


@pytest.mark.parametrize("said", ["no, but I have a hip replacement", "no, only glaucoma"])
def test_no_with_a_condition_in_it_is_a_yes(talk, said):
    talk.say("start_session", stretch=PSOAS)
    reply = talk.hear(said, intent="deny")
    assert reply.state == "ended"
    assert reply.notice.level == "professional"


def test_no_that_denies_a_condition_is_a_no(talk):
    talk.say("start_session", stretch=PSOAS)
    assert talk.hear("no, I never had a hip replacement", intent="deny").state == "ready"


# The dose


def test_the_dose_asked_for_is_said_and_planned(talk):
    reply = talk.say("start_session", stretch=PSOAS, duration=45.0, count=3)
    assert numbers(reply.texts[0]) == [3, 45]
    assert {hold.seconds for hold in talk.session.plan.holds} == {45}
    assert len(talk.session.plan.holds) == 6


def test_a_dose_out_of_bounds_is_kept_within_the_record(talk):
    reply = talk.say("start_session", stretch=PSOAS, duration=2.0, count=50)
    assert numbers(reply.texts[0]) == [3, 30]


def test_a_dynamic_stretch_is_counted_in_repetitions(talk):
    reply = talk.say("start_session", stretch="cat_cow")
    assert numbers(reply.texts[0]) == [8]
    assert "repetitions" in reply.texts[0]
    assert "side" not in reply.texts[0]


@pytest.mark.parametrize("count", [2, 2.0])
def test_a_count_is_a_number_of_repetitions_as_the_linker_gives_it(talk, count):
    talk.say("start_session", stretch="childs_pose", count=count)
    assert len(talk.session.plan.holds) == 2


# The clock


def test_pause_keeps_the_place_and_resume_takes_it_up(talk):
    talk.holding(12)
    reply = talk.say("pause")
    assert (reply.state, reply.session.at) == ("paused", 17)
    assert numbers(reply.text)[0] == 18
    assert sides(reply.text) == {"left"}
    reply = talk.wait(1000).say("resume")
    assert (reply.state, reply.session.at, reply.session.settle) == ("running", 17, 3)
    assert 18 in numbers(reply.text)
    assert talk.wait(3 + 17).session.at(talk.now).hold_left == 1


def test_pausing_twice_is_said_and_changes_nothing(talk):
    talk.holding(12).say("pause")
    revision = talk.session.revision
    reply = talk.wait(50).say("pause")
    assert reply.session is None
    assert numbers(reply.text) == [18]
    assert talk.session.revision == revision


@pytest.mark.parametrize("word", ["resume", "ready", "start_session"])
def test_going_on_while_it_runs_only_tells_how_long(talk, word):
    talk.holding(12)
    revision = talk.session.revision
    assert 18 in numbers(talk.say(word).text)
    assert talk.session.revision == revision
    assert talk.state == "running"


@pytest.mark.parametrize("word", ["resume", "ready", "start_session"])
def test_all_ways_of_going_on_end_a_pause(talk, word):
    talk.holding(12).say("pause")
    assert talk.wait(5).say(word).state == "running"


def test_ready_ends_a_wait(talk):
    talk.started().wait(42)  # changing sides
    reply = talk.say("ready")
    assert reply.session.at == 54.5
    assert sides(reply.text) == {"right"}


def test_stop_ends_it_and_says_what_was_done(talk):
    talk.started().wait(59.5 + 12)
    reply = talk.say("stop")
    assert reply.state == "ended"
    assert numbers(reply.text) == [30, 12]
    assert sides(reply.text) == {"left", "right"}


def test_stop_in_a_pause_counts_only_what_was_held(talk):
    talk.holding(12).say("pause")
    assert numbers(talk.wait(400).say("stop").text) == [12]


def test_stop_before_the_first_hold_boasts_of_nothing(talk):
    assert numbers(talk.started().wait(3).say("stop").text) == []


@pytest.mark.parametrize("answers", [[], ["deny"]])
def test_stop_before_the_clock_runs(talk, answers):
    talk.say("start_session", stretch=PSOAS)
    for answer in answers:
        talk.say(answer)
    assert talk.say("stop").state == "ended"
    assert talk.say("ready").state is None


def test_it_ends_by_itself(talk):
    talk.started().wait(213.4)
    assert talk.state == "running"
    assert talk.wait(0.2).state == "ended"
    assert talk.say("time_left").session is None
    assert talk.say("pause").session is None
    assert talk.state == "ended"


CONTROLS = (
    "pause",
    "resume",
    "stop",
    "skip",
    "back",
    "switch_sides",
    "longer",
    "shorter",
    "time_left",
    "whats_next",
    "where_am_i",
)


@pytest.mark.parametrize("control", CONTROLS)
def test_without_a_session_a_control_says_how_to_begin(talk, control):
    reply = talk.say(control)
    assert "tart the Half Kneeling Psoas Stretch" in reply.text
    assert reply.session is None
    assert not talk.slots.get("session")


@pytest.mark.parametrize(
    "control", [c for c in CONTROLS if c not in ("stop", "longer", "shorter", "switch_sides")]
)
def test_before_the_clock_runs_a_control_changes_nothing(talk, control):
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")
    kept = talk.slots["session"]
    assert talk.say(control).texts
    assert talk.slots["session"] == kept


@pytest.mark.parametrize("control", ["longer", "shorter", "switch_sides"])
def test_before_the_screening_is_done_the_plan_is_not_changed_either(talk, control):
    talk.say("start_session", stretch=PSOAS)
    kept = talk.slots["session"]
    assert talk.say(control).texts
    assert talk.slots["session"] == kept


def test_in_position_the_plan_can_still_be_changed(talk):
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")
    assert numbers(talk.say("longer", duration=15.0).text) == [15, 45]
    assert numbers(talk.say("shorter").text) == [10, 35]
    assert talk.say("switch_sides").state == "ready"
    reply = talk.say("ready")
    assert sides(reply.text) == {"right"}
    assert 35 in numbers(reply.text)
    assert reply.session.cues[-1].at > 213.5


@pytest.mark.parametrize("control", CONTROLS)
@pytest.mark.parametrize("seconds", [1, 20, 37, 42, 57, 92, 100, 210])
@pytest.mark.parametrize("paused", [False, True])
def test_no_control_asks_a_question_or_says_much(talk, control, seconds, paused):
    talk.started().wait(seconds)
    if paused:
        talk.say("pause")
    reply = talk.say(control)
    assert reply.texts
    for text in reply.texts:
        assert "?" not in text
        assert "{" not in text
        assert len(text.split()) <= 25


# Asking


def test_how_long_is_left_in_a_hold(talk):
    reply = talk.holding(12).say("time_left")
    assert numbers(reply.text) == [18, 3, 16]  # of the hold; 213.5 - 17 s in all
    assert sides(reply.text) == {"left", "right"}  # this one, and the one to come


def test_how_long_is_left_on_the_way_to_a_hold(talk):
    reply = talk.started().wait(42).say("time_left")
    assert numbers(reply.text)[:2] == [30, 18]  # 17.5 s until it begins: countdown included
    assert sides(reply.text) == {"right"}


def test_how_long_is_left_counts_the_settling(talk):
    talk.started().wait(42).say("pause")
    talk.say("resume")
    reply = talk.wait(1).say("time_left")
    assert numbers(reply.text) == [30, 20, 2, 54]  # begins in 17.5 + 2 s, and all in 171.5 + 2


def test_how_long_is_left_in_a_pause(talk):
    talk.holding(12).say("pause")
    assert numbers(talk.wait(500).say("time_left").text)[0] == 18
    talk.say("skip")
    assert "begins in" not in talk.say("time_left").text  # nobody knows when


def test_asking_changes_nothing(talk):
    talk.holding(12)
    kept = talk.slots["session"]
    for question in ("time_left", "whats_next", "where_am_i", "repeat", "help"):
        assert talk.say(question).session is None
    assert talk.slots["session"] == kept


def test_where_am_i_says_side_and_repetition(talk):
    reply = talk.started().wait(120).say("where_am_i")
    assert sides(reply.text) == {"left"}
    assert numbers(reply.text) == [2, 2, 28]


def test_where_am_i_says_no_repetition_of_one(talk):
    talk.say("start_session", stretch="childs_pose", count=1)
    talk.say("deny")
    talk.say("ready")
    assert numbers(talk.wait(10).say("where_am_i").text) == [25]


def test_whats_next(talk):
    reply = talk.holding(5).say("whats_next")
    assert sides(reply.text) == {"right"}
    assert numbers(reply.text) == [30]
    talk.wait(172.5 - 10 + 5)
    assert numbers(talk.say("whats_next").text) == []


# Moving about


def test_skip_goes_to_the_other_side_and_says_when(talk):
    reply = talk.holding(12).say("skip")
    assert reply.session.at == 40
    assert sides(reply.text) == {"right"}
    assert numbers(reply.text) == [30, 20]  # 14.5 s to change over, and the countdown


def test_skipping_through_ends_at_the_end(talk):
    talk.holding(12)
    last = [talk.say("skip").session.at for _ in range(6)][-1]
    assert last == 207.5
    reply = talk.say("skip")
    assert numbers(reply.text) == []
    assert talk.wait(6).state == "ended"


def test_back_begins_the_hold_again(talk):
    reply = talk.holding(12).say("back")
    assert reply.session.at == 0
    assert numbers(reply.text) == [30, 5]


def test_a_move_in_a_pause_keeps_it_paused_and_promises_no_time(talk):
    talk.holding(12).say("pause")
    reply = talk.say("skip")
    assert reply.state == "paused"
    assert numbers(reply.text) == [30]


def test_switching_sides_leads_over(talk):
    reply = talk.holding(12).say("switch_sides")
    assert "Change knees" in reply.text
    talk.wait(30)
    assert talk.session.at(talk.now).side == "right"
    assert [hold.seconds for hold in talk.session.plan.holds[:2]] == [12, 12]


def test_switching_while_switching_says_how_once_more(talk):
    talk.started().wait(42)
    kept = talk.slots["session"]
    reply = talk.say("switch_sides")
    assert "Change knees" in reply.text
    assert talk.slots["session"] == kept


def test_a_stretch_without_sides_says_so(talk):
    reply = talk.holding(5, "childs_pose").say("switch_sides")
    assert "Child's Pose" in reply.text
    assert "no other side" in reply.text
    assert talk.state == "running"


# Longer and shorter


def test_longer_is_ten_seconds_on_both_sides(talk):
    reply = talk.holding(12).say("longer")
    assert numbers(reply.text) == [10, 28]
    assert "both" in reply.text
    assert [hold.seconds for hold in talk.session.plan.holds[:2]] == [40, 40]
    assert reply.session.sheet == reply.session.revision
    assert max(cue.at for cue in reply.session.cues) > 213.5


def test_longer_on_the_second_side_gives_the_first_the_same_afterwards(talk):
    talk.started().wait(59.5 + 10)
    reply = talk.say("longer", duration=15.0)
    assert numbers(reply.text) == [15, 35]
    assert "other side" in reply.text
    left = sum(hold.seconds for hold in talk.session.plan.holds if hold.side == "left")
    right = sum(hold.seconds for hold in talk.session.plan.holds if hold.side == "right")
    assert left == right


def test_longer_says_what_it_gave_not_what_was_asked(talk):
    reply = talk.holding(12).say("longer", duration=3000.0)
    assert talk.session.plan.holds[0].seconds == 600
    assert numbers(reply.text) == [9, 30, 9, 48]  # 9 minutes 30 more, 9 minutes 48 to go
    reply = talk.say("longer")
    assert numbers(reply.text) == [9, 48]
    assert reply.session is None


def test_longer_in_moves_of_a_dynamic_stretch_is_whole_moves(talk):
    reply = talk.holding(2, "cat_cow").say("longer", duration=7.0)
    assert talk.session.plan.holds[0].seconds == 45
    assert numbers(reply.text)[0] == 5
    assert "both" not in reply.text


def test_more_repetitions(talk):
    reply = talk.holding(12).say("longer", count=1)
    assert numbers(reply.text) == [1, 3, 30]
    assert talk.session.plan.reps_of(0) == 3


def test_more_repetitions_says_what_it_gave(talk):
    reply = talk.holding(12).say("longer", count=50)
    assert numbers(reply.text) == [8, 10, 30]
    assert "as long" in talk.say("longer", count=1).text


def test_more_repetitions_of_a_dynamic_stretch(talk):
    reply = talk.holding(2, "cat_cow").say("longer", count=2)
    assert numbers(reply.text) == [2, 10]


def test_a_duration_outweighs_a_count(talk):
    reply = talk.holding(12).say("longer", duration=20.0, count=20)
    assert numbers(reply.text)[0] == 20
    assert talk.session.plan.reps_of(0) == 2


def test_shorter_on_both_sides(talk):
    reply = talk.holding(12).say("shorter")
    assert numbers(reply.text) == [10, 8]
    assert [hold.seconds for hold in talk.session.plan.holds[:2]] == [20, 20]


def test_shorter_says_what_it_took(talk):
    reply = talk.holding(12).say("shorter", duration=300.0)
    assert numbers(reply.text) == [15, 3]
    assert numbers(talk.say("shorter").text) == [3]


def test_longer_and_shorter_in_a_rest_are_of_the_rest(talk):
    talk.started().wait(96)
    reply = talk.say("longer", duration=20.0)
    assert numbers(reply.text)[0] == 20
    assert "both" not in reply.text
    reply = talk.say("shorter", duration=15.0)
    assert numbers(reply.text)[0] == 15
    assert {hold.seconds for hold in talk.session.plan.holds} == {30}


# Saying it again


def test_repeat_in_a_hold_is_the_last_cue(talk):
    talk.holding(12)
    cue = talk.say("repeat").text
    sheet = talk.session.plan
    assert cue
    assert numbers(cue) == []  # no count
    assert sheet == talk.session.plan
    assert talk.say("repeat").text == cue


def test_repeat_right_after_an_answer_is_the_answer(talk):
    talk.holding(12)
    answer = talk.say("time_left").text
    assert talk.say("repeat").text == answer


def test_repeat_of_several_messages_is_all_of_them(talk):
    steps = talk.say("ask_steps", stretch=PSOAS).texts
    assert len(steps) > 3
    assert talk.say("repeat").texts == steps


def test_repeat_of_nothing(talk):
    assert "help" in talk.say("repeat").text


# All at once


def test_a_whole_session_in_one_go(talk):
    states = []
    for seconds, intent, entities in (
        (0, "start_session", {"stretch": PSOAS}),
        (5, "deny", {}),
        (40, "ready", {}),
        (20, "pause", {}),
        (60, "time_left", {}),
        (5, "resume", {}),
        (10, "switch_sides", {}),
        (25, "longer", {}),
        (5, "shorter", {}),
        (5, "skip", {}),
        (5, "back", {}),
        (5, "where_am_i", {}),
        (5, "whats_next", {}),
        (5, "repeat", {}),
    ):
        reply = talk.wait(seconds).say(intent, **entities)
        assert reply.texts, intent
        states.append(talk.state)
    assert states[:4] == ["screening", "ready", "running", "paused"]
    assert set(states[5:]) == {"running"}
    assert talk.hear("my hamstring aches").state == "paused"
    assert "?" in talk.say("resume").text
    assert talk.say("affirm").state == "running"
    assert talk.wait(4).say("stop").state == "ended"


def test_the_slot_stays_small_however_long_it_goes_on(talk):
    talk.started()
    controls = ("longer", "switch_sides", "pause", "skip", "back", "resume", "shorter", "longer")
    for turn in range(200):
        entities = {"count": 1} if turn % 7 == 0 else {}
        talk.wait(3).say(controls[turn % len(controls)], **entities)
        if talk.state == "ended":
            talk.started()
    assert len(talk.slots["session"].encode()) < 4096


def test_the_plan_can_be_changed_while_getting_into_position(talk):
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")
    assert "45 seconds" in talk.say("longer", duration=15).text
    assert talk.say("switch_sides").text
    started = talk.say("ready").session
    holds = [segment for segment in started.segments if segment.kind == "hold"][:2]
    assert [(hold.side, hold.end - hold.start) for hold in holds] == [("right", 45), ("left", 45)]


@pytest.mark.parametrize("control", ["longer", "shorter", "switch_sides"])
def test_during_the_screening_the_plan_stays_as_it_is(talk, control):
    talk.say("start_session", stretch=PSOAS)
    kept = talk.slots["session"]
    assert talk.say(control).texts
    assert talk.slots["session"] == kept


# A length said outright


@pytest.mark.parametrize(("seconds", "left"), [(45, 33), (60, 48), (20, 8)])
def test_a_length_is_that_of_the_whole_hold_on_both_sides(talk, seconds, left):
    reply = talk.holding(12).say("set_length", duration=float(seconds))
    assert talk.session.at(talk.now).hold_left == left
    assert {hold.seconds for hold in talk.session.plan.holds if hold.rep == 1} == {seconds}
    assert numbers(reply.text) == ([seconds, left] if seconds < 60 else [1, left])
    assert "both sides" in reply.text
    assert reply.session.cues


def test_the_length_it_has_changes_nothing(talk):
    kept = talk.holding(12).slots["session"]
    assert "already" in talk.say("set_length", duration=30.0).text
    assert talk.slots["session"] == kept


def test_a_length_that_is_over_by_now_is_as_near_as_can_be(talk):
    talk.holding(25).say("set_length", duration=10.0)
    assert 0 < talk.session.at(talk.now).hold_left <= 5
    reply = talk.say("set_length", duration=5.0)
    assert "as near as I can get" in reply.text


def test_without_a_length_it_asks_for_one(talk):
    assert "how long" in talk.holding(12).say("set_length").text


def test_repetitions_have_no_length(talk):
    reply = talk.holding(12, "cat_cow").say("set_length", duration=45.0)
    assert "repetitions" in reply.text
    assert reply.session is None


def test_in_position_the_length_is_that_of_the_holds_to_come(talk):
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")
    talk.say("set_length", duration=45.0)
    assert [hold.seconds for hold in talk.session.plan.holds[:2]] == [45, 45]
    assert talk.state == "ready"


def test_in_a_rest_the_length_is_that_of_the_rest(talk):
    talk.started().wait(97)
    assert talk.session.at(talk.now).kind == "rest"
    reply = talk.say("set_length", duration=40.0)
    moment = talk.session.at(talk.now)
    assert (moment.kind, moment.segment.length) == ("rest", 40)
    assert numbers(reply.text)[0] == 40
    assert {hold.seconds for hold in talk.session.plan.holds} == {30}


def test_before_the_screening_no_length_starts_anything(talk):
    talk.say("start_session", stretch=PSOAS)
    assert "yes or no" in talk.say("set_length", duration=45.0).text
    assert talk.state == "screening"


def test_with_nothing_under_way_a_length_begins_what_was_spoken_of(talk):
    talk.say("ask_overview", stretch=PSOAS)
    reply = talk.say("set_length", duration=45.0)
    assert (reply.state, reply.session.stretch) == ("screening", PSOAS)
    assert {hold.seconds for hold in talk.session.plan.holds} == {45}


def test_with_nothing_spoken_of_a_length_is_of_nothing(talk):
    reply = talk.say("set_length", duration=45.0)
    assert reply.session is None
    assert "start the" in reply.text
