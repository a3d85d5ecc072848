"""Routines that the person has made: begun with by name, or by choosing one on a page."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from actions.action import LimberAction
from actions.routine.start import start_routine
from actions.turn import Turn
from bot.profile.routines import OWN
from bot.wording import listed
from knowledge import Routine

_MINE = re.compile(
    r"\bmy (?:own |new |last )?(?:routine|session|plan)\b"
    r"|\b(?:routine|session|plan) (?:that )?i(?:'ve| have)? (?:made|built|put together|saved)\b",
    re.IGNORECASE,
)
_NEARLY = 0.85  # of the letters of a name, which may be misheard or misspelt


def recognise(turn: Turn) -> None:
    """Takes one of the person's own routines as said, where a message means one."""
    own = _own(turn)
    if not own or turn.entity("stretch"):
        return
    named = _called(turn.text, own)
    if not named and _MINE.search(turn.text) and not turn.entity("routine"):
        named = list(own)
    if len(named) == 1:
        turn.take("routine", named[0])
    elif named:
        turn.take("routine_choice", named)


class RoutineChosen(LimberAction):
    """No words of a person's: a routine of theirs was chosen on a page."""

    action_name = "action_routine_chosen"

    def answer(self, turn: Turn) -> None:
        """Begins with it, as if they had asked for it by name."""
        chosen = turn.metadata.get("routine")
        if turn.in_session:
            turn.say("say_finish_this_first")
        elif isinstance(chosen, str) and chosen in turn.library.routines:
            start_routine(turn, chosen)
        elif own := _own(turn):
            turn.say("say_which_routine", routines=listed(one.name for one in own.values()))
        else:
            turn.say("say_no_own_routine")


def _called(text: str, own: dict[str, Routine]) -> list[str]:
    """Those whose names a text says, nearly; of names within each other the longest.

    The linker of our names weighs words against all the others, and these are few.
    """
    said = _words(text)
    found: dict[str, int] = {}
    for id_, one in own.items():
        name = _words(one.name)
        runs = (said[at : at + len(name)] for at in range(len(said) - len(name) + 1))
        if name and any(_alike(name, run) for run in runs):
            found[id_] = len(name)
    longest = max(found.values(), default=0)
    return [id_ for id_, length in found.items() if length == longest]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _alike(name: list[str], run: list[str]) -> bool:
    return SequenceMatcher(None, " ".join(name), " ".join(run)).ratio() >= _NEARLY


def _own(turn: Turn) -> dict[str, Routine]:
    return {id_: one for id_, one in turn.library.routines.items() if id_.startswith(OWN)}
