"""A language model of our own examples: what goes into it, and what it hears."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import vosk

from bot.voice.domain_ear import DomainEar, judged, phrases_of
from bot.voice.heard import Heard
from bot.voice.model import vosk_model_dir
from bot.voice.recogniser import RATE, Recogniser

KNOWN = {"how", "long", "is", "left", "i'm", "ready", "and", "my", "knee", "hurts"}


@pytest.mark.parametrize(
    ("saying", "phrases"),
    [
        ("How long is left?", ["how long is left"]),
        (
            "I\N{RIGHT SINGLE QUOTATION MARK}m ready, and my knee hurts",
            ["i'm ready and my knee hurts"],
        ),
        ("ready. how long", ["ready", "how long"]),
        ("my psoas hurts", ["my", "hurts"]),
        ("hurts 10 left", ["hurts", "left"]),
        ("'ready' is left", ["ready", "is left"]),
        ("", []),
        ("...", []),
    ],
)
def test_only_runs_of_known_words_are_learnt(saying: str, phrases: list[str]) -> None:
    assert phrases_of([saying], KNOWN.__contains__) == phrases


def test_what_is_said_twice_counts_twice() -> None:
    assert phrases_of(["ready", "ready"], KNOWN.__contains__) == ["ready", "ready"]


@pytest.mark.speech
class TestHearing:
    @pytest.fixture(scope="class")
    def ear(self) -> DomainEar:
        sayings = ["my knee hurts", "I can't put weight on this knee", "how long is left"]
        return DomainEar(vosk.Model(str(vosk_model_dir())), RATE, sayings)

    def test_a_sentence_that_no_example_has(self, ear: DomainEar, voice: Callable) -> None:
        free = Heard(2.0, 3.0, "this need hurts", 0.9, 0.5)
        heard = ear.again(free, voice("flite rms")("this knee hurts").resampled(RATE).samples)
        assert (heard.at, heard.end, heard.text) == (2.0, 3.0, "this knee hurts")
        assert 0 < heard.least <= heard.confidence <= 1

    def test_one_after_the_other(self, ear: DomainEar, voice: Callable) -> None:
        samples = voice("flite slt")("how long is left").resampled(RATE).samples
        free = Heard(0.0, 1.0, "how long as left", 0.9, 0.5)
        assert ear.again(free, samples) == ear.again(free, samples)

    def test_what_free_recognition_is_much_surer_of(self, ear: DomainEar, voice: Callable) -> None:
        samples = voice("flite slt")("the train was late on sunday").resampled(RATE).samples
        free = Heard(0.0, 2.0, "the train was late on sunday", 1.0, 1.0)
        assert ear.again(free, samples).text == free.text

    def test_silence_leaves_what_was_heard(self, ear: DomainEar) -> None:
        free = Heard(0.0, 1.0, "huh", 0.2, 0.2)
        assert ear.again(free, np.zeros(RATE, np.int16)).text == free.text


@pytest.mark.speech
@pytest.mark.parametrize("name", ["flite slt", "flite awb", "flite rms", "flite kal16"])
def test_the_recogniser_hears_what_free_recognition_does_not(
    recogniser: Recogniser, voice: Callable, recording: Callable, name: str
) -> None:
    text = "my ankle pinches when i take the knee past my toes"
    pcm, _ = recording(voice(name), [text])
    (freely,) = Recogniser(vosk_model_dir()).utterances(pcm)
    assert freely.text != text
    (heard,) = recogniser.utterances(pcm)
    assert heard.text == text


@pytest.mark.parametrize(
    ("sounds", "written"),
    [
        (
            "when is the ill ee oh so a stretch a bad idea",
            "when is the iliopsoas stretch a bad idea",
        ),
        ("the ill ee oh so us stretch", "the iliopsoas stretch"),
        ("show me ball us on a", "show me balasana"),
        ("so us two can do it", "so us two can do it"),
    ],
)
def test_a_name_that_was_heard_as_its_sound_is_written_as_a_name(sounds, written):
    free = Heard(0, 1, "something", 0.5)
    assert judged(free, Heard(0, 1, sounds, 0.9)).text == written


@pytest.mark.parametrize("sounds", ["[unk]", "my knee [unk]"])
def test_what_is_like_no_example_is_left_to_free_recognition(sounds: str) -> None:
    free = Heard(0, 1, "the train was late on sunday", 1.0)
    assert judged(free, Heard(0, 1, sounds, 1.0)).text == free.text


def test_what_is_heard_by_who_expects_nothing_is_kept_beside_it() -> None:
    free = Heard(0, 1, "a small shop", 0.95)
    heard = judged(free, Heard(0, 1, "a small sharp", 1.0))
    assert (heard.text, heard.plain) == ("a small sharp", "a small shop")
