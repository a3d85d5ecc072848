"""Pieces of words and runs of words, and what they weigh."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.ngrams import LEAST, MOST_WORDS, Pieces, pieces, slurred

TEXTS = [pieces(text) for text in ("how long", "how long is it", "so how long", "how")]


@pytest.fixture
def known():
    return Pieces.of(TEXTS, weight=5.0)


def test_words_runs_of_words_and_letters_are_pieces():
    assert pieces("How long") == [
        *("w:how", "w:long", "w:how long"),
        *("l: ho", "l:how", "l:ow ", "l: how", "l:how "),
        *("l: lo", "l:lon", "l:ong", "l:ng ", "l: lon", "l:long", "l:ong "),
    ]


def test_words_that_sound_alike_or_run_together_share_pieces():
    assert {"s:KF", "s:K KF"} & set(slurred("the calf")) == {"s:KF"}
    assert set(slurred("hold")) & set(slurred("halt")) == {"s:HLT"}
    assert {"r:nyho"} & set(slurred("any how")) & set(slurred("anyhow"))


def test_case_and_the_kind_of_apostrophe_make_no_difference():
    assert pieces("WHAT’S next?!") == pieces("what's next")


@pytest.mark.parametrize("text", ["", "  ", "?!", "_"])
def test_without_a_word_there_are_none(text):
    assert pieces(text) == []
    assert slurred(text) == []


def test_a_long_message_is_read_up_to_a_limit():
    words = ["one"] * MOST_WORDS
    assert pieces(" ".join([*words, "two"])) == pieces(" ".join(words))
    assert pieces("x" * 1000) == pieces("x" * 50)


def test_a_piece_counts_from_so_many_texts_on(known):
    assert "w:how" in known.names
    assert "w:is" not in known.names
    assert sum("w:long" in text for text in TEXTS) == LEAST
    assert "w:long" in known.names


def test_a_rarer_piece_is_more_telling(known):
    idf = dict(zip(known.names, known.idf, strict=True))
    assert idf["w:long"] > idf["w:how"]


WORDS = st.lists(st.sampled_from(["how", "long", "is", "zzz", "so"]), max_size=8).map(" ".join)


@given(WORDS)
def test_each_kind_of_pieces_has_the_same_length(text):
    known = Pieces.of(TEXTS, weight=5.0)
    found, weights = known.read(pieces(text))
    assert found == sorted(set(found))
    assert (weights > 0).all()
    for kind in "wl":
        of_kind = [w for i, w in zip(found, weights, strict=True) if known.names[i][0] == kind]
        if of_kind:
            assert np.linalg.norm(of_kind) == pytest.approx(5.0, rel=1e-5)


@given(st.lists(WORDS, max_size=5))
def test_many_texts_are_read_as_each_of_them_is(texts):
    known = Pieces.of(TEXTS, weight=5.0)
    said = [[*pieces(text), *slurred(text)] for text in texts]
    matrix = known.matrix(said)
    assert matrix.shape == (len(texts), len(known.names))
    for row, text in zip(matrix, said, strict=True):
        found, weights = known.read(text)
        row.sort_indices()
        assert row.indices.tolist() == found
        assert row.data == pytest.approx(weights, rel=1e-5)


@pytest.mark.parametrize("text", [[], ["w:unheard"]])
def test_pieces_that_are_not_known_weigh_nothing(known, text):
    found, weights = known.read(text)
    assert found == []
    assert weights.shape == (0,)


@pytest.mark.parametrize("texts", [TEXTS, [], [["w:once"]]])
def test_what_is_written_is_read_again(tmp_path, texts):
    known = Pieces.of(texts, weight=2.5)
    np.savez(tmp_path / "pieces.npz", **known.arrays())
    with np.load(tmp_path / "pieces.npz", allow_pickle=False) as arrays:
        again = Pieces.from_arrays(arrays)
    assert (again.names, again.weight) == (known.names, known.weight)
    text = pieces("how long is that")
    assert again.read(text)[0] == known.read(text)[0]
    assert np.array_equal(again.read(text)[1], known.read(text)[1])
