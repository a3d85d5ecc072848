"""The controls, one by one, on a session started at 1000.

The sided plan: countdown 0, left hold 5, release 35, switch 39, countdown 49, right hold 54,
release 84, rest 88, countdown 103, left hold 108, release 138, switch 142, countdown 152,
right hold 157, release 187, finish 191, end 197.
"""

from dataclasses import replace

import pytest

from bot.session import AWAY_S, RETURN_S, SETTLE_S, Plan, Session
from bot.session.session import CLIENT_LAG_S

START = 1000


def where(session, now):
    """Segment, side, repetition, and seconds into the segment."""
    moment = session.at(now)
    return moment.kind, moment.side, moment.rep, moment.position - moment.segment.start


def seconds(session):
    return [hold.seconds for hold in session.plan.holds]


def sides(session):
    return [hold.side for hold in session.plan.holds]


def done(session):
    return [hold.done for hold in session.plan.holds]


# The states, and the clock


def test_it_is_screened_then_ready_then_runs(sided_plan):
    new = Session("s", sided_plan)
    cleared = new.cleared(990)
    assert [s.at(995).state for s in (new, cleared, cleared.ready(993))] == [
        "screening",
        "ready",
        "running",
    ]


def test_it_cannot_start_before_screening(sided_plan):
    new = Session("s", sided_plan)
    assert new.ready(990) is new


def test_getting_into_position_takes_no_time_off_the_plan(sided_plan):
    session = Session("s", sided_plan).cleared(0).ready(600)
    assert where(session, 602) == ("countdown", "left", 1, 2)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (0, ("countdown", "left", 1, 0)),
        (5, ("hold", "left", 1, 0)),
        (34.5, ("hold", "left", 1, 29.5)),
        (45, ("switch", "right", 1, 6)),
        (60, ("hold", "right", 1, 6)),
        (90, ("rest", "left", 2, 2)),
        (160, ("hold", "right", 2, 3)),
        (192, ("finish", None, 2, 1)),
    ],
)
def test_the_clock_answers_where_it_is(running, after, expected):
    assert where(running, START + after) == expected


def test_it_knows_how_much_is_left(running):
    moment = running.at(START + 15)
    assert (moment.segment_left, moment.hold_left, moment.total_left) == (20, 20, 182)
    assert (moment.rep, moment.reps) == (1, 2)


@pytest.mark.parametrize(
    ("after", "side", "rep"),
    [(2, "left", 1), (15, "right", 1), (45, "right", 1), (60, "left", 2), (90, "left", 2)],
)
def test_what_comes_next_is_the_hold_on_the_way_or_the_one_after_this(running, after, side, rep):
    upcoming = running.at(START + after).next
    assert (upcoming.kind, upcoming.side, upcoming.rep) == ("hold", side, rep)


def test_nothing_comes_after_the_last_hold(running):
    assert running.at(START + 160).next is None


def test_it_ends_by_itself_and_has_held_everything(running):
    ended = running.settled(START + 500)
    assert (ended.state, ended.reason) == ("ended", "finished")
    assert done(ended) == [30, 30, 30, 30]
    assert running.at(START + 197).state == "ended"
    assert running.at(START + 196.9).state == "running"


def test_a_clock_put_back_does_not_take_it_back(running):
    later = running.extend(START + 20, 10)
    assert later.at(START - 500).position == 20
    assert later.at(START - 500).state == "running"


def test_a_clock_put_back_holds_it_up_for_no_longer_than_a_breath(running):
    later = running.extend(START + 20, 10)
    assert later.at(START - 500).settle == RETURN_S
    again = later.extend(START - 500, 10)
    assert again.at(START - 500 + RETURN_S + 4).position == 24


# Pause and resume


def test_pause_keeps_the_place_for_as_long_as_it_takes(running):
    paused = running.pause(START + 17)
    for now in (START + 17, START + 5000, START - 5000):
        assert where(paused, now) == ("hold", "left", 1, 12)
    assert (paused.at(START + 99).state, paused.reason) == ("paused", "asked")


def test_resume_gives_three_seconds_to_settle_and_then_the_rest_of_the_hold(running):
    resumed = running.pause(START + 17).resume(START + 100)
    assert resumed.at(START + 101).settle == 2
    assert where(resumed, START + 103) == ("hold", "left", 1, 12)
    assert where(resumed, START + 104) == ("hold", "left", 1, 13)
    assert resumed.at(START + 103).hold_left == 18
    assert resumed.settled(START + 121).plan.holds[0].done == 30


def test_a_pause_while_settling_keeps_the_place_too(running):
    paused = running.pause(START + 17).resume(START + 100).pause(START + 101)
    assert paused.at(START + 200).position == 17
    assert paused.resume(START + 300).at(START + 300).settle == SETTLE_S


def test_ready_resumes_a_paused_session(running):
    paused = running.pause(START + 17)
    assert paused.ready(START + 60) == paused.resume(START + 60)


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [
        ("asked", "pain", "pain"),
        ("pain", "asked", "pain"),
        ("pain", "red_flag", "red_flag"),
        ("red_flag", "pain", "red_flag"),
    ],
)
def test_a_paused_session_remembers_the_gravest_reason(running, first, then, kept):
    assert running.pause(START + 17, first).pause(START + 20, then).reason == kept


def test_a_resumed_session_forgets_why_it_was_paused(running):
    assert running.pause(START + 17, "pain").resume(START + 30).reason == ""


# Stop


@pytest.mark.parametrize("state", ["screening", "ready", "running", "paused"])
def test_stop_ends_it_from_any_state(running, state):
    stopped = replace(running, state=state).stop(START + 20, "pain")
    assert (stopped.at(START + 9999).state, stopped.reason) == ("ended", "pain")


def test_an_ended_session_stays_as_it_is(running):
    ended = running.stop(START + 20)
    assert ended.resume(START + 30) is ended
    assert ended.ready(START + 30) is ended
    assert ended.cleared(START + 30) is ended
    assert ended.extend(START + 30, 10) is ended
    assert ended.back(START + 30) is ended


# Longer, shorter, more repetitions


def test_longer_on_the_first_side_makes_both_sides_longer(running):
    longer = running.extend(START + 20, 10)
    assert seconds(longer) == [40, 40, 30, 30]
    assert where(longer, START + 20) == ("hold", "left", 1, 15)
    assert longer.at(START + 20).hold_left == 25


def test_longer_on_the_second_side_gives_the_first_a_hold_for_the_difference(running):
    longer = running.extend(START + 60, 10)
    assert sides(longer)[:4] == ["left", "right", "left", "left"]
    assert seconds(longer) == [30, 40, 10, 30, 30]
    assert where(longer, START + 60) == ("hold", "right", 1, 6)
    assert where(longer, START + 54 + 40 + 4) == ("switch", "left", 1, 0)


def test_a_hold_for_the_difference_is_never_too_short_to_get_into(running):
    assert seconds(running.extend(START + 60, 2)) == [30, 35, 5, 30, 30]


@pytest.mark.parametrize("after", [2, 42, 51])
def test_longer_on_the_way_in_lengthens_the_hold_to_come(running, after):
    before, longer = running.at(START + after), running.extend(START + after, 10)
    assert longer.at(START + after).hold_left == before.hold_left + 10
    assert longer.at(START + after).position == before.position


def test_longer_as_the_hold_has_just_ended_leads_back_into_it(running):
    longer = running.extend(START + 37, 10)
    assert where(longer, START + 37) == ("hold", "left", 1, 32)
    assert longer.at(START + 37).hold_left == 8
    assert seconds(longer) == [40, 40, 30, 30]


def test_longer_in_a_rest_lengthens_the_rest_and_no_hold(running):
    longer = running.extend(START + 90, 10)
    assert longer.at(START + 90).segment_left == 23
    assert seconds(longer) == [30, 30, 30, 30]


def test_shorter_in_a_rest_leaves_time_to_change_sides(running):
    resting = running.extend(START + 90, 30)
    assert resting.extend(START + 90, -10).at(START + 90).segment_left == 33
    assert resting.extend(START + 90, -600).at(START + 90).segment_left == 12
    assert running.extend(START + 95, -10) is running


def test_longer_before_the_start_is_taken_up(sided_plan):
    ready = Session("s", sided_plan).cleared(990)
    longer = ready.extend(995, 10)
    assert longer.state == "ready"
    assert seconds(longer) == [40, 40, 30, 30]
    assert where(longer.ready(START), START) == ("countdown", "left", 1, 0)


def test_ten_minutes_are_enough(running):
    longest = running.extend(START + 20, 9999)
    assert seconds(longest)[:2] == [600, 600]
    assert longest.extend(START + 20, 10) is longest


def test_ten_minutes_count_both_holds_of_a_side(running):
    longest = running.extend(START + 60, 9999)
    assert seconds(longest)[:3] == [30, 600, 570]
    in_the_extra_hold = START + longest.timeline.part(2, "hold").start + 1
    assert longest.extend(in_the_extra_hold, 10) is longest


def test_nothing_gets_longer_in_the_finish(running):
    assert running.extend(START + 193, 10) is running


def test_shorter_on_the_first_side_makes_both_sides_shorter(running):
    shorter = running.extend(START + 10, -10)
    assert seconds(shorter) == [20, 20, 30, 30]
    assert where(shorter, START + 10) == ("hold", "left", 1, 5)


def test_shorter_on_the_second_side_plans_less_for_the_first_and_keeps_the_place(running):
    shorter = running.extend(START + 60, -10)
    assert seconds(shorter) == [20, 20, 30, 30]
    assert where(shorter, START + 60) == ("hold", "right", 1, 6)
    assert shorter.plan.holds[0].done == 30


def test_shorter_leaves_the_last_three_seconds_to_be_counted(running):
    shorter = running.extend(START + 25.5, -60)
    assert 3 <= shorter.at(START + 25.5).hold_left < 4
    assert shorter.extend(START + 25.5, -5) is shorter


def test_shorter_never_leaves_less_than_five_seconds_a_side(running):
    assert seconds(running.extend(START + 2, -600))[:2] == [5, 5]


def test_shorter_takes_an_extension_back_with_the_hold_that_it_gave(running):
    undone = running.extend(START + 60, 10).extend(START + 62, -10)
    assert seconds(undone) == seconds(running)
    assert sides(undone) == sides(running)


def test_shorter_by_less_than_the_extension_leaves_a_hold_worth_getting_into(running):
    assert seconds(running.extend(START + 60, 10).extend(START + 62, -8))[:3] == [30, 35, 5]


def test_shorter_keeps_what_was_held_in_a_hold_that_goes(running):
    in_the_extra_hold = running.extend(START + 60, 10).back(START + 119)
    again = in_the_extra_hold.back(START + 120)
    assert done(again)[:3] == [30, 40, 6]
    assert done(again.extend(START + 121, -10))[:2] == [36, 40]


def test_shorter_by_more_than_the_extension_shortens_both_sides(running):
    shorter = running.extend(START + 60, 10).extend(START + 62, -15)
    assert seconds(shorter) == [25, 25, 30, 30]


@pytest.mark.parametrize("after", [36, 85, 193])
def test_what_is_over_cannot_get_shorter(running, after):
    assert running.extend(START + after, -10) is running


def test_more_repetitions_are_added_for_both_sides(running):
    more = running.add_reps(START + 60, 2)
    assert sides(more) == ["left", "right"] * 4
    assert more.at(START + 60).reps == 4
    assert where(more, START + 60) == where(running, START + 60)


def test_ten_repetitions_are_enough(running):
    most = running.add_reps(START + 20, 99)
    assert most.at(START + 20).reps == 10
    assert most.add_reps(START + 20, 1) is most


def test_one_more_in_the_finish_goes_on_with_a_rest(running):
    more = running.add_reps(START + 193, 1)
    assert where(more, START + 193) == ("rest", "left", 3, 0)


def test_more_repetitions_of_a_dynamic_stretch_are_more_moves_in_the_set(started, twist):
    session = started(Plan.of([(twist, False, 8, 0)]))
    assert seconds(session.add_reps(START + 12, 2)) == [50]
    assert seconds(session.add_reps(START + 12, -3)) == [25]


def test_more_moves_on_the_second_side_are_made_up_on_the_first(started, circles):
    session = started(Plan.of([(circles, True, 5, 0)]))
    on_the_second_side = START + session.timeline.part(1, "hold").start + 3
    assert seconds(session.add_reps(on_the_second_side, 1)) == [20, 24, 4]


@pytest.mark.parametrize(("change", "moves"), [(10, 10), (1, 9), (-7, 7), (-600, 3)])
def test_a_dynamic_set_always_holds_whole_moves(started, twist, change, moves):
    session = started(Plan.of([(twist, False, 8, 0)]))
    assert seconds(session.extend(START + 14, change)) == [5 * moves]


# Switch sides


def test_switch_early_changes_the_order(running):
    switched = running.switch_side(START + 8)
    assert sides(switched) == ["right", "left", "left", "right"]
    assert seconds(switched) == [30, 30, 30, 30]
    assert where(switched, START + 8) == ("switch", "right", 1, 0)
    assert switched.plan.holds[1].done == 3


def test_switch_later_ends_the_first_side_and_trims_the_second_to_match(running):
    switched = running.switch_side(START + 25)
    assert seconds(switched) == [20, 20, 30, 30]
    assert where(switched, START + 25) == ("release", "left", 1, 0)
    assert where(switched, START + 30) == ("switch", "right", 1, 1)
    assert done(switched)[0] == 20


def test_switch_within_a_second_trims_to_the_second_that_had_begun(running):
    assert seconds(running.switch_side(START + 25.3))[:2] == [21, 21]


def test_switch_in_the_release_goes_straight_on(running):
    switched = running.switch_side(START + 36)
    assert where(switched, START + 36) == ("switch", "right", 1, 0)
    assert seconds(switched) == seconds(running)


def test_switch_while_changing_sides_does_nothing(running):
    assert running.switch_side(START + 42) is running


@pytest.mark.parametrize("after", [51, 60, 86])
def test_switch_on_the_second_side_returns_to_the_first(running, after):
    assert where(running.switch_side(START + after), START + after) == ("switch", "left", 1, 0)


def test_switch_in_a_rest_changes_the_order_and_goes_on_resting(running):
    switched = running.switch_side(START + 90)
    assert sides(switched) == ["left", "right", "right", "left"]
    assert where(switched, START + 90) == ("rest", "right", 2, 2)


def test_switch_before_the_start_changes_the_order(sided_plan):
    switched = Session("s", sided_plan).cleared(990).switch_side(995)
    assert switched.state == "ready"
    assert sides(switched)[:2] == ["right", "left"]
    assert where(switched.ready(START), START) == ("countdown", "right", 1, 0)


def test_switch_in_a_setup_goes_on_setting_up(started, sided_plan):
    session = started(sided_plan.with_guided_setup())
    switched = session.switch_side(START + 8)
    assert where(switched, START + 8) == ("setup", "right", 1, 8)
    assert where(session.switch_side(START + 8), START + 22) == ("countdown", "right", 1, 2)


def test_switch_to_a_hold_for_the_difference_trims_both(running):
    switched = running.extend(START + 60, 20).switch_side(START + 89)
    assert seconds(switched)[:3] == [30, 35, 5]
    assert where(switched, START + 89) == ("release", "right", 1, 0)


def test_switch_of_a_dynamic_set_keeps_whole_moves(started, circles):
    session = started(Plan.of([(circles, True, 8, 0)]))
    assert seconds(session.switch_side(START + 5 + 9)) == [12, 12]


def test_switch_without_sides_does_nothing(started, fold):
    session = started(Plan.of([(fold, False, 1, 60)]))
    assert session.switch_side(START + 20) is session


# Skip and ready


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (2, ("switch", "right", 1, 0)),
        (20, ("switch", "right", 1, 0)),
        (36, ("switch", "right", 1, 0)),
        (42, ("rest", "left", 2, 0)),
        (60, ("rest", "left", 2, 0)),
        (90, ("countdown", "left", 2, 0)),
        (160, ("finish", None, 2, 0)),
    ],
)
def test_skip_goes_on_to_what_follows(running, after, expected):
    assert where(running.skip(START + after), START + after) == expected


def test_skip_counts_only_what_was_held(running):
    assert done(running.skip(START + 20).settled(START + 61))[:2] == [15, 26]


def test_skip_of_a_stretch_being_set_up_skips_all_of_it(started, fold, kneeling):
    session = started(Plan.of([(fold, False, 1, 30), (kneeling, True, 2, 30), (fold, False, 1, 9)]))
    setting_up = START + session.timeline.entry(1) + 5
    assert session.skip(setting_up).at(setting_up).segment.hold == 5


def test_skip_stretch_leaves_out_its_sides_and_repetitions(started, mixed_plan):
    session = started(mixed_plan)
    skipped = session.skip_stretch(START + 20)
    assert where(skipped, START + 20) == ("setup", None, 1, 0)
    assert skipped.at(START + 20).stretch == "twist"


def test_skip_stretch_of_the_last_one_goes_to_the_finish(running):
    assert where(running.skip_stretch(START + 20), START + 20) == ("finish", None, 2, 0)


def test_there_is_nothing_to_skip_in_the_finish(running):
    assert running.skip(START + 193) is running
    assert running.skip_stretch(START + 193) is running


@pytest.mark.parametrize(("after", "side", "rep"), [(42, "right", 1), (90, "left", 2)])
def test_ready_skips_the_wait(running, after, side, rep):
    assert where(running.ready(START + after), START + after) == ("countdown", side, rep, 0)


def test_ready_skips_a_setup(started, sided_plan):
    session = started(sided_plan.with_guided_setup())
    assert where(session.ready(START + 7), START + 7) == ("countdown", "left", 1, 0)


@pytest.mark.parametrize("after", [2, 20, 36, 193])
def test_ready_does_nothing_where_nobody_waits(running, after):
    assert running.ready(START + after) is running


# Back


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (2, ("countdown", "left", 1, 0)),
        (8, ("countdown", "left", 1, 0)),
        (20, ("countdown", "left", 1, 0)),
        (36, ("countdown", "left", 1, 0)),
        (42, ("switch", "left", 1, 0)),
        (57, ("switch", "left", 1, 0)),
        (60, ("countdown", "right", 1, 0)),
        (90, ("switch", "right", 1, 0)),
        (193, ("countdown", "right", 2, 0)),
    ],
)
def test_back_repeats_the_hold_or_the_one_before_when_it_has_hardly_begun(running, after, expected):
    assert where(running.back(START + after), START + after) == expected


def test_back_in_the_first_setup_starts_it_again(started, sided_plan):
    session = started(sided_plan.with_guided_setup())
    assert where(session.back(START + 12), START + 12) == ("setup", "left", 1, 0)


def test_back_into_another_stretch_sets_it_up_again(started, mixed_plan):
    session = started(mixed_plan)
    setting_up = START + session.timeline.entry(2) + 3
    again = session.back(setting_up)
    assert where(again, setting_up) == ("setup", "right", 1, 0)
    assert again.at(setting_up).stretch == "kneeling"


def test_back_twice_sets_up_the_first_side_and_changes_to_the_second(started, mixed_plan):
    session = started(mixed_plan)
    setting_up = START + session.timeline.entry(2) + 3
    twice = session.back(setting_up).back(setting_up + 2)
    assert where(twice, setting_up + 2) == ("setup", "left", 1, 0)
    assert [hold.lead for hold in twice.plan.holds[:3]] == ["setup", "switch", "setup"]


def test_back_without_sides_goes_to_the_countdown_of_the_last_repetition(started, fold):
    session = started(Plan.of([(fold, False, 3, 30)]))
    resting = START + session.timeline.entry(1) + 1
    assert where(session.back(resting), resting) == ("countdown", None, 1, 0)


def test_what_was_held_before_going_back_still_counts(running):
    again = running.back(START + 25)
    assert done(again.settled(START + 25 + 35))[0] == 50


def test_moves_work_while_paused_and_leave_it_paused(running):
    moved = running.pause(START + 20).skip(START + 60)
    assert moved.state == "paused"
    assert where(moved, START + 99) == ("switch", "right", 1, 0)
    assert where(moved.resume(START + 100), START + 104) == ("switch", "right", 1, 1)


# Revisions


def test_each_change_is_one_revision_and_the_sheet_follows_changes_of_the_plan(running):
    steps = [running]
    for control in (
        lambda s: s.pause(START + 20),
        lambda s: s.extend(START + 21, 10),
        lambda s: s.resume(START + 22),
        lambda s: s.skip(START + 23),
        lambda s: s.skip_stretch(START + 24),
    ):
        steps.append(control(steps[-1]))
    assert [s.revision for s in steps] == [2, 3, 4, 5, 6, 7]
    assert [s.sheet for s in steps] == [0, 0, 4, 4, 4, 4]


# What a client reports


@pytest.mark.parametrize(
    ("position", "now", "instant"),
    [
        (18, START + 20, START + 18),
        (20, START + 20, START + 20),
        (30, START + 20, START + 20),
        (3, START + 20, START + 20 - CLIENT_LAG_S),
        (-50, START + 2, START),
        (float("nan"), START + 20, START + 20),
    ],
)
def test_a_client_is_believed_a_little_way_back_and_never_ahead(running, position, now, instant):
    assert running.instant_of(position, now) == instant


def test_a_pause_counts_from_where_the_client_stopped(running):
    paused = running.pause(running.instant_of(17.5, START + 19))
    assert paused.position == 17.5


def test_a_client_is_not_believed_while_the_clock_stands(running):
    assert running.pause(START + 20).instant_of(3, START + 50) == START + 50


def test_a_client_that_lags_behind_a_change_cannot_undo_it(running):
    changed = running.extend(START + 20, 10)
    assert changed.instant_of(17, START + 21) == START + 20


# Retold


@pytest.mark.parametrize("now", [1000, 1020, 1095])
def test_retold_it_is_the_same_session_with_a_new_sheet(running, now):
    retold = running.retold(now)
    assert retold.plan.holds == running.settled(now).plan.holds
    assert where(retold, now) == where(running, now)
    assert where(retold, now + 30) == where(running, now + 30)
    assert retold.revision == running.revision + 1
    assert retold.sheet == retold.revision != running.sheet


def test_retold_in_a_pause_it_stands_where_it_was(running):
    paused = running.pause(1020)
    retold = paused.retold(1500)
    assert where(retold, 2000) == where(paused, 1500)
    assert retold.at(2000).state == "paused"


def test_retold_while_it_settles_it_settles_no_longer(running):
    resumed = running.pause(1020).resume(1100)
    retold = resumed.retold(1101)
    assert retold.at(1101).settle == resumed.at(1101).settle == SETTLE_S - 1
    assert where(retold, 1110) == where(resumed, 1110)


def test_each_telling_has_a_sheet_of_its_own(running):
    again = running.retold(1010).retold(1011)
    assert again.sheet == running.retold(1010).sheet + 1


# A client that was gone


def gone(session, seconds, position):
    """Back after so many seconds of its running, with what it had played."""
    now = session.since + seconds
    return session.returned(now, position), now


def test_after_a_return_it_goes_on_where_the_client_was(running):
    returned, now = gone(running, 40, 12.5)
    assert returned.at(now).position == 12.5
    assert returned.at(now).settle == RETURN_S
    assert returned.at(now + RETURN_S + 2).position == 14.5
    assert returned.revision == running.revision + 1


def test_only_what_was_guided_counts_as_done(running):
    returned, _ = gone(running, 40, 12.5)
    assert sum(hold.done for hold in returned.plan.holds) == 7.5  # the hold begins at 5


def test_gone_for_long_it_waits_until_it_is_told_to_go_on(running):
    returned, now = gone(running, 12.5 + AWAY_S + 1, 12.5)
    assert returned.at(now).state == "paused"
    assert returned.at(now + 500).position == 12.5
    assert returned.reason == "asked"


def test_past_the_end_by_the_clock_it_still_goes_on_where_it_was(running):
    late = running.timeline.length - 5
    returned, now = gone(running, running.timeline.length + 20, late)
    assert returned.at(now).state == "running"
    assert returned.at(now).position == late


@pytest.mark.parametrize(("position", "believed"), [(-3, 0), (0, 0), (500, 30), (None, 30)])
def test_a_place_that_cannot_be_is_not_believed(running, position, believed):
    returned, now = gone(running, 30, position)
    assert returned.at(now).position == believed


def test_a_client_that_had_played_all_of_it_is_at_the_end(running):
    length = running.timeline.length
    returned, now = gone(running, length + 1, length)
    assert returned.at(now).state == "ended"
    assert returned.reason == "finished"


@pytest.mark.parametrize("state", ["screening", "ready", "paused", "ended"])
def test_what_does_not_run_stays_as_it_is(running, state):
    session = replace(running, state=state)
    assert session.returned(START + 50, 3) is session


def test_back_while_it_settles_it_is_where_it_was(running):
    resumed = running.pause(START + 20).resume(START + 30)
    returned = resumed.returned(START + 31, 3)
    assert returned.at(START + 31).position == resumed.at(START + 31).position
    assert returned.at(START + 31).settle == RETURN_S
