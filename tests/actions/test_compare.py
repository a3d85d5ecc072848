"""Two stretches against each other, by their records."""

import re
from itertools import combinations

import pytest

from knowledge import load_library

LIBRARY = load_library()
PIGEON = "pigeon_pose"
BEST = re.compile(r"\b(?:best|better|recommend|should)\b", re.IGNORECASE)
PAIRS = list(combinations(LIBRARY, 2))


def stretch(id_, at=0):
    return {"entity": "stretch", "value": id_, "start": at, "end": at + 5}


def compared(talk, text, one, other):
    return talk.say("compare", text, found=[stretch(one), stretch(other, 10)])


def test_both_are_told_of_in_the_order_they_were_named(talk):
    one, other = PAIRS[0]
    texts = compared(talk, "", other, one).texts
    assert LIBRARY[other].name in texts[0]
    assert LIBRARY[one].name in texts[1]
    assert f"level {LIBRARY[other].difficulty} of 5" in texts[0]


@pytest.mark.parametrize("text", ["which is harder", "what's the difference", "the easier one"])
def test_the_harder_one_is_named(talk, text):
    by_level = sorted(LIBRARY.values(), key=lambda one: one.difficulty)
    easy, hard = by_level[0], by_level[-1]
    assert f"{hard.name} is the harder" in compared(talk, text, hard.id, easy.id).text
    assert f"{hard.name} is the harder" in compared(talk, text, easy.id, hard.id).text


def test_the_shorter_one_is_named_when_that_is_asked(talk):
    by_length = sorted(LIBRARY.values(), key=lambda one: one.dose.hold_s.usual)
    short, long = by_length[0], by_length[-1]
    text = compared(talk, "which takes longer", long.id, short.id).text
    assert f"{short.name} is the shorter" in text
    assert "harder" not in text


def test_both_differences_are_told_when_both_are_asked(talk):
    text = compared(talk, "which is easier and which is quicker", *PAIRS[0]).text
    assert re.search("harder|equally hard", text)
    assert re.search("shorter|equally long", text)


def test_what_is_alike_is_said_to_be(talk):
    one, other = next(
        pair for pair in PAIRS if LIBRARY[pair[0]].difficulty == LIBRARY[pair[1]].difficulty
    )
    assert "equally hard" in compared(talk, "", one, other).text


@pytest.mark.parametrize("first", LIBRARY)
def test_no_comparison_says_which_is_better(new_talk, first):
    for second in LIBRARY:
        if second != first:
            for text in compared(
                new_talk(), "which is better, which is shorter", first, second
            ).texts:
                assert not BEST.search(text), text
                assert not re.search(r"[{}]|\b0 seconds|None", text), text
                assert len(text.split()) <= 40, text


def test_the_second_may_be_the_one_spoken_of(talk):
    talk.say("ask_overview", stretch="cat_cow")
    texts = talk.say("compare", "how is the pigeon different", found=[stretch(PIGEON)]).texts
    assert "Pigeon Pose" in texts[0]
    assert "Cat-Cow" in texts[1]


def test_the_second_may_be_the_one_being_done_and_the_clock_goes_on(talk):
    talk.holding(12, "childs_pose")
    kept = talk.slots["session"]
    reply = talk.say("compare", "is the pigeon harder", found=[stretch(PIGEON)])
    assert "Child's Pose" in reply.text
    assert talk.slots["session"] == kept


@pytest.mark.parametrize("found", [[], [stretch(PIGEON)], [stretch(PIGEON), stretch(PIGEON, 10)]])
def test_with_fewer_than_two_it_asks(talk, found):
    assert "Name the two" in talk.say("compare", "which is harder", found=found).text


def test_a_name_of_several_is_asked_about(talk):
    choices = {"entity": "stretch_choice", "value": ["cat_cow", "childs_pose"]}
    reply = talk.say("compare", "", found=[choices])
    assert "Which one?" in reply.text


@pytest.mark.parametrize("gone", ["no_such_stretch"])
def test_a_stretch_that_is_gone_is_none(talk, gone):
    assert "Name the two" in compared(talk, "", PIGEON, gone).text


@pytest.mark.parametrize("pair", [("cat_cow", PIGEON), (PIGEON, "cat_cow")])
def test_what_a_condition_rules_out_is_said_of_either(talk, pair):
    talk.say("state_condition", condition="hip_replacement")
    said = compared(talk, "", *pair).text
    assert "leave out the Pigeon Pose" in said
    assert "leave out the Cat-Cow" not in said


def test_an_open_screening_is_not_forgotten(talk):
    talk.say("start_session", stretch="cat_cow")
    assert "yes or no" in compared(talk, "", "cat_cow", PIGEON).texts[-1]
