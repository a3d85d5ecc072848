"""When a message was not understood, or is not our business."""

from __future__ import annotations

from actions.turn import LimberAction, Turn
from bot.wording import duration, sentence

MOST_MISSES = 3


class NotUnderstood(LimberAction):
    """Another way of saying "sorry" each time, with something to say. The clock is not touched."""

    action_name = "action_not_understood"

    def answer(self, turn: Turn) -> None:
        """Escalates from a hint to the shortest words."""
        misses = int(turn.slot("misses") or 0)
        turn.keep(misses=misses + 1)
        step = misses % MOST_MISSES + 1
        moment = turn.session.at(turn.now) if turn.session else None
        state = moment.state if moment else None
        if moment is not None and state == "running":
            left = sentence(duration(moment.total_left))[:-1]
            turn.say(f"say_not_understood_holding_{step}", left=left)
        elif state == "screening":
            turn.say("say_not_understood_screening")
        elif state == "ready":
            turn.say("say_not_understood_ready")
        else:
            turn.say(f"say_not_understood_{step}", example=turn.example)


class OutOfScope(LimberAction):
    """Weather, jokes, other sports."""

    action_name = "action_out_of_scope"

    def answer(self, turn: Turn) -> None:
        """Says what Limber is for."""
        turn.say("say_out_of_scope")
