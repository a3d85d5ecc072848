"""Longer and shorter, in seconds or in repetitions."""

from __future__ import annotations

from actions.session.controls import Control, left_words
from actions.session.words import dose, keep_and_show
from actions.turn import Turn
from bot.session import Session
from bot.wording import duration

USUAL_S = 10.0


class Longer(Control):
    """ "Ten more seconds", "two more reps", or just "longer"."""

    action_name = "action_longer"

    def control(self, turn: Turn, session: Session) -> None:
        """Adds to the hold, on both sides."""
        reps = turn.entity("count")
        if reps and not turn.entity("duration"):
            self._more_reps(turn, session, int(reps))
            return
        seconds = float(turn.entity("duration") or USUAL_S)
        changed = session.extend(turn.now, seconds)
        if changed is session:
            turn.say("say_no_longer", left=left_words(session.at(turn.now)))
            return
        moment = keep_and_show(turn, changed)
        words = {"seconds": duration(seconds), "left": left_words(moment)}
        if len(changed.plan.holds) > len(session.plan.holds):
            turn.say("say_longer_match", **words)
        else:
            turn.say("say_longer", both=_both(moment.side), **words)

    def _more_reps(self, turn: Turn, session: Session, reps: int) -> None:
        changed = session.add_reps(turn.now, reps)
        if changed is session:
            turn.say("say_no_longer", left=left_words(session.at(turn.now)))
            return
        moment = keep_and_show(turn, changed)
        total = dose(changed, turn.library[moment.stretch])
        turn.say("say_more_reps", reps=reps, total=total)


class Shorter(Control):
    """ "Ten seconds less", or just "shorter"."""

    action_name = "action_shorter"

    def control(self, turn: Turn, session: Session) -> None:
        """Takes from the hold, on both sides."""
        seconds = float(turn.entity("duration") or USUAL_S)
        before = session.at(turn.now)
        changed = session.extend(turn.now, -seconds)
        if changed is session:
            turn.say("say_no_shorter", left=left_words(before))
            return
        moment = keep_and_show(turn, changed)
        taken = before.hold_left - moment.hold_left
        turn.say(
            "say_shorter",
            seconds=duration(taken),
            both=_both(moment.side),
            left=left_words(moment),
        )


def _both(side: str | None) -> str:
    return ", on both sides" if side else ""
