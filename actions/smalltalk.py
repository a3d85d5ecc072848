"""Greetings, and a yes or a no that answers nothing in particular."""

from __future__ import annotations

from actions.turn import LimberAction, Turn


class Greet(LimberAction):
    """Hello; in a session, hello and carry on."""

    action_name = "action_greet"

    def answer(self, turn: Turn) -> None:
        """Greets."""
        if turn.session is not None and turn.session.at(turn.now).state in ("running", "paused"):
            name = turn.library[turn.session.at(turn.now).stretch].name
            turn.say("say_hello_again", stretch=name)
        else:
            turn.say("say_hello")


class Yes(LimberAction):
    """A yes that no question of ours waits for."""

    action_name = "action_yes"

    def answer(self, turn: Turn) -> None:
        """Asks what is wanted."""
        turn.say("say_nothing_to_confirm", example=turn.example)


class No(LimberAction):
    """A no that no question of ours waits for."""

    action_name = "action_no"

    def answer(self, turn: Turn) -> None:
        """Leaves it."""
        turn.keep(asked=None, pending=None)
        turn.say("say_as_you_like")
