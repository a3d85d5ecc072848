"""A client that was gone is back: it hears where the session is, and gets all that it plays by."""

from __future__ import annotations

from actions.action import LimberAction
from actions.session.controls import is_asked_after_pain
from actions.session.opening import is_unanswered
from actions.session.screening import ask_again
from actions.session.words import DOING, left, left_words, on_side, show_session
from actions.turn import Turn
from bot.session import RETURN_S, Session
from bot.wording import duration


class ClientResumed(LimberAction):
    """No words of a person's: the event of a client that has just started, or started again."""

    action_name = "action_client_resumed"

    def answer(self, turn: Turn) -> None:
        """Goes on where the client was, and says where that is."""
        session = turn.session
        if session is None or session.state == "ended":
            turn.say("say_no_session", example=turn.example)
        elif session.state in ("screening", "ready"):
            _before_start(turn, session)
        else:
            _under_way(turn, session)


def _before_start(turn: Turn, session: Session) -> None:
    show_session(turn, session, with_sheet=True)
    if is_unanswered(turn):
        ask_again(turn, session)
    else:
        name = turn.library[session.at(turn.received).stretch].name
        turn.say("say_where_ready", stretch=name)


def _under_way(turn: Turn, session: Session) -> None:
    returned = session.returned(turn.received, turn.client_position)
    if returned is not session:
        turn.keep_session(returned)
    show_session(turn, returned, with_sheet=True)
    moment = returned.at(turn.received)
    where = {"what": DOING[moment.kind], "side": on_side(moment.side)}
    if moment.state == "ended":
        turn.say("say_finished_already")
    elif moment.state == "running":
        settle = duration(RETURN_S)
        turn.say("say_returned", **where, left=left_words(moment), settle=settle)
    elif not is_asked_after_pain(turn):
        turn.say("say_returned_paused", **where, left=left(moment))
