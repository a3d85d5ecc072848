"""Pain, warning signs and conditions: the clock stops first, then the advice is said."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from actions.session.start import leave_out
from actions.session.words import keep_and_show
from actions.turn import LimberAction, Turn
from bot.protocol import Custom, Notice
from knowledge.safety_base import SafetyBase, load_safety


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
        stopped = _stop_clock(turn, ends=advice.ends_session, level=level)
        text = " ".join(sentence.say for sentence in advice.sentences)
        turn.say_text(text)
        if stopped:
            turn.say(stopped)
        turn.show(**Custom(notice=Notice(level=level, advice=text)).encode())


def _stop_clock(turn: Turn, *, ends: bool, level: str) -> str | None:
    """Pauses or ends the session; gives the response that tells of it."""
    session = turn.session
    state = session.at(turn.now).state if session else "ended"
    if session is None or state == "ended":
        return None
    if ends or state in ("screening", "ready"):
        keep_and_show(turn, session.stop(turn.now, "pain" if level == "ease_off" else "red_flag"))
        turn.keep(asked=None, pain=None, pending=None)
        return "say_pain_session_over"
    keep_and_show(turn, session.pause(turn.now, "pain"))
    turn.keep(asked=None, pain=level)
    return "say_pain_clock_stands"


class Condition(LimberAction):
    """ "I have a hip replacement": what that does to the stretch in question."""

    action_name = "action_condition"

    def answer(self, turn: Turn) -> None:
        """Leaves the stretch out, or sends the person to a professional. Never reassures."""
        session = turn.session
        if session is not None and session.at(turn.now).state == "screening":
            leave_out(turn, session)
            return
        if session is not None and session.at(turn.now).state == "running":
            keep_and_show(turn, session.pause(turn.now, "condition"))
            turn.keep(pain="condition")
            turn.say("say_pain_clock_stands")
        weigh(turn)


def weigh(turn: Turn) -> None:
    """What the record says about a condition that was named."""
    condition, stretch = turn.entity("condition"), turn.stretch
    avoided = [a for a in stretch.when_to_avoid if a.condition == condition] if stretch else []
    if stretch is None:
        turn.say("say_condition_noted")
    elif not avoided:
        turn.say("say_condition_unknown")
    elif avoided[0].action == "exclude":
        turn.say("say_condition_excludes", condition=avoided[0].say, stretch=stretch.name)
    else:
        turn.say("say_condition_modify", condition=avoided[0].say, stretch=stretch.name)
