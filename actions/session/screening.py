"""The screening: what is asked before a start, and what becomes of the answer."""

from __future__ import annotations

from actions.answers import reasons_to_avoid
from actions.routine.start import minds_all, replan, screening_reasons
from actions.session.opening import is_composed, remind
from actions.session.way_in import say_setup
from actions.session.words import keep_and_show
from actions.turn import Turn
from bot.coaching import gentler, objection
from bot.protocol import Custom, Notice
from bot.session import Session
from knowledge import Stretch
from knowledge.safety_base import load_safety


def ruled_out(turn: Turn, stretch: Stretch) -> bool:
    """Whether a condition told of before speaks against it; then says so, and offers another."""
    if not spoken_against(turn, stretch):
        return False
    if turn.in_session:
        # What is under way has a question of its own, which a yes or a no must go on answering.
        remind(turn)
    else:
        offer_instead(turn, stretch)
    return True


def spoken_against(turn: Turn, stretch: Stretch) -> bool:
    """Whether a condition told of before speaks against it; then says so."""
    groups = load_safety().groups
    against = objection(stretch, turn.conditions, groups)
    if against is None:
        return False
    condition, effect = against
    phrase = "say_condition_excludes" if effect == "exclude" else "say_condition_modify"
    reasons = {avoid.condition: avoid.say for avoid in stretch.when_to_avoid}
    called = reasons.get(condition) or groups[condition].name
    turn.say(phrase, condition=called, stretch=stretch.name)
    return True


def say_reasons(turn: Turn, phrase: str, stretch: Stretch) -> None:
    """All that speaks against a stretch, in breaths of a few."""
    first, *others = reasons_to_avoid(stretch)
    turn.say(phrase, reasons=first)
    for reasons in others:
        turn.say("say_screening_or", reasons=reasons)


def ask_again(turn: Turn, session: Session) -> None:
    """The screening question once more: nothing starts without an answer to it."""
    turn.keep(asked="screening")
    if is_composed(turn):
        reasons = screening_reasons(turn, session)
        turn.say("say_routine_screening_again", reasons=reasons)
    else:
        stretch = turn.library[session.at(turn.now).stretch]
        say_reasons(turn, "say_screening_again", stretch)


def pass_screening(turn: Turn, session: Session) -> None:
    """Nothing speaks against it: the way into position. What was told in passing does."""
    if not minds_everything(turn, session):
        plan_around(turn, session)
        return
    turn.keep(asked="ready")
    moment = keep_and_show(turn, session.cleared(turn.now))
    say_setup(turn, turn.library[moment.stretch], moment.side)


def applies(turn: Turn, session: Session) -> None:
    """Something speaks against it: plans around what was named, else leaves the stretch out."""
    if turn.told:
        plan_around(turn, session)
    elif not is_composed(turn):
        _leave_out(turn, session, offer=False)
    elif turn.slot("asked") == "which_condition":
        give_up(turn, session)
    else:
        turn.keep(asked="which_condition")
        turn.say("say_which_condition", reasons=screening_reasons(turn, session))


def minds_everything(turn: Turn, session: Session) -> bool:
    """Whether the plan minds every condition told of, with this message or another."""
    if is_composed(turn):
        return minds_all(turn)
    stretch = turn.library[session.at(turn.now).stretch]
    return objection(stretch, turn.conditions, load_safety().groups) is None


def plan_around(turn: Turn, session: Session) -> None:
    """The session made again around what was told, or another stretch offered in its place."""
    if is_composed(turn):
        replan(turn)
    else:
        _leave_out(turn, session, offer=True)


def give_up(turn: Turn, session: Session) -> None:
    """Something applies that nothing is known of: the session ends before it began."""
    turn.keep(asked=None, pending=None)
    turn.say("say_condition_not_known")
    keep_and_show(turn, session.stop(turn.now, "condition"))


def _leave_out(turn: Turn, session: Session, *, offer: bool) -> None:
    stretch = turn.library[session.at(turn.now).stretch]
    turn.keep(asked=None, pending=None)
    turn.say("say_screening_yes", stretch=stretch.name)
    keep_and_show(turn, session.stop(turn.now, "condition"))
    reasons = ", ".join(reasons_to_avoid(stretch))
    notice = Notice(level="professional", advice=f"{stretch.name}: {reasons}")
    turn.show(**Custom(notice=notice).encode())
    if offer:
        offer_instead(turn, stretch)


def offer_instead(turn: Turn, stretch: Stretch) -> None:
    """Another stretch for someone who can't do this one; nothing when there is none for sure."""
    instead = gentler(stretch, turn.conditions, turn.library, load_safety().groups)
    if instead is not None:
        turn.keep(stretch=instead.id, asked="start", pending=None)
        turn.say("say_offer_instead", stretch=instead.name)
