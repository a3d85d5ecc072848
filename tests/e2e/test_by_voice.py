"""The whole of a guided stretch by voice alone: real processes on a virtual sound card.

    make test-voice

The person lets Limber finish, but not in a hold, and says a thing again when nothing comes of it,
as people do; how often that was is printed. Their voices were not used in tuning anything. No key
is pressed.
"""

import psutil
import pytest

from bot.client import Conversation
from bot.wording import load_phrases
from knowledge import load_library
from scripts.voice_room import Limber, Person, missing, timed, virtual_card

pytestmark = pytest.mark.card

STRETCH = load_library()["half_kneeling_psoas_stretch"]
HOLDS = ("And hold", "Hold there", "Hold it")
VOICES = ("piper:joe*1.08", "espeak:en-us+f3", "flite:rms*1.06")
TRIES = 4


@pytest.fixture(scope="module")
def card():
    assert not missing(), f"Install first: {', '.join(missing())}"
    with virtual_card() as card:
        yield card


class Talk:
    """A person with a voice, and Limber."""

    def __init__(self, card, server, voice, directory, name):
        self.voice, self.again, self.show = voice, 0, timed()
        self.sender = name
        self._card, self._server, self._data = card, server, directory
        self.person = Person(card, self.show)
        self.limber = self.begins()

    def begins(self):
        self.limber = Limber(
            self._card,
            ["--server", self._server.address, "--sender", self.sender],
            self.show,
            environment={"LIMBER_DATA": str(self._data)},
        )
        return self.limber

    def says(self, *texts, until, within_s=9, over=False):
        """Says it until something comes of it, the next of the wordings each time."""
        for number in range(TRIES):
            if not over:
                assert self.person.hears_nothing(1.2, within_s=60)
            self.person.says(texts[min(number, len(texts) - 1)], self.voice)
            if self.limber.shows(*until, within_s=within_s):
                return
            self.again += 1
        pytest.fail(f"{texts[0]!r} has come to nothing")

    def waits(self, *texts, within_s=60):
        assert self.limber.shows(*texts, within_s=within_s), f"never came: {texts}"

    def starts(self):
        """From the greeting to the first hold."""
        self.waits("Hello.")
        self.says("hey limber", until=["(listening)"])
        self.says("start the half kneeling psoas stretch", until=["do any of these apply"])
        self.says("no, none of those", "no", until=["way in", "into position"])
        self.says("ready", "I'm ready", until=["Starting in"])
        self.waits(*HOLDS)


@pytest.fixture(params=VOICES)
def talk(request, card, limber, tmp_path):
    talk = Talk(card, limber, request.param, tmp_path, request.node.name)
    yield talk
    talk.limber.leaves()
    talk.person.close()
    print(f"{request.param} had to say {talk.again} things again")


def test_a_stretch_by_voice_alone_until_the_knee_hurts(talk, limber):
    talk.starts()
    talk.says("pause", until=["with "], over=True)
    talk.says("how long is left", "how much more time", until=["The clock stands still, with"])
    talk.says("resume", "go on", until=["ettle"])
    talk.waits("Long breath out", "Breathe in")
    talk.says("how should I breathe", until=[STRETCH.breathing.line[:20]])
    talk.says("my knee hurts", over=True, until=["Stop, and come out slowly"])

    conversation = Conversation(limber.address, talk.sender)
    asked = conversation.say("go on")
    conversation.close()
    assert asked.texts[0] in load_phrases()["say_finished_already"]


@pytest.mark.parametrize("talk", VOICES[:1], indirect=True)
def test_killed_in_a_hold_it_says_where_that_was_and_goes_on(talk):
    talk.starts()
    talk.waits("Breathe in")
    talk.limber.is_killed()
    talk.begins()
    talk.waits("We were here: Holding on the left side.")
    talk.waits("Ten seconds left", "Last ten seconds")
    talk.says("stop", until=["end. Come out", "leave it there"])


@pytest.mark.parametrize("talk", VOICES[:1], indirect=True)
def test_a_server_that_is_killed_in_a_hold_is_not_missed(talk, limber):
    talk.starts()
    rasa = psutil.Process(limber.pid("rasa"))
    rasa.kill()
    rasa.wait()
    talk.waits("Ten seconds left", "Last ten seconds")
    limber.revive()
    talk.says("how long is left", until=["to go"])
