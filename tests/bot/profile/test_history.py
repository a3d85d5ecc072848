"""What was done, kept and counted."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import Dose, amount, plan_of, plan_of_doses, usual
from bot.profile.history import MOST_KEPT, Done, between, day_of, done_of, dumps, loads, streak
from bot.session import Session
from knowledge import load_library

LIBRARY = load_library()
PSOAS, CAT_COW = LIBRARY["half_kneeling_psoas_stretch"], LIBRARY["cat_cow"]
START = 1_700_000_000.0
TODAY = date(2026, 3, 10)


def on(day, **fields):
    at = datetime(day.year, day.month, day.day, 12).timestamp()
    return replace(Done(at, ("cat_cow",), 60, True), **fields)


def running(stretch=PSOAS):
    plan = plan_of(stretch, usual(stretch))
    return Session("s", plan).cleared(START - 60).ready(START)


# What a session leaves


def test_a_session_that_ran_to_its_end_is_done_when_its_clock_was_however_late_that_is_seen():
    session = running()
    end = START + session.timeline.length
    done = done_of(session, end + 5000)
    assert done == done_of(session, end)
    assert (done.at, done.finished, done.stretches) == (end, True, (PSOAS.id,))
    assert done.held_s == sum(hold.seconds for hold in session.plan.holds)
    assert done.day == day_of(end)


def test_a_session_that_was_left_counts_with_what_was_held():
    session = running().stop(START + 25)
    done = done_of(session, START + 900)
    assert (done.at, done.held_s, done.finished) == (START + 25, 20, False)


@pytest.mark.parametrize(
    "session",
    [
        Session("s", plan_of(PSOAS, usual(PSOAS))),
        running(),
        running().pause(START + 20),
        running().stop(START + 2),  # nothing was held
        Session("s", plan_of(PSOAS, usual(PSOAS))).stop(START),
    ],
    ids=["screening", "running", "paused", "not begun", "not cleared"],
)
def test_what_goes_on_or_never_began_is_not_done(session):
    assert done_of(session, START + 20) is None


def test_each_stretch_keeps_how_long_it_was_held():
    doses = [Dose(one.id, usual(one).hold_s, usual(one).reps) for one in (PSOAS, CAT_COW)]
    session = Session("s", plan_of_doses(doses, LIBRARY)).cleared(0).ready(START)
    done = done_of(session, START + 9000)
    assert len(done.each_s) == 2
    assert sum(done.each_s) == done.held_s
    (again,) = loads(json.loads(json.dumps(dumps([done]))))
    assert again == done


@pytest.mark.parametrize("each", [(1,), (1, "x"), "ab", 3])
def test_seconds_that_do_not_fit_the_stretches_are_passed_over(each):
    (entry,) = dumps([on(TODAY, stretches=("cat_cow", "childs_pose"))])
    assert loads([{**entry, "each_s": each}]) == []


def test_a_single_stretch_keeps_its_dose():
    session = Session("s", plan_of(PSOAS, amount(PSOAS, 45, 2))).cleared(0).ready(START)
    done = done_of(session, START + 9000)
    assert (done.hold_s, done.reps, done.request) == (45, 2, None)


def test_a_moving_stretch_keeps_how_often():
    moving = next(one for one in LIBRARY.values() if one.kind == "dynamic")
    session = Session("s", plan_of(moving, amount(moving, reps=moving.dose.reps.least)))
    done = done_of(session.cleared(0).ready(START), START + 9000)
    assert (done.hold_s, done.reps) == (None, moving.dose.reps.least)


def test_a_routine_keeps_its_request_and_what_was_begun_of_it():
    doses = [Dose(one.id, usual(one).hold_s, usual(one).reps) for one in (PSOAS, CAT_COW)]
    session = Session("s", plan_of_doses(doses, LIBRARY)).cleared(0).ready(START)
    left = session.stop(START + session.timeline.part(0, "hold").end)
    done = done_of(left, START + 9000, "{}")
    assert (done.stretches, done.request, done.hold_s, done.reps) == ((PSOAS.id,), "{}", None, None)
    assert done_of(session, START + 9000, "{}").stretches == (PSOAS.id, CAT_COW.id)


# There and back

DONE = st.builds(
    Done,
    at=st.floats(0, 4e9),
    stretches=st.lists(st.text(max_size=20), min_size=1, max_size=4).map(tuple),
    held_s=st.floats(0, 7200),
    finished=st.booleans(),
    request=st.none() | st.text(max_size=20),
    hold_s=st.none() | st.floats(1, 600),
    reps=st.none() | st.integers(1, 20),
)


@given(st.lists(DONE, max_size=5))
def test_what_is_kept_comes_back_through_json(history):
    assert loads(json.loads(json.dumps(dumps(history)))) == history


def test_only_the_newest_are_kept():
    history = [on(TODAY, held_s=n) for n in range(MOST_KEPT + 5)]
    assert loads(dumps(history)) == history[5:]


def test_what_is_not_there_takes_no_room():
    assert dumps([on(TODAY)])[0].keys() == {"at", "stretches", "held_s", "finished"}


GOOD = dumps([on(TODAY)])[0]


@pytest.mark.parametrize(
    "entry",
    [
        *(None, 7, "text", [], {}, {**GOOD, "surprise": 1}),
        {key: value for key, value in GOOD.items() if key != "stretches"},
        {**GOOD, "stretches": None},
        {**GOOD, "stretches": []},
        {**GOOD, "stretches": [1]},
        {**GOOD, "at": "noon"},
        {**GOOD, "at": 1e30},
        {**GOOD, "at": float("nan")},
        {**GOOD, "held_s": "long"},
        {**GOOD, "held_s": None},
        {**GOOD, "hold_s": "long"},
    ],
)
def test_what_cannot_be_read_is_passed_over(entry):
    assert loads([GOOD, entry, GOOD]) == [on(TODAY), on(TODAY)]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


@given(JSON | st.lists(st.fixed_dictionaries(dict.fromkeys(GOOD, JSON)), max_size=2))
def test_nothing_stored_is_an_error_now_or_later(stored):
    history = loads(stored)
    assert all(done.day and done.stretches for done in history)
    assert sum(done.held_s for done in history) is not None


# Days


def test_days_are_counted_with_both_ends():
    days = [TODAY - timedelta(days=back) for back in (3, 2, 1, 0)]
    history = [on(day) for day in days]
    assert between(history, days[1], days[2]) == history[1:3]
    assert between(history, TODAY, TODAY) == history[3:]
    assert between([], TODAY, TODAY) == []


@pytest.mark.parametrize(
    ("back", "days"),
    [
        ([], 0),
        ([0], 1),
        ([1], 1),  # not yet today
        ([2], 0),
        ([0, 1, 2], 3),
        ([1, 2, 3], 3),
        ([0, 2, 3], 1),
        ([0, 0, 0], 1),
    ],
)
def test_a_streak_is_of_days_in_a_row_up_to_today_or_yesterday(back, days):
    history = [on(TODAY - timedelta(days=one)) for one in back]
    assert streak(history, TODAY) == days
    assert streak(reversed(history), TODAY) == days


@given(st.sets(st.integers(0, 60), max_size=30), st.integers(0, 60))
def test_one_more_day_never_makes_a_streak_shorter(back, more):
    history = [on(TODAY - timedelta(days=one)) for one in back]
    longer = [*history, on(TODAY - timedelta(days=more))]
    assert 0 <= streak(history, TODAY) <= streak(longer, TODAY) <= len(back) + 1
