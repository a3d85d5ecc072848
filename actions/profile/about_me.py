"""What Limber knows of a person: shown, and deleted when they want it."""

from __future__ import annotations

import re

from actions.action import LimberAction
from actions.profile.memory import held, preferences_of, sessions_done
from actions.routine.start import names_of
from actions.turn import Turn
from bot.paths import data_dir
from bot.profile.forgetting import forgotten
from bot.profile.preferences import Preferences
from bot.wording import counted, duration, listed, phrase

_ALL = re.compile(
    r"\b(?:everything|all (?:of )?(?:it|that|my|the|this)|(?:my|all) (?:data|info\w*|profile|"
    r"account|details)|about me|know about|remember about|wipe|clean slate|fresh|forget me|"
    r"who i am)\b",
    re.IGNORECASE,
)


class AskAboutMe(LimberAction):
    """ "What do you know about me"."""

    action_name = "action_ask_about_me"

    def answer(self, turn: Turn) -> None:
        """Conditions, preferences, what was done; and how to change each."""
        done = sessions_done(turn)
        wishes = list(_wishes(preferences_of(turn)))
        if turn.conditions:
            turn.say("say_know_conditions", conditions=names_of(turn.conditions))
        if wishes:
            turn.say("say_know_preferences", preferences=listed(wishes))
        if done:
            turn.say("say_know_history", count=counted(len(done), "session"), held=held(done))
        if turn.conditions or wishes or done:
            turn.say("say_know_change")
        else:
            turn.say("say_know_nothing")


def _wishes(preferences: Preferences) -> list[str]:
    wishes = []
    if preferences.rate != 1:
        wishes.append(phrase("wish_slower" if preferences.rate < 1 else "wish_faster"))
    if preferences.volume != 1:
        wishes.append(phrase("wish_quieter" if preferences.volume < 1 else "wish_louder"))
    if preferences.talk == "less":
        wishes.append(phrase("wish_less_talk"))
    if preferences.hold_s is not None:
        wishes.append(phrase("wish_usual_hold", length=duration(preferences.hold_s)))
    return wishes


class DeleteHistory(LimberAction):
    """ "Delete my history", "delete everything about me"."""

    action_name = "action_delete_history"

    def answer(self, turn: Turn) -> None:
        """Asks first: what is deleted cannot be had back."""
        if turn.in_session:
            turn.say("say_forget_later")
        elif _ALL.search(turn.text):
            turn.say("say_delete_all")
            turn.keep(asked="erase_all", pending=None)
        else:
            turn.say("say_delete_history")
            turn.keep(asked="erase_history", pending=None)


def erase(turn: Turn, *, everything: bool) -> None:
    """Deletes what was said and done so far; with `everything`, what the person told of too."""
    turn.keep(**forgotten(everything=everything))
    turn.say("say_deleted_all" if everything else "say_deleted_history")


class AskPrivacy(LimberAction):
    """ "Where is my data", "are you recording me"."""

    action_name = "action_ask_privacy"

    def answer(self, turn: Turn) -> None:
        """Where it is kept, and that it is the person's own."""
        turn.say("say_privacy")
        turn.say("say_privacy_where", folder=data_dir())
