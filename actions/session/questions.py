"""Where am I, how long is left, what comes next, say that again."""

from __future__ import annotations

from actions.action import LimberAction
from actions.session.controls import A_STRETCH, Control
from actions.session.opening import is_routine, is_unanswered
from actions.session.way_in import say_steps
from actions.session.words import DOING, after, left_words, on_side, sheet_for
from actions.turn import Turn
from bot.session import Session
from bot.wording import duration


class TimeLeft(Control):
    """ "How long is left?" """

    action_name = "action_time_left"

    def control(self, turn: Turn, session: Session) -> None:
        """The server's own clock answers."""
        moment = session.at(turn.now)
        response = "say_left" if moment.state == "running" else "say_left_paused"
        words = left_words(moment) if moment.state == "running" else duration(moment.hold_left)
        turn.say(response, left=words, side=on_side(moment.side), after=after(moment))


class WhatsNext(Control):
    """ "What's next?" """

    action_name = "action_whats_next"

    def control(self, turn: Turn, session: Session) -> None:
        """The hold after this one, or the stretch where that is what was said."""
        if is_routine(session) and A_STRETCH.search(turn.text):
            _say_next_stretch(turn, session)
            return
        coming = session.at(turn.now).next
        if coming is None:
            turn.say("say_next_none")
            return
        what = f"{duration(coming.length)}{on_side(coming.side)}"
        if coming.stretch != session.at(turn.now).stretch:
            what = f"the {turn.library[coming.stretch].name}, {what}"
        turn.say("say_next", next=what)

    def before_start(self, turn: Turn, session: Session) -> None:
        """In a routine the stretch after the first one; else what every control says."""
        if is_routine(session) and not is_unanswered(turn):
            _say_next_stretch(turn, session)
        else:
            super().before_start(turn, session)


def _say_next_stretch(turn: Turn, session: Session) -> None:
    number = session.item_at(turn.now) + 1
    if number < len(session.plan.items):
        name = turn.library[session.plan.items[number].stretch].name
        turn.say("say_next_stretch", stretch=name)
    else:
        turn.say("say_next_no_stretch")


class WhereAmI(Control):
    """ "Which side is this?" """

    action_name = "action_where_am_i"

    def control(self, turn: Turn, session: Session) -> None:
        """What is going on, on which side, in which repetition."""
        moment = session.at(turn.now)
        rep = f", {moment.rep} of {moment.reps}" if moment.reps > 1 else ""
        if is_routine(session):
            number = session.item_at(turn.now) + 1
            name, of = turn.library[moment.stretch].name, len(session.plan.items)
            turn.say("say_where_in_routine", number=number, of=of, stretch=name)
        turn.say(
            "say_where",
            what=DOING[moment.kind],
            side=on_side(moment.side),
            rep=rep,
            left=left_words(moment),
        )

    def before_start(self, turn: Turn, session: Session) -> None:
        """Which stretch it will begin with."""
        if is_unanswered(turn):
            super().before_start(turn, session)
            return
        moment = session.at(turn.now)
        number, of = session.item_at(turn.now) + 1, len(session.plan.items)
        phrase = "say_where_ready_in_routine" if of > 1 else "say_where_ready"
        turn.say(phrase, stretch=turn.library[moment.stretch].name, number=number, of=of)


class Repeat(LimberAction):
    """ "Say that again": the cue or the answer that was said last."""

    action_name = "action_repeat"

    def answer(self, turn: Turn) -> None:
        """Says it again; getting into position, all of the steps."""
        moment = turn.session.at(turn.now) if turn.session else None
        if moment is not None and moment.state == "ready":
            turn.say("say_repeat_ready")
            say_steps(turn, turn.library[moment.stretch], moment.side)
            turn.say("say_when_ready")
            return
        said = turn.said_last()
        if turn.session is not None and moment is not None and moment.state == "running":
            cue = sheet_for(turn, turn.session.plan).last_before(moment.position)
            cue_said_at = turn.now - (moment.position - cue.at) if cue else 0.0
            if cue and (not said or cue_said_at > said[-1][0]):
                turn.say_text(cue.text)
                return
        for _, text in said:
            turn.say_text(text)
        if not said:
            turn.say("say_nothing_to_repeat")
