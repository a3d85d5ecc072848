"""Single stretches for a wish, for every part of the body and every condition."""

from typing import get_args

import pytest

from bot.coaching import Request, gentler, objection, suggestions, suits
from bot.nlu.body_parts import OTHER_PARTS
from knowledge import load_library
from knowledge.regions import GROUPS as MUSCLE_GROUPS
from knowledge.regions import groups_of
from knowledge.safety_base import load_safety
from knowledge.vocabulary import Condition

LIBRARY = load_library()
GROUPS = load_safety().groups
CONDITIONS = get_args(Condition)
PARTS = sorted({*MUSCLE_GROUPS, *OTHER_PARTS})


def suggested(**wishes):
    return suggestions(Request(**wishes), LIBRARY, GROUPS)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_some_and_all_of_them_work_on_it(part):
    found = suggested(focus=(part,))
    assert found
    wanted = set(groups_of(part))
    for stretch in found:
        assert wanted & {*stretch.muscles.primary, *stretch.muscles.secondary}


@pytest.mark.parametrize("part", PARTS)
def test_what_works_on_it_in_the_first_place_comes_first_and_the_easier_before_the_harder(part):
    wanted = set(groups_of(part))
    ranks = [
        (wanted.isdisjoint(stretch.muscles.primary), stretch.difficulty)
        for stretch in suggested(focus=(part,))
    ]
    assert ranks == sorted(ranks)


def test_a_wish_without_a_part_is_met_from_the_whole_library():
    assert len(suggested(level=5)) == len(LIBRARY)
    seated = suggested(positions=frozenset({"seated"}), level=5)
    assert seated
    assert {stretch.performance.position for stretch in seated} == {"seated"}


def test_nothing_is_suggested_for_a_part_that_nobody_knows():
    assert suggested(focus=("wings",)) == []
    assert suggested(focus=("wings", "neck")) == suggested(focus=("neck",))


def test_the_hardest_are_left_out_unless_asked_for():
    assert max(stretch.difficulty for stretch in suggested()) <= 2
    assert max(stretch.difficulty for stretch in suggested(level=5)) > 2


def test_the_order_is_the_same_every_time():
    assert suggested(focus=("hips",)) == suggested(focus=("hips",))


@pytest.mark.parametrize("condition", CONDITIONS)
def test_what_a_condition_speaks_against_is_never_suggested(condition):
    found = suggested(conditions=frozenset({condition}), level=5)
    assert all(suits(stretch, [condition], GROUPS) for stretch in found)
    assert bool(found) != GROUPS[condition].clinician_first


@pytest.mark.parametrize("condition", CONDITIONS)
def test_what_suits_meets_no_objection_and_what_is_objected_to_does_not_suit(condition):
    for stretch in LIBRARY.values():
        against = objection(stretch, [condition], GROUPS)
        if suits(stretch, [condition], GROUPS):
            assert against is None
        elif against is None:  # what would be asked about first
            actions = {a.action for a in stretch.when_to_avoid if a.condition == condition}
            assert "ask" in actions
        else:
            assert against[0] == condition


def test_where_a_clinician_comes_first_everything_is_objected_to():
    cleared = [condition for condition in CONDITIONS if GROUPS[condition].clinician_first]
    assert cleared
    for condition in cleared:
        for stretch in LIBRARY.values():
            actions = {a.action for a in stretch.when_to_avoid if a.condition == condition}
            if "ask" not in actions:
                assert objection(stretch, [condition], GROUPS) == (condition, "exclude")


def test_the_gravest_objection_is_the_one_that_is_told():
    stretch = LIBRARY["half_kneeling_psoas_stretch"]
    mild, grave = "knee_replacement", "recent_surgery_spine"
    assert objection(stretch, [mild], GROUPS) == (mild, "modify")
    assert objection(stretch, [mild, grave], GROUPS) == (grave, "exclude")
    assert objection(stretch, [], GROUPS) is None


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_gentler_form_is_one_of_the_record_and_suits(condition):
    for stretch in LIBRARY.values():
        instead = gentler(stretch, frozenset({condition}), LIBRARY, GROUPS)
        if instead is not None:
            assert suits(instead, [condition], GROUPS)
            assert instead.id in {form.stretch for form in stretch.easier}


def test_the_first_gentler_form_is_taken_that_all_conditions_allow():
    stretch = LIBRARY["half_kneeling_psoas_stretch"]
    forms = [form.stretch for form in stretch.easier if form.stretch]
    assert gentler(stretch, frozenset(), LIBRARY, GROUPS).id == forms[0]
    assert gentler(stretch, frozenset({"bone_cancer"}), LIBRARY, GROUPS) is None


def test_without_an_easier_record_there_is_no_gentler_form():
    easiest = [
        stretch
        for stretch in LIBRARY.values()
        if not isinstance(stretch.easier, list) or not any(form.stretch for form in stretch.easier)
    ]
    assert easiest
    assert all(gentler(one, frozenset(), LIBRARY, GROUPS) is None for one in easiest)


@pytest.mark.parametrize("condition", [one for one, g in GROUPS.items() if g.clinician_first])
def test_where_a_clinician_comes_first_no_record_makes_an_exception(condition):
    for stretch in LIBRARY.values():
        assert objection(stretch, [condition], GROUPS) == (condition, "exclude"), stretch.id
