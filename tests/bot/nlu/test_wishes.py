"""What somebody wants of a stretch, and what not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.wishes import find_wishes


def wishes(text):
    return [(wish.kind, wish.value) for wish in find_wishes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ten minutes for my hips, no kneeling", [("without", "kneeling")]),
        ("something for my neck at my desk", [("position", "desk")]),
        ("stretch my back in bed", [("position", "bed")]),
        ("I can't get on the floor", [("without", "floor")]),
        ("I don't want to be on the floor", [("without", "floor")]),
        ("standing up, nothing on the floor", [("position", "standing"), ("without", "floor")]),
        ("without any equipment", [("without", "equipment")]),
        ("no props please", [("without", "equipment")]),
        ("what can I do with a strap", [("equipment", "strap")]),
        ("I have only a chair", [("equipment", "chair")]),
        ("a gentle one sitting down", [("level", "easy"), ("position", "seated")]),
        ("something more advanced", [("level", "hard")]),
        ("not lying down please", [("without", "lying")]),
        ("without kneeling or lying down", [("without", "kneeling"), ("without", "lying")]),
    ],
)
def test_what_is_wished(text, expected):
    assert wishes(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "no", "pause", "switch sides", "my knee hurts", "ten more seconds", "I have no idea"],
)
def test_what_is_no_wish(text):
    assert wishes(text) == []


@given(st.text(max_size=200))
def test_wishes_lie_in_the_text_and_never_overlap(text):
    end = 0
    for wish in find_wishes(text):
        assert end <= wish.start < wish.end <= len(text)
        end = wish.end
