"""How Limber is to be from now on."""

from __future__ import annotations

from actions.action import LimberAction
from actions.profile.memory import preferences_of
from actions.session.words import keep_and_show, show_session
from actions.turn import Turn
from bot.profile.preferences import dumps, find_wish
from bot.session import Session
from bot.wording import duration


class SetPreference(LimberAction):
    """ "Talk slower", "just the counts", "always hold for a minute"."""

    action_name = "action_set_preference"

    def answer(self, turn: Turn) -> None:
        """Keeps it for good, and lets a session that is running have it at once."""
        wish = find_wish(turn.text)
        before = preferences_of(turn)
        if wish is None:
            turn.say("say_preference_which")
            return
        kind, hold_s = wish
        after = before.with_wish(kind, hold_s)
        if after == before:
            turn.say("say_preference_same")
            return
        turn.keep(preferences=dumps(after))
        length = duration(after.hold_s) if after.hold_s else ""
        turn.say(f"say_preference_{kind}", length=length)
        if turn.in_session and turn.session is not None:
            _let_session_know(turn, turn.session, retold=before.talk != after.talk)


def _let_session_know(turn: Turn, session: Session, *, retold: bool) -> None:
    started = session.at(turn.now).state in ("running", "paused")
    if retold and started:
        keep_and_show(turn, session.retold(turn.now))
    else:
        show_session(turn, session, with_sheet=False)
