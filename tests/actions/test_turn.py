"""What every action has in common: the session's slot, the client's clock, the words."""

import json
from itertools import pairwise

import pytest

from actions.action import LimberAction
from actions.turn import Turn
from bot.session import dumps
from knowledge import KnowledgeError

PSOAS = "half_kneeling_psoas_stretch"


# A slot that cannot be read


def damaged(talk, how):
    value = json.loads(talk.slots["session"])
    if how == "stretch":
        value["items"][0][0] = "a_stretch_that_was_removed"
    elif how == "version":
        value["v"] = 99
    elif how == "holds":
        value["holds"] = []
    return {"text": "{not json", "dict": value, "nothing": "null"}.get(how, json.dumps(value))


DAMAGE = ("text", "dict", "nothing", "stretch", "version", "holds")


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_session_is_said_and_closed(talk, how):
    talk.holding()
    talk.slots |= {"session": damaged(talk, how), "asked": "pain_gone", "pain": "pain"}
    reply = talk.say("time_left")
    assert "lost my place" in reply.text
    assert [talk.slots[name] for name in ("session", "asked", "pain")] == [None, None, None]
    assert "lost my place" not in talk.say("time_left").text


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_session_does_not_keep_back_the_advice(talk, how):
    talk.holding()
    talk.slots["session"] = damaged(talk, how)
    reply = talk.hear("I have a crushing pain in my chest")
    assert "emergency number" in reply.texts[0]
    assert reply.notice.level == "emergency"
    assert talk.slots["session"] is None


def test_a_start_takes_the_place_of_a_damaged_session(talk):
    talk.slots["session"] = "rubbish"
    assert talk.say("start_session", stretch=PSOAS).state == "screening"
    assert talk.state == "screening"


def test_every_action_survives_a_damaged_session(talk, rules):
    for intent in rules:
        talk.slots["session"] = "rubbish"
        reply = talk.say(intent)
        if not rules[intent].startswith("utter_"):
            assert "lost my place" in reply.text, intent


def test_a_broken_knowledge_base_is_said(talk, monkeypatch, tmp_path):
    def broken():
        raise KnowledgeError(tmp_path / "x.yml", ["is not valid"])

    monkeypatch.setattr("actions.turn.load_library", broken)
    assert "make check" in talk.say("ask_hold", stretch=PSOAS).text


def test_another_error_is_not_swallowed(talk, actions):
    class Broken(LimberAction):
        action_name = "action_answer"

        def answer(self, turn):
            raise ZeroDivisionError

    talk.actions = {**actions, "action_answer": Broken}
    with pytest.raises(ZeroDivisionError):
        talk.say("ask_hold")


# The client's clock


def client(talk, position):
    session = talk.session
    return {"session_id": session.id, "revision": session.revision, "position": position}


@pytest.mark.parametrize(
    ("position", "at"),
    [
        (17.0, 17),  # just as the server has it
        (15.5, 15.5),  # said a while ago: a slow network, a slow recogniser
        (14.0, 14),
        (3.0, 12),  # not believed more than five seconds back
        (0.0, 12),
        (19.0, 17),  # nor ahead
        (500.0, 17),
    ],
)
def test_where_the_client_was_is_believed_within_bounds(talk, position, at):
    talk.holding(12)
    assert talk.say("pause", metadata=client(talk, position)).session.at == at


def test_the_reply_says_where_the_session_is_now(talk):
    # The hold grows as of when it was said; the client goes on from where the clock is by now.
    talk.holding(12)
    reply = talk.say("longer", metadata=client(talk, 15.5))
    assert reply.session.at == 17
    assert "30 seconds" in reply.text  # 29.5 are left


@pytest.mark.parametrize(
    "changes",
    [
        {"session_id": "another"},
        {"revision": 1},
        {"position": -3},
        {"position": "soon"},
        {"position": None},
        {"position": float("nan")},
        {"revision": None},
        {"session_id": "x" * 65},
    ],
)
def test_a_client_state_that_is_wrong_or_old_counts_for_nothing(talk, changes):
    talk.holding(12)
    assert talk.say("pause", metadata={**client(talk, 15.0), **changes}).session.at == 17


def test_other_metadata_does_no_harm(talk):
    talk.holding(12)
    assert talk.say("pause", metadata={"browser": "x"}).session.at == 17


def test_the_clients_clock_means_nothing_while_the_clock_stands(talk):
    talk.holding(12).say("pause")
    reply = talk.wait(60).say("time_left", metadata=client(talk, 17.0))
    assert "18 seconds" in reply.text


# Words


def test_phrases_said_often_vary(talk):
    talk.started()
    said = []
    for _ in range(4):
        said.append(talk.wait(5).say("pause").text.split()[0])
        talk.wait(1).say("resume")
    assert all(first != second for first, second in pairwise(said))


def test_the_same_phrase_is_not_said_twice_running_while_there_is_another(talk):
    texts = [talk.say("out_of_scope").text for _ in range(6)]
    assert all(first != second for first, second in pairwise(texts))


def test_advice_never_varies(talk):
    assert len({talk.hear("my chest hurts").texts[0] for _ in range(4)}) == 1


def test_a_turn_keeps_only_what_it_changes(talk):
    talk.holding(12)
    before = len(talk.events)
    talk.say("time_left")
    assert [event["event"] for event in talk.events[before:]] == ["user", "bot"]


def test_what_was_kept_can_be_read_back(talk):
    talk.holding(12)
    assert dumps(talk.session) == talk.slots["session"]


def test_said_last_is_the_turn_before(talk):
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    talk.say("list_stretches")
    answer = talk.say("ask_mistakes", stretch=PSOAS).texts
    events = [*talk.events, {"event": "user", "text": "again", "timestamp": talk.now}]
    tracker = Tracker("t", {}, {}, events, False, None, {}, None)
    turn = Turn(CollectingDispatcher(), tracker, talk.now)
    assert [text for _, text in turn.said_last()] == answer


def test_a_question_comes_with_what_a_screen_offers_as_its_answers(talk):
    talk.say("start_session", stretch="cat_cow")
    (asked,) = [said for said in talk.dispatched if said["buttons"]]
    assert [button["payload"] for button in asked["buttons"]] == ["No, none of those", "Yes"]
