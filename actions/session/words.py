"""How an instant of a session is said."""

from __future__ import annotations

from actions.profile.memory import preferences_of
from actions.turn import Turn
from bot.coaching import sheet_of
from bot.protocol import Custom, Voice, session_message
from bot.session import CueSheet, Moment, Plan, Session, Side
from bot.wording import counted, duration, sentence
from knowledge import Stretch

DOING = {
    "setup": "Getting into position",
    "switch": "Changing over",
    "rest": "Resting",
    "countdown": "About to begin",
    "hold": "Holding",
    "release": "Coming out",
    "finish": "Finishing",
}


def on_side(side: Side | None) -> str:
    """ " on the left side", or nothing."""
    return f" on the {side} side" if side else ""


def left(moment: Moment) -> str:
    """What is left of the hold, running or to come."""
    return duration(moment.hold_left)


def left_words(moment: Moment) -> str:
    """The same, at the start of a sentence."""
    return sentence(left(moment))[:-1]


def after(moment: Moment) -> str:
    """What comes after this hold, and how long all of it takes."""
    words = ""
    if moment.state == "running" and _on_the_way(moment):
        words += f" It begins in {_until_hold(moment)}."
    coming = moment.next
    changes = coming is not None and coming.side not in (None, moment.side)
    if coming is not None and changes and coming.stretch == moment.stretch:
        words += f" Then the {coming.side} side."
    return f"{words} {duration(moment.total_left + moment.settle)} in all."


def coming(session: Session, now: float) -> str:
    """What a move has led to."""
    moment = session.at(now)
    what = f"{duration(moment.hold_left)}{on_side(moment.side)}"
    if moment.state == "paused" or not _on_the_way(moment):
        return f"{what}."
    return f"{what}, in {_until_hold(moment)}."


def _on_the_way(moment: Moment) -> bool:
    return moment.kind in ("setup", "switch", "rest", "countdown")


def _until_hold(moment: Moment) -> str:
    assert moment.next is not None  # on the way to a hold that hold is the next one
    return duration(moment.next.start - moment.position + moment.settle)


def dose(session: Session, stretch: Stretch, item: int = 0) -> str:
    """What is planned of a stretch, an item of the plan: "2 times 30 seconds on each side"."""
    first = next(hold for hold in session.plan.holds if hold.item == item)
    sides = " on each side" if first.side else ""
    if stretch.kind == "dynamic":
        moves = round(first.seconds / session.plan.items[item].move_s)
        return f"{counted(moves, 'repetition')}{sides}"
    reps = session.plan.reps_of(item)
    times = "" if reps == 1 else f"{reps} times "
    return f"{times}{duration(first.seconds)}{sides}"


def sheet_for(turn: Turn, plan: Plan) -> CueSheet:
    """The cue sheet of a plan, with as many words as the person wants."""
    sheet = sheet_of(plan, turn.library)
    return sheet.terse() if preferences_of(turn).talk == "less" else sheet


def keep_and_show(turn: Turn, session: Session) -> Moment:
    """Keeps a changed session and sends it, with its sheet when that is new to the client."""
    before = turn.session
    started = before is not None and before.state == "ready" and session.state == "running"
    changed = before is not None and before.sheet != session.sheet
    turn.keep_session(session)
    show_session(turn, session, with_sheet=started or changed)
    return session.at(turn.now)


def show_session(turn: Turn, session: Session, *, with_sheet: bool) -> None:
    """Sends a session: where it is now, not where it was when the person began to speak."""
    wanted = preferences_of(turn)
    voice = Voice(rate=wanted.rate, volume=wanted.volume)
    sheet = sheet_for(turn, session.plan) if with_sheet else None
    message = session_message(session, turn.received, sheet, voice)
    turn.show(**Custom(session=message).encode())
