"""Real recognisers, real voices."""

import numpy as np
import pytest

from bot.voice.listening.activity import VoiceActivity
from bot.voice.listening.ears import Ears
from bot.voice.listening.events import Reflex, SpeechEnded
from bot.voice.listening.listener import Listener
from bot.voice.loading import load_ears
from bot.voice.phrases import CONTROLS
from bot.voice.recogniser import RATE

pytestmark = pytest.mark.speech


@pytest.fixture(scope="module")
def ears() -> Ears:
    return load_ears(RATE)


@pytest.fixture
def hear(ears, voice):
    def events(name, text, own_words=()):
        said = voice(name)(text).resampled(RATE).samples
        noise = np.random.default_rng(1).normal(0, 20, len(said) + 3 * RATE)
        noise[RATE : RATE + len(said)] += said
        listener = Listener(RATE, ears, VoiceActivity(RATE))
        listener.expect(own_words)
        return list(listener.hear(noise.astype(np.int16)))

    return events


def words(events):
    return [event.heard.text for event in events if isinstance(event, SpeechEnded) and event.heard]


@pytest.mark.parametrize("name", ["flite slt", "flite awb", "flite rms", "flite kal16"])
@pytest.mark.parametrize(
    "text", ["start the half kneeling psoas stretch", "my knee hurts", "resume", "pause", "skip"]
)
def test_what_is_said_on_a_mat_is_heard_while_it_is_spoken(hear, name, text):
    assert words(hear(name, text)) == [text]


def test_being_called_is_heard(hear):
    assert words(hear("flite slt", "hey limber")) == ["hey limber"]


@pytest.mark.parametrize("name", ["flite slt", "flite rms"])
def test_pause_acts_before_its_end_is_certain(hear, name):
    events = hear(name, "pause")
    assert [event.word for event in events if isinstance(event, Reflex)] == ["pause"]
    assert isinstance(events[-1], SpeechEnded)


def test_its_own_sentence_is_no_reflex(hear):
    own = "stop and come out slowly"
    events = hear("flite slt", own, [own])
    assert not [event for event in events if isinstance(event, Reflex)]


def test_the_words_are_there_soon_after_the_voice(hear):
    ended = hear("flite slt", "how long is left")[-1]
    assert ended.at - ended.spoken_until < 0.5


def test_among_people_who_talk_a_near_control_is_heard(ears, voice):
    others = [voice(f"flite {name}")(text).resampled(RATE).samples for name, text in TALK]
    said = voice("flite rms")("pause").resampled(RATE).samples.astype(float)
    talk = sum(np.resize(other.astype(float), 14 * RATE) for other in others)
    talk[11 * RATE : 11 * RATE + len(said)] += said * (np.std(talk) * 4 / np.std(said))
    listener = Listener(RATE, ears, VoiceActivity(RATE))
    assert "pause" in words(listener.hear((talk / np.abs(talk).max() * 20_000).astype(np.int16)))


TALK = [
    ("slt", "the train was late again so we walked the last mile in the rain"),
    ("awb", "nobody had told them that the kitchen would be painted this morning"),
    ("kal16", "my brother keeps bees behind the house and sells the honey in june"),
    ("rms", "they say that it will clear up by friday but I do not believe it"),
]


@pytest.mark.parametrize("text", ["shoulder", "water", "neck", "stuffed animals"])
def test_what_makes_sense_alone_is_no_control(hear, text):
    assert not set(words(hear("espeak-ng en", text))) & set(CONTROLS)
