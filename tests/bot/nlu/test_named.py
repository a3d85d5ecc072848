"""Names of our library in a text, and the text without them."""

import pytest

from bot.nlu.masking import ROUTINE, STRETCH
from bot.nlu.named import Names, as_encoded


@pytest.fixture(scope="module")
def names():
    return Names()


def encoded(names, text):
    return as_encoded(text, names.spans(names.link(text)))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("How do I breathe in the Cat Cow?", f"how do i breathe in {STRETCH}?"),
        ("Start the Desk Break", f"start {ROUTINE}"),
        ("cat cow or child's pose", f"{STRETCH} or {STRETCH}"),
        ("How long is LEFT", "how long is left"),
        ("", ""),
    ],
)
def test_names_give_way_to_words_that_stand_for_any(names, text, masked):
    assert encoded(names, text) == masked


def test_only_what_is_a_routine_by_every_meaning_is_one(names):
    (routine,) = names.link("start the desk break")
    (stretch,) = names.link("start the cat cow")
    assert names.is_routine(routine)
    assert not names.is_routine(stretch)


def test_a_span_is_where_the_name_stands(names):
    text = "now the cat cow"
    ((start, end, word),) = names.spans(names.link(text))
    assert text[start:end].endswith("cat cow")
    assert word == STRETCH
