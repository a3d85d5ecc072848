"""What is remembered of a person, out of the slots."""

from __future__ import annotations

from actions.turn import Turn
from bot.profile import history, preferences
from bot.profile.history import Done
from bot.profile.preferences import Preferences
from bot.wording import counted, duration


def sessions_done(turn: Turn) -> list[Done]:
    """Every session that was done, oldest first; the one that has just ended among them."""
    kept = history.loads(turn.latest("history"))
    if not preferences_of(turn).history:
        return kept
    last = history.done_of(turn.session, turn.now, turn.slot("request")) if turn.session else None
    return kept if last is None else [*kept, last]


def keep_done(turn: Turn) -> None:
    """Keeps what was done of the session that is about to be replaced."""
    if turn.session is not None:
        turn.keep(history=history.dumps(sessions_done(turn)))


def preferences_of(turn: Turn) -> Preferences:
    """How the person wants it."""
    return preferences.loads(turn.latest("preferences"))


def name_of(turn: Turn, done: Done) -> str:
    """What was done, as it is said: "the Desk Break", "5 stretches, the Cat Cow first"."""
    names = [turn.library[one].name for one in done.stretches if one in turn.library]
    if not names:
        return counted(len(done.stretches), "stretch", "stretches")
    if len(names) == 1:
        return f"the {names[0]}"
    return f"{counted(len(names), 'stretch', 'stretches')}, the {names[0]} first"


def held(done: list[Done]) -> str:
    """The time held in all."""
    return duration(sum(one.held_s for one in done))
