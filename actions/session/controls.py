"""Controls of a running session: done first, said after, and never a question."""

from __future__ import annotations

import re
from abc import abstractmethod

from actions.action import LimberAction
from actions.session.opening import (
    end_spoilt,
    is_routine,
    is_spoilt,
    is_unanswered,
    offer_replan,
    remind,
)
from actions.session.words import coming, keep_and_show, left, left_words, on_side
from actions.turn import Turn
from bot.session import Session
from bot.wording import counted, duration

# "Next" is the next hold; "next stretch" leaves out the other side as well.
A_STRETCH = re.compile(r"\b(?:stretch|strech|exercise|pose|move)\b", re.IGNORECASE)


class Control(LimberAction):
    """A control of the session that is running or paused; says so when there is none.

    `goes_on`: it is not done over a condition that speaks against the rest of the session.
    """

    goes_on = True

    def answer(self, turn: Turn) -> None:
        """Does it, or says why there is nothing to do."""
        session = turn.session
        state = session.at(turn.now).state if session else None
        if session is not None and state in ("running", "paused"):
            if self.goes_on and left_for_condition(turn, session):
                return
            self.control(turn, session)
        elif session is not None and state in ("screening", "ready"):
            self.before_start(turn, session)
        elif session is not None:
            turn.say("say_finished_already")
        else:
            turn.say("say_no_session", example=turn.example)

    @abstractmethod
    def control(self, turn: Turn, session: Session) -> None:
        """Acts on a session whose clock has been started."""

    def before_start(self, turn: Turn, session: Session) -> None:
        """Before the clock has been started only the plan can be changed (`Adjustment`)."""
        total = duration(session.at(turn.now).total_left)
        if is_unanswered(turn):
            turn.say("say_left_in_screening", total=total)
            remind(turn)
        else:
            turn.say("say_left_before_start", total=total)


class Adjustment(Control):
    """A control that changes the plan: it works while getting into position, too."""

    def before_start(self, turn: Turn, session: Session) -> None:
        """Changes it, once the screening is done."""
        if session.at(turn.now).state == "ready":
            self.control(turn, session)
        else:
            super().before_start(turn, session)


def left_for_condition(turn: Turn, session: Session) -> bool:
    """Ends what a condition speaks against that came with another message; gives whether."""
    spoilt = is_spoilt(turn, session)
    if spoilt:
        end_spoilt(turn, session)
        turn.say("say_condition_noted")
        offer_replan(turn)
    return spoilt


def resume(turn: Turn) -> None:
    """Goes on after a pause; after a pain only when it is gone."""
    assert turn.session is not None
    if is_asked_after_pain(turn):
        return
    moment = keep_and_show(turn, turn.session.resume(turn.now))
    turn.say("say_resumed", left=left_words(moment), side=on_side(moment.side))


def is_asked_after_pain(turn: Turn) -> bool:
    """Asks whether the pain that stopped a session is gone; gives whether there was one."""
    if not turn.slot("pain"):
        return False
    turn.keep(asked="pain_gone")
    turn.say("say_is_pain_gone")
    return True


def go_on_after_pain(turn: Turn, session: Session) -> None:
    """The pain is gone."""
    if left_for_condition(turn, session):
        return
    turn.keep(asked=None, pain=None)
    moment = keep_and_show(turn, session.resume(turn.now))
    turn.say("say_resumed", left=left_words(moment), side=on_side(moment.side))


def end_for_pain(turn: Turn, session: Session) -> None:
    """It still hurts."""
    turn.keep(asked=None, pain=None)
    keep_and_show(turn, session.stop(turn.now, "pain"))
    turn.say("say_pain_remains")


class Pause(Control):
    """ "Pause"."""

    action_name = "action_pause"
    goes_on = False

    def control(self, turn: Turn, session: Session) -> None:
        """Stops the clock and keeps the place."""
        paused = session.pause(turn.now)
        moment = paused.at(turn.now)
        words = {"left": left(moment), "side": on_side(moment.side)}
        if paused is session:
            turn.say("say_already_paused", **words)
        else:
            keep_and_show(turn, paused)
            turn.say("say_paused", **words)


class Resume(Control):
    """ "Go on"."""

    action_name = "action_resume"

    def control(self, turn: Turn, session: Session) -> None:
        """Settles for three seconds and goes on."""
        moment = session.at(turn.now)
        if moment.state == "paused":
            resume(turn)
        else:
            turn.say("say_already_running", left=left_words(moment), side=on_side(moment.side))


class Stop(Control):
    """ "Stop"."""

    action_name = "action_stop"
    goes_on = False

    def control(self, turn: Turn, session: Session) -> None:
        """Ends the session, with what was done of it."""
        turn.keep(asked=None, pain=None)
        stopped = session.stop(turn.now)
        keep_and_show(turn, stopped)
        turn.say("say_stopped", done=_done(stopped))

    def before_start(self, turn: Turn, session: Session) -> None:
        """Leaves it before it began."""
        turn.keep(asked=None, pending=None)
        keep_and_show(turn, session.stop(turn.now))
        turn.say("say_stopped_before_start")


def _done(session: Session) -> str:
    if is_routine(session):
        begun = {hold.item for hold in session.plan.holds if round(hold.done) > 0}
        total = duration(sum(hold.done for hold in session.plan.holds))
        several = counted(len(begun), "stretch", "stretches")
        return f" You did {several}, {total} of holding." if begun else ""
    held: dict[str | None, float] = {}
    for hold in session.plan.holds:
        held[hold.side] = held.get(hold.side, 0) + hold.done
    parts = [
        f"{duration(seconds)}{on_side(side)}"  # type: ignore[arg-type]
        for side, seconds in held.items()
        if round(seconds) > 0
    ]
    return f" You did {' and '.join(parts)}." if parts else ""


class Skip(Control):
    """ "Skip"."""

    action_name = "action_skip"

    def control(self, turn: Turn, session: Session) -> None:
        """On to the next hold, or to the next stretch where that is what was said."""
        before = session.at(turn.now).stretch
        whole = is_routine(session) and A_STRETCH.search(turn.text)
        skipped = session.skip_stretch(turn.now) if whole else session.skip(turn.now)
        moment = keep_and_show(turn, skipped)
        if moment.kind == "finish":
            turn.say("say_skipped_to_end")
        elif moment.stretch != before:
            name = turn.library[moment.stretch].name
            turn.say("say_skipped_to", stretch=name, coming=coming(skipped, turn.now))
        else:
            turn.say("say_skipped", coming=coming(skipped, turn.now))


class Back(Control):
    """ "Back"."""

    action_name = "action_back"

    def control(self, turn: Turn, session: Session) -> None:
        """This hold again, or the one before."""
        changed = session.back(turn.now)
        keep_and_show(turn, changed)
        turn.say("say_back", coming=coming(changed, turn.now))


class SwitchSides(Adjustment):
    """ "Other side"."""

    action_name = "action_switch_sides"

    def control(self, turn: Turn, session: Session) -> None:
        """To the other side."""
        changed = session.switch_side(turn.now)
        stretch = turn.library[session.at(turn.now).stretch]
        if stretch.performance.switch is None:
            turn.say("say_no_sides", stretch=stretch.name)
            return
        if changed is not session:  # or else the sides are being changed already
            keep_and_show(turn, changed)
        moment = changed.at(turn.now)
        if moment.kind in ("setup", "rest"):  # nobody has to move yet
            turn.say("say_side_first", side=moment.side)
        else:
            turn.say("say_switched", how=stretch.performance.switch.say)
