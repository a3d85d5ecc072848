"""Pain, warning signs and conditions: the clock stops first, then the advice is said."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from actions.session.start import leave_out
from actions.session.words import keep_and_show
from actions.turn import LimberAction, Turn
from bot.protocol import Custom, Notice
from bot.session.session import Reason
from knowledge import Stretch
from knowledge.safety_base import SafetyBase, load_safety
from knowledge.stretch import Avoid


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
        turn.keep(asked=None, pain=None, pending=None)
        return "say_pain_session_over"
    keep_and_show(turn, session.pause(turn.now, reason))
    turn.keep(asked=None, pain=reason)
    return "say_pain_clock_stands"


class Condition(LimberAction):
    """ "I have a hip replacement": what that does to the stretch in question."""

    action_name = "action_condition"

    def answer(self, turn: Turn) -> None:
        """Leaves the stretch out, or sends the person to a professional. Never reassures."""
        session, stretch = turn.session, turn.stretch
        moment = session.at(turn.now) if session else None
        if session is not None and moment is not None and moment.state in ("screening", "ready"):
            leave_out(turn, session)
            return
        if moment is not None and moment.state != "ended":
            stretch = turn.library[moment.stretch]
        avoid = _avoid(stretch, turn.entity("condition")) if stretch else None
        excluded = avoid is not None and avoid.action == "exclude"
        stopped = _stop_clock(turn, ends=excluded, reason="condition")
        if stopped:
            turn.say(stopped)
        _weigh(turn, stretch, avoid)


def _avoid(stretch: Stretch, condition: str | None) -> Avoid | None:
    """What the record says about a condition."""
    return next((a for a in stretch.when_to_avoid if a.condition == condition), None)


def _weigh(turn: Turn, stretch: Stretch | None, avoid: Avoid | None) -> None:
    if stretch is None:
        turn.say("say_condition_noted")
    elif avoid is None:
        turn.say("say_condition_unknown")
    elif avoid.action == "exclude":
        turn.say("say_condition_excludes", condition=avoid.say, stretch=stretch.name)
    else:
        turn.say("say_condition_modify", condition=avoid.say, stretch=stretch.name)
