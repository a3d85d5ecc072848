"""What a condition does to the library, and that Limber then does what it says it does."""

from __future__ import annotations

import pytest

from bot.review.effects import effect_of
from knowledge import Library, load_library
from knowledge.safety_base import SafetyBase, load_safety
from knowledge.vocabulary import Condition, MuscleGroup, SafetyTag


@pytest.fixture(scope="module")
def safety() -> SafetyBase:
    return load_safety()


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def offered(condition: Condition, library: Library, safety: SafetyBase) -> set[str]:
    """What someone with the condition may still be offered."""
    effect = effect_of(condition, library, safety.groups)
    gone = {one.id for one in effect.out} | {one.id for one, _ in effect.swapped}
    return set(library) - gone


def test_what_stands_for_another_is_itself_offered(library: Library, safety: SafetyBase) -> None:
    for condition in safety.groups:
        effect = effect_of(condition, library, safety.groups)
        for stretch, instead in effect.swapped:
            assert stretch.id != instead.id
            assert instead.id in offered(condition, library, safety)


def test_a_clinician_first_leaves_everything_out(library: Library, safety: SafetyBase) -> None:
    first = [one for one, group in safety.groups.items() if group.clinician_first]
    assert first
    assert all(offered(condition, library, safety) == set() for condition in first)


def test_every_other_condition_leaves_something(library: Library, safety: SafetyBase) -> None:
    for condition, group in safety.groups.items():
        if not group.clinician_first:
            assert len(offered(condition, library, safety)) >= len(library) // 3


@pytest.mark.parametrize(
    ("condition", "tag"),
    [
        ("over_65", "floor_transfer"),
        ("pregnancy", "supine_flat"),
        ("osteoporosis_spine", "spinal_flexion"),
        ("hip_replacement", "hip_flexion_over_90"),
        ("hip_replacement_anterior", "hip_extension"),
        ("knee_replacement", "kneeling"),
        ("disc_or_sciatica", "nerve_tension"),
        ("glaucoma", "head_below_heart"),
        ("unstable_neck", "neck_end_range"),
        ("shoulder_instability", "overhead_arm"),
    ],
)
def test_nothing_with_the_tag_is_offered(
    library: Library, safety: SafetyBase, condition: Condition, tag: SafetyTag
) -> None:
    with_tag = {one.id for one in library.values() if tag in one.safety_tags}
    assert with_tag
    assert not with_tag & offered(condition, library, safety)


@pytest.mark.parametrize(
    ("condition", "muscles"),
    [
        ("calf_or_achilles_tear", "calves"),
        ("hamstring_tear", "hamstrings"),
        ("neck_injury", "neck"),
        ("unstable_neck", "neck"),
        ("groin_strain", "adductors"),
    ],
)
def test_the_hurt_part_is_left_alone(
    library: Library, safety: SafetyBase, condition: Condition, muscles: MuscleGroup
) -> None:
    for one in offered(condition, library, safety):
        assert muscles not in library[one].muscles.primary


def test_the_hardest_are_left_out(library: Library, safety: SafetyBase) -> None:
    hardest = {one.id for one in library.values() if one.difficulty > 3}
    assert hardest
    for condition in ("hypermobility", "under_18", "pregnancy"):
        assert not hardest & offered(condition, library, safety)
