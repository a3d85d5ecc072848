"""What was not understood, and what is not our business."""

from itertools import pairwise

import pytest


def test_each_time_in_other_words_and_with_something_to_say(talk):
    texts = [talk.say("nlu_fallback").text for _ in range(7)]
    assert len(set(texts[:3])) == 3
    assert all(first != second for first, second in pairwise(texts))
    assert "how do I breathe" in texts[0]
    assert "what stretches" in texts[1]
    assert "help" in texts[2]


def test_in_a_hold_each_time_in_other_words_and_the_clock_is_not_touched(talk):
    talk.holding(12)
    kept = talk.slots["session"]
    texts = [talk.say("nlu_fallback").text for _ in range(4)]
    assert len(set(texts[:3])) == 3
    assert all(len(text.split()) <= 20 for text in texts)
    assert talk.slots["session"] == kept


@pytest.mark.parametrize("understood", ["time_left", "help", "ask_hold", "out_of_scope"])
def test_what_is_understood_starts_the_count_again(talk, understood):
    first = talk.say("nlu_fallback").text
    talk.say("nlu_fallback")
    talk.say(understood)
    assert talk.say("nlu_fallback").text == first


def test_what_it_suggests_names_a_stretch(talk):
    text = " ".join(talk.say("nlu_fallback").text for _ in range(3))
    assert "Half Kneeling Psoas Stretch" in text


def test_what_is_not_our_business_is_said_in_turns(talk):
    texts = [talk.say("out_of_scope").text for _ in range(4)]
    assert all("tretches" in text for text in texts)
    assert texts[0] != texts[1]


def test_in_a_pause_it_is_as_without_a_session(talk):
    talk.holding(12).say("pause")
    assert "to go" not in talk.say("nlu_fallback").text


@pytest.mark.parametrize(("answers", "word"), [((), "yes"), (("deny",), "ready")])
def test_what_is_not_understood_before_the_start_asks_for_what_is_open(talk, answers, word):
    talk.say("start_session", stretch="half_kneeling_psoas_stretch")
    for answer in answers:
        talk.say(answer)
    texts = [talk.say("nlu_fallback").text for _ in range(3)]
    assert all(word in text for text in texts)
    assert len(set(texts)) == 3
