"""Which routines there are, and what one holds."""

from __future__ import annotations

from actions.action import LimberAction
from actions.routine.own import recognise
from actions.routine.start import say_impossible, whole_minutes
from actions.session.opening import remind
from actions.turn import Turn
from bot.coaching import CannotCompose, Request, compose
from bot.wording import counted, duration, listed
from knowledge import Routine
from knowledge.safety_base import load_safety

A_BREATH = 8  # names of stretches


class ListRoutines(LimberAction):
    """All routines by name."""

    action_name = "action_list_routines"

    def answer(self, turn: Turn) -> None:
        """Lists the names; "what do I do after a run" names one."""
        if names_a_routine(turn):
            describe(turn)
            return
        names = [routine.name for routine in turn.library.routines.values()]
        turn.say("say_routines", count=counted(len(names), "routine"), routines=listed(names))
        remind(turn)


class AskRoutine(LimberAction):
    """What a routine holds, how long it takes, and an offer to begin."""

    action_name = "action_ask_routine"

    def answer(self, turn: Turn) -> None:
        """Describes the routine that is meant."""
        recognise(turn)
        describe(turn)


def names_a_routine(turn: Turn) -> bool:
    """Whether a message is about a routine, whatever question it was taken for."""
    named = turn.entity("routine") or turn.entity("routine_choice")
    return bool(named) and not turn.entity("stretch")


def describe(turn: Turn) -> None:
    """Describes the routine that is meant, and offers to begin where nothing speaks against it."""
    routine = meant(turn)
    if routine is None:
        return
    known = frozenset(turn.explained)
    request = Request(routine=routine.id, conditions=turn.conditions, known=known)
    try:
        composition = compose(request, turn.library, load_safety().groups)
    except CannotCompose as error:
        say_impossible(turn, error)
        remind(turn)
        return
    written, whole = duration(60 * routine.minutes), whole_minutes(composition.seconds)
    names = [turn.library[item.stretch].name for item in routine.items]
    turn.say("say_routine_overview", name=routine.name, summary=routine.summary)
    turn.say(
        "say_routine_holds",
        count=counted(len(names), "stretch", "stretches"),
        minutes=written,
        stretches=listed(names[:A_BREATH]),
    )
    for at in range(A_BREATH, len(names), A_BREATH):
        turn.say("say_routine_holds_more", stretches=listed(names[at : at + A_BREATH]))
    if whole != written:
        turn.say("say_routine_explained", minutes=whole)
    turn.keep(routine=routine.id)
    if not turn.in_session:
        turn.say("say_routine_offer")
        turn.keep(asked="start_routine", stretch=None)  # "it" is the routine now
    remind(turn)


def meant(turn: Turn) -> Routine | None:
    """The routine named now or spoken of last; else asks which."""
    routines = turn.library.routines
    choices = [one for one in turn.entity("routine_choice") or () if one in routines]
    named = turn.entity("routine") or (None if choices else turn.slot("routine"))
    if named in routines:
        return routines[named]
    if choices:
        turn.say("say_which_routine_of", choices=listed((routines[c].name for c in choices), "or"))
    else:
        turn.say("say_which_routine", routines=listed(one.name for one in routines.values()))
    return None
