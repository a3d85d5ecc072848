import numpy as np
import pytest

from bot.voice.hands_free.mixer import Mixer
from bot.voice.hands_free.mouth import GAP_S, Mouth
from bot.voice.pcm import Pcm

RATE = 1000


class Synthesiser:
    """A tenth of a second a word."""

    def __init__(self):
        self.asked = []

    def synthesise(self, text):
        self.asked.append(text)
        return Pcm(np.full(100 * len(text.split()), 1000, np.int16), RATE)


@pytest.fixture
def mouth():
    return Mouth(Mixer(RATE, lambda: 0.0, lambda _samples: None), Synthesiser())


def test_an_answer_is_said_sentence_by_sentence(mouth):
    mouth.answer(["Well done.", "Rest."])
    assert [(line.text, line.at) for line in mouth.saying] == [
        ("Well done.", 0.0),
        ("Rest.", pytest.approx(0.2 + GAP_S)),
    ]


def test_a_cue_is_said_at_its_second(mouth):
    mouth.cue("Hold there.", 1.25)
    assert not mouth.is_speaking(1.2)
    assert mouth.is_speaking(1.3)
    assert mouth.silent_from() == pytest.approx(1.45)


def test_hushed_it_says_nothing_of_what_was_to_come(mouth):
    mouth.cue("Hold there.", 1.25)
    mouth.hush()
    assert mouth.saying == []


def test_what_was_rendered_ahead_is_not_rendered_again(mouth):
    mouth.open()
    mouth.prepare(["Rest."])
    mouth.close()
    mouth.cue("Rest.", 1.0)
    assert mouth._synthesiser.asked == ["Rest."]


def test_looking_at_it_changes_nothing(mouth):
    """Another thread does: what it put back could lack a line that was begun meanwhile."""
    mouth.cue("Hold there.", 1.25)
    before = mouth._clips
    assert mouth.saying
    assert mouth._clips is before
