"""The sentence encoder that set-up built, against the published network in plain numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from bot.nlu.encoder import DIMENSIONS, MAX_TOKENS, EncoderMissingError, SentenceEncoder
from bot.paths import encoder_dir
from scripts.build_encoder import find_source
from scripts.encoder_reference import reference_vector

SENTENCES = [
    "ow",
    "ninety seconds",
    "Where should I feel this?",
    "take me through the half kneeling psoas stretch, and go slowly",
    "",
]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder(encoder_dir())


def test_vectors_match_the_published_network(encoder: SentenceEncoder) -> None:
    weights = load_file(find_source() / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(find_source() / "tokenizer.json"))
    tokenizer.no_padding()
    expected = np.array([reference_vector(weights, tokenizer.encode(s).ids) for s in SENTENCES])
    cosines = (encoder.encode(SENTENCES) * expected).sum(axis=1)
    assert cosines.min() >= 0.99, dict(zip(SENTENCES, cosines, strict=True))


@pytest.mark.parametrize(
    ("sentence", "alike", "unrelated"),
    [
        ("my knee hurts", "I have pain in my knee", "how long is left"),
        ("how long do I hold it", "for how many seconds should I stay", "who should not do it"),
        ("hang on a moment", "pause please", "what equipment do I need"),
        ("do I need a mat", "which equipment does it take", "skip to the other side"),
    ],
)
def test_alike_sentences_are_closer(
    encoder: SentenceEncoder, sentence: str, alike: str, unrelated: str
) -> None:
    base, near, far = encoder.encode([sentence, alike, unrelated])
    assert base @ near > base @ far + 0.1


def test_a_sentence_does_not_depend_on_its_neighbours(encoder: SentenceEncoder) -> None:
    together = encoder.encode(SENTENCES)
    for sentence, vector in zip(SENTENCES, together, strict=True):
        np.testing.assert_array_equal(encoder.encode([sentence])[0], vector)


@pytest.mark.parametrize("text", ["", " \n", "stretch " * 625, "\N{FLEXED BICEPS}", "a" * 5_000])
def test_any_text_has_a_vector_of_unit_length(encoder: SentenceEncoder, text: str) -> None:
    vectors = encoder.encode([text])
    assert vectors.shape == (1, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)


def test_no_sentences_make_no_rows(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_what_is_beyond_the_limit_is_left_out(encoder: SentenceEncoder) -> None:
    long = "breathe " * MAX_TOKENS
    same, other = encoder.encode([long, long + "my knee hurts"])
    np.testing.assert_array_equal(same, other)


def test_an_encoder_not_built_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EncoderMissingError, match="make setup"):
        SentenceEncoder(tmp_path)
