"""What somebody wants changed in a list of stretches, from words to an edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.edits import find_edit
from bot.nlu.named import Names

LISTED = ["cat_cow", "childs_pose", "butterfly_stretch"]
CAT, CHILD, FROG = ("cat_cow",), ("childs_pose",), ("butterfly_stretch",)
QUAD = ("standing_quad_stretch",)


@pytest.fixture(scope="module")
def find():
    names = Names()
    return lambda text, listed=LISTED: find_edit(text, names.link(text), listed)


@pytest.mark.parametrize(
    ("text", "verb", "stretches"),
    [
        ("add the standing quad stretch", "add", [QUAD]),
        ("standing quad stretch", "add", [QUAD]),
        ("I would like the standing quad stretch please", "add", [QUAD]),
        ("then the standing quad stretch", "add", [QUAD]),
        ("take the cat cow out", "remove", [CAT]),
        ("take out the cat cow", "remove", [CAT]),
        ("without the child's pose", "remove", [CHILD]),
        ("no cat cow", "remove", [CAT]),
        ("remove the cat cow and the butterfly", "remove", [CAT, FROG]),
        ("remove number 2", "remove", [CHILD]),
        ("drop the last one", "remove", [FROG]),
        ("replace the cat cow with the standing quad stretch", "exchange", [CAT, QUAD]),
        ("swap cat cow and butterfly", "exchange", [CAT, FROG]),
        ("clear the list", "clear", []),
        ("start over", "clear", []),
    ],
)
def test_the_verb_and_what_it_is_about(find, text, verb, stretches):
    edit = find(text)
    assert (edit.verb, list(edit.stretches)) == (verb, stretches)


@pytest.mark.parametrize(
    ("text", "place", "beside"),
    [
        ("put the butterfly first", "first", ()),
        ("move the cat cow to the end", "last", ()),
        ("start with the butterfly", "first", ()),
        ("move the butterfly up", "up", ()),
        ("move cat cow down", "down", ()),
        ("put the butterfly before the cat cow", "before", CAT),
        ("move the cat cow after the butterfly stretch", "after", FROG),
        ("put the second one first", "first", ()),
    ],
)
def test_a_place(find, text, place, beside):
    edit = find(text)
    assert (edit.verb, edit.place, edit.beside) == ("move", place, beside)


def test_a_new_one_beside_another(find):
    edit = find("add the standing quad stretch after the cat cow for 40 seconds")
    assert (edit.verb, edit.stretches, edit.beside) == ("add", (QUAD,), CAT)
    assert edit.seconds == 40


@pytest.mark.parametrize(
    ("text", "stretches", "seconds", "times"),
    [
        ("all of them for 45 seconds", [], 45, None),
        ("a minute each", [], 60, None),
        ("child's pose for a minute", [CHILD], 60, None),
        ("cat cow ten times", [CAT], None, 10),
        ("the first one twice", [CAT], None, 2),
    ],
)
def test_an_amount(find, text, stretches, seconds, times):
    edit = find(text)
    assert (edit.verb, list(edit.stretches)) == ("amount", stretches)
    assert (edit.seconds, edit.times) == (seconds, times)


@pytest.mark.parametrize(
    "text", ["", "hello", "what is love", "make it nicer", "number 9", "first"]
)
def test_what_asks_for_no_change(find, text):
    assert find(text) is None


def test_words_of_a_name_are_no_place(find):
    assert find("add the seated forward fold").place is None


@given(st.text(max_size=200))
def test_no_text_is_too_much(text):
    find_edit(text, [], LISTED)
