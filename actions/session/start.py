"""From "start" to the first hold: the plan, the screening, the way in, and ready."""

from __future__ import annotations

from uuid import uuid4

from actions.answers import reasons_to_avoid
from actions.knowledge import chosen_stretch
from actions.session.controls import resume
from actions.session.words import dose, keep_and_show, left_words, on_side
from actions.turn import LimberAction, Turn
from bot.coaching import amount, plan_of
from bot.protocol import Custom, Notice
from bot.session import Session
from bot.wording import clause
from knowledge import Stretch


def start(turn: Turn) -> None:
    """Begins with a stretch: what it will be, and whether anything speaks against it."""
    going = turn.session and turn.session.at(turn.now).state
    named = turn.entity("stretch") or turn.entity("stretch_choice")
    if turn.session is not None and not named:
        # "Start" without a name goes on with what is under way.
        if going == "screening":
            ask_again(turn, turn.session)
            return
        if going in ("ready", "running", "paused"):
            ready(turn)
            return
    stretch = chosen_stretch(turn, "start_session")
    if stretch is None:
        return
    if turn.session is not None and turn.session.reason == "red_flag":
        # Not past a warning sign in one breath; a second request is a decision.
        turn.keep(session=None, asked=None, pending=None)
        turn.say("say_after_red_flag")
        return
    wanted = amount(stretch, turn.entity("duration"), turn.entity("count"))
    session = Session(uuid4().hex[:12], plan_of(stretch, wanted), since=turn.now)
    turn.keep(asked="screening", pending=None, pain=None)
    turn.say("say_plan", stretch=stretch.name, amount=dose(session, stretch))
    if wanted.capped:
        turn.say("say_capped", limit=dose(session, stretch))
    turn.say("say_screening", reasons=reasons_to_avoid(stretch))
    turn.session = None
    keep_and_show(turn, session)


def ask_again(turn: Turn, session: Session) -> None:
    """The screening question once more: nothing starts without an answer to it."""
    stretch = turn.library[session.at(turn.now).stretch]
    turn.keep(asked="screening")
    turn.say("say_screening_again", reasons=reasons_to_avoid(stretch))


def say_setup(turn: Turn, stretch: Stretch) -> None:
    """The way in: every step the first time, one sentence later on."""
    explained = list(turn.slot("explained") or [])
    if stretch.id in explained:
        turn.say("say_setup_known", start=clause(stretch.performance.start) + ".")
    else:
        turn.say("say_setup_first")
        say_steps(turn, stretch)
        turn.keep(explained=[*explained, stretch.id])
    turn.say("say_when_ready")


def say_steps(turn: Turn, stretch: Stretch) -> None:
    """The setup, a step a message."""
    for step in stretch.performance.setup:
        turn.say("say_step", step=step.say)


def pass_screening(turn: Turn, session: Session) -> None:
    """Nothing speaks against it: the way into position."""
    turn.keep(asked="ready")
    moment = keep_and_show(turn, session.cleared(turn.now))
    say_setup(turn, turn.library[moment.stretch])


def leave_out(turn: Turn, session: Session) -> None:
    """Something speaks against it: the session ends before it began."""
    stretch = turn.library[session.at(turn.now).stretch]
    turn.keep(asked=None, pending=None)
    turn.say("say_screening_yes", stretch=stretch.name)
    if isinstance(stretch.easier, list):
        turn.say("say_screening_yes_easier", easier=stretch.easier[0].name)
    keep_and_show(turn, session.stop(turn.now, "condition"))
    notice = Notice(level="professional", advice=f"{stretch.name}: {reasons_to_avoid(stretch)}")
    turn.show(**Custom(notice=notice).encode())


def ready(turn: Turn) -> None:
    """In position: the clock starts, or a wait is over. Never past an open screening."""
    session = turn.session
    if session is None or session.at(turn.now).state == "ended":
        if turn.slot("asked") == "start":
            turn.keep(asked=None)
            start(turn)
        else:
            turn.say("say_no_session", example=turn.example)
        return
    state = session.at(turn.now).state
    if state == "screening":
        ask_again(turn, session)
    elif state == "paused":
        resume(turn)
    elif state == "ready":
        turn.keep(asked=None)
        moment = keep_and_show(turn, session.ready(turn.now))
        stretch = turn.library[moment.stretch]
        turn.say("say_started", side=on_side(moment.side), amount=dose(session, stretch))
    else:
        _on_with_it(turn, session)


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
        """Begins with the stretch that is meant."""
        start(turn)


class Ready(LimberAction):
    """ "Ready"."""

    action_name = "action_ready"

    def answer(self, turn: Turn) -> None:
        """Starts the clock."""
        ready(turn)
