"""Routines of one's own, as they are kept and read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import Dose, routine_seconds
from bot.profile.routines import as_file, dumps, loads, summary_of, written
from knowledge import load_library
from knowledge.routine_checks import faults, length_fault

LIBRARY = load_library()
DOSES = [Dose("cat_cow", 5, 6, "brief"), Dose("half_kneeling_psoas_stretch", 30, 2, "brief")]


def own(id_="own_1", name="Lunch Break"):
    return written(id_, name, DOSES, LIBRARY, summary_of(2))


def test_what_its_file_says_follows_from_its_stretches():
    routine = own()
    assert list(faults(routine, LIBRARY, LIBRARY.sources)) == []
    assert list(length_fault(routine, routine_seconds(routine, LIBRARY))) == []
    assert "fitted" not in as_file(routine)


def test_what_is_kept_comes_back():
    kept = dumps([own(), own("own_2", "Evening")])
    assert list(loads(kept, LIBRARY).values()) == [own(), own("own_2", "Evening")]
    assert all(set(one) == {"id", "name", "items"} for one in kept)


def test_one_that_the_library_cannot_carry_any_more_is_passed_over():
    (kept,) = dumps([own()])
    gone = {**kept, "items": [{"stretch": "gone", "hold_s": 5, "reps": 1}]}
    assert list(loads([gone, {**kept, "id": "own_2"}], LIBRARY)) == ["own_2"]


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "items", "stretch"]), inner, max_size=3)
    ),
)


@given(_json)
def test_whatever_is_in_the_slot_it_is_read(stored):
    assert isinstance(loads(stored, LIBRARY), dict)


def test_an_unknown_stretch_is_none():
    with pytest.raises(KeyError):
        written("own_1", "Own", [Dose("gone", 5, 1)], LIBRARY, summary_of(1))
