"""Whom a question is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.persons import asks_of_others, tells_of_others


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_suitable", "is it safe for my mum with a hip replacement"),
        ("ask_suitable", "can my old dad do this with osteoporosis"),
        ("ask_suitable", "can someone with glaucoma do it"),
        ("ask_when_to_avoid", "should people with a bad back do this"),
        ("ask_suitable", "she has a knee replacement, is it safe"),
        ("ask_suitable", "is this OK for a pregnant client, a friend of hers"),
        ("ask_goals", "does it help sciatica"),
        ("compare", "which is better for sciatica"),
    ],
)
def test_a_question_about_others_leaves_out_who_asks(intent, text):
    assert asks_of_others(intent, text)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_suitable", "is it safe with a hip replacement"),
        ("ask_suitable", "can I do it with a hip replacement"),
        ("ask_suitable", "is it safe for my hip"),
        ("ask_suitable", "my friend says I have sciatica, may I"),
        ("ask_goals", "does it help my sciatica"),
        ("ask_goals", "would it help my kidney stones"),  # no kid of anybody's
        ("ask_goals", "does it help I'm pregnant"),
        ("ask_goals", ""),
        ("compare", "which of them is better for me"),
    ],
)
def test_in_doubt_it_is_about_who_asks(intent, text):
    assert not asks_of_others(intent, text)


@given(
    st.sampled_from(["state_condition", "deny", "start_session", "pause", "report_pain"]),
    st.text(max_size=60) | st.just("my mum has glaucoma"),
)
def test_only_a_question_is_about_others(intent, text):
    assert not asks_of_others(intent, text)


@pytest.mark.parametrize("word", ["I", "i'm", "I've", "me", "myself", "mine", "my knee"])
def test_a_word_for_oneself_settles_it(word):
    assert not asks_of_others("ask_suitable", f"can people do it with glaucoma like {word}")


@pytest.mark.parametrize(
    "text",
    [
        "grandma had her hip done in the spring",
        "uncle bob is diabetic",
        "granddad had a stroke, and grandad had another",
        "they say he has a bad back",
        "my brother broke his wrist skiing",
    ],
)
def test_what_is_told_of_others_is_theirs(text):
    assert tells_of_others(text)


@pytest.mark.parametrize(
    "text",
    ["i have a hip replacement", "a hip replacement", "my mum and i both have osteoporosis", ""],
)
def test_what_may_be_of_oneself_is_not_taken_for_others(text):
    assert not tells_of_others(text)
