import pytest

from bot.session import Plan
from bot.session.plan import other


def outline(plan):
    return [(hold.item, hold.rep, hold.side, hold.seconds, hold.lead) for hold in plan.holds]


def test_a_sided_stretch_does_left_then_right_then_rests_before_the_next_repetition(sided_plan):
    assert outline(sided_plan) == [
        (0, 1, "left", 30, "none"),
        (0, 1, "right", 30, "switch"),
        (0, 2, "left", 30, "rest"),
        (0, 2, "right", 30, "switch"),
    ]


def test_later_stretches_are_set_up_on_the_clock(mixed_plan):
    assert outline(mixed_plan)[2:] == [
        (1, 1, None, 40, "setup"),
        (2, 1, None, 60, "setup"),
        (2, 2, None, 60, "rest"),
    ]


def test_a_dynamic_stretch_is_one_set_a_side_with_all_its_moves(circles):
    plan = Plan.of([(circles, True, 6, 0)])
    assert outline(plan) == [(0, 1, "left", 24, "none"), (0, 1, "right", 24, "switch")]


def test_a_guided_setup_puts_the_first_setup_on_the_clock_and_changes_nothing_else(sided_plan):
    guided = sided_plan.with_guided_setup()
    assert guided.holds[0].lead == "setup"
    assert guided.holds[1:] == sided_plan.holds[1:]


@pytest.mark.parametrize(
    ("index", "after", "partner"),
    [(0, True, 1), (1, True, None), (1, False, 0), (2, True, 3), (2, False, None), (3, False, 2)],
)
def test_the_partner_is_the_other_side_of_the_same_repetition(sided_plan, index, after, partner):
    assert sided_plan.partner(index, after=after) == partner


def test_without_sides_there_is_no_partner(mixed_plan):
    assert mixed_plan.partner(3, after=True) is None
    assert mixed_plan.partner(4, after=False) is None


def test_more_time_on_the_first_side_is_more_time_on_the_second(sided_plan):
    assert [hold.seconds for hold in sided_plan.extend(0, 10).holds] == [40, 40, 30, 30]


def test_more_time_on_the_second_side_gives_the_first_a_hold_of_its_own(sided_plan):
    longer = sided_plan.extend(1, 10)
    assert outline(longer)[:4] == [
        (0, 1, "left", 30, "none"),
        (0, 1, "right", 40, "switch"),
        (0, 1, "left", 10, "switch"),
        (0, 2, "left", 30, "rest"),
    ]
    assert longer.planned(0) == longer.planned(1) == longer.planned(2) == 40


def test_that_hold_grows_when_the_second_side_is_extended_again(sided_plan):
    twice = sided_plan.extend(1, 10).extend(1, 15)
    assert [hold.seconds for hold in twice.holds] == [30, 55, 25, 30, 30]


def test_added_repetitions_come_last_in_their_stretch_after_a_rest(mixed_plan):
    more = mixed_plan.add_reps(0, 1)
    assert outline(more)[1:5] == [
        (0, 1, "right", 30, "switch"),
        (0, 2, "left", 30, "rest"),
        (0, 2, "right", 30, "switch"),
        (1, 1, None, 40, "setup"),
    ]
    assert more.reps_of(0) == 2


def test_added_repetitions_are_as_long_as_the_whole_present_one(sided_plan):
    extended = sided_plan.extend(1, 10)
    assert [hold.seconds for hold in extended.add_reps(2, 1).holds[-2:]] == [40, 40]


def test_swapped_sides_keep_the_ways_into_the_first_and_the_second(sided_plan):
    assert outline(sided_plan.swap(2, 3))[2:] == [
        (0, 2, "right", 30, "rest"),
        (0, 2, "left", 30, "switch"),
    ]


@pytest.mark.parametrize(("index", "turns"), [(0, False), (1, True), (2, True), (3, True)])
def test_a_hold_turns_when_it_is_on_another_side_than_the_last(sided_plan, index, turns):
    assert sided_plan.turns(index) is turns


def test_a_repetition_that_starts_where_the_last_one_ended_does_not_turn(sided_plan):
    assert not sided_plan.swap(0, 1).turns(2)
    assert not sided_plan.extend(1, 10).turns(3)


def test_the_other_side_of_the_other_side_is_the_side():
    assert other("left") == "right"
    assert other(other("left")) == "left"
