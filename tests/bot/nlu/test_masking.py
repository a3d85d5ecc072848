"""The text that the sentence encoder gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.linker import Linker
from bot.nlu.masking import ROUTINE, STRETCH, mask
from knowledge import load_library


def spans(text, *names):
    return [(text.index(name), text.index(name) + len(name), STRETCH) for name in names]


@pytest.mark.parametrize(
    ("text", "name", "masked"),
    [
        ("how do I breathe in the cat cow", "cat cow", "how do I breathe in this stretch"),
        ("Start cat cow please", "cat cow", "Start this stretch please"),
        ("is a cat cow hard", "cat cow", "is this stretch hard"),
        ("cat cow", "cat cow", "this stretch"),
        ("THE cat cow?", "cat cow", "this stretch?"),
        ("do my cat cow now", "cat cow", "do this stretch now"),
        ("and the  cat cow", "cat cow", "and this stretch"),
        ("breathe cat cow", "cat cow", "breathe this stretch"),  # "the" inside a word stays
    ],
)
def test_a_name_is_masked_with_its_article(text, name, masked):
    assert mask(text, spans(text, name)) == masked


def test_two_names_are_masked_whatever_their_order():
    text = "the cat cow or the child's pose"
    both = spans(text, "child's pose", "cat cow")
    assert mask(text, both) == f"{STRETCH} or {STRETCH}"
    assert mask(text, reversed(both)) == mask(text, both)


def test_a_routine_is_no_stretch():
    text = "start the desk break"
    ((start, end, _),) = spans(text, "desk break")
    assert mask(text, [(start, end, ROUTINE)]) == "start this routine"


def test_without_a_name_nothing_changes():
    assert mask("how long is left", []) == "how long is left"
    assert mask("", []) == ""


@given(st.lists(st.sampled_from(["where", "should", "i", "feel", "?", "child"])), st.data())
def test_only_the_spans_are_replaced(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert mask(text, [(start, end, ROUTINE)]) == text[:start] + ROUTINE + text[end:]


@pytest.mark.parametrize("stretch", load_library().values(), ids=lambda stretch: stretch.id)
def test_every_name_of_every_stretch_gives_the_same_question(stretch):
    linker = Linker({one.id: one.names for one in load_library().values()})
    for name in stretch.names:
        text = f"where should i feel the {name.removeprefix('The ')}"
        links = [(link.start, link.end, STRETCH) for link in linker.link(text)]
        assert mask(text, links) == f"where should i feel {STRETCH}"
