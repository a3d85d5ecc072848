"""Everything that can be said in every state: always an answer, and never a start too early."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.coaching import objection, suits
from bot.session import Session
from knowledge import load_library
from knowledge.safety_base import load_safety

PSOAS = "half_kneeling_psoas_stretch"
LIBRARY, GROUPS = load_library(), load_safety().groups
BROKEN = re.compile(r"[{}]|\bNone\b|  | [.,?!]|\.\.|such as ?[?.]")
SAFETY = [{"entity": "safety", "value": "ease_off"}]


def nothing(talk):
    pass


def offered(talk):
    talk.say("name_stretch", stretch=PSOAS)


def routine_offered(talk):
    talk.say("ask_routine", routine="hip_opener")


def suggested(talk):
    talk.say("find_stretch", body_part="hips")


def which_stretch(talk):
    talk.say("start_session")


def screening(talk):
    talk.say("start_session", stretch=PSOAS)


def ready(talk):
    screening(talk)
    talk.say("deny")


def running(talk):
    talk.holding(12)


def paused(talk):
    running(talk)
    talk.say("pause")


def in_pain(talk):
    running(talk)
    talk.say("report_pain", found=SAFETY)


def asked_whether_it_is_gone(talk):
    in_pain(talk)
    talk.say("resume")


def over(talk):
    talk.started().wait(1000)


def routine_screening(talk):
    talk.say("start_routine", duration=900.0)


def which_condition(talk):
    routine_screening(talk)
    talk.say("affirm")


def replanned(talk):
    routine_screening(talk)
    talk.say("state_condition", condition="knee_replacement")


def routine_ready(talk):
    routine_screening(talk)
    talk.say("deny")


def something_told_in_position(talk):
    routine_ready(talk)
    talk.say("state_condition")


def routine_running(talk):
    routine_ready(talk)
    talk.say("ready")
    talk.wait(15)


def routine_paused(talk):
    routine_running(talk)
    talk.say("pause")


def routine_spoilt(talk):
    routine_running(talk)
    talk.say("state_condition", condition="osteoporosis_spine")


def gentler_offered(talk):
    screening(talk)
    talk.say("state_condition", condition="knee_replacement")


def clinician_first(talk):
    talk.say("state_condition", condition="bone_cancer")


STATES = (
    *(nothing, offered, routine_offered, suggested, which_stretch, screening, ready, running),
    *(paused, in_pain, asked_whether_it_is_gone, over, routine_screening, which_condition),
    *(replanned, routine_ready, something_told_in_position, routine_running, routine_paused),
    *(routine_spoilt, gentler_offered, clinician_first),
)
SAID = {
    "a stretch": {"stretch": "cat_cow"},
    "a stretch that is gone": {"stretch": "no_such_stretch"},
    "one of two stretches": {"stretch_choice": ["cat_cow", "childs_pose"]},
    "a routine": {"routine": "desk_break_5"},
    "a routine that is gone": {"routine": "no_such_routine"},
    "one of two routines": {"routine_choice": ["full_body_10", "full_body_20"]},
    "a part": {"body_part": "hips"},
    "a part that nobody knows": {"body_part": "wings"},
    "a time": {"duration": 600.0},
    "no time": {"duration": 1.0},
    "a count": {"count": 2.0},
    "a place": {"position": "desk"},
    "a condition": {"condition": "hip_replacement"},
    "a condition for a clinician": {"condition": "heart_condition"},
}
# What nobody ever says to start a clock, whatever else is in the message.
STARTS = {"ready", "affirm", "resume", "start_session", "start_routine"}
OPEN = (screening, routine_screening, which_condition, replanned, something_told_in_position)


def fits(talk):
    """Whether nothing told of speaks against the session."""
    told = talk.slots.get("conditions") or []
    stretches = [LIBRARY[item.stretch] for item in talk.session.plan.items]
    if len(stretches) == 1:
        return objection(stretches[0], told, GROUPS) is None
    return all(suits(stretch, told, GROUPS) for stretch in stretches)


ENTITIES_MATTER = {
    *("start_session", "start_routine", "find_stretch", "name_stretch", "ask_routine"),
    *("name_routine", "state_condition", "affirm", "deny", "ready", "resume", "longer", "skip"),
}


@dataclass(frozen=True)
class Case:
    """A message in a state, and what came of it; `was` is the session before, None without one."""

    state: Callable
    was: Session | None
    was_state: str | None
    intent: str
    entities: dict
    talk: object
    reply: object

    @property
    def now_state(self):
        return self.talk.state if self.talk.slots.get("session") else None

    @property
    def begins(self):
        """Whether it made a plan, or went a step nearer to its start."""
        if self.now_state in (None, "ended"):
            return False
        new = self.was is None or self.was.id != self.talk.session.id
        return new or (self.now_state != self.was_state and self.now_state != "paused")


def cases(state, new_talk, rules):
    start = new_talk()
    state(start)
    was = start.session if start.slots.get("session") else None
    for intent, action in sorted(rules.items()):
        several = list(SAID.values()) if intent in ENTITIES_MATTER else []
        for entities in [] if action.startswith("utter_") else [{}, *several]:
            talk = new_talk(start.now, dict(start.slots), list(start.events))
            found = SAFETY if intent == "report_pain" else ()
            reply = talk.say(intent, "x", found=found, **entities)
            was_state = was and was.at(start.now).state
            yield Case(state, was, was_state, intent, entities, talk, reply)


@pytest.fixture(scope="module", params=STATES, ids=lambda state: state.__name__)
def said(request, new_talk, rules):
    """Every message in one state."""
    return list(cases(request.param, new_talk, rules))


def test_everything_has_an_answer_fit_to_be_said(said):
    for case in said:
        assert case.reply.texts, case
        for text in case.reply.texts:
            assert not BROKEN.search(text), case
            assert len(text.split()) <= 40, case


def test_nothing_is_planned_or_begun_against_what_was_told(said):
    for case in said:
        assert not case.begins or fits(case.talk), case


def test_a_condition_is_kept_whatever_it_comes_with(said):
    for case in said:
        if "condition" in case.entities:
            assert case.entities["condition"] in case.talk.slots["conditions"], case


def test_only_a_word_for_it_starts_the_clock_and_never_past_a_question(said):
    for case in said:
        if case.now_state == "running" != case.was_state:
            assert case.was_state in ("ready", "paused"), case
            assert case.intent in STARTS, case
            assert case.state not in OPEN, case


@pytest.mark.parametrize("state", OPEN, ids=lambda state: state.__name__)
def test_nonsense_and_more_nonsense_never_starts_anything(state, talk):
    state(talk)
    for _ in range(5):
        assert talk.say("nlu_fallback").texts
        assert talk.say("out_of_scope").texts
        talk.say("ready")
        assert talk.state in ("screening", "ready", "ended")


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_warning_sign_ends_it_and_no_yes_goes_on(state, talk):
    state(talk)
    assert "emergency number" in talk.hear("a crushing pain in my chest").texts[0]
    for word in ("affirm", "ready", "resume", "deny"):
        reply = talk.wait(3).say(word)
        assert reply.session is None, word


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_stop_ends_whatever_is_under_way(state, talk):
    state(talk)
    talk.say("stop")
    assert not talk.slots.get("session") or talk.state == "ended"


@pytest.mark.parametrize("state", [screening, routine_screening], ids=lambda state: state.__name__)
def test_a_start_that_is_refused_leaves_the_screening_open(state, talk):
    talk.say("state_condition", condition="hip_injury")
    talk.say("start_session", stretch="wrist_flexor_stretch")
    refused = talk.say("start_session", stretch=PSOAS)
    assert "leave out" in refused.text
    assert refused.session is None
    assert "yes or no" in refused.texts[-1]  # and no offer, which a no would turn down
    assert talk.say("affirm").state == "ended"
