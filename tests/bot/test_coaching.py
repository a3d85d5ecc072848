"""From a record to a plan and its cue sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import Amount, amount, plan_of, script_of, sheet_of, usual
from bot.session import CHANGE_S, TITLE_S, Session, dumps, loads
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


def test_a_plan_has_the_seconds_of_the_record():
    item = plan_of(PSOAS, Amount(40, 3)).items[0]
    assert item.switch_s == CHANGE_S + PSOAS.performance.switch.seconds
    assert item.setup_s == TITLE_S + sum(step.seconds for step in PSOAS.performance.setup)
    assert item.release_s == PSOAS.performance.release.seconds
    assert (item.rest_s, item.move_s) == (15, 0)


def test_a_sided_plan_has_both_sides_alike():
    holds = plan_of(PSOAS, Amount(40, 3)).holds
    assert [hold.side for hold in holds] == ["left", "right"] * 3
    assert {hold.seconds for hold in holds} == {40}


def test_a_dynamic_plan_is_one_set():
    plan = plan_of(CAT_COW, Amount(5, 8))
    assert [(hold.seconds, hold.side) for hold in plan.holds] == [(40, None)]
    assert plan.items[0].move_s == 5


@pytest.mark.parametrize("stretch", LIBRARY.values(), ids=lambda stretch: stretch.id)
def test_every_record_makes_a_sheet_in_its_own_words(stretch):
    plan = plan_of(stretch, usual(stretch)).with_guided_setup()
    sheet = sheet_of(plan, LIBRARY)
    said = [cue.text for cue in sheet.cues]
    assert stretch.name in said[0]
    assert [step.say for step in stretch.performance.setup] == said[
        1 : 1 + len(stretch.performance.setup)
    ]
    assert stretch.performance.release.say in said
    assert (stretch.performance.switch is None) or stretch.performance.switch.say in said
    assert set(stretch.breathing.cues) & set(said)
    assert not any("{" in text for text in said)
    assert all(0 <= cue.at < sheet.length for cue in sheet.cues)
    assert [cue.at for cue in sheet.cues] == sorted(cue.at for cue in sheet.cues)


@pytest.mark.parametrize("stretch", LIBRARY.values(), ids=lambda stretch: stretch.id)
def test_every_plan_can_be_kept(stretch):
    session = Session("s", plan_of(stretch, usual(stretch)))
    assert loads(dumps(session)) == session


def test_a_script_has_the_lines_of_the_record():
    script = script_of(PSOAS)
    assert script.name == "Half Kneeling Psoas Stretch"
    assert script.setup[0] == (PSOAS.performance.setup[0].say, 8.0)
    assert script.mistakes == tuple(mistake.cue for mistake in PSOAS.common_mistakes)
    assert script_of(CAT_COW).switch == ""


def test_a_plan_of_a_lost_stretch_has_no_sheet():
    plan = plan_of(PSOAS, usual(PSOAS))
    with pytest.raises(KeyError):
        sheet_of(plan, {"cat_cow": CAT_COW})
