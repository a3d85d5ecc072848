"""Praise and complaints."""

from __future__ import annotations

from actions.action import LimberAction
from actions.session.opening import remind
from actions.turn import Turn


class FeedbackGood(LimberAction):
    """ "That felt good"."""

    action_name = "action_feedback_good"

    def answer(self, turn: Turn) -> None:
        """Is glad, briefly: in a hold, silence is success."""
        state = turn.session.at(turn.now).state if turn.session else None
        turn.say("say_glad_holding" if state == "running" else "say_glad")
        remind(turn)


class FeedbackBad(LimberAction):
    """ "I didn't like that", "you're annoying"."""

    action_name = "action_feedback_bad"

    def answer(self, turn: Turn) -> None:
        """Takes it as it is, and says what can be changed from here."""
        state = turn.session.at(turn.now).state if turn.session else None
        if state in ("running", "paused"):
            turn.say("say_sorry_holding")
        elif turn.stretch is not None:
            turn.say("say_sorry_stretch", stretch=turn.stretch.name)
        else:
            turn.say("say_sorry")
        remind(turn)
