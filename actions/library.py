"""Which stretches there are, and which one is meant."""

from __future__ import annotations

from actions.knowledge import answer_question, is_question
from actions.session.start import start
from actions.turn import LimberAction, Turn
from bot.wording import listed


class ListStretches(LimberAction):
    """Everything in the knowledge base, by name."""

    action_name = "action_list_stretches"

    def answer(self, turn: Turn) -> None:
        """Lists the names."""
        names = [stretch.name for stretch in turn.library.values()]
        turn.say("say_stretches", count=len(names), stretches=listed(names))


class NameStretch(LimberAction):
    """Only a name: the answer to "which one?", or a way to begin."""

    action_name = "action_name_stretch"

    def answer(self, turn: Turn) -> None:
        """Takes up the question that waited for the name; else tells of it and offers to start."""
        pending = turn.slot("pending")
        if not turn.entity("stretch"):
            pending = pending or "ask_overview"
        turn.keep(pending=None)
        if pending == "start_session":
            start(turn)
        elif is_question(pending):
            answer_question(turn, pending)
        else:
            answer_question(turn, "ask_overview")
            # An open session has a question of its own, which a yes must go on answering.
            if turn.entity("stretch") in turn.library and not turn.in_session:
                turn.say("say_offer_start")
                turn.keep(asked="start")
