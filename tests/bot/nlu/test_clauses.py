"""Where a message may be cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.clauses import MOST_CLAUSES, clauses


def texts(text):
    return [clause.text for clause in clauses(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("pause and tell me how long is left", ["pause", "tell me how long is left"]),
        ("Pause, please. What's next?", ["Pause", "please", "What's next"]),
        ("stop, and then start the cat cow", ["stop", "start the cat cow"]),
        ("ten more seconds then switch", ["ten more seconds", "switch"]),
        ("skip but can you talk slower", ["skip", "talk slower"]),
        ("go back plus ten seconds", ["go back", "ten seconds"]),
        ("pause AND THEN please just say that again", ["pause", "say that again"]),
        ("pause; how long; which side", ["pause", "how long", "which side"]),
        ("Right, pause and tell me what's next", ["pause", "tell me what's next"]),
        ("right side now, and slower", ["right side now", "slower"]),
    ],
)
def test_a_breath_is_cut_between_its_clauses(text, parts):
    assert texts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        *("", "pause", "pause.", "...", " and ", "and pause", "handstand", "how long is left?"),
        "hold it for 1.5 minutes",
        *("Sorry, which leg?", "eh, what's next"),
        "one, two, three, four",  # more than anybody commands in one breath
        "pause and " + "really " * 30 + "stop",
    ],
)
def test_one_clause_or_too_many_are_none(text):
    assert clauses(text) == []


@pytest.mark.parametrize(
    ("text", "dependent"),
    [
        ("Once I'm in it, how long", True),
        ("with the arms behind me, how high", True),
        ("pause, how long", False),
        ("without a chair, how", False),
    ],
)
def test_a_clause_that_only_says_when_or_how_is_dependent(text, dependent):
    assert clauses(text)[0].dependent is dependent


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("ten more seconds, then switch", True),
        ("ten more seconds and then switch", True),
        ("ten more seconds and after that switch", True),
        ("ten more seconds, afterwards switch", True),
        ("ten more seconds and switch", False),
        ("ten more seconds, switch", False),
    ],
)
def test_what_is_to_come_after_the_rest_is_marked(text, later):
    first, second = clauses(text)
    assert (first.later, second.later) == (False, later)
    assert second.text == "switch"


WORDS = st.sampled_from(["pause", "and", "then", ",", ". ", "how long", "please", "1.5", "!", "é"])


@given(st.text(max_size=200) | st.lists(WORDS, max_size=12).map(" ".join))
def test_clauses_lie_in_the_text_in_order_and_apart(text):
    found = clauses(text)
    assert len(found) in (0, *range(2, MOST_CLAUSES + 1))
    end = 0
    for clause in found:
        assert end <= clause.start < clause.end <= len(text)
        assert text[clause.start : clause.end] == clause.text
        end = clause.end
