"""What counts as the same sentence, and what does not."""

import pytest

from bot.nlu.likeness import bare, pairs, plain


def alike(one: str, other: str) -> bool:
    return bool(pairs([one], [other]))


def test_the_words_alone():
    assert plain("What's THAT,  then?!") == "whats that then"
    assert (
        bare("Thank you, could I see a picture of the pose please") == "could i see picture of pose"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What's the point of it?", "whats the point of it, please"),
        ("go back one", "Go back one!"),
        ("how long do I hold this stretch", "how long do i hold this strech"),
        ("is this hard work", "this is hard work"),
        ("my heart keeps skipping beats", "heart keeps skipping beats"),
    ],
)
def test_near(one, other):
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("how long do I hold this stretch", "how far do I go in this stretch"),
        ("go back one", "go back on"),  # three words: only when they are equal
        ("I want to stop now", "I want to stop now because my left knee is hurting rather a lot"),
        ("do do do do", "how do I do it"),
        ("", ""),
    ],
)
def test_apart(one, other):
    assert not alike(one, other)


@pytest.mark.parametrize("said", ["stop", "pause please", "Could you?", "the next one, thank you"])
def test_what_everybody_says_is_exempt(said):
    assert not alike(said, said)


def test_every_place_is_found_in_order():
    ours = ["stop", "tell me how deep I go", "where do my hands go"]
    others = ["where do my hands go", "Where do my hands go?", "tell me how deep i go"]
    assert [(pair.one, pair.other) for pair in pairs(ours, others)] == [(1, 2), (2, 0), (2, 1)]


def test_many_are_compared_in_pieces():
    ours = [f"take number {'x' * (n % 40)}{n} from this shelf" for n in range(2500)]
    assert {pair.one for pair in pairs(ours, ours[1234:1235]) if pair.score == 100} == {1234}
    assert pairs(ours, []) == []
