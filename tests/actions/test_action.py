"""Two things asked for in one breath: each is answered, the second from where the first left it."""

import pytest

from actions.action import LimberAction, action_name_of
from bot.nlu.components.clauses import DONE_AT_ONCE, may_follow
from bot.session import loads

PSOAS = "half_kneeling_psoas_stretch"


def also(text, clause, intent):
    """A second clause, as the joiner leaves it."""
    start = text.index(clause)
    return {"entity": "also", "value": intent, "start": start, "end": start + len(clause)}


def within(text, words, entity, value):
    start = text.index(words)
    return {"entity": entity, "value": value, "start": start, "end": start + len(words)}


PAUSE_AND_LEFT = "pause and tell me how long is left"


def test_two_actions_answer_and_the_second_sees_what_the_first_did(talk):
    talk.holding(12)
    found = [also(PAUSE_AND_LEFT, "tell me how long is left", "time_left")]
    reply = talk.say("pause", PAUSE_AND_LEFT, found=found)
    assert len(reply.texts) == 2
    assert talk.state == "paused"
    assert "stands still" in reply.texts[1]
    assert "18 seconds" in reply.texts[1]


def test_changes_add_up_and_what_was_kept_last_counts(talk):
    talk.holding(12)
    text = "ten more seconds and pause"
    found = [within(text, "ten more seconds", "duration", 10), also(text, "pause", "pause")]
    reply = talk.say("longer", text, found=found)
    assert talk.state == "paused"
    assert "28 seconds" in reply.texts[1]
    assert reply.state == "paused"  # the last that is sent


def test_what_a_clause_names_belongs_to_that_clause(talk):
    talk.holding(12)
    text = "stop and start the cat cow"
    found = [
        within(text, "cat cow", "stretch", "cat_cow"),
        also(text, "start the cat cow", "start_session"),
    ]
    reply = talk.say("stop", text, found=found)
    assert (reply.session.stretch, reply.state) == ("cat_cow", "screening")
    assert talk.session.at(talk.now).stretch == "cat_cow"


def test_a_length_in_the_second_clause_does_not_lengthen_in_the_first(talk):
    talk.holding(12)
    text = "longer and then shorter by five seconds"
    found = [
        within(text, "five seconds", "duration", 5),
        also(text, "shorter by five seconds", "shorter"),
    ]
    talk.say("longer", text, found=found)
    assert talk.session.at(talk.now).hold_left == 18 + 10 - 5


def test_three_are_answered_in_their_order(talk):
    talk.started()
    text = "skip, pause and which side is this"
    found = [also(text, "pause", "pause"), also(text, "which side is this", "where_am_i")]
    reply = talk.wait(10).say("skip", text, found=found)
    assert len(reply.texts) == 3
    assert "right" in reply.texts[2]
    assert talk.state == "paused"


def test_a_question_about_the_stretch_is_answered_after_the_command(talk):
    talk.holding(12)
    text = "pause and how do I breathe"
    reply = talk.say("pause", text, found=[also(text, "how do I breathe", "ask_breathing")])
    alone = talk.say("ask_breathing", "how do I breathe")
    assert reply.texts[1:] == alone.texts


def test_a_condition_is_meant_for_both_clauses_and_kept(talk):
    text = "stop, can I do the pigeon with a hip replacement"
    clause = "can I do the pigeon with a hip replacement"
    found = [
        within(text, "pigeon", "stretch", "pigeon_pose"),
        within(text, "hip replacement", "condition", "hip_replacement"),
        also(text, clause, "ask_suitable"),
    ]
    reply = talk.holding(12).say("stop", text, found=found)
    assert "leave out the Pigeon Pose" in reply.text
    assert talk.slots["conditions"] == ["hip_replacement"]


def test_what_a_condition_told_in_the_first_clause_rules_out_is_not_begun_in_the_second(talk):
    text = "stop, I have a hip replacement, start the pigeon"
    found = [
        within(text, "hip replacement", "condition", "hip_replacement"),
        within(text, "pigeon", "stretch", "pigeon_pose"),
        also(text, "start the pigeon", "start_session"),
    ]
    reply = talk.say("stop", text, found=found)
    assert reply.session is None
    assert talk.slots.get("session") is None


def test_a_damaged_session_is_said_once_and_both_are_answered(talk):
    talk.holding(12)
    talk.slots["session"] = "rubbish"
    found = [also(PAUSE_AND_LEFT, "tell me how long is left", "time_left")]
    reply = talk.say("pause", PAUSE_AND_LEFT, found=found)
    assert reply.text.count("lost my place") == 1
    assert len(reply.texts) == 3
    assert talk.slots["session"] is None


def test_both_are_answered_at_the_same_instant(talk):
    """The real clock is years past this session's: by that it would be over."""
    talk.holding(12)
    text = "louder and how long is left"
    found = [also(text, "how long is left", "time_left")]
    assert "18 seconds" in talk.say("set_preference", text, found=found).texts[-1]


def test_a_clause_alone_is_answered_as_ever(talk):
    talk.holding(12)
    kept = talk.slots["session"]
    assert len(talk.say("time_left", "how long").texts) == 1
    assert talk.slots["session"] == kept


def test_every_second_thing_has_the_action_that_the_rules_give_it(rules, actions):
    combinable = [intent for intent in rules if may_follow(intent)]
    assert set(combinable) >= DONE_AT_ONCE
    assert {intent: action_name_of(intent) for intent in combinable} == {
        intent: rules[intent] for intent in combinable
    }
    assert {rules[intent] for intent in combinable} <= set(actions)


def nothing(talk):
    pass


def ready(talk):
    talk.say("start_session", stretch=PSOAS)
    talk.say("deny")


def running(talk):
    talk.holding(12)


@pytest.mark.parametrize("state", [nothing, ready, running])
def test_whatever_comes_first_and_second_both_are_answered(new_talk, rules, state):
    start = new_talk()
    state(start)
    pairs = [("pause", second) for second in filter(may_follow, rules)]
    pairs += [(first, "start_session") for first in sorted(DONE_AT_ONCE)]
    for first, second in pairs:
        talk = new_talk(start.now, dict(start.slots), list(start.events))
        text = "one thing, another"
        reply = talk.say(first, text, found=[also(text, "another", second)])
        assert len(reply.texts) >= 2, (first, second)
        if talk.slots.get("session"):
            loads(talk.slots["session"])


def test_the_first_action_need_not_know_of_the_second(talk, actions):
    seen = []

    class Spy(LimberAction):
        action_name = "action_pause"

        def answer(self, turn):
            seen.append((turn.intent, turn.text, turn.entities("also")))

    talk.actions = {**actions, "action_pause": Spy}
    found = [also(PAUSE_AND_LEFT, "tell me how long is left", "time_left")]
    talk.say("pause", PAUSE_AND_LEFT, found=found)
    assert seen == [("pause", PAUSE_AND_LEFT, [])]
