"""Changes to what is kept of a person, as slots; and how it is shown."""

import math
from datetime import datetime, timedelta

import pytest

from bot.channels.web import person
from bot.channels.web.limits import RefusedError
from bot.channels.web.shown import in_session, sessions, shown
from bot.coaching import plan_of, usual
from bot.profile import preferences, routines
from bot.profile.history import Done, dumps
from bot.profile.routines import MOST_ROUTINES
from bot.session import Session
from bot.session import dumps as packed
from knowledge import load_library
from knowledge.week import load_week

LIBRARY = load_library()
ITEMS = [{"stretch": "cat_cow", "hold_s": 5, "reps": 6}]
NOW = datetime(2026, 3, 11, 12).timestamp()  # a Wednesday
DAY = timedelta(days=1).total_seconds()


def kept(name="Mine", slots=None, **more):
    return person.with_routine(slots or {}, {"name": name, "items": ITEMS, **more}, LIBRARY)


def test_a_preference_is_changed_and_the_others_stay():
    slots = {"preferences": {"rate": 0.7}}
    slots = person.with_preferences(slots, {"hold_s": 45})
    assert preferences.loads(slots["preferences"]).hold_s == 45
    slots = person.with_preferences(slots, {"hold_s": None, "history": False})
    after = preferences.loads(slots["preferences"])
    assert (after.rate, after.hold_s, after.history) == (0.7, None, False)


@pytest.mark.parametrize("value", [math.nan, math.inf, -1, 0, 99, True, "1", [1]])
def test_what_is_no_rate_is_refused(value):
    with pytest.raises(RefusedError):
        person.with_preferences({}, {"rate": value})


def test_a_routine_gets_an_id_and_can_be_replaced():
    slots, id_ = kept()
    again, same = kept("Renamed", slots, id=id_)
    assert same == id_
    assert [one["name"] for one in again["routines"]] == ["Renamed"]
    with pytest.raises(RefusedError):
        kept("Other", slots, id="desk_break_5")


def test_two_of_one_name_are_refused():
    slots, _ = kept()
    with pytest.raises(RefusedError, match="another name"):
        kept("MINE", slots)


def test_there_is_an_end_to_routines():
    slots = {}
    for n in range(MOST_ROUTINES):
        slots, _ = kept(f"Number {n}", slots)
    with pytest.raises(RefusedError, match=str(MOST_ROUTINES)):
        kept("One more", slots)


@pytest.mark.parametrize("name", [None, 3, "", "  ", "x", "\n\t", "...", "x" * 41])
def test_what_is_no_name_is_refused(name):
    with pytest.raises(RefusedError, match="name"):
        person.routine_name(name)


def test_a_name_is_one_line():
    assert person.routine_name(" My\n\x00 <b>own</b> ") == "My <b>own</b>"


def test_what_was_told_is_taken_back_alone():
    slots = {"conditions": ["osteoporosis", "pregnancy"]}
    told = {"what": "condition", "id": "pregnancy"}
    assert person.without(slots, told, LIBRARY) == {"conditions": ["osteoporosis"]}
    with pytest.raises(RefusedError):
        person.without(slots, {"what": "condition", "id": "gout"}, LIBRARY)
    with pytest.raises(RefusedError):
        person.without(slots, {"what": ["everything"]}, LIBRARY)


def test_everything_is_more_than_the_history():
    history = person.without({}, {"what": "history"}, LIBRARY)
    everything = person.without({}, {"what": "everything"}, LIBRARY)
    assert history["erase"] is everything["erase"] is True
    assert set(everything) - set(history) >= {"conditions", "preferences", "routines", "helpful"}


def test_an_opinion_is_kept_and_taken_back():
    slots = person.with_opinion({}, {"stretch": "cat_cow", "helpful": False}, LIBRARY)
    assert slots == {"helpful": {"cat_cow": False}}
    back = person.with_opinion(slots, {"stretch": "cat_cow", "helpful": None}, LIBRARY)
    assert back == {"helpful": {}}
    with pytest.raises(RefusedError):
        person.with_opinion({}, {"stretch": "cat_cow", "helpful": "yes"}, LIBRARY)


# shown


def test_what_was_done_is_counted_by_day_week_and_muscle():
    done = [
        Done(NOW - 9 * DAY, ("cat_cow",), 60, True),
        Done(NOW - DAY, ("cat_cow", "childs_pose"), 90, True, each_s=(30, 60)),
        Done(NOW, ("childs_pose",), 40, False),
    ]
    told = shown({"history": dumps(done)}, LIBRARY, NOW)
    assert (told["today"], told["streak"]) == ("2026-03-11", 2)
    assert [one["held_s"] for one in told["weeks"][-3:]] == [0, 60, 130]
    assert told["weeks"][-1]["from"] == "2026-03-09"
    held = {one["id"]: one["held_s"] for one in told["dose"]["groups"]}
    cat, child = (LIBRARY[one].muscles.primary for one in ("cat_cow", "childs_pose"))
    for group in {*cat, *child}:
        assert held[group] == 30 * (group in cat) + 100 * (group in child)
    assert told["dose"]["target_s"] == load_week().least_s


def test_a_session_that_has_just_ended_counts_unless_nothing_is_to_be_kept():
    stretch = LIBRARY["cat_cow"]
    session = Session("s", plan_of(stretch, usual(stretch))).cleared(0).ready(NOW - 9000)
    slots = {"session": packed(session)}
    assert [one.stretches for one in sessions(slots, NOW)] == [("cat_cow",)]
    assert sessions({**slots, "preferences": {"history": False}}, NOW) == []
    assert not in_session(slots, NOW)
    assert in_session(slots, NOW - 8990)


def test_what_cannot_be_read_is_passed_over():
    slots = {"session": "{", "history": [3], "routines": "x", "conditions": ["gone"]}
    told = shown(slots, LIBRARY, NOW)
    assert (told["sessions"], told["routines"], told["conditions"]) == ([], [], [])
    assert not told["in_session"]


def test_a_stretch_that_is_gone_is_still_counted():
    done = [Done(NOW, ("gone",), 60, True)]
    (one,) = shown({"history": dumps(done)}, LIBRARY, NOW)["sessions"]
    assert (one["stretches"], one["held_s"]) == ([], 60)


def test_a_routine_is_shown_by_its_name():
    slots, id_ = kept("Lunch")
    (one,) = shown(slots, LIBRARY, NOW)["routines"]
    assert (one["id"], one["name"], one["stretches"]) == (id_, "Lunch", 1)
    assert one["minutes"] == routines.loads(slots["routines"], LIBRARY)[id_].minutes
