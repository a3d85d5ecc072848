"""Words change a draft, within what is right for each stretch."""

import pytest

from bot.channels.web.edits import edited
from bot.channels.web.limits import RefusedError
from bot.profile.routines import MOST_ITEMS
from knowledge import load_library

LIBRARY = load_library()


def say(words, items=()):
    answer = edited(words, list(items), LIBRARY)
    assert answer["said"]
    return answer["items"], answer["said"]


def ids(items):
    return [item["stretch"] for item in items]


@pytest.fixture
def three():
    return say("butterfly stretch, child's pose and cat cow")[0]


def test_a_routine_is_made_by_talking_alone(three):
    assert sorted(ids(three)) == ["butterfly_stretch", "cat_cow", "childs_pose"]
    items, _ = say("put the cat cow first", three)
    assert ids(items)[0] == "cat_cow"
    items, _ = say("make all of them 40 seconds", items)
    held = {item["stretch"]: item["hold_s"] for item in items}
    assert (held["childs_pose"], held["butterfly_stretch"]) == (40, 40)
    items, _ = say("take the butterfly out", items)
    assert sorted(ids(items)) == ["cat_cow", "childs_pose"]
    items, _ = say("clear the list", items)
    assert items == []


def test_seconds_of_what_moves_are_repetitions():
    items, _ = say("cat cow for a minute")
    (cat,) = items
    assert cat["hold_s"] == LIBRARY["cat_cow"].dose.hold_s.usual
    assert cat["hold_s"] * cat["reps"] == pytest.approx(60, abs=5)


def test_an_amount_is_kept_within_what_is_right(three):
    items, _ = say("all of them for ten minutes, ninety times", three)
    for item in items:
        dose = LIBRARY[item["stretch"]].dose
        assert dose.hold_s.least <= item["hold_s"] <= dose.hold_s.most
        assert dose.reps.least <= item["reps"] <= dose.reps.most


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("sing me a song", "did not get"),
        ("remove the doorway chest stretch", "not in the list"),
        ("add the cat cow", "already"),
        ("add a hamstring stretch", "Do you mean"),
        ("swap the cat cow", "did not get"),
    ],
)
def test_what_cannot_be_done_changes_nothing_and_is_told(three, words, told):
    items, said = say(words, three)
    assert items == three
    assert told in said


def test_two_of_the_list_change_places(three):
    first, _, last = ids(three)
    items, _ = say(f"swap {LIBRARY[first].name} and {LIBRARY[last].name}", three)
    assert ids(items) == [last, ids(three)[1], first]


def test_one_takes_the_place_of_another(three):
    items, _ = say("replace child's pose with the standing quad stretch", three)
    at = ids(three).index("childs_pose")
    assert ids(items)[at] == "standing_quad_stretch"


def test_there_is_an_end_to_it():
    items = [
        {"stretch": one.id, "hold_s": one.dose.hold_s.usual, "reps": one.dose.reps.usual}
        for one in list(LIBRARY.values())[:MOST_ITEMS]
    ]
    other = next(one for one in LIBRARY.values() if one.id not in ids(items))
    after, said = say(f"add the {other.name}", items)
    assert ids(after) == ids(items)
    assert str(MOST_ITEMS) in said


def test_items_that_are_none_are_refused():
    with pytest.raises(RefusedError):
        edited("cat cow first", [{"stretch": "nonsense"}], LIBRARY)
