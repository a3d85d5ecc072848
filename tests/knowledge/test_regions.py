"""Parts of the body in everyday words, and the muscle groups behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.body_parts import OTHER_PARTS
from knowledge import KnowledgeError, load_library
from knowledge.regions import GROUPS, groups_of, load_regions


def test_every_part_that_can_be_said_is_a_group_or_a_region() -> None:
    assert set(load_regions()) == OTHER_PARTS


def test_a_group_is_itself() -> None:
    assert groups_of("neck") == ("neck",)


def test_a_region_is_its_groups_the_most_important_first() -> None:
    assert groups_of("hips") == ("hip_flexors", "glutes", "adductors", "abductors")


def test_another_word_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        groups_of("soul")


@pytest.mark.parametrize("region", load_regions())
def test_every_region_can_be_stretched(region: str) -> None:
    primary = {group for stretch in load_library().values() for group in stretch.muscles.primary}
    assert primary.intersection(groups_of(region))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- hips\n", "must be a mapping of regions"),
        ("hips: glutes\n", "hips: needs a list of different muscle groups, which are: "),
        ("hips: []\n", "hips: needs a list"),
        ("hips: [glutes, soul]\n", "hips: needs a list"),
        ("hips: [glutes, glutes]\n", "hips: needs a list"),
        ("hips: [[glutes]]\n", "hips: needs a list"),
        ("neck: [traps]\n", "neck: is a muscle group itself"),
        ("hips: [glutes]\nhips: [quads]\n", "line 2: hips: stands here a second time"),
    ],
)
def test_a_bad_file(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "regions.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_regions(path)
    assert caught.value.problems[0].startswith(problem)


def test_the_groups_are_the_vocabulary() -> None:
    assert "hip_flexors" in GROUPS
    assert not set(GROUPS) & set(load_regions())
