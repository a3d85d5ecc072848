"""The coach among parts whose time is told: a mixer that is pulled, turns that are noted."""

import numpy as np
import pytest

from bot.client import Reply
from bot.protocol import CueMessage, Custom, SessionMessage
from bot.voice.hands_free.attention import Attention
from bot.voice.hands_free.coach import AHEAD_S, Coach
from bot.voice.hands_free.mixer import Mixer
from bot.voice.hands_free.mouth import Mouth
from bot.voice.heard import Heard
from bot.voice.listening.events import Reflex, SpeechBegan, SpeechEnded
from bot.voice.pcm import Pcm

RATE = 1000


class Synthesiser:
    """A tenth of a second a word."""

    def synthesise(self, text):
        return Pcm(np.full(100 * len(text.split()), 1000, np.int16), RATE)


class Notes:
    """Turns and a screen that note what they are told."""

    def __init__(self):
        self.asked, self.said_lines, self.overheard = [], [], []

    def say(self, text, state, overheard=""):
        self.asked.append(text)
        self.overheard.append(overheard)

    def heard(self, text):
        pass

    def said(self, text):
        self.said_lines.append(text)

    def state(self, state):
        pass


class Scene:
    def __init__(self, mode="open"):
        self.mixer = Mixer(RATE, lambda: 0.0, lambda _samples: None)
        self.mouth = Mouth(self.mixer, Synthesiser())
        self.notes = Notes()
        self.coach = Coach(self.mixer, self.mouth, Attention(mode), self.notes, self.notes)

    def pass_time(self, seconds):
        for _ in range(round(seconds * 100)):
            self.mixer.fill(np.zeros((RATE // 100, 1), np.int16))
            self.coach.tick()

    def hear(self, text, reflex=None, plain=""):
        self.coach.heard(SpeechBegan(0))
        if reflex:
            self.coach.heard(Reflex(0, reflex))
        heard = Heard(0, 1, text, 1.0, plain=plain) if text else None
        self.coach.heard(SpeechEnded(1, heard, 0.7, -20, -60))

    @property
    def lines(self):
        return {line.text: line.at for line in self.mouth.saying if line.until > line.at}


CUES = [("position", 1.0, "Kneel down."), ("breath", 3.0, "Breathe out."), ("rest", 5.0, "Rest.")]


def session(state="running", at=0.0, cues=CUES, revision=1, settle=0.0):
    sheet = [CueMessage(at=when, kind=kind, text=text) for kind, when, text in cues or ()]
    place = {"id": "s", "revision": revision, "state": state, "at": at, "stretch": "cat_cow"}
    place["settle"] = settle
    return Custom(session=SessionMessage(**place, cues=sheet if cues else None))


@pytest.fixture
def scene():
    return Scene()


@pytest.fixture
def running(scene):
    scene.coach.replied(Reply(("Starting.",), (session(),)))
    return scene


def test_words_go_to_the_server_and_its_answer_is_spoken(scene):
    scene.hear("how do i breathe")
    assert scene.notes.asked == ["how do i breathe"]
    scene.coach.replied(Reply(("Slowly. Through your nose.",)))
    assert list(scene.lines) == ["Slowly.", "Through your nose."]


def test_a_cue_begins_at_its_second_and_is_handed_over_early(running):
    running.pass_time(1.0 - AHEAD_S + 0.02)
    assert running.lines == {"Kneel down.": pytest.approx(1.0)}


def test_a_reflex_silences_and_stands_still_before_the_server_knows(running):
    running.pass_time(1.05)
    running.coach.heard(SpeechBegan(0))
    running.coach.heard(Reflex(0, "pause"))
    assert not running.coach.player.running
    assert running.notes.asked == []
    running.pass_time(0.05)
    assert not running.mouth.is_speaking(running.mixer.now())
    running.pass_time(4)
    assert "Breathe out." not in running.notes.said_lines


def test_a_reflex_alone_is_what_was_said(running):
    running.hear("most", reflex="pause")
    assert running.notes.asked == ["pause"]


def test_an_answer_without_a_session_lets_the_clock_go_on(running):
    running.hear("stop watching", reflex="stop")
    running.coach.replied(Reply(("I can't help with that.",)))
    assert running.coach.player.running


def test_a_line_that_was_talked_over_is_said_again(running):
    running.pass_time(1.05)
    running.hear("pause", reflex="pause")
    running.coach.replied(Reply(("It is paused.",), (session("paused", 1.05, None, 2),)))
    running.pass_time(2)
    running.hear("resume")
    running.coach.replied(Reply(("Going on.",), (session("running", 1.05, None, 3),)))
    assert list(running.lines) == ["Going on.", "Kneel down."]


def test_a_filling_line_is_left_out_for_an_answer_and_a_needed_one_cuts_it(running):
    running.pass_time(2.5)
    running.coach.replied(Reply((" ".join(["word"] * 40) + ".",)))
    running.pass_time(1)
    assert "Breathe out." not in running.notes.said_lines
    running.pass_time(1.5)
    assert running.notes.said_lines[-1] == "Rest."
    running.pass_time(0.05)
    assert [line.text for line in running.mouth.saying if line.until > 5.0] == ["Rest."]


def test_it_does_not_obey_its_own_voice(running):
    running.pass_time(1.05)
    running.hear("kneel")
    assert running.notes.asked == []


def test_it_does_not_listen_to_its_greeting(scene):
    scene.coach.greet("say_voice_hello")
    scene.hear("stop", reflex="stop")
    assert scene.notes.asked == []
    scene.pass_time(3)
    scene.hear("stretch my hips")
    assert scene.notes.asked == ["stretch my hips"]


def test_a_question_is_asked_again_once(scene):
    scene.coach.replied(Reply(("I see. Does any of that apply?",)))
    scene.pass_time(3)
    assert scene.lines == {}
    scene.pass_time(7.5)
    assert list(scene.lines) == ["Does any of that apply?"]
    scene.pass_time(30)
    assert scene.lines == {}


def test_what_is_asked_back_is_repeated_louder(scene):
    scene.coach.replied(Reply(("Breathe slowly.",)))
    usual = max(scene.mouth._clips[-1].samples)
    scene.hear("what")
    scene.coach.replied(Reply(("Breathe slowly.",), understood="repeat"))
    assert max(scene.mouth._clips[-1].samples) > usual


def test_in_a_hold_what_is_missed_once_gets_a_tone_only(running):
    missed = Reply(("I missed that.",), understood="nlu_fallback")
    running.coach.replied(missed)
    assert running.lines == {}
    running.coach.replied(missed)
    assert list(running.lines) == ["I missed that."]


def test_it_waits_to_be_called():
    scene = Scene("wake")
    scene.hear("what a nice day")
    assert scene.notes.asked == []
    scene.hear("hey limber")
    scene.hear("stretch my hips")
    assert scene.notes.asked == ["stretch my hips"]


def test_the_space_bar_holds_a_session_and_lets_it_go_on(running):
    running.coach.space()
    assert not running.coach.player.running
    running.coach.replied(Reply(("Paused.",), (session("paused", 0.5, None, 2),)))
    running.coach.space()
    assert running.notes.asked == ["pause", "resume"]


def test_a_loud_room_is_said_once_a_while(scene):
    for _ in range(2):
        scene.coach.heard(SpeechBegan(0))
        scene.coach.heard(SpeechEnded(1, None, 0.7, -30, -33))
    assert len(scene.notes.said_lines) == 1


def test_while_somebody_talks_it_speaks_softly(running):
    running.pass_time(1.02)
    running.coach.heard(SpeechBegan(0))
    assert running.mixer._wanted_gain < 0.5
    running.coach.heard(SpeechEnded(1, None, 0.7, -20, -60))
    assert running.mixer._wanted_gain == 1.0


def test_a_server_that_is_gone_is_told_of(running):
    running.coach.failed()
    assert running.coach.player.running
    assert running.notes.said_lines[-1].startswith("I have lost touch")


def test_back_in_a_session_that_is_said_in_place_of_a_greeting(scene):
    here = Reply(("We were here.",), (session("running", 2.0, settle=2.0),))
    scene.coach.returned(here)
    assert "We were here." in scene.lines
    scene.pass_time(0.2)
    scene.hear("stop")  # said by itself perhaps: the room is not known yet
    assert scene.notes.asked == []
    scene.pass_time(2.0)
    scene.hear("how long is left")
    assert scene.notes.asked == ["how long is left"]
    assert scene.coach.player.position(scene.mixer.now()) == pytest.approx(2.2, abs=0.05)


def test_while_it_talks_a_scrap_of_a_word_is_its_own(running):
    running.pass_time(1.02)
    running.hear("ah")
    assert running.notes.asked == []
    running.hear("it hurts")
    assert running.notes.asked == ["it hurts"]


def test_while_it_is_silent_every_word_counts(running):
    running.pass_time(2.8)
    running.hear("ah")
    assert running.notes.asked == ["ah"]


def test_in_a_session_what_nobody_called_it_for_goes_with_its_plain_reading(running):
    running.hear("a small sharp", plain="a small shop")
    running.hear("limber a small sharp", plain="limber a small shop")
    assert running.notes.asked == ["a small sharp", "a small sharp"]
    assert running.notes.overheard == ["a small shop", ""]


def test_without_a_session_who_speaks_has_called_it(scene):
    scene.hear("a small sharp", plain="a small shop")
    assert scene.notes.overheard == [""]
