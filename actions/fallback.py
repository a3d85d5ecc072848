"""When a message was not understood, or is not our business."""

from __future__ import annotations

from actions.knowledge import answers_which
from actions.library import suggest, take_up
from actions.routine.describe import describe, names_a_routine
from actions.session.opening import is_unanswered
from actions.session.screening import give_up
from actions.turn import LimberAction, Turn
from bot.session import Session
from bot.wording import duration, sentence

MOST_MISSES = 3


class NotUnderstood(LimberAction):
    """Another way of saying "sorry" each time, with something to say. The clock is not touched."""

    action_name = "action_not_understood"

    def answer(self, turn: Turn) -> None:
        """Tells of the stretch that was named; else escalates from a hint to the shortest words."""
        if answers_which(turn) or (turn.entity("stretch") in turn.library and not turn.in_session):
            take_up(turn)
            return
        if names_a_routine(turn) and not turn.in_session:
            describe(turn)
            return
        if turn.entity("body_part") and not turn.in_session:
            suggest(turn)  # "hips": only a part of the body
            return
        misses = int(turn.slot("misses") or 0)
        turn.keep(misses=misses + 1)
        step = misses % MOST_MISSES + 1
        moment = turn.session.at(turn.now) if turn.session else None
        state = moment.state if moment else None
        if moment is not None and state == "running":
            left = sentence(duration(moment.total_left))[:-1]
            turn.say(f"say_not_understood_holding_{step}", left=left)
        elif turn.session is not None and is_unanswered(turn):
            self._in_screening(turn, turn.session)
        elif state == "ready":
            turn.say("say_not_understood_ready")
        else:
            turn.say(f"say_not_understood_{step}", example=turn.example)

    def _in_screening(self, turn: Turn, session: Session) -> None:
        if turn.slot("asked") == "which_condition":
            give_up(turn, session)
        else:
            turn.say("say_not_understood_screening")


class OutOfScope(LimberAction):
    """Weather, jokes, other sports."""

    action_name = "action_out_of_scope"

    def answer(self, turn: Turn) -> None:
        """Says what Limber is for."""
        turn.say("say_out_of_scope")
