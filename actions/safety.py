"""Pain, warning signs and conditions: the clock stops first, then the advice is said."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from actions.action import LimberAction
from actions.answers import answer
from actions.routine.describe import describe, names_a_routine
from actions.routine.start import names_of
from actions.session.opening import end_spoilt, is_spoilt, offer_replan, remind
from actions.session.screening import applies
from actions.session.words import keep_and_show
from actions.turn import Turn
from bot.coaching import objection
from bot.protocol import Custom, Notice
from bot.session import Session
from bot.session.session import Reason
from knowledge import Stretch
from knowledge.safety_base import SafetyBase, load_safety
from knowledge.stretch import Avoid
from knowledge.vocabulary import Condition


@lru_cache(maxsize=1)
def _base() -> SafetyBase:
    return load_safety()


class Pain(LimberAction):
    """A pain or a warning sign, as the safety screen or the classifier heard it."""

    action_name = "action_pain"

    def answer(self, turn: Turn) -> None:
        """Stops or ends the session, then says the advice of that level."""
        # What only the classifier took for a pain is still one, of the mildest level.
        finding: dict[str, Any] = turn.found("safety") or {"value": "ease_off"}
        level, kind = finding["value"], finding.get("kind")
        advice = _base().advice_for(level, kind)
        reason: Reason = "pain" if level == "ease_off" else "red_flag"
        turn.keep(asked=None, pending=None)  # nobody's yes to an offer is meant for this
        if reason == "red_flag" and not turn.in_session:
            turn.keep(warning=True)
        stopped = _stop_clock(turn, ends=advice.ends_session, reason=reason)
        text = " ".join(sentence.say for sentence in advice.sentences)
        turn.say_text(text)
        if stopped:
            turn.say(stopped)
        turn.show(**Custom(notice=Notice(level=level, advice=text)).encode())


def _stop_clock(turn: Turn, *, ends: bool, reason: Reason) -> str | None:
    """Pauses or ends the session; gives the response that tells of it."""
    session = turn.session
    state = session.at(turn.now).state if session else "ended"
    if session is None or state == "ended":
        return None
    if ends or state in ("screening", "ready"):
        keep_and_show(turn, session.stop(turn.now, reason))
        turn.keep(asked=None, pain=None)
        return "say_pain_session_over"
    keep_and_show(turn, session.pause(turn.now, reason))
    turn.keep(asked=None, pain=reason)
    return "say_pain_clock_stands"


class StateCondition(LimberAction):
    """ "I have a hip replacement": kept, and what it changes."""

    action_name = "action_condition"

    def answer(self, turn: Turn) -> None:
        """Plans around it, leaves the stretch out, or says what it will change. No reassurance."""
        session = turn.session
        state = session.at(turn.now).state if session else "ended"
        if session is not None and state in ("screening", "ready"):
            applies(turn, session)
        elif session is not None and state != "ended":
            self._in_a_session(turn, session)
        else:
            _weigh_all(turn, turn.stretch)

    def _in_a_session(self, turn: Turn, session: Session) -> None:
        stretch = turn.library[session.at(turn.now).stretch]
        turn.keep(pending=None)
        if is_spoilt(turn, session):
            end_spoilt(turn, session)
            _weigh_all(turn, stretch)
            offer_replan(turn)
            return
        stopped = _stop_clock(turn, ends=False, reason="condition")
        if stopped:
            turn.say(stopped)
        _weigh_all(turn, stretch)


def _avoid(stretch: Stretch, condition: str | None) -> Avoid | None:
    """What the record says about a condition."""
    return next((a for a in stretch.when_to_avoid if a.condition == condition), None)


def _weigh_all(turn: Turn, stretch: Stretch | None) -> None:
    """For a stretch that was spoken of, or for all that will be offered; thanks only once."""
    thanked = False
    for condition in turn.told or (None,):
        avoid = _avoid(stretch, condition) if stretch else None
        if condition is None or (stretch is not None and avoid is not None):
            _weigh(turn, stretch, avoid)
            continue
        if not thanked:
            turn.say("say_condition_noted")
            thanked = True
        turn.say_text(_base().groups[condition].text)


def _weigh(turn: Turn, stretch: Stretch | None, avoid: Avoid | None) -> None:
    """What it means for the stretch that was spoken of; what nothing is known of is not judged."""
    if stretch is None or avoid is None:
        turn.say("say_condition_unknown")
    elif avoid.action == "exclude":
        turn.say("say_condition_excludes", condition=avoid.say, stretch=stretch.name)
    else:
        turn.say("say_condition_modify", condition=avoid.say, stretch=stretch.name)


class AskSuitable(LimberAction):
    """ "Is it safe with a hip replacement": the record answers, and never with a yes."""

    action_name = "action_ask_suitable"

    def answer(self, turn: Turn) -> None:
        """What each condition named changes, for the stretch spoken of or for all."""
        if names_a_routine(turn):
            describe(turn)
            return
        stretch = None if _names_several(turn) else turn.stretch
        if not turn.named:
            self._of_nobody_knows_what(turn, stretch)
        for condition in turn.named:
            self._judge(turn, stretch, condition)
        if turn.told:
            turn.say("say_minded_from_now")
        remind(turn)

    def _judge(self, turn: Turn, stretch: Stretch | None, condition: Condition) -> None:
        against = objection(stretch, [condition], _base().groups) if stretch else None
        avoid = _avoid(stretch, condition) if stretch else None
        if stretch is None:
            turn.say_text(_base().groups[condition].text)
        elif against is not None:
            effect = "excludes" if against[1] == "exclude" else "modify"
            called = avoid.say if avoid else _base().groups[condition].name
            turn.say(f"say_condition_{effect}", condition=called, stretch=stretch.name)
        elif avoid is not None:
            turn.say("say_suitable_ask_first", condition=avoid.say, stretch=stretch.name)
        else:
            name = _base().groups[condition].name
            turn.say("say_suitable_no_word", condition=name, stretch=stretch.name)

    def _of_nobody_knows_what(self, turn: Turn, stretch: Stretch | None) -> None:
        turn.say("say_condition_unknown")
        if stretch is not None:
            for line in answer("ask_when_to_avoid", stretch, turn.library):
                turn.say(line.phrase, **line.words)


def _names_several(turn: Turn) -> bool:
    return bool(turn.entity("stretch_choice")) and not turn.entity("stretch")


class ForgetConditions(LimberAction):
    """ "My knee is fine again": what was told of is forgotten, once that is confirmed."""

    action_name = "action_forget_conditions"

    def answer(self, turn: Turn) -> None:
        """Asks first: from then on nothing is planned around it."""
        if not turn.conditions:
            turn.say("say_no_conditions")
        elif turn.in_session:
            turn.say("say_forget_later")
        else:
            turn.say("say_forget_which", conditions=names_of(turn.conditions))
            turn.keep(asked="forget", pending=None)


def forget(turn: Turn) -> None:
    """Every condition that was told of."""
    turn.keep(asked=None, conditions=[])
    turn.say("say_forgotten")
