"""Sentences are run together as people talk; what a warning sign says stays in it."""

import random

from scripts.rambling import ramblings, within

TALK = [
    "the bus was late again this morning",
    "she paints the fence every spring",
    "they moved to a flat near the harbour",
    "the soup needs another hour",
]


def test_they_are_as_many_as_asked_for_and_the_same_every_time():
    made = ramblings(TALK, 50, random.Random(1))
    assert len(made) == 50
    assert made == ramblings(TALK, 50, random.Random(1))
    assert len(set(made)) > 40


def test_they_are_made_of_the_talk_and_of_nothing_but_fillers_besides():
    known = {word for line in TALK for word in line.split()}
    made = ramblings(TALK, 200, random.Random(2))
    words = [word for line in made for word in line.split()]
    assert sum(word in known for word in words) > 0.6 * len(words)
    assert max(len(line.split()) for line in made) > 15


def test_a_sign_is_whole_in_the_midst_of_it():
    sign = "my chest feels tight"
    for seed in range(50):
        said = iter(within(sign, TALK, random.Random(seed)).split())
        assert all(word in said for word in sign.split())  # in their order
