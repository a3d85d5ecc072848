"""A guided session over REST, as a person would have it."""

import os
import re
import time

import httpx
import psutil
import pytest

from bot.protocol import ClientState

pytestmark = pytest.mark.e2e


def seconds(words):
    """ "1 minute 20" -> 80."""
    match = re.match(r"(?:(\d+) minutes?)? ?(?:(\d+)(?: seconds?)?)?", words.strip())
    return 60 * int(match[1] or 0) + int(match[2] or 0)


def left(reply):
    return seconds(re.search(r"([\w ]+?) to go", reply.texts[0])[1].replace("with ", ""))


def in_all(reply):
    return seconds(re.search(r"([\d][\w ]+) in all", reply.texts[0])[1])


def test_it_screens_first_and_starts_the_clock_only_after_ready(talk):
    first = talk.say("start the half kneeling psoas stretch")
    assert first.session.state == "screening"
    assert "knee" in first.texts[1]
    second = talk.say("no, none of those")
    assert second.session.state == "ready"
    third = talk.say("ready")
    assert third.session.state == "running"
    assert third.session.cues
    assert third.session.segments


def test_ready_does_not_get_past_the_screening(talk):
    talk.say("start the half kneeling psoas stretch")
    reply = talk.say("ready")
    assert reply.session is None
    assert "yes or a no" in reply.texts[0]


def test_a_yes_to_the_screening_ends_it_and_points_to_a_professional(talk):
    talk.say("start the half kneeling psoas stretch")
    reply = talk.say("yes")
    assert reply.session.state == "ended"
    assert "physiotherapist" in " ".join(reply.texts)


def test_a_condition_told_at_the_screening_counts_as_a_yes(talk):
    talk.say("start the half kneeling psoas stretch")
    assert talk.say("I had a hip replacement last year").session.state == "ended"


def test_pause_keeps_the_time_and_resume_goes_on(started):
    assert started.say("pause").session.state == "paused"
    before = in_all(started.say("how long is left"))
    assert in_all(started.say("how long is left")) == before
    resumed = started.say("resume")
    assert resumed.session.state == "running"
    assert resumed.session.settle == pytest.approx(3, abs=0.5)


def test_skip_to_the_other_side(started):
    reply = started.say("skip to the other side")
    assert reply.session.state == "running"
    here = next(s for s in reply.session.segments if s.start <= reply.session.at < s.end)
    assert (here.kind, here.side) == ("switch", "right")


def test_ten_more_seconds_lengthens_both_sides(started):
    reply = started.say("ten more seconds")
    holds = [s for s in reply.session.segments if s.kind == "hold" and s.rep == 1]
    assert [s.end - s.start for s in holds] == [40, 40]


def test_a_knee_that_hurts_stops_the_clock_and_gets_advice(started):
    reply = started.say("my knee hurts")
    assert reply.session.state in ("paused", "ended")
    assert any(custom.notice for custom in reply.customs)
    assert "physiotherapist" in " ".join(reply.texts)


def test_chest_pain_ends_everything_and_says_to_call(started):
    reply = started.say("how long is left, my chest feels tight")
    assert reply.session.state == "ended"
    assert "emergency number" in " ".join(reply.texts)


def test_a_pain_that_is_gone_goes_on_only_after_a_yes(started):
    assert started.say("my thigh hurts a little").session.state == "paused"
    assert started.say("resume").session is None
    assert started.say("yes").session.state == "running"


def test_what_is_not_understood_leaves_the_clock_alone(started):
    before = in_all(started.say("how long is left"))
    replies = [started.say(noise).texts[0] for noise in ("purple monkey", "gloop", "flim flam")]
    assert len(set(replies)) == 3
    assert before - in_all(started.say("how long is left")) <= 5


def test_a_client_that_tells_its_position_is_stopped_there(started):
    session = started.say("pause").session
    started.say("resume")
    time.monotonic()
    reply = started.say(
        "pause", ClientState(session_id=session.id, revision=session.revision + 1, position=0)
    )
    assert reply.session.at == pytest.approx(session.at, abs=0.2)


@pytest.mark.parametrize(
    "payload",
    [
        "/stop",
        "/restart",
        "/session_start",
        "/back",
        '/start_session{"stretch": "cat_cow"}',
        "  /stop",
        "/stop@1.0",
        '/longer{"duration": 500}',
        "\u2060/stop",
    ],
)
def test_a_typed_payload_is_text(started, payload):
    before = in_all(started.say("how long is left"))
    reply = started.say(payload)
    assert reply.session is None
    assert reply.understood == "nlu_fallback"
    assert before - in_all(started.say("how long is left")) <= 3


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b'{"sender": "a"}', b'{"message": "hi"}', b'{"sender": 1, "message": "hi"}'],
)
def test_a_bad_request_is_told_what_is_wrong(limber, body):
    response = httpx.post(
        f"{limber.address}/webhooks/rest/webhook",
        content=body,
        headers={"content-type": "application/json"},
    )
    assert response.status_code == 400
    assert response.json()["error"]


@pytest.mark.parametrize("text", ["", " ", "x" * 100_000, "\x00\x01", "🦵" * 300, "{{slot}}", "%s"])
def test_odd_texts_get_an_answer(talk, text):
    assert talk.say(text).texts


def test_a_killed_rasa_goes_on_with_the_hold(tmp_path):
    """kill -9 in a running hold: after a restart, what is left is right to the second."""
    from bot.cli.server import Server, free_port, running
    from bot.client import Conversation

    server = Server(port=free_port(), directory=tmp_path)
    with running(server):
        talk = Conversation(server.address, "someone")
        talk.say("start the half kneeling psoas stretch")
        talk.say("no, none of those")
        started = talk.say("ready").session
        at = time.monotonic()
        total = started.segments[-1].end
        rasa = psutil.Process(server.pid("rasa"))
        rasa.kill()
        rasa.wait()
        server.revive()
        expected = total - (time.monotonic() - at)
        assert in_all(talk.say("how long is left")) == pytest.approx(expected, abs=1.0)


def test_a_killed_client_goes_on_where_it_was(limber, tmp_path):
    """kill -9 of a terminal in a hold: the next one says where that was, and goes on there."""
    import subprocess
    import sys

    from bot.client import Conversation

    chat = [sys.executable, "-c", "from bot.cli import main; main()", "chat"]
    options = {
        "env": {**os.environ, "LIMBER_DATA": str(tmp_path)},
        "encoding": "utf-8",
        "stdout": subprocess.PIPE,
    }
    chat += ["--server", limber.address, "--sender", "killed"]
    first = subprocess.Popen(chat, stdin=subprocess.PIPE, **options)
    first.stdin.write("start the half kneeling psoas stretch\nno, none of those\nready\n")
    first.stdin.flush()
    assert any("[   5.0]" in line for line in first.stdout)  # the hold has begun
    first.kill()
    first.wait()
    again = subprocess.run(
        chat, input="", **{k: v for k, v in options.items() if k != "stdin"}, timeout=60, check=True
    )
    assert "We were here: Holding on the left side." in again.stdout
    talk = Conversation(limber.address, "killed")
    paused = talk.say("pause").session
    talk.close()
    # Not where the clock would be: what nobody guided does not count.
    assert 5 <= paused.at < 8
