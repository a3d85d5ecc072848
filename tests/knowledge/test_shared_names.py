"""Names that several stretches share: answers to their question, and what makes a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from knowledge import KnowledgeError
from knowledge.shared_names import SharedNames, load_shared_names

SHARED = load_shared_names()
GOOD = {
    "name": "helix",
    "means": ["one", "two"],
    "ask": "Up, or down?",
    "choices": {"up": "one", "down": "two"},
}


@pytest.mark.parametrize(
    ("name", "answer", "stretch"),
    [
        ("hip flexor stretch", "the standing one", "standing_hip_flexor_stretch"),
        ("hip flexor stretch", "kneeling please", "half_kneeling_psoas_stretch"),
        ("hip flexor stretch", "Couch.", "couch_stretch"),
        ("hip flexor stretch", "at the edge of the bed", "edge_of_bed_hip_flexor_stretch"),
        ("hip flexor stretch", "the second", None),
        ("hip flexor stretch", "kneeling or standing", None),
        ("hip flexor stretch", "understanding", None),
        ("hip flexor stretch", "", None),
        ("glute stretch", "on my back", "supine_figure_four"),
        ("wrist stretch", "palms together", "prayer_stretch"),
        ("wrist stretch", "palm up", "wrist_flexor_stretch"),
        ("bend stretch", "sideways sitting", "seated_side_bend"),
        ("hug stretch", "knee to chest", "single_knee_to_chest"),
    ],
)
def test_an_answer_chooses(name: str, answer: str, stretch: str | None) -> None:
    assert SHARED[name].chosen(answer) == stretch


def test_a_choice_is_found_by_what_it_means() -> None:
    one = SHARED.of(["standing_hip_flexor_stretch", "couch_stretch"])
    assert one is SHARED["hip flexor stretch"]
    assert SHARED.of(["half_kneeling_psoas_stretch", "cat_cow"]) is None


def test_of_several_the_one_that_means_the_fewest() -> None:
    both = ["wrist_flexor_stretch", "wrist_extensor_stretch"]
    assert SHARED.of(both) is SHARED["forearm stretch"]


def load(path: Path, *entries: object) -> SharedNames:
    (path / "shared_names.yml").write_text(yaml.safe_dump(list(entries)), encoding="utf-8")
    return load_shared_names(path)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    shared = load(tmp_path, GOOD)
    assert list(shared) == ["helix"]
    assert len(shared) == 1
    assert shared["helix"].names == ["helix"]


@pytest.mark.parametrize(
    ("change", "about"),
    [
        ({"ask": "Up or down."}, "must be a question"),
        ({"ask": f"{'word ' * 21}?"}, "at most 20 words"),
        ({"means": ["one"]}, "means"),
        ({"means": ["one", "one"], "choices": {"up": "one"}}, "twice"),
        ({"means": ["one", "two", "three"]}, "three cannot be chosen"),
        ({"choices": {"up": "one", "down": "three"}}, "three is not in means"),
        ({"colour": "green"}, "is no field of a shared name"),
        ({"name": None}, "name"),
    ],
)
def test_a_bad_entry_is_explained(tmp_path: Path, change: dict[str, object], about: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load(tmp_path, {**GOOD, **change})
    assert about in str(caught.value)
    assert str(caught.value).startswith("shared_names.yml: ")


def test_a_name_stands_once(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="helix: stands here twice"):
        load(tmp_path, GOOD, {**GOOD, "name": "spiral", "aliases": ["Helix"]})


@pytest.mark.parametrize("content", ["a: b", "[1, 2]", ""])
def test_a_file_must_be_a_list(tmp_path: Path, content: str) -> None:
    (tmp_path / "shared_names.yml").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="list of shared names"):
        load_shared_names(tmp_path)
