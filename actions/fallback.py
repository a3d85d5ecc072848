"""When a message was not understood, or is not our business."""

from __future__ import annotations

from actions.action import LimberAction
from actions.knowledge import answers_which
from actions.library import suggest, take_up
from actions.routine.describe import describe, names_a_routine
from actions.session.opening import is_unanswered
from actions.session.screening import give_up
from actions.session.words import show_session
from actions.turn import Turn
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
        ask_again_in_other_words(turn)


class Misunderstood(LimberAction):
    """ "That's not what I said"."""

    action_name = "action_misunderstood"

    def answer(self, turn: Turn) -> None:
        """Owns up, undoes an offer made by mistake, and asks in other words."""
        if not turn.in_session:
            turn.keep(asked=None, pending=None)
        turn.say("say_took_wrong")
        ask_again_in_other_words(turn)


def ask_again_in_other_words(turn: Turn) -> None:
    """From a hint to the shortest words, by where the person is; then round again."""
    misses = int(turn.slot("misses") or 0)
    turn.keep(misses=misses + 1)
    step = misses % MOST_MISSES + 1
    moment = turn.session.at(turn.now) if turn.session else None
    state = moment.state if moment else None
    if moment is not None and state == "running":
        left = sentence(duration(moment.total_left))[:-1]
        turn.say(f"say_not_understood_holding_{step}", left=left)
    elif turn.session is not None and is_unanswered(turn):
        _in_screening(turn, turn.session)
    elif state == "ready":
        turn.say("say_not_understood_ready")
    elif state == "paused":
        turn.say("say_not_understood_paused")
    else:
        turn.say(f"say_not_understood_{step}", example=turn.example)


def _in_screening(turn: Turn, session: Session) -> None:
    if turn.slot("asked") == "which_condition":
        give_up(turn, session)
    else:
        turn.say("say_not_understood_screening")


class OutOfScope(LimberAction):
    """Weather, jokes, other sports."""

    action_name = "action_out_of_scope"

    def answer(self, turn: Turn) -> None:
        """Says what Limber is for; in a session, to what was meant for others, nothing."""
        if turn.overheard and turn.session is not None and turn.in_session:
            # A client that stood still for it goes on.
            show_session(turn, turn.session, with_sheet=False)
            return
        running = turn.session is not None and turn.session.at(turn.now).state == "running"
        turn.say("say_out_of_scope_holding" if running else "say_out_of_scope")
