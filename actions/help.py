"""What can be said, for where the person is now."""

from __future__ import annotations

from actions.action import LimberAction
from actions.turn import Turn


class Help(LimberAction):
    """Two or three things to say."""

    action_name = "action_help"

    def answer(self, turn: Turn) -> None:
        """Names what fits the state of the session."""
        state = turn.session.at(turn.now).state if turn.session else None
        if state in ("running", "paused"):
            turn.say("say_help_session")
        elif state == "ready":
            turn.say("say_help_ready")
        else:
            turn.say("say_help", example=turn.example)
