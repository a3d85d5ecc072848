"""How much of a stretch: the record's dose, and what a person asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import Amount, amount, usual
from knowledge import load_library

LIBRARY = load_library()
PSOAS, CAT_COW = LIBRARY["half_kneeling_psoas_stretch"], LIBRARY["cat_cow"]  # 30 to 60 s, 1 to 3


@pytest.mark.parametrize("stretch", LIBRARY.values(), ids=lambda stretch: stretch.id)
def test_without_a_wish_it_is_the_usual_dose(stretch):
    dose = amount(stretch)
    assert dose == usual(stretch)
    assert not dose.capped


@pytest.mark.parametrize(
    ("seconds", "reps", "expected"),
    [
        (45, None, Amount(45, 2)),
        (45.4, 3, Amount(45, 3)),
        (5, None, Amount(30, 2)),  # less than the record allows is no harm, and not worth a word
        (60, None, Amount(60, 2)),
        (61, None, Amount(60, 2, capped=True)),
        (120, None, Amount(60, 2, capped=True)),  # still one hold
        (121, None, Amount(30, 2)),  # the whole stretch: both sides, 30 seconds each
        (180, None, Amount(30, 3)),
        (600, None, Amount(30, 3, capped=True)),
        (600, 2, Amount(30, 2)),  # repetitions said outright win over the length of it all
        (None, 3, Amount(30, 3)),
        (None, 99, Amount(30, 3, capped=True)),
    ],
)
def test_a_wish_is_kept_within_the_record(seconds, reps, expected):
    assert amount(PSOAS, seconds, reps) == expected


@pytest.mark.parametrize(
    ("seconds", "reps", "expected"),
    [
        (30, None, Amount(5, 6)),  # 5 seconds a round
        (60, None, Amount(5, 12)),
        (600, None, Amount(5, 12, capped=True)),
        (None, 10, Amount(5, 10)),
        (5, None, Amount(5, 6)),
    ],
)
def test_seconds_of_a_dynamic_stretch_are_for_all_of_it(seconds, reps, expected):
    assert amount(CAT_COW, seconds, reps) == expected


@given(
    st.sampled_from(sorted(LIBRARY)),
    st.none() | st.floats(0, 1e6),
    st.none() | st.integers(0, 10**6),
)
def test_no_wish_leads_out_of_the_record(stretch, seconds, reps):
    dose, record = amount(LIBRARY[stretch], seconds, reps), LIBRARY[stretch].dose
    assert record.hold_s.least <= dose.hold_s <= record.hold_s.most
    assert record.reps.least <= dose.reps <= record.reps.most
