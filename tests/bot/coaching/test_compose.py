"""Plans for particular wishes: what a person would expect of them."""

from collections import Counter
from itertools import groupby

import pytest

from bot.coaching import CannotCompose, Request, Why, compose, plan_of_doses, routine_seconds
from bot.coaching.offer import Offer, contraindication
from bot.coaching.order import stance
from bot.session import Timeline
from knowledge import load_library
from knowledge.regions import groups_of
from knowledge.safety_base import load_safety

LIBRARY, SAFETY = load_library(), load_safety().groups
KNOWN = frozenset(LIBRARY)


def made(**wishes):
    return compose(Request(**{"known": KNOWN, **wishes}), LIBRARY, SAFETY)


def refused(**wishes):
    with pytest.raises(CannotCompose) as caught:
        made(**wishes)
    return caught.value


def ids(composition):
    return [dose.stretch for dose in composition.doses]


def held_a_side(composition):
    return {dose.stretch: dose.hold_s * dose.reps for dose in composition.doses}


# Freely


def test_ten_minutes_for_my_hips_no_kneeling():
    plan = made(minutes=10, focus=("hips",), avoid=frozenset({"kneeling"}))
    assert 570 <= plan.seconds <= 630
    assert len(plan.doses) >= 4
    for stretch in map(LIBRARY.get, ids(plan)):
        assert "kneeling" not in stretch.safety_tags
        assert set(stretch.muscles.primary) & set(groups_of("hips"))


def test_unsaid_minutes_are_ten_and_the_level_is_two():
    plan = made(focus=("legs",))
    assert 570 <= plan.seconds <= 630
    assert max(LIBRARY[id_].difficulty for id_ in ids(plan)) <= 2


def test_the_first_time_takes_longer_to_explain_so_there_is_less_to_do():
    known, new = made(minutes=10), made(minutes=10, known=frozenset())
    assert sum(held_a_side(new).values()) < sum(held_a_side(known).values())
    assert {dose.guide for dose in new.doses} == {"full"}


@pytest.mark.parametrize("minutes", [3, 5, 10, 20, 40])
def test_without_a_focus_front_and_back_come_up_and_nothing_takes_over(minutes):
    plan = made(minutes=minutes)
    front = {"hip_flexors", "quads", "chest", "abs", "shins", "biceps"}
    back = {"hamstrings", "glutes", "calves", "lower_back", "upper_back", "lats", "triceps", "neck"}
    held = Counter()
    for dose in plan.doses:
        stretch = LIBRARY[dose.stretch]
        held[stretch.muscles.primary[0]] += dose.hold_s * dose.reps * (1 + stretch.sided)
    assert held.keys() & front
    assert held.keys() & back
    assert max(held.values()) <= sum(held.values()) / 2


def test_full_body_is_the_whole_body():
    assert made(minutes=10, focus=("full_body",)) == made(minutes=10)


def test_parts_share_the_time():
    plan = made(minutes=20, focus=("hips", "shoulders"))
    timeline = Timeline(plan_of_doses(plan.doses, LIBRARY))
    shares = Counter()
    for segment in timeline.segments:
        groups = set(LIBRARY[segment.stretch].muscles.primary)
        for part in ("hips", "shoulders"):
            shares[part] += segment.length if groups & set(groups_of(part)) else 0
    assert max(shares.values()) < 2 * min(shares.values())


def test_most_of_a_stretch_is_about_a_minute_a_side():
    held = [
        seconds
        for id_, seconds in held_a_side(made(minutes=25)).items()
        if LIBRARY[id_].kind == "static"
    ]
    assert all(25 <= seconds <= 75 for seconds in held)


def test_more_time_than_the_part_needs_goes_to_what_lies_beside_it():
    plan = made(minutes=40, focus=("neck",))
    own = [id_ for id_ in ids(plan) if "neck" in LIBRARY[id_].muscles.primary]
    assert len(own) == sum(
        "neck" in s.muscles.primary and s.difficulty <= 2 for s in LIBRARY.values()
    )
    assert len(own) < len(plan.doses)


def test_what_moves_comes_before_what_is_held_in_each_position():
    plan = [LIBRARY[id_] for id_ in ids(made(minutes=45))]
    for position in {stance(stretch) for stretch in plan}:
        kinds = [stretch.kind for stretch in plan if stance(stretch) == position]
        assert kinds == sorted(kinds)


def test_another_variety_is_another_plan_as_long():
    plans = [made(minutes=10, focus=("hips",), variety=variety) for variety in range(4)]
    assert len({tuple(ids(plan)) for plan in plans}) > 1
    assert all(570 <= plan.seconds <= 630 for plan in plans)


def test_only_what_is_at_hand_is_used_and_the_body_always_is():
    plan = made(minutes=15, equipment=frozenset({"chair"}))
    assert all({"chair", "body_weight"} & set(LIBRARY[id_].equipment) for id_ in ids(plan))


def test_whoever_keeps_off_the_floor_does_not_sit_on_a_mat():
    plan = made(minutes=30, focus=("calves",), avoid=frozenset({"floor_transfer"}))
    assert "floor" not in {stance(LIBRARY[id_]) for id_ in ids(plan)}


def test_what_is_not_wanted_is_left_out_by_id_or_position():
    first = ids(made(minutes=10, focus=("neck",)))[0]
    plan = made(minutes=10, focus=("neck",), without=frozenset({first, "standing"}))
    assert first not in ids(plan)
    assert "standing" not in {LIBRARY[id_].performance.position for id_ in ids(plan)}


@pytest.mark.parametrize(("who", "most"), [("over_65", 20), ("under_18", 10)])
def test_the_old_and_the_young_begin_with_short_holds(who, most):
    plan = made(minutes=15, conditions=frozenset({who}))
    for dose in plan.doses:
        stretch = LIBRARY[dose.stretch]
        assert stretch.kind == "dynamic" or dose.hold_s <= max(most, stretch.dose.hold_s.least)


def test_a_condition_swaps_what_has_an_easier_form_and_leaves_out_the_rest():
    plan = made(minutes=10, focus=("back",), conditions=frozenset({"knee_replacement"}))
    assert plan.swapped["childs_pose"] == "chair_forward_fold"
    assert plan.why["childs_pose"] == Why("condition", "knee_replacement")
    assert "cat_cow" in plan.left_out or "cat_cow" in plan.swapped


# Contraindications


@pytest.mark.parametrize(
    ("stretch", "condition", "action"),
    [
        ("half_kneeling_psoas_stretch", "hip_injury", "exclude"),
        ("half_kneeling_psoas_stretch", "hip_replacement", "exclude"),  # "ask": nobody is asked
        ("half_kneeling_psoas_stretch", "knee_replacement", "modify"),
        ("half_kneeling_psoas_stretch", "glaucoma", None),
        ("downward_dog", "glaucoma", "exclude"),
        ("pigeon_pose", "hypermobility", "exclude"),  # above its difficulty
        ("chin_tuck", "unstable_neck", "exclude"),
        ("wrist_circles", "heart_condition", "exclude"),  # a clinician first, so everything
    ],
)
def test_what_a_condition_does_to_a_stretch(stretch, condition, action):
    assert contraindication(LIBRARY[stretch], condition, SAFETY) == action


def test_the_rule_against_a_stretch_is_named():
    offer = Offer(
        LIBRARY,
        SAFETY,
        Request(
            equipment=frozenset({"chair"}),
            positions=frozenset({"seated", "standing", "kneeling"}),
            avoid=frozenset({"balance"}),
            without=frozenset({"chin_tuck"}),
            conditions=frozenset({"glaucoma"}),
        ),
        level=1,
    )
    reasons = {
        "chin_tuck": Why("unwanted", "chin_tuck"),
        "pigeon_pose": Why("level", "4"),
        "single_knee_to_chest": Why("position", "supine"),
        "doorway_chest_stretch": Why("equipment", "doorway"),
        "standing_hip_flexor_stretch": Why("avoid", "balance"),
        "chair_forward_fold": Why("condition", "glaucoma"),
        "seated_figure_four": None,
    }
    assert {id_: offer.why_not(LIBRARY[id_]) for id_ in reasons} == reasons


# Impossible


def test_some_conditions_need_a_clinician_first():
    error = refused(conditions=frozenset({"blood_thinners", "glaucoma"}))
    assert (error.reason, error.part) == ("clinician_first", "blood_thinners")
    assert "because of blood thinners" in str(error)


def test_nothing_left_for_a_part():
    error = refused(focus=("hips", "neck"), conditions=frozenset({"unstable_neck", "neck_injury"}))
    assert (error.reason, error.part) == ("nothing_left", "neck")
    assert "because of a neck injury and a neck that may be unstable" in str(error)


def test_a_condition_is_not_got_round_by_what_reaches_the_part_in_the_second_place():
    error = refused(focus=("hamstrings",), conditions=frozenset({"disc_or_sciatica"}))
    assert error.reason == "nothing_left"


def test_a_part_that_no_stretch_is_for_in_the_first_place_is_served_in_the_second():
    plan = made(minutes=5, focus=("biceps",))
    assert any("biceps" in LIBRARY[id_].muscles.secondary for id_ in ids(plan))


def test_nothing_left_at_all():
    assert refused(positions=frozenset()).reason == "nothing_left"


def test_too_short_for_all_parts_says_what_would_do():
    error = refused(minutes=2, focus=("hips", "neck", "calves", "chest", "wrists"))
    assert error.reason == "too_short"
    assert "hips, neck, calves, chest and wrists" in str(error)
    assert str(round(error.minutes)) in str(error)


def test_very_many_parts_are_one_wish_like_any_other():
    parts = tuple(dict.fromkeys(g for s in LIBRARY.values() for g in s.muscles.primary))
    assert len(parts) > 15
    assert refused(minutes=3, focus=parts).reason == "too_short"
    plan = made(minutes=60, focus=parts)
    assert {g for id_ in ids(plan) for g in LIBRARY[id_].muscles.primary} == set(parts)


@pytest.mark.parametrize("minutes", [0.01, 0.5])
def test_less_than_a_minute_is_too_short(minutes):
    assert refused(minutes=minutes).reason == "too_short"


def test_an_unknown_part_or_routine():
    assert refused(focus=("soul",)).reason == "unknown"
    assert refused(routine="levitation").reason == "unknown"


# Routines


@pytest.mark.parametrize("id_", [r.id for r in LIBRARY.routines.values() if not r.fitted])
@pytest.mark.parametrize("known", [KNOWN, frozenset()], ids=["known", "new"])
def test_a_routine_is_done_as_it_is_written(id_, known):
    routine = LIBRARY.routines[id_]
    plan = made(routine=id_, known=known)
    assert [(d.stretch, d.hold_s, d.reps) for d in plan.doses] == [
        (item.stretch, item.hold_s, item.reps) for item in routine.items
    ]
    assert not plan.swapped
    assert not plan.left_out
    assert known == frozenset() or plan.seconds == routine_seconds(routine, LIBRARY)


@pytest.mark.parametrize("id_", [r.id for r in LIBRARY.routines.values() if r.fitted])
@pytest.mark.parametrize("known", [KNOWN, frozenset()], ids=["known", "new"])
def test_a_fitted_routine_takes_its_minutes_out_of_its_own_stretches(id_, known):
    routine = LIBRARY.routines[id_]
    plan = made(routine=id_, known=known)
    assert plan.seconds == pytest.approx(60 * routine.minutes, rel=0.05)
    own = [item.stretch for item in routine.items]
    assert ids(plan) == [id_ for id_ in own if id_ in ids(plan)]
    assert {id_ for id_ in own if id_ not in ids(plan)} == plan.left_out.keys()
    assert set(plan.left_out.values()) <= {Why("time")}


@pytest.mark.parametrize("minutes", [4, 8, 30, 60])
@pytest.mark.parametrize("id_", LIBRARY.routines)
def test_a_routine_is_fitted_to_the_minutes_asked_for(id_, minutes):
    plan = made(routine=id_, minutes=minutes)
    assert plan.seconds == pytest.approx(60 * minutes, rel=0.05)


def test_a_routine_that_fits_already_keeps_its_doses():
    assert made(routine="hip_opener", minutes=15.2).doses == made(routine="hip_opener").doses


def test_the_swaps_of_the_file_come_first():
    plan = made(routine="lower_back_relief", avoid=frozenset({"kneeling"}))
    assert plan.swapped == {
        "cat_cow": "seated_cat_cow",
        "childs_pose": "chair_forward_fold",
        "half_kneeling_psoas_stretch": "edge_of_bed_hip_flexor_stretch",
    }
    assert set(plan.why.values()) == {Why("avoid", "kneeling")}


def test_a_swap_that_is_in_the_routine_already_gives_way_to_another():
    plan = made(routine="neck_and_shoulders", without=frozenset({"levator_scapulae_stretch"}))
    assert "levator_scapulae_stretch" not in ids(plan)
    assert ids(plan).count("neck_side_bend_stretch") == 1


def test_without_a_swap_an_easier_form_stands_in():
    plan = made(routine="post_workout", avoid=frozenset({"floor_transfer"}))
    assert plan.swapped["supine_hamstring_strap_stretch"] == "chair_hamstring_stretch"


def test_what_stands_in_has_the_dose_of_the_other_within_its_record():
    plan = made(routine="full_body_20", minutes=27, avoid=frozenset({"kneeling"}))
    assert plan.swapped["half_kneeling_psoas_stretch"] == "standing_hip_flexor_stretch"
    (dose,) = [d for d in plan.doses if d.stretch == "standing_hip_flexor_stretch"]
    assert 40 <= dose.hold_s <= 45  # 60 in the routine, 45 at most in its record


def test_what_stands_in_from_another_position_finds_its_place():
    plan = ids(made(routine="morning_wake_up", avoid=frozenset({"supine_flat"})))
    stances = [stance(LIBRARY[id_]) for id_ in plan]
    visits = [position for position, _ in groupby(stances)]
    assert len(set(visits)) == len(visits)
    assert visits[-2:] == ["chair", "standing"]


def test_a_routine_may_rule_a_condition_out_as_a_whole():
    error = refused(routine="hip_opener", conditions=frozenset({"hip_replacement"}))
    assert (error.reason, error.part) == ("not_for", "hip_replacement")
    assert "Hip Opener" in str(error)


def test_a_part_asked_for_is_added_to_a_routine():
    plan = made(routine="desk_break_5", focus=("calves",))
    assert any("calves" in LIBRARY[id_].muscles.primary for id_ in ids(plan))
    assert plan.seconds <= 5 * 60 * 1.05


def test_the_level_of_a_routine_is_its_own_unless_another_is_asked_for():
    assert "hip_90_90_switch" in ids(made(routine="hip_opener"))
    easier = made(routine="hip_opener", level=1)
    assert max(LIBRARY[id_].difficulty for id_ in ids(easier)) == 1
    assert easier.why["hip_90_90_switch"] == Why("level", "3")


def test_more_than_ninety_minutes_are_not_planned_at_once() -> None:
    with pytest.raises(CannotCompose, match="90 minutes are as much as I would plan") as refused:
        compose(Request(minutes=200), load_library(), load_safety().groups)
    assert refused.value.reason == "too_long"
