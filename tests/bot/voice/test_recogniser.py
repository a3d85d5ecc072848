from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from bot.voice.model import vosk_model_dir
from bot.voice.pcm import Pcm
from bot.voice.recogniser import Recogniser

pytestmark = pytest.mark.speech

VOICES = ["flite slt", "flite rms", "flite kal16", "flite awb", "espeak-ng en", "espeak-ng en-us"]
SESSION = [
    "start the half kneeling psoas stretch",
    "ready",
    "pause",
    "how long is left",
    "resume",
    "stop",
]


@pytest.mark.parametrize("name", VOICES)
def test_a_session_is_heard_in_order(
    recogniser: Recogniser, voice: Callable, recording: Callable, name: str
) -> None:
    pcm, onsets = recording(voice(name), SESSION)

    heard = list(recogniser.utterances(pcm))

    texts = [h.text.replace("how long as left", "how long is left") for h in heard]
    assert texts == SESSION
    assert [h.at for h in heard] == pytest.approx(onsets, abs=0.2)
    for h, following in zip(heard, [*onsets[1:], pcm.duration], strict=True):
        assert h.at < h.end < following
        assert 0 < h.least <= h.confidence <= 1


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_any_rate(recogniser: Recogniser, voice: Callable, recording: Callable, rate: int) -> None:
    pcm, _ = recording(voice("flite rms"), ["how long is left", "ten more seconds"])
    heard = [h.text for h in recogniser.utterances(pcm.resampled(rate))]
    assert heard[0].endswith("left")
    assert heard[1] == "ten more seconds"


@pytest.mark.parametrize("name", ["flite slt", "flite awb", "espeak-ng en"])
def test_other_talk_is_no_command(
    recogniser: Recogniser, voice: Callable, recording: Callable, name: str
) -> None:
    talk = [
        "neck", "my chest hurts", "sharp pain", "shoulder", "I'm pregnant", "sore", "burning",
        "start the music", "the psoas stretch hurts", "I can't do child's pose", "shut up",
        "no none of those", "yes", "tell me about the weather", "sorry", "aching",
    ]  # fmt: skip
    from bot.voice.phrases import CONTROLS

    pcm, _ = recording(voice(name), talk)
    heard = [h.text for h in recogniser.utterances(pcm)]
    assert len(heard) >= len(talk)
    assert not set(heard) & set(CONTROLS)
    assert not [text for text in heard if text.startswith(("start the half", "start child", "cat"))]


def test_without_names_it_listens_freely(voice: Callable, recording: Callable) -> None:
    free = Recogniser(vosk_model_dir())
    pcm, _ = recording(voice("flite rms"), ["start the half kneeling psoas stretch", "pause"])
    heard = [h.text for h in free.utterances(pcm)]
    assert heard == ["start the half kneeling so stretch", "pause"]


def test_speech_to_the_very_edges(recogniser: Recogniser, voice: Callable) -> None:
    (heard,) = recogniser.utterances(voice("flite rms")("how long is left"))
    assert heard.text == "how long is left"
    assert heard.at == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("seconds", [0, 0.01, 5])
def test_silence_says_nothing(recogniser: Recogniser, seconds: float) -> None:
    silence = Pcm(np.zeros(int(16_000 * seconds), np.int16), 16_000)
    assert list(recogniser.utterances(silence)) == []


def test_one_recording_after_another(recogniser: Recogniser, voice: Callable) -> None:
    pcm = voice("flite slt")("skip to the other side")
    for _ in range(2):
        (heard,) = recogniser.utterances(pcm)
        assert heard.text == "skip to the other side"
        assert 0 <= heard.at < heard.end <= pcm.duration + 0.1


def test_vosk_keeps_its_logs_to_itself(
    recogniser: Recogniser, voice: Callable, capfd: pytest.CaptureFixture[str]
) -> None:
    list(Recogniser(vosk_model_dir()).utterances(voice("flite slt")("pause")))
    assert capfd.readouterr() == ("", "")
