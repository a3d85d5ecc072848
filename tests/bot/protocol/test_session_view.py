"""A session as clients get it."""

import pytest

from bot.coaching import plan_of, sheet_of, usual
from bot.protocol import Voice, session_message
from bot.session import Session
from knowledge import load_library


@pytest.fixture
def session():
    stretch = load_library()["half_kneeling_psoas_stretch"]
    return Session("abc", plan_of(stretch, usual(stretch)))


def test_before_the_start(session):
    message = session_message(session, 1000)
    assert (message.id, message.state, message.at, message.settle) == ("abc", "screening", 0, 0)
    assert message.stretch == "half_kneeling_psoas_stretch"
    assert (message.segments, message.cues) == (None, None)


def test_while_it_runs_the_clock_is_in_it(session):
    running = session.cleared(0).ready(1000)
    message = session_message(running, 1012.3456)
    assert (message.state, message.at, message.revision) == ("running", 12.346, 2)


def test_after_a_resume_it_says_how_long_it_settles(session):
    running = session.cleared(0).ready(1000).pause(1010).resume(1100)
    message = session_message(running, 1101)
    assert (message.state, message.at, message.settle) == ("running", 10, 2)


def test_its_end_is_told_without_anybody_ending_it(session):
    assert session_message(session.cleared(0).ready(1000), 9999).state == "ended"


def test_the_sheet_is_that_of_the_plan(session):
    running = session.cleared(0).ready(1000)
    sheet = sheet_of(running.plan, load_library())
    message = session_message(running, 1000, sheet)
    assert [(cue.at, cue.kind, cue.text) for cue in message.cues] == [
        (cue.at, cue.kind, cue.text) for cue in sheet.cues
    ]
    assert [
        (one.kind, one.start, one.end, one.side, one.rep, one.stretch) for one in message.segments
    ] == [(one.kind, one.start, one.end, one.side, one.rep, one.stretch) for one in sheet.segments]


def test_the_sheets_revision_changes_with_the_plan_only(session):
    running = session.cleared(0).ready(1000)
    paused = running.pause(1010)
    longer = paused.extend(1011, 10)
    assert session_message(paused, 1010).sheet == session_message(running, 1005).sheet
    assert session_message(longer, 1011).sheet == longer.revision


def test_a_whole_session_is_a_few_kilobytes(session):
    running = session.cleared(0).ready(1000)
    message = session_message(running, 1000, sheet_of(running.plan, load_library()))
    assert len(message.json(exclude_none=True)) < 20_000


def test_how_it_is_spoken_goes_along_when_that_is_known(session):
    assert session_message(session, 1000).voice is None
    voice = Voice(rate=0.85, volume=1.3)
    assert session_message(session, 1000, voice=voice).voice == voice
