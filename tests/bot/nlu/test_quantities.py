"""Durations in seconds and counts, in the words people use for them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.nlu.quantities import LONGEST_S, MOST_TIMES, find_quantities


def read(text: str) -> list[tuple[str, str, float]]:
    return [(text[q.start : q.end], q.kind, q.value) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("said", "words", "seconds"),
    [
        ("hold it for ninety seconds", "ninety seconds", 90),
        ("90s", "90s", 90),
        ("90 sec", "90 sec", 90),
        ("a 30-second hold", "30-second", 30),
        ("forty-five secs please", "forty-five secs", 45),
        ("forty five seconds", "forty five seconds", 45),
        ("a hundred and twenty seconds", "a hundred and twenty seconds", 120),
        ("a quarter of an hour", "a quarter of an hour", 900),
        ("three quarters of an hour", "three quarters of an hour", 2700),
        ("half a minute", "half a minute", 30),
        ("½ minute", "½ minute", 30),
        ("Half an hour?", "Half an hour", 1800),
        ("another half minute", "another half minute", 30),
        ("a minute and a half", "a minute and a half", 90),
        ("two minutes and a quarter", "two minutes and a quarter", 135),
        ("two and a half minutes", "two and a half minutes", 150),
        ("one point five minutes", "one point five minutes", 90),
        ("1.5 minutes", "1.5 minutes", 90),
        ("1,5 minutes", "1,5 minutes", 90),
        ("1:30", "1:30", 90),
        ("1 min 30", "1 min 30", 90),
        ("1m30s", "1m30s", 90),
        ("one minute thirty seconds", "one minute thirty seconds", 90),
        ("an hour", "an hour", 3600),
        ("an hour and ten minutes", "an hour and ten minutes", 4200),
        ("ten more seconds", "ten more seconds", 10),
        ("ten seconds less", "ten seconds", 10),
        ("another thirty seconds", "another thirty seconds", 30),
        ("another minute", "another minute", 60),
        ("a couple of minutes", "a couple of minutes", 120),
        ("a few seconds longer", "a few seconds", 3),
        ("ten minute", "ten minute", 600),
        ("thirty to sixty seconds", "sixty seconds", 60),
        ("a minute each side", "a minute", 60),
        ("hold for one second", "one second", 1),
        ("make it 45", "45", 45),
        ("hold for sixty", "sixty", 60),
        ("hold it for forty five, please", "forty five", 45),
        ("hold for 20 more", "20", 20),
        ("stretch my hips for ten minutes", "ten minutes", 600),
    ],
)
def test_durations(said: str, words: str, seconds: float) -> None:
    assert read(said) == [(words, "duration", seconds)]


@pytest.mark.parametrize(
    ("said", "words", "count"),
    [
        ("two more reps", "two more reps", 2),
        ("three rounds", "three rounds", 3),
        ("12 repetitions", "12 repetitions", 12),
        ("a dozen reps", "a dozen reps", 12),
        ("another set", "another set", 1),
        ("do it once more", "once", 1),
        ("do it twice", "twice", 2),
        ("one more time", "one more time", 1),
        ("three times on each side", "three times", 3),
    ],
)
def test_counts(said: str, words: str, count: float) -> None:
    assert read(said) == [(words, "count", count)]


@pytest.mark.parametrize(
    "said",
    [
        "fifteen",
        "number two",
        "round two",
        "figure four",
        "figure four seconds the motion",
        "90 90 switch",
        "the second side",
        "for the second time",
        "ninety degrees",
        "for ninety degrees",
        "for five breaths",
        "for four of them",
        "make it 1000",
        "make it 3",
        "half past four",
        "at 10:30",
        "12:30 pm",
        "wait a second",
        "hold on a minute",
        "give me a minute",
        "just one second",
        "once I'm ready",
        "all at once",
        "twice a day",
        "three times a week",
        "one at a time",
        "two months ago",
        "I am 2m tall",
        "two and a half",
        "half a rep",
        "0 seconds",
        "a million minutes",
        "one hundred million seconds",
        "five hours",
        "1000 reps",
        "thirty. Seconds later it hurt",
    ],
)
def test_not_a_quantity(said: str) -> None:
    assert read(said) == []


def test_several_in_one_message() -> None:
    assert read("3 x 30s, then figure four for two minutes three rounds") == [
        ("3 x", "count", 3),
        ("30s", "duration", 30),
        ("two minutes", "duration", 120),
        ("three rounds", "count", 3),
    ]


def test_the_longest_that_is_taken() -> None:
    assert read("4 hours") == [("4 hours", "duration", LONGEST_S)]
    assert read("4 hours and one second") == []


WORDS = (
    "a an and half quarter of point one two thirty hundred thousand million couple few another "
    "minute minutes second hours s m x reps times once twice more figure for hold make it 1:30 "
    "90 1.5 ½ 00 . , : - /"
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split())).map(" ".join)))
@example("thousand " * 300 + "seconds")
@example("9" * 4000 + " seconds")
@example("٣ seconds ² minutes")
def test_any_text_gives_sane_quantities_in_order_inside_it(text: str) -> None:
    at = 0
    for quantity in find_quantities(text):
        assert at <= quantity.start < quantity.end <= len(text)
        if quantity.kind == "duration":
            assert 1 <= quantity.value <= LONGEST_S
        else:
            assert 1 <= quantity.value <= MOST_TIMES
            assert quantity.value == int(quantity.value)
        at = quantity.end
