"""Longer and shorter, in seconds or in repetitions, and a length said outright."""

from __future__ import annotations

from actions.session.controls import Adjustment
from actions.session.start import start
from actions.session.words import dose, keep_and_show, left, left_words
from actions.turn import Turn
from bot.session import Moment, Session
from bot.wording import duration

USUAL_S = 10.0


class Longer(Adjustment):
    """ "Ten more seconds", "two more reps", or just "longer"."""

    action_name = "action_longer"

    def control(self, turn: Turn, session: Session) -> None:
        """Adds to the hold, on both sides."""
        reps = turn.entity("count")
        if reps and not turn.entity("duration"):
            self._more_reps(turn, session, int(reps))
            return
        seconds = float(turn.entity("duration") or USUAL_S)
        before = session.at(turn.now)
        changed = session.extend(turn.now, seconds)
        if changed is session:
            turn.say("say_no_longer", left=left_words(before))
            return
        moment = keep_and_show(turn, changed)
        given = _change(session, changed, before.segment.hold)
        words = {"seconds": duration(given), "left": left_words(moment)}
        if len(changed.plan.holds) > len(session.plan.holds):
            turn.say("say_longer_match", **words)
        else:
            turn.say("say_longer", both=_both(before), **words)

    def _more_reps(self, turn: Turn, session: Session, reps: int) -> None:
        changed = session.add_reps(turn.now, reps)
        if changed is session:
            turn.say("say_no_longer", left=left_words(session.at(turn.now)))
            return
        moment = keep_and_show(turn, changed)
        index = session.at(turn.now).segment.hold
        item, of = session.plan.item_of(index), session.plan.holds[index].item
        if item.kind == "dynamic":
            given = round(_change(session, changed, index) / item.move_s)
        else:
            given = changed.plan.reps_of(of) - session.plan.reps_of(of)
        total = dose(changed, turn.library[moment.stretch], of)
        turn.say("say_more_reps", reps=given, total=total)


class Shorter(Adjustment):
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
        turn.say(
            "say_shorter",
            seconds=duration(-_change(session, changed, before.segment.hold)),
            both=_both(before),
            left=left_words(moment),
        )


def _change(session: Session, changed: Session, index: int) -> float:
    """The seconds that a hold, or the rest before it, really got: not always what was asked."""
    before, after = session.plan.holds[index], changed.plan.holds[index]
    return after.seconds + after.more_rest - before.seconds - before.more_rest


def _both(moment: Moment) -> str:
    return ", on both sides" if moment.side and moment.kind != "rest" else ""


class SetLength(Adjustment):
    """ "Make it 45 seconds", "one minute a side"; with nothing under way, what to begin with."""

    action_name = "action_set_length"

    def answer(self, turn: Turn) -> None:
        """Sets the hold to that length, or begins with it what was spoken of."""
        if turn.in_session or turn.stretch is None:
            super().answer(turn)
        else:
            start(turn)

    def control(self, turn: Turn, session: Session) -> None:
        """As much longer or shorter as it takes, on both sides."""
        seconds = turn.entity("duration")
        before = session.at(turn.now)
        if seconds is None or session.plan.item_of(before.segment.hold).kind == "dynamic":
            turn.say("say_length_how" if seconds is None else "say_length_moves")
            return
        length = _length(session, before)
        changed = session.extend(turn.now, float(seconds) - length)
        if changed is session:
            same = round(length) == round(float(seconds))
            turn.say("say_length_same" if same else "say_length_no", left=left_words(before))
            return
        moment = keep_and_show(turn, changed)
        length = _length(changed, moment)
        turn.say("say_length", length=duration(length), both=_both(before), left=left(moment))


def _length(session: Session, moment: Moment) -> float:
    """Seconds of the hold that it is at, all parts of it, or of the rest before it."""
    if moment.kind == "rest":
        return moment.segment.length
    return session.plan.planned(moment.segment.hold)
