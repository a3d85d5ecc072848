"""The classifier on problems small enough to see through."""

import numpy as np
import pytest

from bot.nlu.softmax import Softmax, fit

RIGHT, LEFT, UP = np.eye(3, dtype=np.float32)
WORDS = {"pause": ["w:wait"], "stop": ["w:end"], "skip": ["w:next"]}


def separable(balance=1.0, counts=(20, 20, 20)):
    """Three intents, each with a vector and a word of its own."""
    intents = [name for name, n in zip(WORDS, counts, strict=True) for _ in range(n)]
    vectors = dict(zip(WORDS, (RIGHT, LEFT, UP), strict=True))
    return fit(
        np.stack([vectors[name] for name in intents]),
        [WORDS[name] for name in intents],
        intents,
        scale=4.0,
        weight=2.0,
        balance=balance,
    )


@pytest.fixture(scope="module")
def fitted():
    return separable()


def likeliest(softmax, vector, pieces):
    return softmax.classes[int(softmax.probabilities(vector, pieces).argmax())]


def test_it_learns_what_can_be_told_apart(fitted):
    assert fitted.classes == ("pause", "skip", "stop")
    for name, vector in zip(WORDS, (RIGHT, LEFT, UP), strict=True):
        assert likeliest(fitted, vector, WORDS[name]) == name
        assert fitted.probabilities(vector, WORDS[name]).max() > 0.8


def test_probabilities_add_up_to_one(fitted):
    for vector in (RIGHT, LEFT, -UP, np.zeros(3, dtype=np.float32)):
        likely = fitted.probabilities(vector, ["w:wait", "w:end", "w:unheard"])
        assert likely.sum() == pytest.approx(1, abs=1e-5)
        assert (likely >= 0).all()


def test_words_decide_where_the_vector_does_not(fitted):
    nothing = np.zeros(3, dtype=np.float32)
    assert likeliest(fitted, nothing, ["w:end"]) == "stop"
    assert likeliest(fitted, nothing, ["w:wait"]) == "pause"


@pytest.mark.parametrize("pieces", [[], ["w:unheard"]])
def test_without_a_word_that_it_knows_the_vector_decides(fitted, pieces):
    assert likeliest(fitted, LEFT, pieces) == "stop"


def test_texts_without_pieces_can_be_learnt_from():
    vectors = np.stack([RIGHT, LEFT] * 10)
    softmax = fit(vectors, [[]] * 20, ["a", "b"] * 10, scale=4.0, weight=2.0)
    assert softmax.pieces.names == ()
    assert likeliest(softmax, RIGHT, ["w:any"]) == "a"
    assert likeliest(softmax, LEFT, []) == "b"


def test_balanced_a_class_with_few_examples_counts_as_much():
    nothing = np.zeros(3, dtype=np.float32)
    counts = (60, 5, 5)
    even = separable(counts=counts).probabilities(nothing, [])
    uneven = separable(balance=0.0, counts=counts).probabilities(nothing, [])
    assert uneven[0] > even[0]  # pause, in both


def test_the_same_examples_give_the_same_classifier(fitted):
    assert np.array_equal(separable().weights, fitted.weights)


@pytest.mark.parametrize("pieces", [["w:end"], []])
def test_what_is_written_is_read_again_without_a_pickle(tmp_path, fitted, pieces):
    np.savez(tmp_path / "softmax.npz", **fitted.arrays())
    with np.load(tmp_path / "softmax.npz", allow_pickle=False) as arrays:
        again = Softmax.from_arrays(arrays)
    assert (again.classes, again.scale) == (fitted.classes, fitted.scale)
    assert np.array_equal(again.probabilities(LEFT, pieces), fitted.probabilities(LEFT, pieces))
