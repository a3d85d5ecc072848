"""What begins with a message, from the plan to the clock: start, an offer taken up, ready."""

from __future__ import annotations

from actions.action import LimberAction
from actions.knowledge import answers_which, chosen_stretch
from actions.profile.memory import preferences_of
from actions.routine.describe import meant
from actions.routine.own import recognise
from actions.routine.start import replan, start_again, start_routine
from actions.routine.wanted import WISHES
from actions.session.controls import left_for_condition, resume
from actions.session.opening import is_composed, is_unanswered, may_begin, open_session
from actions.session.screening import (
    applies,
    ask_again,
    minds_everything,
    plan_around,
    ruled_out,
    say_reasons,
)
from actions.session.words import dose, keep_and_show, left_words, on_side
from actions.turn import Turn
from bot.coaching import Amount, amount, plan_of
from bot.session import Session
from knowledge import Stretch


def start(turn: Turn) -> None:
    """Begins with a stretch: what it will be, and whether anything speaks against it."""
    named = turn.entity("stretch") or turn.entity("stretch_choice")
    if turn.session is not None and not named and _goes_on(turn, turn.session):
        return
    if is_composed(turn) and not named and not turn.slot("stretch"):
        start_again(turn)
        return
    stretch = chosen_stretch(turn, "start_session")
    if stretch is not None:
        begin_stretch(turn, stretch, _amount(turn, stretch))


def _goes_on(turn: Turn, session: Session) -> bool:
    """ "Start" without a name goes on with what is under way."""
    state = session.at(turn.now).state
    if state != "ended":
        ready(turn)
    return state != "ended"


def begin_stretch(turn: Turn, stretch: Stretch, wanted: Amount) -> None:
    """Begins with one stretch and a dose, unless something speaks against it."""
    if may_begin(turn) and not ruled_out(turn, stretch):
        session = open_session(turn, plan_of(stretch, wanted))
        turn.say("say_plan", stretch=stretch.name, amount=dose(session, stretch))
        if wanted.capped:
            turn.say("say_capped", limit=dose(session, stretch))
        say_reasons(turn, "say_screening", stretch)


def _amount(turn: Turn, stretch: Stretch) -> Amount:
    """The dose that is asked for now, or what the person usually holds."""
    reps = turn.entity("count")
    seconds = turn.entity("duration") or preferences_of(turn).hold_s
    return amount(stretch, seconds, int(reps) if reps else None)


def ready(turn: Turn) -> None:
    """In position: the clock starts, or a wait is over. Never past an open screening."""
    session = turn.session
    if session is None or session.at(turn.now).state == "ended":
        if not take_up_offer(turn):
            turn.say("say_no_session", example=turn.example)
        return
    state = session.at(turn.now).state
    if state in ("screening", "ready") and turn.told:
        applies(turn, session)
    elif is_unanswered(turn):
        ask_again(turn, session)
    elif state in ("running", "paused") and left_for_condition(turn, session):
        return
    elif state == "paused":
        resume(turn)
    elif state == "ready" and not minds_everything(turn, session):
        plan_around(turn, session)
    elif state == "ready":
        turn.keep(asked=None)
        moment = keep_and_show(turn, session.ready(turn.now))
        stretch = turn.library[moment.stretch]
        turn.say("say_started", side=on_side(moment.side), amount=dose(session, stretch))
    else:
        _on_with_it(turn, session)


def take_up_offer(turn: Turn) -> bool:
    """Begins with what was offered last; gives whether anything was."""
    offered = turn.slot("asked")
    if turn.in_session or offered not in ("start", "start_routine", "replan"):
        return False
    turn.keep(asked=None)
    if offered == "start":
        start(turn)
    elif offered == "replan":
        replan(turn)
    else:
        routine = meant(turn)
        if routine is not None:
            start_routine(turn, routine.id)
    return True


def begin(turn: Turn) -> None:
    """Begins with what a message names: a routine, parts of the body, a stretch, or an offer."""
    stretch = turn.entity("stretch") or turn.entity("stretch_choice")
    if turn.entity("routine") in turn.library.routines:
        start_routine(turn, turn.entity("routine"))
    elif turn.entity("routine") or turn.entity("routine_choice"):
        meant(turn)
    elif turn.entity("body_part") and not stretch:
        start_routine(turn)
    elif stretch or not take_up_offer(turn):
        start(turn)


def _on_with_it(turn: Turn, session: Session) -> None:
    changed = session.ready(turn.now)
    if changed is session:
        moment = session.at(turn.now)
        turn.say("say_already_running", left=left_words(moment), side=on_side(moment.side))
    else:
        moment = keep_and_show(turn, changed)
        turn.say("say_wait_over", side=on_side(moment.side))


class StartSession(LimberAction):
    """ "Start the ..." """

    action_name = "action_start_session"

    def answer(self, turn: Turn) -> None:
        """Begins with the stretch that is meant, or with several for a part of the body."""
        answers_which(turn)  # "start the second one"
        recognise(turn)
        begin(turn)


class StartRoutine(LimberAction):
    """ "Ten minutes for my hips", "start the desk break"."""

    action_name = "action_start_routine"

    def answer(self, turn: Turn) -> None:
        """Begins with the routine that is meant, or with one made for the request."""
        recognise(turn)
        stretch = turn.entity("stretch") or turn.entity("stretch_choice")
        routine = turn.entity("routine") or turn.entity("routine_choice")
        part = turn.entity("body_part")
        if routine or (stretch and not part):
            begin(turn)
        elif turn.in_session and not turn.entities("body_part", "duration", *WISHES):
            start(turn)  # it names nothing new, so what is under way is meant
        elif part or turn.slot("asked") != "start_routine" or not take_up_offer(turn):
            start_routine(turn)


class Ready(LimberAction):
    """ "Ready"."""

    action_name = "action_ready"

    def answer(self, turn: Turn) -> None:
        """Starts the clock."""
        ready(turn)
