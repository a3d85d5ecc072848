"""The lists of the safety base that a message speaks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.screen import load_screen
from knowledge.safety_base import load_safety


def concepts(text):
    return load_screen().concepts(text)


def test_what_is_named_is_a_concept_alone_and_in_pairs():
    found = concepts("my chest feels tight")
    assert {"c:chest", "c:tight", "p:chest+tight"} <= set(found)


def test_a_pair_is_the_same_whichever_comes_first():
    assert "p:chest+tight" in concepts("it is tight in my chest")


def test_what_is_denied_is_marked_and_makes_no_pair():
    found = concepts("no tightness, and no chest trouble")
    assert "c:no chest" in found
    assert not [one for one in found if one.startswith("p:") and "chest" in one]


def test_words_far_apart_make_no_pair():
    far = "my chest " + "is what I would like to work on today because " + "it is so tight"
    assert {"c:chest", "c:tight"} <= set(concepts(far))
    assert "p:chest+tight" not in concepts(far)


@pytest.mark.parametrize("text", ["", "?!", "lorem ipsum"])
def test_without_words_of_a_list_there_is_nothing(text):
    assert concepts(text) == []


@given(st.text(max_size=80) | st.sampled_from(["my chest is tight", "no pain in my calf"]))
def test_every_concept_is_a_list_of_the_base(text):
    lists = set(load_safety().words.lists)
    for concept in concepts(text):
        kind, names = concept.split(":", 1)
        assert kind in ("c", "p")
        assert {name.removeprefix("no ") for name in names.split("+")} <= lists
