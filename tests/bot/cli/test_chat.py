"""The terminal's loop: lines and replies, cues at their time, reflexes. Sheets of split seconds."""

import asyncio
import threading
from collections import defaultdict

import pytest

from bot.cli.chat import Chat
from bot.client import ClientError, Reply
from bot.protocol import ClientState, CueMessage, Custom, SegmentMessage, SessionMessage

AT_MOST = 10  # seconds that a test may take before it fails


class Talk:
    """Answers each line by a table. A value may be a function of the voice: it takes its time."""

    sender = "someone"

    def __init__(self, answers, voice):
        self.answers, self.voice, self.lines, self.states = answers, voice, [], []

    def resumed(self, place):
        self.place = place
        return self.answers.get("resumed", Reply())

    def say(self, line, state):
        self.lines.append(line)
        self.states.append(state)
        answer = self.answers.get(line, Reply(("I see.",)))
        return answer(self.voice) if callable(answer) else answer


class Voice:
    """Remembers what it was to say, and lets a test wait for it."""

    def __init__(self):
        self.log, self._more, self._events = [], asyncio.Event(), defaultdict(threading.Event)

    def prepare(self, texts):
        self.log.append(("prepare", list(texts)))

    def say(self, text):
        self.log.append(("say", text))
        self._more.set()
        self._events[text].set()

    def hush(self):
        self.log.append(("hush", ""))

    @property
    def said(self):
        return [text for what, text in self.log if what == "say"]

    async def until(self, text):
        while text not in self.said:
            self._more.clear()
            await self._more.wait()

    def has_said(self, text):
        """Waits for it in another thread."""
        return self._events[text].wait(AT_MOST)


def session(at=0.0, state="running", times=None, **fields):
    values = {"id": "s", "revision": 1, "stretch": "cat_cow", **fields}
    if times is not None:
        segment = {"kind": "hold", "start": 0, "stretch": "cat_cow", "side": None, "rep": 1}
        values["segments"] = [SegmentMessage(end=60, **segment)]
        values["cues"] = [CueMessage(at=time, kind="form", text=f"cue {time}") for time in times]
    return Custom(session=SessionMessage(at=at, state=state, **values))


class Kept:
    """Remembers in memory."""

    def __init__(self, place=None):
        self.places = [place]

    def place(self):
        return self.places[-1]

    def keep(self, place):
        self.places.append(place)


def converse(answers, *script, kept=None):
    """Runs the loop; `script` has lines, and functions of the voice to wait with."""
    kept = kept or Kept()

    async def run():
        voice, steps = Voice(), iter(script)
        talk = Talk(answers, voice)

        async def ask():
            for step in steps:
                if isinstance(step, str):
                    return step
                await step(voice)
            raise EOFError

        await asyncio.wait_for(Chat(talk, voice, kept).run(ask), AT_MOST)
        return talk, voice

    return asyncio.run(run())


def heard(text):
    return lambda voice: voice.until(text)


@pytest.fixture
def shown(capsys):
    return lambda: [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_replies_are_shown_and_said(shown):
    talk, voice = converse({"hello": Reply(("Hello.", "Which stretch?"))}, "hello")
    assert talk.lines == ["hello"]
    assert shown() == ["Hello.", "Which stretch?"]
    assert voice.said == ["Hello. Which stretch?"]


@pytest.mark.parametrize("word", ["quit", "exit", " quit "])
def test_it_ends_with_a_word(word):
    talk, _ = converse({}, "hello", word, "never said")
    assert talk.lines == ["hello"]


def test_empty_lines_are_not_sent():
    talk, _ = converse({}, "", "   ", "hello")
    assert talk.lines == ["hello"]


def test_a_reply_without_words_is_not_spoken():
    _, voice = converse({"hello": Reply()}, "hello")
    assert voice.said == []


def test_a_server_that_goes_away_ends_it_with_its_error():
    def gone(voice):
        raise ClientError("No answer from Limber")

    with pytest.raises(ClientError):
        converse({"hello": gone}, "hello", "never said")


def test_cues_come_by_themselves_in_order(shown):
    start = Reply(("Starting.",), (session(times=[0.0, 0.02, 0.04]),))
    _, voice = converse({"ready": start}, "ready", heard("cue 0.04"))
    assert voice.said == ["cue 0.0", "cue 0.02", "cue 0.04"]
    lines = shown()
    assert lines[0] == "Starting."
    assert [line.split("] ")[1] for line in lines[1:]] == voice.said


def test_where_cues_begin_the_words_are_shown_and_the_cues_are_heard(shown):
    start = Reply(("Starting.",), (session(times=[0.0]),))
    _, voice = converse({"ready": start}, "ready", heard("cue 0.0"))
    assert "Starting." in shown()
    assert "Starting." not in voice.said


def test_the_cues_are_prepared_when_they_come():
    start = Reply(("Starting.",), (session(times=[0.0, 30.0]),))
    _, voice = converse({"ready": start}, "ready", heard("cue 0.0"))
    assert ("prepare", ["cue 0.0", "cue 30.0"]) in voice.log


def test_an_answer_in_a_hold_is_said_and_the_cues_go_on():
    start = Reply((), (session(times=[0.0, 0.05]),))
    answers = {"ready": start, "how long is left": Reply(("20 seconds.",))}
    _, voice = converse(answers, "ready", heard("cue 0.0"), "how long is left", heard("cue 0.05"))
    assert "20 seconds." in voice.said


def test_what_is_said_carries_the_clock():
    start = Reply((), (session(times=[0.0]),))
    talk, _ = converse({"ready": start}, "ready", heard("cue 0.0"), "how long is left")
    assert talk.states[0] is None
    assert talk.states[1].session_id == "s"
    assert 0 <= talk.states[1].position < AT_MOST


@pytest.mark.parametrize("line", ["pause", "Pause!", "STOP.", "ow", "wait"])
def test_a_reflex_silences_before_the_answer(line):
    start = Reply((), (session(times=[0.0, 60.0]),))
    answers = {"ready": start, line: Reply(("Waiting.",))}
    _, voice = converse(answers, "ready", heard("cue 0.0"), line)
    assert voice.log.index(("hush", "")) < voice.log.index(("say", "Waiting."))


def test_a_reflex_stands_still_before_the_answer():
    start = Reply((), (session(times=[0.0, 0.5, 0.6]),))

    def slow(voice):
        # Longer than the next cues are away: they would be said, if the clock still ran.
        threading.Event().wait(0.8)
        return Reply(("Waiting.",), (session(at=0.1, state="paused", revision=2),))

    _, voice = converse({"ready": start, "pause": slow}, "ready", heard("cue 0.0"), "pause")
    assert voice.said == ["cue 0.0", "Waiting."]


def test_another_line_does_not_stop_the_clock():
    start = Reply((), (session(times=[0.0, 0.1]),))

    def slow(voice):
        assert voice.has_said("cue 0.1")
        return Reply(("Here.",))

    answers = {"ready": start, "where am i": slow}
    _, voice = converse(answers, "ready", heard("cue 0.0"), "where am i")
    assert voice.said == ["cue 0.0", "cue 0.1", "Here."]
    assert ("hush", "") not in voice.log


def test_a_reflex_that_the_server_does_not_follow_lets_the_cues_go_on():
    start = Reply((), (session(times=[0.0, 0.2]),))
    answers = {"ready": start, "wait": Reply(("Sorry?",))}
    _, voice = converse(answers, "ready", heard("cue 0.0"), "wait", heard("cue 0.2"))
    assert voice.said == ["cue 0.0", "Sorry?", "cue 0.2"]


def test_a_new_sheet_is_played_from_its_place():
    start = Reply((), (session(times=[0.0, 50.0]),))
    skipped = Reply(("Next.",), (session(at=20, times=[0.0, 20.02], revision=2, sheet=2),))
    _, voice = converse(
        {"ready": start, "skip": skipped}, "ready", heard("cue 0.0"), "skip", heard("cue 20.02")
    )
    assert voice.said[-1] == "cue 20.02"
    assert voice.said.count("cue 0.0") == 1


def test_no_cue_comes_after_the_end():
    start = Reply((), (session(times=[0.0, 0.5]),))
    stopped = Reply(("Done.",), (session(state="ended", revision=2),))

    async def quiet(voice):
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(voice.until("cue 0.5"), 0.7)

    _, voice = converse({"ready": start, "stop": stopped}, "ready", heard("cue 0.0"), "stop", quiet)
    assert voice.said == ["cue 0.0", "Done."]


def test_started_again_it_goes_on_where_it_was(shown):
    place = ClientState(session_id="s", revision=3, position=7.5)
    again = Reply(("We were here.",), (session(at=7.5, times=[0.0, 7.52]),))
    talk, voice = converse({"resumed": again}, heard("cue 7.52"), kept=Kept(place))
    assert talk.place == place
    assert shown()[0] == "We were here."
    assert "cue 0.0" not in voice.said


def test_where_nothing_runs_the_return_is_not_mentioned(shown):
    converse({"resumed": Reply(("Nothing is running.",))}, "quit")
    assert shown() == []


def test_what_is_played_is_kept():
    kept = Kept()
    start = Reply((), (session(times=[0.0, 0.05]),))
    converse({"ready": start}, "ready", heard("cue 0.05"), kept=kept)
    assert kept.place().session_id == "s"
