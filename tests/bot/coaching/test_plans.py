"""From records to a plan, its script and its cue sheet."""

from itertools import pairwise

import pytest

from bot.coaching import Amount, Dose, plan_of, plan_of_doses, script_of, sheet_of, usual
from bot.session import CHANGE_S, TITLE_S, Session, Timeline, dumps, loads
from knowledge import load_library

LIBRARY = load_library()
PSOAS, CAT_COW = LIBRARY["half_kneeling_psoas_stretch"], LIBRARY["cat_cow"]


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


def test_a_brief_item_takes_its_reminder_and_time_to_do_it():
    words = len(PSOAS.performance.start.split())
    full, brief = (
        plan_of_doses([Dose(PSOAS.id, 30, 1, guide)], LIBRARY).items[0]
        for guide in ("full", "brief")
    )
    assert brief.setup_s == pytest.approx(TITLE_S + words / 2.5 + 3)
    assert brief.setup_s < full.setup_s == plan_of(PSOAS, usual(PSOAS)).items[0].setup_s
    assert (brief.switch_s, brief.release_s) == (full.switch_s, full.release_s)


def test_the_shortest_reminder_has_eight_seconds():
    performance = PSOAS.performance.copy(update={"start": "Kneel on one knee."})
    short = PSOAS.copy(update={"performance": performance})
    plan = plan_of_doses([Dose("it", 30, 1, "brief")], {"it": short})
    assert plan.items[0].setup_s == TITLE_S + 8


def test_a_plan_of_doses_keeps_their_order_and_their_amounts():
    plan = plan_of_doses([Dose("cat_cow", 5, 8), Dose(PSOAS.id, 45, 2, "brief")], LIBRARY)
    assert [(item.stretch, item.guide) for item in plan.items] == [
        ("cat_cow", "full"),
        (PSOAS.id, "brief"),
    ]
    assert [(hold.item, hold.side, hold.seconds) for hold in plan.holds] == [
        (0, None, 40),
        *[(1, side, 45) for side in ("left", "right")] * 2,
    ]


def test_a_plan_of_an_unknown_stretch_is_a_key_error():
    with pytest.raises(KeyError):
        plan_of_doses([Dose("levitation", 5, 8)], LIBRARY)


@pytest.mark.parametrize("guide", ["full", "brief"])
@pytest.mark.parametrize("stretch", LIBRARY.values(), ids=lambda stretch: stretch.id)
def test_nothing_is_talked_over_on_the_way_into_a_stretch(stretch, guide):
    dose = usual(stretch)
    first = "arm_circles" if stretch.id != "arm_circles" else "cat_cow"
    doses = [Dose(first, 3, 8), Dose(stretch.id, dose.hold_s, dose.reps, guide)]
    sheet = sheet_of(plan_of_doses(doses, LIBRARY), LIBRARY)
    assert sheet.length == Timeline(plan_of_doses(doses, LIBRARY)).length
    for cue, following in pairwise(sheet.cues):
        counting = cue.kind == following.kind == "count"
        assert counting or cue.until <= following.at + 0.001, cue.text
