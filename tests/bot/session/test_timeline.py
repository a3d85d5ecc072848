from dataclasses import replace
from itertools import pairwise

import pytest

from bot.session import Plan, Timeline


def kinds(plan):
    return [(segment.kind, segment.length) for segment in Timeline(plan).segments]


def test_a_sided_stretch_is_laid_out_as_it_is_done(sided_plan):
    one_side = [("countdown", 5), ("hold", 30), ("release", 4)]
    assert kinds(sided_plan) == [
        *one_side,
        ("switch", 10),
        *one_side,
        ("rest", 15),
        *one_side,
        ("switch", 10),
        *one_side,
        ("finish", 6),
    ]


def test_segments_follow_each_other_without_a_gap_from_zero(mixed_plan):
    segments = Timeline(mixed_plan).segments
    assert segments[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(segments))
    assert Timeline(mixed_plan).length == segments[-1].end


def test_a_guided_setup_comes_before_the_first_countdown(sided_plan):
    assert kinds(sided_plan.with_guided_setup())[:2] == [("setup", 20), ("countdown", 5)]


def test_a_rest_is_long_enough_to_change_sides_in(kneeling):
    hurried = Plan.of([(replace(kneeling, rest_s=2), True, 2, 30)])
    rest = next(s for s in Timeline(hurried).segments if s.kind == "rest")
    assert rest.length > kneeling.switch_s


def test_a_part_that_takes_no_time_has_no_segment(fold):
    plan = Plan.of([(replace(fold, release_s=0), False, 1, 30)])
    assert [kind for kind, _ in kinds(plan)] == ["countdown", "hold", "finish"]


@pytest.mark.parametrize(
    ("position", "kind", "hold"),
    [
        (0, "countdown", 0),
        (4.999, "countdown", 0),
        (5, "hold", 0),
        (35, "release", 0),
        (39, "switch", 1),
        (88, "rest", 2),
        (191, "finish", 3),
        (196.9, "finish", 3),
        (197, "finish", 3),
        (9999, "finish", 3),
    ],
)
def test_a_position_is_in_one_segment_up_to_its_end(sided_plan, position, kind, hold):
    segment = Timeline(sided_plan).at(position)
    assert (segment.kind, segment.hold) == (kind, hold)


@pytest.mark.parametrize(("hold", "entry"), [(0, 0), (1, 39), (2, 88), (3, 142)])
def test_the_entry_of_a_hold_is_where_its_lead_begins(sided_plan, hold, entry):
    assert Timeline(sided_plan).entry(hold) == entry


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [
        (0, 5, {}),
        (0, 12, {0: 7}),
        (12, 60, {0: 23, 1: 6}),
        (36, 53, {}),
        (0, 197, {0: 30, 1: 30, 2: 30, 3: 30}),
    ],
)
def test_only_time_in_a_hold_counts_as_held(sided_plan, start, end, held):
    assert Timeline(sided_plan).held(start, end) == held
