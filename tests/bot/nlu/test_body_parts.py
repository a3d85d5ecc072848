"""Parts of the body and sides, in everyday words."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.body_parts import OTHER_PARTS, find_body_parts, find_side
from knowledge.vocabulary import MuscleGroup


def read(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[p.start : p.end], p.part, p.side) for p in find_body_parts(text)]


@pytest.mark.parametrize(
    ("said", "words", "part", "side"),
    [
        ("my knee hurts", "knee", "knees", None),
        ("both KNEES hurt", "KNEES", "knees", None),
        ("my left knee hurts", "knee", "knees", "left"),
        ("the back knee", "knee", "knees", None),
        ("the back of my right knee", "back of my right knee", "knees", "right"),
        ("stretch my hips for ten minutes", "hips", "hips", None),
        ("hip flexors are tight", "hip flexors", "hip_flexors", None),
        ("pinching at the front of my hip", "front of my hip", "hip_flexors", None),
        ("my right front hip", "hip", "hips", "right"),
        ("my hip on the left", "hip", "hips", "left"),
        ("psoas", "psoas", "hip_flexors", None),
        ("behind my left thigh", "thigh", "thighs", "left"),
        ("back of the thigh", "back of the thigh", "hamstrings", None),
        ("hamstrings", "hamstrings", "hamstrings", None),
        ("the front of my thighs", "front of my thighs", "quads", None),
        ("inner thigh", "inner thigh", "adductors", None),
        ("my groin", "groin", "adductors", None),
        ("left IT band", "IT band", "abductors", "left"),
        ("my calves", "calves", "calves", None),
        ("my achilles", "achilles", "calves", None),
        ("my right big toe", "toe", "feet", "right"),
        ("my bum", "bum", "glutes", None),
        ("my butt cheek", "butt", "glutes", None),
        ("my tummy", "tummy", "abs", None),
        ("my back hurts", "back", "back", None),
        ("I have a bad back", "back", "back", None),
        ("back pain", "back", "back", None),
        ("Low-back pain", "Low-back", "lower_back", None),
        ("the small of my back", "small of my back", "lower_back", None),
        ("between my shoulder blades", "shoulder blades", "upper_back", None),
        ("left side of my neck", "side of my neck", "neck", "left"),
        ("my chest feels tight", "chest", "chest", None),
        ("my hands go numb", "hands", "hands", None),
        ("the whole body", "whole body", "full_body", None),
    ],
)
def test_everyday_words(said: str, words: str, part: str, side: str | None) -> None:
    assert read(said) == [(words, part, side)]


@pytest.mark.parametrize(
    "said",
    [
        "go back",
        "go back and forth",
        "back to the start",
        "at the back of the room",
        "on the other hand",
        "give me a hand",
        "is it hands-free",
        "two feet away",
        "6 feet",
        "the latest news",
        "the bottom of the stretch",
        "",
    ],
)
def test_no_part_of_the_body(said: str) -> None:
    assert read(said) == []


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("legs and back", ["legs", "back"]),
        ("back and legs", ["back", "legs"]),
        ("my legs, back and neck", ["legs", "back", "neck"]),
        ("go back and switch legs", ["legs"]),
        ("move your hips back", ["hips"]),
        ("my knee and back to the start", ["knees"]),
    ],
)
def test_a_back_beside_another_part_is_one_too(said: str, parts: list[str]) -> None:
    assert [part for _, part, _ in read(said)] == parts


def test_several_parts_each_with_its_side() -> None:
    assert read("my left knee and my right ankle, and the lower back") == [
        ("knee", "knees", "left"),
        ("ankle", "ankles", "right"),
        ("lower back", "lower_back", None),
    ]
    assert read("left and right knee") == [("knee", "knees", None)]


def test_every_muscle_group_has_words() -> None:
    groups = set(get_args(MuscleGroup))
    spoken = [group.replace("_", " ") for group in groups]
    assert {part.part for text in spoken for part in find_body_parts(text)} == groups
    assert not groups & OTHER_PARTS


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("left", "left"),
        ("Right.", "right"),
        ("left side please", "left"),
        ("switch to the left", "left"),
        ("start left", "left"),
        ("do the right side first", "right"),
        ("the left one", "left"),
        ("on my right", "right"),
        ("my left knee hurts", "left"),
        ("in my right lower back", "right"),
        ("from the left to the right", "right"),
        ("not the left, the right side", "right"),
        ("left and right", None),
        ("how long is left", None),
        ("ten seconds left", None),
        ("that's right", None),
        ("right now", None),
        ("start right now", None),
        ("right, let's go", None),
        ("am I doing this right", None),
        ("is this the right one", None),
        ("I left my knee brace at home", None),
        ("the other side", None),
        ("", None),
    ],
)
def test_sides(said: str, side: str | None) -> None:
    assert find_side(said) == side


WORDS = "my left right side of the back knee on and lower hip foot two - . inner thigh front"


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split())).map(" ".join)))
def test_any_text_gives_parts_in_order_inside_it(text: str) -> None:
    at = 0
    known = set(get_args(MuscleGroup)) | OTHER_PARTS
    for part in find_body_parts(text):
        assert at <= part.start < part.end <= len(text)
        assert part.part in known
        at = part.end
    assert find_side(text) in ("left", "right", None)
