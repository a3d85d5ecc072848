import io

import pytest
import soundfile

from bot.channels.web.mailbox import Mailbox
from bot.channels.web.speech import Spoken, may_be_spoken

CUES = {"custom": {"session": {"cues": [{"at": 0, "kind": "hold", "text": "Hold."}]}}}


@pytest.fixture
def mailbox(tmp_path):
    box = Mailbox(tmp_path / "web.db")
    box.put("a", {"text": "Paused. Say resume when you are ready."})
    box.put("a", CUES)
    box.put("a", {"custom": {"card": {"title": "t", "lines": []}}})
    yield box
    box.close()


@pytest.mark.parametrize(
    "said",
    [
        "Paused. Say resume when you are ready.",
        "Paused.",
        "Say resume when you are ready.",
        "Hold.",
    ],
)
def test_what_limber_said_may_be_spoken(mailbox, said):
    assert may_be_spoken(said, "a", mailbox)


@pytest.mark.parametrize("said", ["Buy this.", "Say resume", "hold.", ""])
def test_nothing_else_may(mailbox, said):
    assert not may_be_spoken(said, "a", mailbox)


def test_what_was_said_to_others_may_not(mailbox):
    assert not may_be_spoken("Hold.", "b", mailbox)


@pytest.mark.speech
def test_it_is_spoken():
    spoken = Spoken()
    samples, rate = soundfile.read(io.BytesIO(spoken.wav("Hold.")))
    spoken.close()
    assert rate > 8000
    assert abs(samples).max() > 0.05
    assert 0.2 < len(samples) / rate < 2
