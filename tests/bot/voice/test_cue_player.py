"""The client's side of a session, on a clock moved by hand. Times of the clock begin at 1000."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import plan_of, sheet_of, usual
from bot.protocol import CueMessage, SegmentMessage, SessionMessage, session_message
from bot.session import Session
from bot.voice.cue_player import LONGEST_S, REFLEXES, CuePlayer
from knowledge import load_library

NOW = 1000.0


def cues(*times):
    return [CueMessage(at=at, kind="form", text=f"cue {at}") for at in times]


def message(at=0.0, state="running", **fields):
    values = {"id": "s", "revision": 1, "stretch": "cat_cow", "sheet": 0, **fields}
    return SessionMessage(at=at, state=state, **values)


def until(end):
    segment = {"kind": "hold", "start": 0, "stretch": "cat_cow", "side": None, "rep": 1}
    return [SegmentMessage(end=end, **segment)]


@pytest.fixture
def player():
    return CuePlayer()


@pytest.fixture
def playing(player):
    """Started at NOW, with cues at 0, 5, 10, 20 and 30 seconds."""
    player.take(message(cues=cues(0, 5, 10, 20, 30), segments=until(35)), NOW)
    return player


def said(player, now):
    return [cue.at for cue in player.due(now)]


# Before there is anything


def test_a_new_player_has_nothing_to_say(player):
    assert (said(player, NOW), player.next_due(), player.running) == ([], None, False)
    assert player.state(NOW) is None
    assert player.position(NOW) == 0
    player.freeze(NOW)
    player.thaw()
    assert not player.running


@pytest.mark.parametrize("state", ["screening", "ready", "ended"])
def test_no_clock_runs_before_the_start_nor_after_the_end(player, state):
    player.take(message(state=state, cues=cues(0, 5)), NOW)
    assert (said(player, NOW + 60), player.next_due(), player.running) == ([], None, False)
    assert player.position(NOW + 60) == 0


# Playing


def test_cues_come_due_at_their_time(playing):
    assert said(playing, NOW) == [0]
    assert said(playing, NOW + 4.999) == []
    assert playing.next_due() == NOW + 5
    assert said(playing, NOW + 5) == [5]
    assert playing.next_due() == NOW + 10


def test_no_cue_comes_twice(playing):
    assert said(playing, NOW + 12) == [0, 5, 10]
    assert said(playing, NOW + 12) == []


def test_a_late_look_loses_no_cue_and_delays_no_later_one(playing):
    assert said(playing, NOW + 13.7) == [0, 5, 10]
    assert playing.next_due() == NOW + 20
    assert said(playing, NOW + 20) == [20]


def test_two_cues_at_one_time_both_come(player):
    player.take(message(cues=cues(3, 3, 4)), NOW)
    assert said(player, NOW + 3) == [3, 3]


def test_after_the_last_cue_nothing_is_due(playing):
    playing.due(NOW + 30)
    assert playing.next_due() is None
    assert said(playing, NOW + 1e6) == []


def test_the_position_ends_with_the_sheet(playing):
    assert playing.position(NOW + 12.5) == 12.5
    assert playing.position(NOW + 1e6) == 35
    assert playing.state(NOW + 1e6).position == 35


def test_a_player_without_a_sheet_still_tells_a_position_of_the_protocol(player):
    player.take(message(at=7), NOW)
    assert player.state(NOW + 2).position == 9
    assert player.state(NOW + 1e6).position == LONGEST_S


def test_what_goes_along_with_a_message(playing):
    state = playing.state(NOW + 2.5)
    assert (state.session_id, state.revision, state.position) == ("s", 1, 2.5)


@given(
    times=st.lists(st.floats(0, 5000).map(lambda at: round(at, 3)), max_size=30).map(sorted),
    at=st.floats(0, 4000),
    now=st.floats(0, 1e7),
    settle=st.floats(0, 3),
)
def test_every_deadline_is_kept_exactly_once(times, at, now, settle):
    """Looked at exactly when it asks to be, every cue to come is due, in order, once."""
    player = CuePlayer()
    player.take(message(at=at, settle=settle, cues=cues(*times)), now)
    played, clock = [], now
    for _ in range(len(times) + 1):
        deadline = player.next_due()
        if deadline is None:
            break
        assert deadline >= clock
        clock = deadline
        due = said(player, clock)
        assert due
        played += due
    assert played == [time for time in times if time >= at]


@given(st.data())
def test_however_it_is_looked_at_each_cue_comes_once_and_in_order(data):
    times = sorted(data.draw(st.lists(st.floats(0, 100).map(lambda at: round(at, 3)))))
    player = CuePlayer()
    player.take(message(cues=cues(*times)), NOW)
    clock, played = NOW, []
    for step in data.draw(st.lists(st.floats(0, 30))):
        clock += step
        played += said(player, clock)
    played += said(player, NOW + 101)
    assert played == times


# Pause and resume


def test_a_pause_stands_still(playing):
    playing.due(NOW + 12)
    playing.take(message(at=12, state="paused", revision=2), NOW + 12.05)
    assert (said(playing, NOW + 100), playing.next_due(), playing.running) == ([], None, False)
    assert playing.position(NOW + 100) == 12


def test_a_resume_settles_first_and_then_goes_on_where_it_was(playing):
    playing.due(NOW + 12)
    playing.take(message(at=12, state="paused", revision=2), NOW + 12.05)
    playing.take(message(at=12, settle=3, revision=3), NOW + 100)
    assert playing.running
    assert playing.position(NOW + 102) == 12
    assert playing.next_due() == NOW + 103 + 8
    assert said(playing, NOW + 110.9) == []
    assert said(playing, NOW + 111) == [20]


def test_a_cue_at_the_very_place_waits_for_the_settling(playing):
    playing.due(NOW + 9.9)
    playing.take(message(at=10, state="paused", revision=2), NOW + 10)
    playing.take(message(at=10, settle=3, revision=3), NOW + 50)
    assert said(playing, NOW + 52.9) == []
    assert said(playing, NOW + 53) == [10]


def test_an_end_is_an_end(playing):
    playing.take(message(at=12, state="ended", revision=2), NOW + 12)
    assert (said(playing, NOW + 100), playing.running) == ([], False)


# Reflexes


def test_a_reflex_acts_before_the_server_has_answered(playing):
    playing.due(NOW + 12)
    playing.freeze(NOW + 12.5)
    assert (playing.running, playing.next_due()) == (False, None)
    assert said(playing, NOW + 60) == []
    assert playing.state(NOW + 60).position == 12.5


def test_the_server_confirms_a_reflex(playing):
    playing.freeze(NOW + 12.5)
    playing.take(message(at=12.5, state="paused", revision=2), NOW + 13)
    assert playing.position(NOW + 60) == 12.5


def test_the_server_corrects_a_reflex(playing):
    playing.due(NOW + 19)
    playing.freeze(NOW + 19.5)
    playing.take(message(at=19.9, revision=2), NOW + 19.9)
    assert said(playing, NOW + 20) == [20]


def test_a_reflex_that_the_server_takes_no_notice_of_is_over(playing):
    playing.due(NOW + 12)
    playing.freeze(NOW + 19.5)
    playing.thaw()
    assert playing.position(NOW + 20.5) == 20.5
    assert said(playing, NOW + 20.5) == [20]


def test_freezing_twice_keeps_the_first_place(playing):
    playing.freeze(NOW + 12)
    playing.freeze(NOW + 14)
    assert playing.position(NOW + 20) == 12


def test_nothing_freezes_that_does_not_run(playing):
    playing.take(message(at=12, state="paused", revision=2), NOW + 12)
    playing.freeze(NOW + 13)
    playing.take(message(at=12, revision=3), NOW + 20)
    assert playing.running


def test_the_reflexes_are_words_as_they_are_compared():
    assert {"stop", "pause", "ow"} <= REFLEXES
    assert all(word == word.lower().strip(" .!") for word in REFLEXES)


# Moved by the server


def test_a_move_ahead_leaves_out_what_lies_between(playing):
    playing.due(NOW + 7)
    playing.take(message(at=18, revision=2), NOW + 7)
    assert playing.next_due() == NOW + 9
    assert said(playing, NOW + 9) == [20]


def test_a_move_back_says_it_again(playing):
    playing.due(NOW + 12)
    playing.take(message(at=4, revision=2), NOW + 12)
    assert said(playing, NOW + 13) == [5]


def test_a_small_correction_is_no_move(playing):
    playing.due(NOW + 10.05)
    playing.take(message(at=9.8, revision=2), NOW + 10.1)  # the answer took its time
    assert said(playing, NOW + 10.5) == []
    assert playing.next_due() == NOW + 10.1 + 10.2


def test_a_small_correction_ahead_loses_no_cue(playing):
    playing.due(NOW + 9.5)
    playing.take(message(at=10.2, revision=2), NOW + 9.6)
    assert said(playing, NOW + 9.6) == [10]


def test_a_new_sheet_takes_the_place_of_the_old_one(playing):
    playing.due(NOW + 12)
    sheet = cues(0, 5, 10, 25, 40)
    playing.take(message(at=12, revision=2, sheet=2, cues=sheet, segments=until(45)), NOW + 12)
    assert said(playing, NOW + 24.9) == []
    assert said(playing, NOW + 60) == [25, 40]
    assert playing.position(NOW + 60) == 45


def test_a_new_sheet_says_nothing_twice(playing):
    playing.due(NOW + 10.05)
    playing.take(message(at=9.9, revision=2, sheet=2, cues=cues(0, 5, 10, 25)), NOW + 10.1)
    assert said(playing, NOW + 11) == []


def test_a_new_sheet_loses_nothing(playing):
    playing.due(NOW + 9.9)
    playing.take(message(at=10.1, revision=2, sheet=2, cues=cues(0, 5, 10, 25)), NOW + 10.1)
    assert said(playing, NOW + 10.1) == [10]


def test_another_session_starts_from_its_own_beginning(playing):
    playing.due(NOW + 25)
    playing.take(message(id="t", state="screening"), NOW + 25)
    assert not playing.running
    playing.take(message(id="t", cues=cues(0, 3), revision=2), NOW + 60)
    assert said(playing, NOW + 60) == [0]
    assert playing.state(NOW + 61).session_id == "t"


def test_the_cues_of_another_session_are_never_said(playing):
    playing.take(message(id="t", at=3), NOW + 3)  # joined in its middle, without its sheet
    assert (said(playing, NOW + 60), playing.next_due()) == ([], None)


def test_the_cues_of_a_sheet_that_is_no_more_are_never_said(playing):
    playing.take(message(at=3, revision=5, sheet=5), NOW + 3)
    assert said(playing, NOW + 60) == []


# Against the real engine


def test_it_plays_a_whole_session_of_the_engine():
    library = load_library()
    stretch = library["half_kneeling_psoas_stretch"]
    session = Session("s", plan_of(stretch, usual(stretch))).cleared(NOW).ready(NOW)
    sheet = sheet_of(session.plan, library)
    player = CuePlayer()
    player.take(session_message(session, NOW, sheet), NOW)
    heard = []
    while (deadline := player.next_due()) is not None:
        heard += [(deadline - NOW, cue.text) for cue in player.due(deadline)]
        assert player.position(deadline) == pytest.approx(session.at(deadline).position)
    assert [text for _, text in heard] == [cue.text for cue in sheet.cues]
    assert [at for at, _ in heard] == pytest.approx([cue.at for cue in sheet.cues])


def test_longer_in_the_middle_says_each_cue_once():
    library = load_library()
    stretch = library["half_kneeling_psoas_stretch"]
    session = Session("s", plan_of(stretch, usual(stretch))).cleared(NOW).ready(NOW)
    player = CuePlayer()
    player.take(session_message(session, NOW, sheet_of(session.plan, library)), NOW)
    heard = [cue.at for cue in player.due(NOW + 16.4)]
    longer = session.extend(NOW + 16.4, 10)
    sheet = sheet_of(longer.plan, library)
    player.take(session_message(longer, NOW + 16.4, sheet), NOW + 16.5)
    heard += [cue.at for cue in player.due(NOW + 1e4)]
    assert heard == [cue.at for cue in sheet.cues]
