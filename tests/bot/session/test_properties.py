"""What holds for every plan, and whatever is said to a session, in whatever order."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.session import RETURN_S, SETTLE_S, Item, Plan, Session, compile_sheet, dumps, loads

START = 1_763_800_000.25
BACKWARDS = ("back", "switch_side", "returned")

# The fixtures are read only, and time is no matter here.
relaxed = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def seconds(low, high):
    """Tenths too: a dose may be any number."""
    return st.one_of(
        st.integers(low, high), st.integers(low * 10, high * 10).map(lambda tenths: tenths / 10)
    )


@st.composite
def doses(draw):
    name = draw(st.sampled_from(["kneeling", "fold", "twist", "circles"]))
    sided = name in ("kneeling", "circles")
    dynamic = name in ("twist", "circles")
    item = Item(
        name,
        "dynamic" if dynamic else "static",
        setup_s=draw(seconds(10, 30)),
        switch_s=draw(seconds(5, 12)) if sided else 0,
        release_s=draw(seconds(2, 6)),
        rest_s=draw(seconds(0, 30)),
        move_s=draw(seconds(2, 8)) if dynamic else 0,
        guide=draw(st.sampled_from(["full", "brief"])),
    )
    return item, sided, draw(st.integers(1, 3)), draw(seconds(5, 120))


plans = st.builds(
    lambda items, guided: Plan.of(items).with_guided_setup() if guided else Plan.of(items),
    st.one_of(st.lists(doses(), min_size=1, max_size=most) for most in (1, 2, 6)),
    st.booleans(),
)

controls = st.sampled_from(
    [
        ("ready",),
        ("resume",),
        ("resume",),
        ("pause", "asked"),
        ("pause", "pain"),
        ("skip",),
        ("skip_stretch",),
        ("back",),
        ("switch_side",),
        ("extend", 10),
        ("extend", 30),
        ("extend", 2.5),
        ("extend", -10),
        ("extend", -90),
        ("add_reps", 1),
        ("add_reps", 4),
        ("add_reps", -2),
        ("settled",),
        ("cleared",),
        ("returned",),
        ("returned", 20),
    ]
)

# Mostly as long as a part of a hold; now and then for ever, or a clock that is put back.
waits = st.one_of(
    st.just(0),
    *[st.integers(0, top * 10).map(lambda tenths: tenths / 10) for top in (6, 12, 30, 130)],
    st.floats(0, 40),
    st.floats(-1000, 0),
    st.sampled_from([3, 4, 5, 6, 10, 15, 30, 35, 40, 5000]),
)

# Left to itself, Hypothesis would draw mostly very short lists.
steps = st.one_of(
    st.lists(st.tuples(controls, waits), max_size=5),
    st.lists(st.tuples(controls, waits), min_size=12, max_size=40),
)


def do(session, control, now):
    name, *arguments = control
    return getattr(session, name)(now, *arguments)


def started(plan):
    return Session("s", plan).cleared(START).ready(START)


def walk(plan, steps):
    """(session before, control, now, session after) for each step."""
    session, now = started(plan), START
    for control, wait in steps:
        now += wait
        after = do(session, control, now)
        yield session, control, now, after
        session = after


def arrived(plan, steps):
    """The session after all steps, and the time then."""
    passed = [(started(plan), START), *((after, now) for _, _, now, after in walk(plan, steps))]
    return passed[-1]


def place(session, now):
    """The hold, and how far into it and the way to it: the later the greater."""
    moment = session.at(now)
    hold = moment.segment.hold
    return hold, round(moment.position - session.timeline.entry(hold), 6)


def held(session):
    return sum(hold.done for hold in session.plan.holds)


@relaxed
@given(plans, steps)
def test_only_back_switch_and_a_return_lead_back(plan, steps):
    was_at, was_here = START, (0, 0.0)
    for before, control, now, after in walk(plan, steps):
        assert before.at(now).position >= before.position
        assert place(before, now) >= was_here or now < was_at
        if control[0] not in BACKWARDS:
            assert place(after, now) >= place(before, now)
        was_at, was_here = now, place(after, now)


@relaxed
@given(plans, steps)
def test_what_was_held_is_never_lost(plan, steps):
    for before, control, now, after in walk(plan, steps):
        assert held(after) >= held(before)
        if control[0] != "returned":  # what went by while the client was gone was guided by nobody
            assert held(after.settled(now)) >= held(before.settled(now)) - 1e-6


@relaxed
@given(plans, steps)
def test_both_sides_are_always_planned_for_the_same_time(plan, steps):
    for *_, after in walk(plan, steps):
        planned = defaultdict(lambda: {"left": 0, "right": 0})
        for hold in after.plan.holds:
            if hold.side:
                planned[hold.item, hold.rep][hold.side] += hold.seconds
        for sides in planned.values():
            assert sides["left"] == pytest.approx(sides["right"])


@relaxed
@given(plans, steps)
def test_what_is_planned_stays_worth_doing(plan, steps):
    for *_, after in walk(plan, steps):
        for hold in after.plan.holds:
            item = after.plan.items[hold.item]
            moves = hold.seconds / (item.move_s or 1)
            assert item.move_s or hold.seconds > 5 - 1e-6
            assert not item.move_s or moves == pytest.approx(max(1, round(moves)))
            assert hold.rep <= 10


@relaxed
@given(plans, steps)
def test_a_stored_session_comes_back_and_goes_on_the_same(plan, steps):
    for before, control, now, after in walk(plan, steps):
        assert loads(dumps(after)) == after
        assert do(loads(dumps(before)), control, now) == after


@relaxed
@given(plans, steps)
def test_each_change_is_one_revision_and_the_sheet_is_that_of_the_plan(plan, steps):
    for before, control, _, after in walk(plan, steps):
        if control[0] == "settled":
            assert after.revision == before.revision
        elif after is before:
            continue
        else:
            assert after.revision == before.revision + 1
            unchanged = before.timeline.segments == after.timeline.segments
            assert after.sheet == (before.sheet if unchanged else after.revision)


@relaxed
@given(plans, steps, waits)
def test_every_moment_is_within_its_segment_and_nothing_left_is_negative(plan, steps, wait):
    for *_, now, after in walk(plan, steps):
        moment = after.at(now + wait)
        assert moment.segment.start <= moment.position <= moment.segment.end
        assert 0 <= moment.segment_left <= moment.total_left <= after.timeline.length
        assert 0 <= moment.hold_left <= after.plan.holds[moment.segment.hold].seconds + 1e-6
        assert 0 <= moment.settle <= RETURN_S + 1e-6
        assert 1 <= moment.rep <= moment.reps


@relaxed
@given(plans, steps, waits)
def test_a_paused_session_does_not_move(plan, steps, wait):
    for *_, now, after in walk(plan, steps):
        paused = after.pause(now)
        if paused.state == "paused":
            assert paused.at(now + wait).position == paused.position == after.at(now).position


@relaxed
@given(plans, steps, waits)
def test_resume_always_gives_time_to_settle(plan, steps, wait):
    for *_, now, after in walk(plan, steps):
        paused, later = after.pause(now), now + wait
        if paused.state == "paused":
            resumed = paused.resume(later)
            assert resumed.at(later + SETTLE_S).position == paused.position
            assert resumed.at(later + SETTLE_S + 1).position == pytest.approx(
                min(paused.position + 1, paused.timeline.length)
            )


@relaxed
@given(plans, steps)
def test_segments_follow_each_other_from_zero(plan, steps):
    for *_, after in walk(plan, steps):
        segments = after.timeline.segments
        assert segments[0].start == 0
        assert all(a.end == b.start and a.length > 0 for a, b in pairwise(segments))
        assert [s.hold for s in segments if s.kind == "hold"] == list(range(len(after.plan.holds)))


@relaxed
@given(plans, steps)
def test_every_plan_has_a_sheet_in_which_nothing_is_talked_over(scripts, phrases, plan, steps):
    compiled = {}
    for *_, after in walk(plan, steps):
        if after.sheet in compiled:
            continue
        sheet = compiled[after.sheet] = compile_sheet(after.plan, scripts, phrases)
        assert sheet.cues[0].at >= 0
        assert sheet.cues[-1].until <= sheet.length
        for cue, following in pairwise(sheet.cues):
            counting = cue.kind == following.kind == "count"
            assert cue.at <= following.at
            assert counting or cue.until <= following.at + 0.001


@relaxed
@given(plans, steps, st.sampled_from(["asked", "pain", "red_flag"]), steps)
def test_stop_ends_it_for_good(plan, steps, reason, more):
    session, now = arrived(plan, steps)
    stopped = session.stop(now, reason)
    assert stopped.at(now).state == "ended"
    assume(session.at(now).state != "ended")
    assert stopped.revision == session.revision + 1
    for control, wait in more:
        assert do(stopped, control, now + wait) is stopped


@relaxed
@given(plans, steps)
def test_left_alone_it_ends_by_itself(plan, steps):
    session, now = arrived(plan, steps)
    ended = session.settled(now).resume(now).settled(now + RETURN_S + session.timeline.length + 1)
    assert (ended.state, ended.reason) == ("ended", "finished")
