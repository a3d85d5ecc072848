"""Greetings, and a yes or a no to whatever was asked."""

from __future__ import annotations

from actions.action import LimberAction
from actions.profile.about_me import erase
from actions.safety import forget
from actions.session.controls import end_for_pain, go_on_after_pain
from actions.session.opening import is_unanswered
from actions.session.screening import applies, ask_again, pass_screening
from actions.session.start import ready, take_up_offer
from actions.turn import Turn


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
    """A yes: to the screening, to "is the pain gone?", to "shall I guide you?", or to nothing."""

    action_name = "action_yes"

    def answer(self, turn: Turn) -> None:
        """Does what the question was about, as long as the session is still where it was asked."""
        session, asked = turn.session, turn.slot("asked")
        state = session.at(turn.now).state if session else None
        if not turn.in_session and _does_away(turn, asked):
            return
        if take_up_offer(turn):
            return
        if session is not None and is_unanswered(turn):
            applies(turn, session)
        elif session is not None and (asked, state) == ("pain_gone", "paused"):
            go_on_after_pain(turn, session)
        elif state == "ready":
            ready(turn)
        elif state == "paused":
            turn.say("say_nothing_asked")  # a yes to nothing must not start the clock
        else:
            turn.say("say_nothing_to_confirm", example=turn.example)


def _does_away(turn: Turn, asked: str | None) -> bool:
    """Whether a yes was to have something forgotten; then it is."""
    if asked == "forget":
        forget(turn)
    elif asked in ("erase_history", "erase_all"):
        erase(turn, everything=asked == "erase_all")
    else:
        return False
    return True


class No(LimberAction):
    """A no, to the same questions."""

    action_name = "action_no"

    def answer(self, turn: Turn) -> None:
        """Goes on, or leaves it, by what was asked."""
        session, asked = turn.session, turn.slot("asked")
        state = session.at(turn.now).state if session else None
        if session is not None and state in ("screening", "ready") and turn.told:
            applies(turn, session)  # "No, only a hip replacement" is a yes.
        elif session is not None and is_unanswered(turn):
            (pass_screening if asked == "screening" else ask_again)(turn, session)
        elif session is not None and (asked, state) == ("pain_gone", "paused"):
            end_for_pain(turn, session)
        elif state == "ready":
            turn.say("say_no_hurry")
        elif state == "paused":
            turn.say("say_nothing_asked")
        else:
            turn.keep(asked=None, pending=None)
            turn.say("say_as_you_like")


class NeverMind(LimberAction):
    """ "Never mind": what was asked for or offered last is taken back. A session goes on."""

    action_name = "action_never_mind"

    def answer(self, turn: Turn) -> None:
        """Leaves it; a question that must be answered before a start stays open."""
        if turn.session is not None and is_unanswered(turn):
            turn.say("say_never_mind_screening")
            return
        if turn.slot("asked") != "pain_gone":
            turn.keep(asked=None)
        turn.keep(pending=None)
        turn.say("say_never_mind_session" if turn.in_session else "say_as_you_like")
